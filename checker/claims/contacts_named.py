"""Contacts in texts, on pictures and in codes, found under their disguises and brought back to one spelling.

Pictures, styled letters, circled digits and variants are read letter by letter; numerals become digits, split ones are
joined, and the many words for WeChat and its like are recognised as what stands before an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.claims.contacts_digits import digits_of, spaced_out
from checker.claims.wraps import spelled
from checker.patterns.letters import Letters
from checker.patterns.spelling import Spelled
from checker.vocabulary import Code, Contact, ContactKind, ItemKind, Reading

_WECHAT = (
    r"(?:[加\+➕私扫搜]\s?)?(?:微信|薇信|微芯|薇芯|威信|维信|徽信|葳信|卫星|[v微薇][信❤]|绿泡泡|绿聊"
    r"|we ?chat|wei ?xin|vxin|vx|wx)"
    r"|[加私]\s?[v薇微威卫]|(?<![a-z0-9])[v薇](?=\s?[:;])|(?<=\n)薇|^薇"
)
_QQ = r"(?<![a-z])(?:q ?q|扣扣|企鹅|q群)"
_HANDLE = (
    r"(?<![a-z])(?:telegram|tg|电报|纸飞机|whats ?app|wa|line|kakao(?: ?talk)?|signal|insta(?:gram)?|ig"
    r"|小红书号?|抖音号?|xhs)"
)
_SEPARATOR = r"(?:\s?(?:号码?|群|账号|id|咨询|同号|联系|is|no\.?))?\s*[:;=\-@~>→👉]*\s*"
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
_LINK = re.compile(
    r"(?:https?://)?(?P<id>(?:u\.wechat\.com|weixin\.qq\.com/r|wa\.me|t\.me|line\.me/(?:r/)?ti/p|qm\.qq\.com/cgi-bin/qm/qr"
    r"|work\.weixin\.qq\.com/[a-z]+)[/?][\w\-./?=&~%]{3,200})",
    re.IGNORECASE,
)
_NOT_IDS = frozenset({"wechat", "weixin", "whatsapp", "telegram", "instagram", "please", "contact", "number", "order"})
_SPACED_OUT = re.compile(r"(?:[a-z0-9_][ .·*\-])+[a-z0-9_]")


def find_contacts(readings: Sequence[Reading]) -> tuple[Contact, ...]:
    """Every contact of every item, in the order of the items; the same one twice on an item counts once."""
    found: dict[tuple[int, str], Contact] = {}
    for reading in readings:
        for contact in (*_in_words(reading), *_in_codes(reading)):
            found.setdefault((reading.item, contact.value), contact)
    return tuple(found.values())


def _in_words(reading: Reading) -> Iterator[Contact]:
    """Letter by letter, because a name keeps its hyphens; then in the spelling that closes gaps in the words before."""
    taken: list[tuple[int, int]] = []
    for sheet in (_letter_by_letter(reading.text), spelled(reading)):
        for kind, value, (start, end) in sorted(_in_sheet(sheet), key=lambda found: found[2]):
            if not any(start < last and first < end for first, last in taken):
                taken.append((start, end))
                yield _contact(kind, value, reading, start, end)


def _in_sheet(sheet: Spelled) -> Iterator[tuple[ContactKind, str, tuple[int, int]]]:
    text = digits_of(sheet.text)
    for kind, lead in _LEADS:
        for match in lead.finditer(text):
            if value := _value(match.groupdict().get("spaced") or match["id"]):
                yield _kind(kind, value), value, sheet.place(*match.span())
    for match in _AT.finditer(text):
        if match["id"] not in _NOT_IDS:
            yield ContactKind.HANDLE, match["id"], sheet.place(*match.span())
    for number, start, end in spaced_out(text):
        if value := _telephone(number):
            yield ContactKind.PHONE, value, sheet.place(start, end)


def _letter_by_letter(raw: str) -> Spelled:
    """Each character of the text as it is read by itself."""
    letters = _letters()
    readings = [letters.reading_of(character) for character in raw]
    places = [at for at, reading in enumerate(readings) for _ in reading]
    return Spelled(raw, "".join(readings), places, [at + 1 for at in places])


@cache
def _letters() -> Letters:
    return Letters()


def _telephone(number: str) -> str:
    """A mobile number in China without its country, one abroad with it; else nothing."""
    if mobile := _MOBILE.fullmatch(number):
        return mobile["id"]
    return number if _ABROAD.fullmatch(number) else ""


def _in_codes(reading: Reading) -> Iterator[Contact]:
    for code in reading.codes:
        if value := _linked(code):
            yield Contact(kind=ContactKind.LINK, value=value, item=reading.item, box=code.box)


def _linked(code: Code) -> str:
    """The address in a contact code, which is as good as a name; case matters there."""
    match = _LINK.search(code.text)
    return match["id"] if match else ""


def _value(name: str) -> str:
    """The name without what is between its characters where each stands alone; nothing for a word that is no name."""
    value = re.sub(r"[ .·*\-]", "", name) if _SPACED_OUT.fullmatch(name) or name[0].isdigit() else name.rstrip("._-")
    return "" if value in _NOT_IDS or len(value) < 5 else value


def _kind(kind: ContactKind, value: str) -> ContactKind:
    return ContactKind.PHONE if _MOBILE.fullmatch(value) else kind


def _contact(kind: ContactKind, value: str, reading: Reading, start: int, end: int) -> Contact:
    return Contact(
        kind=kind,
        value=value,
        item=reading.item,
        quote=reading.text[start:end],
        start=start,
        end=end,
        box=reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None,
    )
