"""Chooses the total: by its words first, then by what adds up, by where it stands and how often it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.claims.receipts.entries import Account, Entry
from checker.claims.receipts.lexicon import Meaning, Side
from checker.claims.receipts.sums import CLOSE, ZERO, Expected, expected_totals, is_near, together, values
from checker.countries import Label

LABELLED, ADDS_UP, PAID, REPEATED, BOUGHT, LAST, LARGEST = 3.0, 3.0, 2.5, 0.8, 0.4, 0.6, 1.2
REPLACED, LAST_RESORT, FURTHER = 2.0, 1.0, 0.3
LEAST = 2.4
SURE_LABEL = 0.75
"""From this certainty on a label is believed: other amounts are then no totals, whatever adds up."""
SURE, LIKELY, GUESSED = 0.97, 0.85, 0.6
OTHERWISE: dict[Meaning | None, float] = {
    Label.CARD: 1.5,
    Label.CASH: 0.5,
    Label.TENDERED: 0.3,
    Label.ROUNDING: 0.0,
    Side.ASIDE: 0.0,
    None: 0.0,
}
"""What amounts with other labels, or none, are worth as a total; sums must speak for them."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    entry: Entry
    score: float
    adds_up: bool


@dataclass(frozen=True, kw_only=True)
class Totals:
    """The chosen entries; `certainty` is that of the total."""

    total: Entry | None = None
    subtotal: Entry | None = None
    certainty: float = 0.0
    adds_up: bool = False


def choose_totals(account: Account, taxes: Sequence[Decimal], goods: Decimal | None = None) -> Totals:
    """The total and subtotal; `taxes` are the printed ones, `goods` the sum of the things bought where it is known."""
    candidates = _candidates(account, taxes, goods)
    best = max(candidates, key=lambda candidate: candidate.score, default=None)
    if best is None or best.score < LEAST:
        return Totals(subtotal=_subtotal(account, None, taxes))
    return Totals(
        total=best.entry,
        subtotal=_subtotal(account, best.entry.amount.value, taxes),
        certainty=_certainty(best, candidates),
        adds_up=best.adds_up,
    )


def _candidates(account: Account, taxes: Sequence[Decimal], goods: Decimal | None) -> list[Candidate]:
    expected = expected_totals(account, taxes)
    labelled = _without_totals_of_taxes(account.of(Label.TOTAL), taxes)
    sure = any(entry.certainty >= SURE_LABEL for entry in labelled)
    others = [] if sure else [entry for entry in account.of(*OTHERWISE) if entry.amount.value > ZERO]
    entries = sorted([*labelled, *others], key=lambda entry: (entry.row.number, entry.amount.start))
    found = []
    for place, entry in enumerate(entries):
        adds_up = _adds_up(account, entry, expected)
        paid = entry.amount.value > ZERO and is_near(entry.amount.value, expected.paid)
        score = ADDS_UP * adds_up + PAID * paid + _worth(account, entry, labelled, expected)
        score += REPEATED * _is_repeated(account, entry) + 0.01 * place / len(entries)
        if goods is not None:
            score += BOUGHT * is_near(entry.amount.value, [goods])
        found.append(Candidate(entry=entry, score=score * (0.6 + 0.4 * entry.certainty), adds_up=adds_up or paid))
    return found


def _without_totals_of_taxes(labelled: Sequence[Entry], taxes: Sequence[Decimal]) -> list[Entry]:
    """Without the last row of a table of taxes, "TOTAL 140.00 8.40": the sums of what is taxed and of the taxes."""
    rows = [entry.row.number for entry in labelled]
    pairs = {
        entry.row.number
        for entry in labelled
        if entry.place == 1 and rows.count(entry.row.number) == len(("base", "tax")) and entry.amount.value in taxes
    }
    return [entry for entry in labelled if entry.row.number not in pairs] or list(labelled)


def _adds_up(account: Account, entry: Entry, expected: Expected) -> bool:
    """Amounts without the label only below the subtotal, and not by a tip or discount."""
    if entry.meaning is Label.TOTAL:
        added = entry.amount.value != ZERO and is_near(entry.amount.value, expected.added)
        return added or entry.row.number in expected.later
    first = min((other.row.number for other in account.of(Label.SUBTOTAL, Label.NET)), default=0)
    return entry.row.number >= first and is_near(entry.amount.value, expected.plain)


def _worth(account: Account, entry: Entry, labelled: Sequence[Entry], expected: Expected) -> float:
    """What the words and the place say."""
    value = entry.amount.value
    if entry.meaning is not Label.TOTAL:
        most = max(values(account, None, Label.SUBTOTAL, Label.CARD, Label.CASH), default=ZERO)
        alone = entry.meaning is Label.CARD and not labelled and value >= most
        return OTHERWISE[entry.meaning] + LAST_RESORT * alone
    largest = max(abs(other.amount.value) for other in labelled)
    worth = LABELLED + LAST * (entry is labelled[-1]) + LARGEST * (abs(value) == largest)
    worth -= FURTHER * max(entry.place - 1, 0)
    return worth - REPLACED * (entry.row.number in expected.earlier or value == ZERO != largest)


def _is_repeated(account: Account, entry: Entry) -> bool:
    return any(
        other.amount.value == entry.amount.value and other.row is not entry.row
        for other in account.of(Label.TOTAL, *OTHERWISE)
    )


def _certainty(best: Candidate, candidates: Sequence[Candidate]) -> float:
    if best.entry.meaning is not Label.TOTAL:
        return GUESSED * best.entry.certainty
    value = best.entry.amount.value
    rivals = {c.entry.amount.value for c in candidates if c.entry.meaning is Label.TOTAL} - {value}
    if best.adds_up:
        return SURE * min(best.entry.certainty + 0.1, 1.0)
    return (GUESSED if rivals else LIKELY) * best.entry.certainty


def _subtotal(account: Account, total: Decimal | None, taxes: Sequence[Decimal]) -> Entry | None:
    """The labelled subtotal, the one that adds up to the total first; else the amount before tax or discount."""
    entries = account.of(Label.SUBTOTAL) or [entry for entry in account.of(Label.NET) if entry.amount.value]
    if total is None:
        return entries[0] if entries else None
    discounts = [-abs(value) for value in values(account, Label.DISCOUNT)]
    changes = {change for change in (*together(taxes), *discounts, sum(discounts, ZERO)) if change}
    others = [entry for entry in account.of(Label.TOTAL) if not entries and entry.amount.value != total]
    fitting = [
        entry
        for entry in [*entries, *others]
        if any(abs(entry.amount.value + change - total) < CLOSE for change in changes)
    ]
    return next(iter(fitting or entries), None)
