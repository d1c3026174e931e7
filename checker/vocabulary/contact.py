"""A way to reach somebody, as the post gives it and as it is really meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.vocabulary.reading import Box


class ContactKind(StrEnum):
    WECHAT = "wechat"
    QQ = "qq"
    PHONE = "phone"
    HANDLE = "handle"
    LINK = "link"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """`value` is the contact without its disguise: lower case, digits as digits, a Chinese mobile
    number without its country, any other with `+` and its country.

    `quote` is the piece of item number `item` from `start` to `end`; for a code it is empty and `box` its place.
    """

    kind: ContactKind
    value: str
    item: int
    quote: str = ""
    start: int = 0
    end: int = 0
    box: Box | None = None
