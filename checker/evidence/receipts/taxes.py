"""Whether a printed tax can be the tax of the printed amounts, whichever of them it was worked out from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.structures import State
from checker.vocabulary import Field, TaxLine

MOST_LINES = 30
LEAST_RATE, HIGHEST_RATE = Decimal(1), Decimal(30)
HIGHEST_SHARE = Decimal("0.35")
"""A "tax" above this part of the total was read from a wrong place."""


@dataclass(frozen=True, kw_only=True)
class TaxSum:
    """Whether one tax is explained. `expected` is the tax that the rate gives, where it is not; `lower` says that the
    printed one is smaller, which goods of another rate explain."""

    state: State
    tax: TaxLine
    expected: int = 0
    lower: bool = False


def with_base(tax: TaxLine, figures: Figures) -> TaxSum:
    """A tax whose rate, amount and base stand on one row: net, gross or both.

    A till may round line by line, and a label may say net of what is gross: all readings are tried.
    """
    rate, amount = tax.rate, tax.amount
    if rate is None or amount is None or not figures.clear(rate, amount, tax.net, tax.gross):
        return TaxSum(state=State.UNKNOWN, tax=tax)
    if not _plausible(tax, rate.value, figures):
        return TaxSum(state=State.UNKNOWN, tax=tax)
    printed = abs(figures.whole(amount.value))
    bases = [abs(field.value) for field in (tax.net, tax.gross) if field is not None]
    possible = [
        part for base in bases for part in (figures.part_of(base, rate.value), figures.on_top(base, rate.value))
    ]
    if not possible:
        return TaxSum(state=State.UNKNOWN, tax=tax)
    if any(abs(part - printed) <= tolerance(figures) for part in possible):
        return TaxSum(state=State.HOLDS, tax=tax)
    expected = figures.on_top(tax.net.value, rate.value) if tax.net is not None else possible[0]
    return TaxSum(state=State.BROKEN, tax=tax, expected=abs(expected), lower=printed < expected)


def alone(tax: TaxLine, rate: Decimal, figures: Figures, *, inclusive: bool | None) -> TaxSum:
    """The only tax of the paper, without a base of its own: it must be that of one of the paper's sums.

    A smaller tax is explained by goods of another rate; a larger one than the whole paper could hold is not.
    """
    if tax.amount is None or not figures.clear(tax.amount, tax.rate) or not _plausible(tax, rate, figures):
        return TaxSum(state=State.UNKNOWN, tax=tax)
    printed, bases = abs(figures.whole(tax.amount.value)), list(_bases(figures))
    if not bases:
        return TaxSum(state=State.UNKNOWN, tax=tax)
    if tax.included is not None:
        inclusive = tax.included
    inside = [figures.part_of(base, rate) for base in bases] if inclusive is not False else []
    on_top = [figures.on_top(base, rate) for base in bases] if inclusive is not True else []
    possible = inside + on_top
    near = tolerance(figures)
    if any(abs(part - printed) <= near for part in possible):
        return TaxSum(state=State.HOLDS, tax=tax)
    if printed < max(possible):
        return TaxSum(state=State.UNKNOWN, tax=tax, expected=max(possible), lower=True)
    return TaxSum(state=State.BROKEN, tax=tax, expected=max(possible))


def _plausible(tax: TaxLine, rate: Decimal, figures: Figures) -> bool:
    """Whether rate and amount are of a size that a tax on sales can have; others were read from a wrong place."""
    whole = figures.receipt.total or figures.receipt.subtotal
    within = whole is None or tax.amount is None or abs(tax.amount.value) <= abs(whole.value) * HIGHEST_SHARE
    return LEAST_RATE <= rate <= HIGHEST_RATE and (within or _is_borne_out(tax, rate, figures))


def _is_borne_out(tax: TaxLine, rate: Decimal, figures: Figures) -> bool:
    """Whether base, rate and total belong together, whatever stands in the place of the tax."""
    total, base = figures.receipt.total, tax.net or tax.gross
    if total is None or base is None or not figures.clear(total, base):
        return False
    with_tax = figures.whole(base.value) + figures.on_top(base.value, rate)
    return figures.whole(total.value) in (figures.whole(base.value), with_tax)


def tolerance(figures: Figures) -> int:
    """Half a unit for every line and the sum; where a till rounds line by line, a unit for every line."""
    return max(1, (min(len(figures.receipt.lines), MOST_LINES) + 1) // 2)


def _bases(figures: Figures) -> Iterator[Decimal]:
    """The sums that the tax may be a part of or come on top of, with and without what stands between them."""
    receipt = figures.receipt
    singles: list[Field[Decimal] | None] = [receipt.subtotal, receipt.total]
    sums = [field.value for field in singles if field is not None and figures.clear(field)]
    if figures.goods is not None:
        sums.append(figures.goods * figures.unit)
    charges = [field.value for field in (receipt.service, receipt.tip, receipt.rounding) if field is not None]
    discounts = [-abs(field.value) for field in receipt.discounts]
    for one in sums:
        yield one
        yield from (one + part for part in (*charges, *discounts, *(-charge for charge in charges)))
        yield one + sum(charges) + sum(discounts)
