"""What the printed amounts come to when they are added up in the usual ways, so that a total can be recognised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from checker.claims.receipts.entries import Account
from checker.claims.receipts.lexicon import Meaning
from checker.countries import Label

ZERO = Decimal(0)
CLOSE = Decimal("0.021")
"""Two roundings to a cent."""
MOST_TAXES, MOST_CHARGES = 6, 3
CHARGES = (Label.SERVICE, Label.ROUNDING, Label.TIP)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Values that a total may have: `added` with any charge and discount, `plain` with no more than service and tax,
    `paid` by what was handed over and came back. `earlier` and `later` are numbers of rows: of totals that another
    total replaces by a printed charge or rounding, and of those others.
    """

    added: frozenset[Decimal]
    plain: frozenset[Decimal]
    paid: frozenset[Decimal]
    earlier: frozenset[int]
    later: frozenset[int]


def expected_totals(account: Account, taxes: Sequence[Decimal]) -> Expected:
    """`taxes` are the printed ones."""
    earlier, later = _replaced(account)
    return Expected(
        added=_added(account, taxes, CHARGES, values(account, Label.DISCOUNT)[:MOST_CHARGES]),
        plain=_added(account, taxes, CHARGES[:1], ()),
        paid=_paid(account),
        earlier=earlier,
        later=later,
    )


def values(account: Account, *meanings: Meaning | None) -> list[Decimal]:
    return [entry.amount.value for entry in account.of(*meanings)]


def is_near(value: Decimal, others: Iterable[Decimal]) -> bool:
    return any(abs(value - other) < CLOSE for other in others)


def together(taxes: Sequence[Decimal]) -> set[Decimal]:
    """Each tax, all of them, and all different ones: tills print the same tax twice or its sum below."""
    some = taxes[:MOST_TAXES]
    return {*taxes, sum(some, ZERO), sum(set(some), ZERO)}


def _added(
    account: Account, taxes: Sequence[Decimal], charges: Sequence[Label], discounts: Sequence[Decimal]
) -> frozenset[Decimal]:
    """Subtotals with taxes, charges and discounts; a subtotal alone only where the printed tax is nothing."""
    bases = [base for base in values(account, Label.SUBTOTAL, Label.NET) if base]
    extras = values(account, *charges)[:MOST_CHARGES]
    others = {sum(some, ZERO) for count in range(len(extras) + 1) for some in combinations(extras, count)}
    others |= {other - abs(discount) for other in others for discount in discounts}
    added = {*together(taxes), ZERO}
    sums = {base + tax + other for base in bases for tax in added for other in others if tax or other}
    return frozenset(sums | set(bases if ZERO in taxes else ()))


def _paid(account: Account) -> frozenset[Decimal]:
    """What was handed over less what came back."""
    change = [abs(value) for value in values(account, Label.CHANGE)]
    given = values(account, Label.TENDERED, Label.CASH)
    return frozenset(gave - back for gave in given for back in change if back)


def _replaced(account: Account) -> tuple[frozenset[int], frozenset[int]]:
    totals = account.of(Label.TOTAL)
    extras = {abs(extra) for extra in values(account, *CHARGES) if extra}
    pairs = [
        (one.row.number, other.row.number)
        for place, one in enumerate(totals)
        for other in totals[place + 1 :]
        for apart in [abs(other.amount.value - one.amount.value)]
        if ZERO < apart < one.amount.value / 2 and apart in extras
    ]
    return frozenset(earlier for earlier, _ in pairs), frozenset(later for _, later in pairs)
