"""Chooses the total among the amounts: by its words, by what adds up, by where it stands and how often it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from checker.claims.receipts.entries import Account, Entry
from checker.claims.receipts.lexicon import Meaning, Side
from checker.countries import Label

ZERO = Decimal(0)
CLOSE = Decimal("0.021")
"""Two roundings to a cent."""
LABELLED, ADDS_UP, PAID, REPEATED, BOUGHT, LAST, LARGEST = 3.0, 3.0, 2.5, 0.8, 0.4, 0.6, 1.2
SUPERSEDED = 2.0
LAST_RESORT = 1.0
LEAST = 2.4
SURE, LIKELY, GUESSED = 0.97, 0.85, 0.6
MOST_TAXES = 6


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
    candidates: tuple[Candidate, ...] = field(default=())


def choose_totals(account: Account, taxes: Sequence[Decimal], goods: Decimal | None = None) -> Totals:
    """The total and subtotal; `taxes` are the printed ones, `goods` the sum of the things bought where it is known."""
    candidates = _candidates(account, taxes, goods)
    best = max(candidates, key=lambda candidate: candidate.score, default=None)
    if best is None or best.score < LEAST:
        return Totals(subtotal=_subtotal(account, None, taxes), candidates=tuple(candidates))
    return Totals(
        total=best.entry,
        subtotal=_subtotal(account, best.entry.amount.value, taxes),
        certainty=_certainty(best, candidates),
        adds_up=best.adds_up,
        candidates=tuple(candidates),
    )


def _candidates(account: Account, taxes: Sequence[Decimal], goods: Decimal | None) -> list[Candidate]:
    entries = [entry for entry in account.entries if _may_be_total(entry)]
    labelled = [entry for entry in entries if entry.meaning is Label.TOTAL]
    with_tip, without_tip = _sums(account, taxes, CHARGES), _sums(account, taxes, CHARGES[:1])
    (earlier, later), paid = _superseded(account), _paid(account)
    largest = max((abs(entry.amount.value) for entry in labelled), default=ZERO)
    first = min((e.row.number for e in account.of(Label.SUBTOTAL, Label.NET)), default=0)
    most = max((e.amount.value for e in account.of(None, Label.SUBTOTAL, Label.CARD, Label.CASH)), default=ZERO)
    found = []
    for place, entry in enumerate(entries):
        value = entry.amount.value
        score = _words(entry)
        sums = with_tip if entry.meaning is Label.TOTAL else without_tip if entry.row.number >= first else []
        adds_up = value != ZERO and _is_near(value, sums)
        adds_up = adds_up or (entry.meaning is Label.TOTAL and entry.row.number in later)
        spent = value > ZERO and _is_near(value, paid)
        score += ADDS_UP * adds_up + PAID * spent
        score += REPEATED * any(other.amount.value == value for other in entries if other.row is not entry.row)
        if goods is not None:
            score += BOUGHT * _is_near(value, [goods])
        if entry.meaning is Label.TOTAL:
            score += LAST * (entry is labelled[-1]) + LARGEST * (abs(value) == largest)
            score -= SUPERSEDED * (entry.row.number in earlier or value == ZERO != largest)
        score += 0.01 * place / max(len(entries), 1)
        if entry.meaning is Label.CARD and not labelled and value >= most:
            score += LAST_RESORT
        found.append(Candidate(entry=entry, score=score * (0.6 + 0.4 * entry.certainty), adds_up=adds_up or spent))
    return found


CHARGES = (Label.SERVICE, Label.ROUNDING, Label.TIP)
OTHERWISE: dict[Meaning | None, float] = {
    Label.CARD: 1.5,
    Label.CASH: 0.5,
    Label.TENDERED: 0.3,
    Label.ROUNDING: 0.0,
    Side.ASIDE: 0.0,
    None: 0.0,
}


def _may_be_total(entry: Entry) -> bool:
    return entry.meaning is Label.TOTAL or (entry.meaning in OTHERWISE and entry.amount.value > ZERO)


def _words(entry: Entry) -> float:
    if entry.meaning is Label.TOTAL:
        return LABELLED - 0.3 * entry.place * (entry.place > 1)
    return OTHERWISE[entry.meaning]  # type: ignore[index]


def _sums(account: Account, taxes: Sequence[Decimal], charges: Sequence[Label]) -> list[Decimal]:
    """What the total would be if subtotal, taxes, charges and discounts were added up in any usual way."""
    bases = [base for base in _values(account, Label.SUBTOTAL, Label.NET) if base]
    extras = _values(account, *charges)
    less = [-abs(value) for value in _values(account, Label.DISCOUNT)] if Label.TIP in charges else []
    added = {tax for tax in _taxes(taxes) if tax}
    untaxed = bases if ZERO in taxes else []
    others = {sum(some, ZERO) for count in range(len(extras[:3]) + 1) for some in combinations(extras[:3], count)}
    others |= {other + discount for other in others for discount in less[:3]}
    return [base + tax + other for base in bases for tax in added | {ZERO} for other in others if tax or other] + untaxed


def _superseded(account: Account) -> tuple[set[int], set[int]]:
    """Rows of totals that a later total replaces by a printed charge or rounding, and the rows of those later ones."""
    totals, extras = account.of(Label.TOTAL), [extra for extra in _values(account, *CHARGES) if extra]
    pairs = [
        (one.row.number, other.row.number)
        for place, one in enumerate(totals)
        for other in totals[place + 1 :]
        if ZERO < abs(other.amount.value - one.amount.value) < one.amount.value / 2
        and abs(other.amount.value - one.amount.value) in {abs(extra) for extra in extras}
    ]
    return {earlier for earlier, _ in pairs}, {later for _, later in pairs}


def _taxes(values: Sequence[Decimal]) -> set[Decimal]:
    """Each tax, all of them, and all different ones: tills print the same tax twice or its sum below."""
    return {*values, sum(values[:MOST_TAXES], ZERO), sum(set(values[:MOST_TAXES]), ZERO)}


def _paid(account: Account) -> list[Decimal]:
    """What was handed over less what came back."""
    change = [abs(value) for value in _values(account, Label.CHANGE)]
    given = _values(account, Label.TENDERED, Label.CASH)
    return [gave - back for gave in given for back in change if back]


def _values(account: Account, *labels: Label) -> list[Decimal]:
    return [entry.amount.value for entry in account.of(*labels)]


def _is_near(value: Decimal, others: Iterable[Decimal]) -> bool:
    return any(abs(value - other) < CLOSE for other in others)


def _certainty(best: Candidate, candidates: Sequence[Candidate]) -> float:
    if best.entry.meaning is not Label.TOTAL:
        return GUESSED * best.entry.certainty
    value = best.entry.amount.value
    rivals = {c.entry.amount.value for c in candidates if c.entry.meaning is Label.TOTAL} - {value}
    if best.adds_up:
        return SURE * min(best.entry.certainty + 0.1, 1.0)
    return (GUESSED if rivals else LIKELY) * best.entry.certainty


def _subtotal(account: Account, total: Decimal | None, taxes: Sequence[Decimal]) -> Entry | None:
    """The labelled subtotal, the one that adds up to the total first; else the amount before tax."""
    entries = account.of(Label.SUBTOTAL) or [entry for entry in account.of(Label.NET) if entry.amount.value]
    if total is None:
        return entries[0] if entries else None
    added = [tax for tax in _taxes(taxes) if tax]
    others = [entry for entry in account.of(Label.TOTAL) if not entries and entry.amount.value != total]
    fitting = [
        entry for entry in [*entries, *others] if any(abs(entry.amount.value + tax - total) < CLOSE for tax in added)
    ]
    return next(iter(fitting or entries), None)
