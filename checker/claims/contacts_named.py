"""Contacts in texts, on pictures and in codes, each with its place and brought back to one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.claims.voices import heard
from checker.claims.wraps import spelled
from checker.patterns.contacts import FoundContact, find_on, letter_by_letter
from checker.vocabulary import Code, Contact, ContactKind, ItemKind, Reading

_LINK = re.compile(
    r"(?:https?://)?(?P<id>(?:u\.wechat\.com|weixin\.qq\.com/r|wa\.me|t\.me|line\.me/(?:r/)?ti/p|qm\.qq\.com/cgi-bin/qm/qr"
    r"|work\.weixin\.qq\.com/[a-z]+)[/?][\w\-./?=&~%]{3,200})",
    re.IGNORECASE,
)
_NUMBER_LINK = re.compile(r"(?:wa\.me/|tel:|whatsapp://send\?phone=)(\+?\d{8,15})(?!\d)", re.IGNORECASE)
_MOBILE = re.compile(r"\+?86(1[3-9]\d{9})|(?<!\+)(1[3-9]\d{9})")
_NAME_LINK = re.compile(r"weixin://contacts/profile/([a-z][a-z0-9_\-]{4,29})", re.IGNORECASE)


def find_contacts(readings: Sequence[Reading]) -> tuple[Contact, ...]:
    """Every contact of every item, in the order of the items; the same one twice on an item counts once."""
    found: dict[tuple[int, str], Contact] = {}
    for reading in readings:
        for contact in (*_in_words(reading), *_in_codes(reading)):
            found.setdefault((reading.item, contact.value), contact)
    return tuple(found.values())


def _in_words(reading: Reading) -> Iterator[Contact]:
    """Letter by letter, because a name keeps its hyphens; then in the spelling that closes gaps in the words before."""
    for found in find_on((letter_by_letter(heard(reading)), spelled(reading))):
        yield _contact(found, reading)


def _in_codes(reading: Reading) -> Iterator[Contact]:
    for code in reading.codes:
        for kind, value in dict.fromkeys(_said_by(code)):
            yield Contact(kind=kind, value=value, item=reading.item, box=code.box)


def _said_by(code: Code) -> Iterator[tuple[ContactKind, str]]:
    """The number or name in a code; else its address, which is as good as a name and keeps its case."""
    if number := _NUMBER_LINK.search(code.text):
        yield ContactKind.PHONE, _telephone(number[1], local=number[0].lower().startswith("tel:"))
    elif name := _NAME_LINK.search(code.text):
        yield ContactKind.WECHAT, name[1].lower()
    elif link := _LINK.search(code.text):
        yield ContactKind.LINK, link["id"]
    elif "://" not in code.text:
        for found in find_on((letter_by_letter(code.text),)):
            yield found.kind, found.value


def _telephone(number: str, *, local: bool) -> str:
    """A mobile number in China without its country, any other with `+`; only `local` ones may leave the country out."""
    mobile = _MOBILE.fullmatch(number)
    if mobile and (mobile[1] or local):
        return mobile[1] or mobile[2]
    return f"+{number.removeprefix('+')}"


def _contact(found: FoundContact, reading: Reading) -> Contact:
    return Contact(
        kind=found.kind,
        value=found.value,
        item=reading.item,
        quote=reading.text[found.start : found.end],
        start=found.start,
        end=found.end,
        box=reading.box_of(found.start, found.end) if reading.kind is ItemKind.PICTURE else None,
    )
