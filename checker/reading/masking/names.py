"""Names of people where the words around them say so: after "recipient", before "先生", on tickets and passports.

A Chinese name cannot be told from other words by itself, so no name is looked for in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.masking.finding import WORDS, Sheet, any_of, any_of_wrapped
from checker.reading.masking.kinds import MaskedSpan, MaskKind

_WORDS = WORDS["names"]
_SURE, _UNSURE, _TITLES = any_of_wrapped(_WORDS["sure"]), any_of(_WORDS["unsure"]), any_of(_WORDS["titles"])
_SURE_LATIN, _UNSURE_LATIN, _CLEAR_LATIN = (
    any_of(_WORDS[name]) for name in ("sure_latin", "unsure_latin", "clear_latin")
)
_CHINESE = r"[\u3400-\u9fff]"
_STOP = f"(?!{any_of(_WORDS['not_names'])})"
# A word that goes on with the next label ends the name; single characters also stand in names.
_NO_WORD = f"(?!{any_of([word for word in _WORDS['not_names'] if len(word) > 1])})"
_CHINESE_NAME = rf"{_STOP}(?:{_NO_WORD}{_CHINESE}|[*●○·]){{1,5}}{_TITLES}?"
_LATIN_NAME = r"[a-z][a-z'’\-]{0,20}\.?(?:[ ,/]{1,2}[a-z][a-z'’\-]{0,20}\.?){0,3}"
_ENDS = rf"(?:(?=[\s,，.。、;:/|()\d+\-]|$)|(?!{_NO_WORD}))"
_COMMON = f"[{_WORDS['surnames'].strip()[:108]}]"
_SURNAME = f"[{_WORDS['surnames'].strip()}]"
_EITHER = rf"(?P<own>{_CHINESE_NAME}|{_LATIN_NAME})"
_LABELLED = (
    re.compile(rf"{_SURE}\s*[:;]\s?(?:本人[ ,]?)?{_EITHER}"),
    re.compile(rf"{_SURE}[ \t]*(?P<own>{_STOP}(?:{_SURNAME}|[小阿老*●○])(?:{_CHINESE}|[*●○·]){{1,3}}){_ENDS}"),
    re.compile(rf"(?:(?<!{_CHINESE})|(?=姓名|户名)){_UNSURE}[ \t]*[:;][ \t]?{_EITHER}{_ENDS}"),
    # The label on a parcel.
    re.compile(rf"(?:(?<=\n)|^)[收寄发到][ \t]*[:;]?[ \t]*(?P<own>{_STOP}{_CHINESE}{{2,4}})(?=[ \t,]*[+\d(*])"),
    re.compile(rf"(?<![a-z]){_SURE_LATIN}[ \t]*[:;][ \t]*{_EITHER}"),
    re.compile(rf"(?<![a-z])(?:ship to|served by|attn) {_EITHER}"),
    re.compile(rf"(?<![a-z]){_CLEAR_LATIN}[ \t]*[:;][ \t]*{_EITHER}"),
)
_IN_CONTEXT = re.compile(rf"(?:(?<=\n)|^)[ \t]*{_UNSURE_LATIN}[ \t]*[:;][ \t]*{_EITHER}")
_CONTEXT = re.compile(rf"(?<![a-z]){any_of(_WORDS['context_latin'])}(?![a-z])")
_LATIN_END = re.compile(rf"[ ,/]+{any_of(_WORDS['ends_latin'])}(?![a-z])|\.(?= )")
_HONORIFIC = re.compile(rf"(?<!{_CHINESE})(?P<own>{_COMMON}{_CHINESE}{{0,2}}?){_TITLES}(?!们)")
_HONORIFIC_INSIDE = re.compile(rf"(?P<own>{_COMMON}){_TITLES}(?!们)")
_TICKET_NAME = re.compile(
    r"(?<![a-z])(?P<own>[a-z]{2,20}/[a-z]{2,20}(?: [a-z]{2,15})?) ?(?:mrs?|ms|miss|mstr|先生|女士|小姐)(?![a-z])"
)
_TICKET_BARE = re.compile(r"(?<![a-z/])[a-z]{2,20}/[a-z]{2,20}(?: [a-z]{2,15})?(?![a-z/])")
_TICKET_WORD = re.compile(r"登机|航班|行程单|boarding|flight|passenger|旅客|座位|seat|gate|pnr|itinerary")
_DEEDS = "撤回了一条消息|收回了一则[讯信]息|拍了拍|领取了你的|开启了朋友验证|邀请.{1,24}加入|加入了?群聊|通过扫描"
_APP_SENTENCES = (
    re.compile(r"你已(?:添加|新增)了(?P<own>.{1,24}?)[,，]现在可以开始聊天"),
    re.compile(r"(?:以上是|你已通过)(?P<own>.{1,24}?)(?:的朋友验证|的好友请求)"),
    re.compile(rf"(?:^|\n)[\"“]?(?P<own>[^\n\"”]{{1,24}}?)[\"”]? ?(?:{_DEEDS})"),
    re.compile(r"(?:邀请|你领取了) ?[\"“]?(?!你)(?P<own>[^\n\"”“]{1,24}?)[\"”]? ?(?:加入了?群聊|的红包)"),
    re.compile(r"拍了拍 ?[\"“]?(?!你|我|自己)(?P<own>[^\n\"”“]{1,24}?)[\"”]? ?(?:$|\n)"),
    re.compile(
        r"(?:^|\n)(?:你?已?转[账帐]给|向|转[账帐][\-一](?:转?给|来自))"
        r"(?P<own>[^\n ,:;。]{1,14}?)(?:转[账帐]|付款)?(?:$|\n)"
    ),
    re.compile(r"(?:扫二维码付款|二维码收款)\-(?:给|来自)(?P<own>[^\n ,:;。]{1,14})"),
    re.compile(r"(?:^|\n)(?:等待|待)(?!对方|好友|买家|卖家)(?P<own>[^\n ,:;。]{1,14}?)(?:确认)?收款(?:$|\n)"),
)


def names_in(sheet: Sheet) -> Iterator[MaskedSpan]:
    for pattern in (*_LABELLED, _IN_CONTEXT) if _CONTEXT.search(sheet.text) else _LABELLED:
        for match in pattern.finditer(sheet.text):
            end = _LATIN_END.search(match["own"])
            start = match.start("own")
            yield sheet.span(start, start + (end.start() if end else len(match["own"])), MaskKind.NAME)
    yield from sheet.spans(_HONORIFIC, MaskKind.NAME, "own")
    yield from sheet.spans(_HONORIFIC_INSIDE, MaskKind.NAME, "own")
    yield from sheet.spans(_TICKET_NAME, MaskKind.NAME, "own")
    if _TICKET_WORD.search(sheet.text):
        yield from sheet.spans(_TICKET_BARE, MaskKind.NAME)
    for pattern in _APP_SENTENCES:
        yield from sheet.spans(pattern, MaskKind.NAME, "own")
