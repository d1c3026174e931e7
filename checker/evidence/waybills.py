"""Parcel numbers whose last digit is calculated: of the post (UPU S10) and of UPS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Letters of services with tracked items; only these countries' posts, so that an article number is not taken for one.
_S10 = re.compile(
    r"(?<![a-z0-9])[celruvz][a-z] ?(?P<digits>\d{3} ?\d{3} ?\d{2}) ?(?P<check>\d) ?(?P<country>ad|ae|ar|at|au|be|bg|br"
    r"|by|ca|ch|cl|cn|cy|cz|de|dk|ee|es|fi|fr|gb|gr|hk|hr|hu|id|ie|il|in|is|it|jp|kr|lt|lu|lv|mo|mt|mx|my|nl|no|nz|ph"
    r"|pl|pt|ro|rs|ru|sa|se|sg|si|sk|th|tr|tw|ua|us|vn|za)(?![a-z0-9])"
)
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_UPS = re.compile(r"(?<![a-z0-9])1z ?(?P<body>[0-9a-z]{15})(?P<check>\d)(?![a-z0-9])")


@dataclass(frozen=True, kw_only=True)
class Waybill:
    """A number in the text from `start` to `end`: whether its last digit fits, and the post of which country gave it.

    `country` is a lower-case ISO code; empty where the number does not say.
    """

    start: int
    end: int
    fits: bool
    country: str = ""


def waybills(text: str) -> Iterator[Waybill]:
    """The parcel numbers of a spelled text."""
    for found in _S10.finditer(text):
        yield Waybill(
            start=found.start(),
            end=found.end(),
            fits=s10_digit(found["digits"].replace(" ", "")) == int(found["check"]),
            country=found["country"],
        )
    for found in _UPS.finditer(text):
        yield Waybill(start=found.start(), end=found.end(), fits=ups_digit(found["body"]) == int(found["check"]))


def s10_digit(digits: str) -> int:
    """The check digit of eight digits, by https://www.upu.int/ standard S10."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, _S10_WEIGHTS, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def ups_digit(body: str) -> int:
    """The check digit of the fifteen characters between `1Z` and it; letters count from 2 for A, round and round."""
    values = [int(one) if one.isdigit() else (ord(one) - ord("a") + 2) % 10 for one in body]
    return -(sum(values[0::2]) + 2 * sum(values[1::2])) % 10
