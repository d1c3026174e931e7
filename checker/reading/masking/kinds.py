"""The words of masking: the kinds of personal data, a masked piece of a text, a masked place of a picture.

A masked text keeps its length and its widths: a narrow character becomes `█` and a wide one `〓`, so that every offset
and `Reading.box_of` stay true. Line ends and blanks stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.vocabulary import Box

NARROW, WIDE = "█", "〓"
_FIRST_WIDE = 0x2E80


class MaskKind(StrEnum):
    """What is masked."""

    NAME = "name"
    PHONE = "phone"
    CONTACT = "contact"  # WeChat, QQ, other handles, e-mail
    IDENTITY = "identity"  # identity cards, passports
    ADDRESS = "address"
    ACCOUNT = "account"  # cards, bank accounts
    ORDER = "order"  # orders, parcels, payments
    CODE = "code"
    FACE = "face"
    AVATAR = "avatar"


@dataclass(frozen=True, kw_only=True, order=True)
class MaskedSpan:
    """The characters `start:end` of the text."""

    start: int
    end: int
    kind: MaskKind


@dataclass(frozen=True, kw_only=True)
class MaskedText:
    """`text` has the length of what was given; `spans` are in order and do not overlap."""

    text: str
    spans: tuple[MaskedSpan, ...]


@dataclass(frozen=True, kw_only=True)
class MaskedPlace:
    box: Box
    kind: MaskKind


def blanked(text: str, spans: Iterable[MaskedSpan]) -> str:
    """The text with every visible character of `spans` masked."""
    characters = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if not characters[at].isspace():
                characters[at] = WIDE if ord(characters[at]) >= _FIRST_WIDE else NARROW
    return "".join(characters)


def united(spans: Iterable[MaskedSpan]) -> tuple[MaskedSpan, ...]:
    """In order, overlapping ones made one with the kind of the first."""
    done: list[MaskedSpan] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if done and span.start < done[-1].end:
            last = done.pop()
            span = MaskedSpan(start=last.start, end=max(last.end, span.end), kind=last.kind)
        done.append(span)
    return tuple(done)
