"""How the receipt checks do: what they fault on genuine receipts, whether they notice one changed digit, and whether
they name the artist's faults."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from statistics import median

from checker.claims import find_claims, find_offers, find_receipts
from checker.devtools.artist.receipts import FAULTS, Sale, make_sale, readings_of, shops, spoilt, with_true_post
from checker.evidence import examine_receipts
from checker.evidence.receipts.check import Paper
from checker.evidence.receipts.figures import Figures
from checker.evidence.receipts.totals import extras, tolerance
from checker.vocabulary import Answer, Field, ItemKind, Reading, Receipt, Result

SUMS = frozenset({"total-arithmetic", "tax-arithmetic", "line-arithmetic", "change", "slip-against-receipt"})
"""The checks that can notice a changed digit."""
POST_ITEM = 9
CENT = Decimal("0.01")
BY_ITS_WORDS = 0.8
"""An amount read less surely has no word of its own and was told only by the sum that it is part of."""


@dataclass
class Faulted:
    """Receipts that any check faults, with the messages, and how often each answer was given."""

    receipts: int = 0
    faulted: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """The median time of parsing and checking one receipt."""
        return median(self.seconds) * 1000 if self.seconds else 0.0


@dataclass
class Noticed:
    """Changes tried and noticed, by what was changed; `rounded` are changes no larger than rounding and so not tried,
    `unread` receipts whose arithmetic could not be read, on which nothing was changed."""

    tried: Counter[str] = field(default_factory=Counter)
    rounded: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    noticed: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def note(self, kind: str, *, noticed: bool, what: str) -> None:
        self.tried[kind] += 1
        self.noticed[kind] += noticed
        if not noticed:
            self.missed.append(f"{kind}: {what}")


def examined(readings: Sequence[Reading], today: date) -> tuple[tuple[Receipt, ...], tuple[Answer, ...]]:
    """The receipts of one case and the answers about them."""
    receipts = find_receipts(readings)
    posts = [reading for reading in readings if reading.kind is ItemKind.TEXT]
    return receipts, examine_receipts(receipts, readings, find_claims(posts), find_offers(posts), today=today)


def faults_on(rows: Iterable[tuple[str, Reading]], today: date) -> Faulted:
    """What the checks fault on receipts that are taken to be genuine."""
    found = Faulted()
    for name, reading in rows:
        started = time.perf_counter()
        _, answers = examined([reading], today)
        found.seconds.append(time.perf_counter() - started)
        found.receipts += 1
        found.answers.update(f"{answer.message.id} {answer.result}" for answer in answers)
        failed = [f"{one.message.id} {dict(one.message.params)}" for one in answers if one.result is Result.FAIL]
        if failed:
            found.faulted.append(f"{name}: {'; '.join(failed)}")
    return found


def digits_changed(rows: Iterable[tuple[str, Reading]], today: date) -> Noticed:
    """One digit of the total, or of the tax, changed wherever that amount is printed.

    The arithmetic of a receipt is readable if, unchanged, subtotal and tax are read by their own words, make the total
    and the check of the total passes: the changed amount is then determined by the other two. A change counts only if
    it is larger than the rounding which that sum allows for (a unit, half a unit for each term, and the step of cash):
    both are decided before it is known whether the change is noticed.
    """
    found = Noticed()
    for name, reading in rows:
        receipts, answers = examined([reading], today)
        if len(receipts) != 1 or not _reads_sum(receipts[0], answers):
            found.unread += 1
            continue
        taxes = [tax.amount for tax in receipts[0].taxes if tax.amount is not None and tax.amount.value]
        for kind, amount in (("total", receipts[0].total), ("tax", taxes[0])):
            changed = _with_another_digit(reading, amount, f"{name} {kind}") if amount is not None else None
            if amount is None or changed is None:
                continue
            if _is_rounding(receipts, reading, (amount, changed[1]), kind, today):
                found.rounded[kind] += 1
            else:
                _, answers = examined([changed[0]], today)
                noticed = any(one.result is Result.FAIL and one.check in SUMS for one in answers)
                found.note(kind, noticed=noticed, what=f"{name}: {amount.text} as {changed[1]}")
    return found


def _reads_sum(receipt: Receipt, answers: Sequence[Answer]) -> bool:
    """Whether subtotal and tax make the total, each is read by its own words, and the check says that they add up."""
    if receipt.subtotal is None or receipt.total is None or receipt.subtotal.value == receipt.total.value:
        return False
    read = [receipt.subtotal, receipt.total, *(tax.amount for tax in receipt.taxes if tax.amount is not None)]
    if min(field.confidence for field in read) < BY_ITS_WORDS:
        return False
    taxes = [tax.amount.value for tax in receipt.taxes if tax.amount is not None and tax.amount.value]
    gap = receipt.total.value - receipt.subtotal.value
    adds_up = any(abs(one - gap) <= CENT for one in (*taxes, sum(taxes, Decimal(0)))) if taxes else False
    return adds_up and any(one.check == "total-arithmetic" and one.result is Result.PASS for one in answers)


def _is_rounding(
    receipts: Sequence[Receipt], reading: Reading, changed: tuple[Field[Decimal], str], kind: str, today: date
) -> bool:
    """Whether subtotal and tax still make the total, as far as rounding goes, after an amount became other digits."""
    amount, digits = changed
    paper = Paper(receipts=receipts, number=0, readings=[reading], claims=(), offers=(), today=today)
    figures, total = Figures(paper), receipts[0].total
    assert total is not None
    cents = re.sub(r"\D", "", digits)
    new = int(cents) if figures.unit < 1 else figures.whole(Decimal(cents))
    printed = new if kind == "total" else figures.whole(total.value)
    return abs(new - abs(figures.whole(amount.value))) <= tolerance(figures, printed, len(extras(receipts[0])))


def _with_another_digit(reading: Reading, amount: Field[Decimal], seed: str) -> tuple[Reading, str] | None:
    """The reading with one digit of the amount changed on every line that prints it, and the new digits."""
    found = re.search(r"[\d.,]*\d", amount.text)
    if found is None:
        return None
    digits = found[0]
    new = random.Random(seed).choice(list(_other_digits(digits)))  # noqa: S311 — repeatable, no secret
    printed = re.compile(rf"(?<![\d.,]){re.escape(digits)}(?!\d|[.,]\d)")
    if not printed.search(reading.text):
        return None
    lines, start = [], 0
    for line in reading.lines:
        text = printed.sub(new, line.text)
        lines.append(replace(line, text=text, start=start))
        start += len(text) + 1
    return replace(reading, lines=tuple(lines), text="\n".join(line.text for line in lines)), new


def _other_digits(digits: str) -> Iterator[str]:
    """The number with one digit changed, by more than one unit of its last place."""
    places = [place for place, sign in enumerate(digits) if sign.isdigit()]
    for place in places:
        for other in "0123456789":
            more_than_one = place != places[-1] or abs(int(other) - int(digits[place])) > 1
            if other != digits[place] and more_than_one and not (place == places[0] and other == "0"):
                yield digits[:place] + other + digits[place + 1 :]


def artist_named(seeds: int, today: date) -> tuple[Faulted, Noticed]:
    """What is faulted on the artist's correct receipts, and how many of its faults the right check names."""
    correct, named = Faulted(), Noticed()
    for code in shops():
        for seed in range(seeds):
            sale = make_sale(code, seed)
            _, answers = examined(_case(with_true_post(sale)), today)
            correct.receipts += 1
            failed = [one.message.id for one in answers if one.result is Result.FAIL]
            correct.faulted += [f"{code} {seed}: {'; '.join(failed)}"] if failed else []
            for name, fault in FAULTS.items():
                if fault.fits(sale):
                    _, answers = examined(_case(spoilt(sale, name, seed)), today)
                    right = any(one.check == fault.check and one.result is Result.FAIL for one in answers)
                    named.note(name, noticed=right, what=f"{code} {seed}")
    return correct, named


def _case(sale: Sale) -> list[Reading]:
    post = [Reading(item=POST_ITEM, kind=ItemKind.TEXT, text=sale.post)] if sale.post else []
    return [*readings_of(sale), *post]
