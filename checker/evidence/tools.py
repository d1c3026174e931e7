"""What checks may ask of the world outside the case. By default nothing was ever seen before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from checker.vocabulary import Evidence, Reading, Receipt


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Something of this case that was met in other cases, which are not shown.

    `cases` of others remember it since `since`. They name `sellers` different sellers who are not the one of this
    case; `unknown` of the cases name none. `seller_known` says whether this case names its seller.
    """

    evidence: Evidence
    cases: int
    sellers: int
    unknown: int
    since: date
    seller_known: bool


class SeenPictures(Protocol):
    def __call__(self, readings: Sequence[Reading], /) -> Sequence[Seen]:
        """The pictures that other cases had, too; none of a brand's own catalogue."""


class SeenTexts(Protocol):
    def __call__(self, readings: Sequence[Reading], /) -> Sequence[Seen]:
        """The texts of which other cases had a near copy."""


class SeenContacts(Protocol):
    def __call__(self, readings: Sequence[Reading], /) -> Sequence[Seen]:
        """The contacts that other cases named; here `sellers` counts nobody else, since the contact is the seller."""


class ReceiptNumber(StrEnum):
    """What a till, or a card terminal, prints once only: with shop and day it tells one purchase from all others."""

    RECEIPT = "number"
    AUTHORISATION = "authorisation"


class SeenNumbers(Protocol):
    def __call__(self, receipt: Receipt, number: ReceiptNumber, /) -> Seen | None:
        """Other cases with a receipt of this number, shop and day; None where there are none, or no such number."""


def nothing_seen(_: Sequence[Reading]) -> Sequence[Seen]:
    """The answer where nothing is remembered, as in a scan."""
    return ()


def no_number_seen(_: Receipt, __: ReceiptNumber) -> None:
    """The answer where nothing is remembered, as in a scan."""


@dataclass(frozen=True, kw_only=True)
class Tools:
    """One tool for each thing that can be looked up."""

    pictures: SeenPictures = nothing_seen
    texts: SeenTexts = nothing_seen
    contacts: SeenContacts = nothing_seen
    numbers: SeenNumbers = no_number_seen


NO_TOOLS = Tools()


@dataclass(frozen=True, kw_only=True)
class Supposed:
    """The answer that an example of a check supposes: its first line was seen in `cases` other cases."""

    cases: int
    sellers: int = 0
    unknown: int = 0
    since: date = date(2026, 9, 1)
    seller_known: bool = True

    def __call__(self, readings: Sequence[Reading]) -> Sequence[Seen]:
        line = readings[0].lines[0]
        evidence = Evidence(item=readings[0].item, quote=line.text, start=line.start, end=line.start + len(line.text))
        return (self._seen(evidence),)

    def number(self, receipt: Receipt, _: ReceiptNumber) -> Seen:
        """Every number of the example's receipt was seen."""
        return self._seen(Evidence(item=receipt.item))

    def tools(self) -> Tools:
        """The tools of the example."""
        return Tools(pictures=self, texts=self, contacts=self, numbers=self.number)

    def _seen(self, evidence: Evidence) -> Seen:
        return Seen(
            evidence=evidence,
            cases=self.cases,
            sellers=self.sellers,
            unknown=self.unknown,
            since=self.since,
            seller_known=self.seller_known,
        )
