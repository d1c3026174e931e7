"""Card slips: which receipt a slip goes with, and which card scheme its label, application and number speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from checker.evidence.receipts.check import Paper
from checker.vocabulary import CardSlip, Field, Receipt

APPLICATIONS: Mapping[str, str] = {
    "A000000003": "visa",
    "A000000004": "mastercard",
    "A000000333": "unionpay",
    "A000000065": "jcb",
    "A000000025": "amex",
    "A000000152": "discover",
    "A000000277": "interac",
}
"""Registered application providers: the first ten digits of an application's number."""

NAMES: Mapping[str, str] = {
    "visa": "visa",
    "mastercard": "mastercard",
    "master card": "mastercard",
    "maestro": "mastercard",
    "unionpay": "unionpay",
    "union pay": "unionpay",
    "银联": "unionpay",
    "銀聯": "unionpay",
    "은련": "unionpay",
    "jcb": "jcb",
    "american express": "amex",
    "amex": "amex",
    "diners": "discover",
    "discover": "discover",
    "interac": "interac",
}
TITLES: Mapping[str, str] = {
    "visa": "Visa",
    "mastercard": "Mastercard",
    "unionpay": "UnionPay",
    "jcb": "JCB",
    "amex": "American Express",
    "discover": "Diners/Discover",
    "interac": "Interac",
}
TWO_SCHEMES = frozenset({"unionpay", "interac"})
"""Their cards often carry a second scheme, whose number they then have."""


@dataclass(frozen=True, kw_only=True)
class Payment:
    """A card slip with the receipt that it goes with, on `paper`; `one_paper` says that both were printed together."""

    slip: CardSlip
    paper: Paper
    one_paper: bool
    amount: Field[Decimal] | None
    day: Field[date] | None
    moment: Field[time] | None

    @property
    def receipt(self) -> Receipt:
        return self.paper.receipt


def payment(paper: Paper) -> Payment | None:
    """The receipt that this paper's slip goes with: its own, or the only one of the case of the same day."""
    receipt, slip = paper.receipt, paper.receipt.slip
    if slip is None:
        return None
    if not receipt.is_slip:
        return _payment(slip, receipt, paper, one_paper=True)
    others = [replace(paper, number=number) for number in range(len(paper.receipts))]
    bought = [other for other in others if not other.receipt.is_slip and other.receipt.total is not None]
    if len(bought) != 1 or sum(other.is_slip for other in paper.receipts) != 1:
        return None
    day, other_day = slip.day or receipt.day, bought[0].receipt.day
    if day is None or other_day is None or not _can_be_one(day.value, other_day.value):
        return None
    return _payment(slip, receipt, bought[0], one_paper=False)


def _payment(slip: CardSlip, printed_on: Receipt, paper: Paper, *, one_paper: bool) -> Payment:
    own = None if one_paper else printed_on
    return Payment(
        slip=slip,
        paper=paper,
        one_paper=one_paper,
        amount=slip.amount or (own.total if own else None),
        day=slip.day or (own.day if own else None),
        moment=slip.moment or (own.moment if own else None),
    )


def _can_be_one(day: date, other: date) -> bool:
    """Whether two dates are the same day, or would be if day and month of one of them change places."""
    return day.year == other.year and {(other.month, other.day), (other.day, other.month)} >= {(day.month, day.day)}


def schemes_named(text: str) -> frozenset[str]:
    """The schemes whose names are in the text."""
    folded = " ".join(text.casefold().split())
    return frozenset(scheme for name, scheme in NAMES.items() if name in folded)


def scheme_of_label(text: str) -> str:
    """The scheme that a printed name means; empty where it is none or more than one."""
    found = schemes_named(text)
    return next(iter(found)) if len(found) == 1 else ""


def scheme_of_application(number: str) -> str:
    """The scheme of an application number; empty where it is not one of the known ones."""
    return APPLICATIONS.get("".join(number.split()).upper()[:10], "")


def scheme_of_number(masked: str) -> frozenset[str]:
    """The schemes that the visible first digits allow; empty where too few of them are visible."""
    first = masked.replace(" ", "")
    shown = first[: next((place for place, sign in enumerate(first) if not sign.isdigit()), len(first))]
    if not shown:
        return frozenset()
    if shown[0] == "4":
        return frozenset({"visa"})
    if len(shown) < 2:
        return frozenset()
    return _by_two_digits(int(shown[:2]), int(shown[:4]) if len(shown) >= 4 else None)


def _by_two_digits(two: int, four: int | None) -> frozenset[str]:
    if 51 <= two <= 55 or (four is not None and 2221 <= four <= 2720):
        return frozenset({"mastercard"})
    if two in (34, 37):
        return frozenset({"amex"})
    if two == 35:
        return frozenset({"jcb"})
    if two == 62:
        return frozenset({"unionpay", "discover"})
    if two in (30, 36, 38, 39, 64, 65) or two == 60:
        return frozenset({"discover", "unionpay"} if two == 60 else {"discover"})
    return frozenset()
