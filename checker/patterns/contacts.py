"""Contacts in a text, found under their disguises and brought back to one spelling.

Styled letters, circled digits and variants are read letter by letter; numerals become digits, split ones are joined,
and the many words for WeChat and its like are recognised as what stands before an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from checker.patterns.contact_digits import digits_of, spaced_out
from checker.patterns.contact_signs import stands_for
from checker.patterns.letters import Letters
from checker.patterns.spelling import Spelled
from checker.vocabulary.contact import ContactKind

_WECHAT = (
    r"(?:[加\+➕私扫搜]\s?)?(?:微❤?信|薇信|微芯|薇芯|威信|维信|徽信|葳信|卫星|[v微薇威维葳徽][信❤♥]|微[\[(【「]信[\])】」]"
    r"|绿泡泡|绿聊|绿色软件(?=\s?:)|小绿书?加?(?=\s?:)|we ?chat|wei ?xin|[v微薇威维] ?xin|vx|wx)"
    r"|[加私]\s?[v薇微威卫]|(?<![a-z0-9])[v薇微](?=\s?[:;])|(?<=\n)薇|^薇"
)
_QQ = r"(?<![a-z])(?:q ?q|扣扣|企鹅|q群)"
_HANDLE = (
    r"(?<![a-z])(?:telegram|tg|电报|纸飞机|whats ?app|wa|line|kakao(?: ?talk)?|signal|insta(?:gram)?|ig|ins(?=\s?[:@])"
    r"|小红书号?|抖音号?|xhs)"
)
_SEPARATOR = r"(?:\s?(?:号码?|群|账号|id|咨询|同号|联系|是|is|no\.?)){0,2}\s*[:;=\-@~>→👉➡(\[【「『《]*\s*"
_NAME = r"(?P<id>[a-z][a-z0-9_\-]{4,29}|\d{5,15})(?![a-z0-9])"
_DOTTED = r"(?P<id>[a-z][a-z0-9_.]{3,29}|\d{5,15})(?![a-z0-9])"
_SPACED = r"(?P<spaced>(?:[a-z0-9][ .·*\-]){5,20}[a-z0-9])(?![a-z0-9])"
_LEADS = (
    (ContactKind.WECHAT, re.compile(rf"(?:{_WECHAT}){_SEPARATOR}(?:{_SPACED}|{_NAME})")),
    (ContactKind.QQ, re.compile(rf"(?:{_QQ}){_SEPARATOR}(?P<id>[1-9](?:[ .·*\-]?\d){{4,10}})(?!\d)")),
    (ContactKind.HANDLE, re.compile(rf"(?:{_HANDLE})(?:{_SEPARATOR}(?<=[:;=@\s])){_DOTTED}")),
)
_AT = re.compile(r"(?<![\w.@])@(?P<id>[a-z][a-z0-9_.]{3,29})(?![\w@])")
_MOBILE = re.compile(r"(?<![\d.])(?:\+?86)?(?P<id>1[3-9]\d{9})(?!\d)")
_ABROAD = re.compile(r"\+[1-9]\d{7,14}")
_WORD_BEFORE = re.compile(r"(?:line|signal|wa)\s+")
_NOT_IDS = frozenset({"wechat", "weixin", "whatsapp", "telegram", "instagram", "please", "contact", "number", "order"})
_PROGRAMS = frozenset({"android", "iphone", "windows", "official", "service", "version", "program", "video", "group"})
_SPACED_OUT = re.compile(r"(?:[a-z0-9_][ .·*\-])+[a-z0-9_]")


@dataclass(frozen=True, kw_only=True)
class FoundContact:
    """Offsets are into the text as given: `start:end` with the words before the id, `own_start:end` the id alone."""

    kind: ContactKind
    value: str
    start: int
    end: int
    own_start: int


def find_on(sheets: Iterable[Spelled]) -> Iterator[FoundContact]:
    """The contacts on several spellings of one text; what an earlier spelling gave is not given again."""
    taken: list[tuple[int, int]] = []
    for sheet in sheets:
        for found in sorted(_on_sheet(sheet), key=lambda found: (found.start, found.end)):
            if not any(found.start < last and first < found.end for first, last in taken):
                taken.append((found.start, found.end))
                yield found


def letter_by_letter(raw: str) -> Spelled:
    """Each character of the text as it is read by itself, so that a name keeps its hyphens."""
    letters = _letters()
    readings = [stands_for(character) or letters.reading_of(character) for character in raw]
    places = [at for at, reading in enumerate(readings) for _ in reading]
    return Spelled(raw, "".join(readings), places, [at + 1 for at in places])


@cache
def _letters() -> Letters:
    return Letters()


def _on_sheet(sheet: Spelled) -> Iterator[FoundContact]:
    text = digits_of(sheet.text)
    for kind, lead in _LEADS:
        for match in lead.finditer(text):
            group = "spaced" if match.groupdict().get("spaced") else "id"
            if _is_plain_word(match[0], match[group]):
                continue
            if value := _value(match[group]):
                yield _found(sheet, _kind(kind, value), value, match.span(), match.start(group))
    for match in _AT.finditer(text):
        if match["id"] not in _NOT_IDS:
            yield _found(sheet, ContactKind.HANDLE, match["id"], match.span(), match.start("id"))
    for number, start, end in spaced_out(text):
        if value := _telephone(number):
            yield _found(sheet, ContactKind.PHONE, value, (start, end), start)


def _is_plain_word(whole: str, name: str) -> bool:
    """Whether it is more likely "price line rental" than somebody's name."""
    return bool(_WORD_BEFORE.fullmatch(whole.removesuffix(name))) and name.isalpha()


def _found(sheet: Spelled, kind: ContactKind, value: str, span: tuple[int, int], own: int) -> FoundContact:
    start, end = sheet.place(*span)
    return FoundContact(kind=kind, value=value, start=start, end=end, own_start=sheet.starts[own])


def _telephone(number: str) -> str:
    """A mobile number in China without its country, one abroad with it; else nothing."""
    if mobile := _MOBILE.fullmatch(number):
        return mobile["id"]
    return number if _ABROAD.fullmatch(number) else ""


def _value(name: str) -> str:
    """The name without what is between its characters where each stands alone; nothing for a word that is no name."""
    value = re.sub(r"[ .·*\-]", "", name) if _SPACED_OUT.fullmatch(name) or name[0].isdigit() else name.rstrip("._-")
    return "" if value in _NOT_IDS | _PROGRAMS or len(value) < 5 else value


def _kind(kind: ContactKind, value: str) -> ContactKind:
    return ContactKind.PHONE if _MOBILE.fullmatch(value) else kind
