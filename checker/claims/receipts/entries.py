"""Pairs amounts with what the words beside them say: on the same row, or one row off where the paper is bent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.receipts.amounts import Amount, Writing, find_amounts
from checker.claims.receipts.labelling import NUMBERED, Hit, find_labels, meaning_of
from checker.claims.receipts.lexicon import Meaning, Side
from checker.claims.receipts.sheet import Row, Sheet
from checker.countries import Label

LOST_MARK = 0.5
NEXT_ROW = 1.9
"""A label without an amount may take that of a row at most so many letter heights away."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An amount and what it is said to be (None: nothing); `place` counts the amounts of one meaning on a row."""

    meaning: Meaning | None
    amount: Amount
    row: Row
    hits: tuple[Hit, ...]
    place: int
    certainty: float

    @property
    def words(self) -> str:
        return self.row.text[self.hits[0].start : self.hits[-1].end] if self.hits else ""


@dataclass(frozen=True, kw_only=True)
class Account:
    """A sheet with its numbers and labels: `entries` in reading order, `labels` and `amounts` row by row."""

    sheet: Sheet
    writing: Writing
    amounts: Sequence[Sequence[Amount]]
    labels: Sequence[Sequence[Hit]]
    entries: tuple[Entry, ...]

    def of(self, *meanings: Meaning | None) -> list[Entry]:
        return [entry for entry in self.entries if entry.meaning in meanings]


def read_account(sheet: Sheet) -> Account:
    writing, amounts = find_amounts(sheet.rows)
    labels = find_labels(sheet.rows, amounts)
    entries = []
    for row, numbers, hits in zip(sheet.rows, amounts, labels, strict=True):
        entries += _on_row(row, numbers, hits, writing)
    return Account(
        sheet=sheet,
        writing=writing,
        amounts=amounts,
        labels=labels,
        entries=tuple(_with_neighbours(sheet, entries, labels)),
    )


def _on_row(row: Row, numbers: Sequence[Amount], hits: Sequence[Hit], writing: Writing) -> list[Entry]:
    """Each amount of money with the labels between it and the amount before; without any, it shares those before."""
    money = [number for number in numbers if _may_be_money(row, number, hits, writing)]
    entries: list[Entry] = []
    said: tuple[Hit, ...] = ()
    done = place = 0
    for amount in money:
        here = tuple(hit for hit in hits if done <= hit.start and hit.end <= amount.start)
        if meaning_of(here) is not None:
            said, place = here, 0
        elif amount is money[-1] and not said:
            # Behind an amount a letter or two say how it is taxed; only a longer word says what it is.
            said = tuple(hit for hit in hits if hit.start >= amount.end and hit.end - hit.start >= LONG)
        entries.append(
            Entry(
                meaning=meaning_of(said),
                amount=amount,
                row=row,
                hits=said,
                place=place,
                certainty=min([_certainty(amount, writing), *(hit.certainty for hit in said)]),
            )
        )
        done, place = amount.end, place + 1
    return entries


def _certainty(amount: Amount, writing: Writing) -> float:
    """A whole number where other amounts have decimals may have lost its decimal mark."""
    return (
        min(amount.certainty, LOST_MARK) if amount.whole and not writing.whole and not amount.mark else amount.certainty
    )


def _may_be_money(row: Row, number: Amount, hits: Sequence[Hit], writing: Writing) -> bool:
    if number.share or number.each:
        return False
    if not number.whole or number.mark:
        return True
    before = [hit.meaning for hit in hits if hit.end <= number.start]
    if before and before[-1] in NUMBERED:
        return False
    said = [hit for hit in hits if hit.end <= number.start]
    if writing.whole and (said or _stands_apart(row, number)):
        return True
    return any(hit.meaning in WITHOUT_DECIMALS and hit.end - hit.start >= LONG for hit in said)


def _stands_apart(row: Row, number: Amount) -> bool:
    """Whether the number is a cell of its own or is grouped by marks, as house numbers are not."""
    return number.start in row.offsets or any(mark in row.text[number.start : number.end] for mark in ",.'’")


LONG = 4
WITHOUT_DECIMALS = frozenset({Label.TOTAL, Label.SUBTOTAL, Label.TENDERED})
"""What may be written without decimals although other amounts of the paper have them."""

WAITING = frozenset(
    {
        Label.TOTAL,
        Label.SUBTOTAL,
        Label.NET,
        Label.TAX,
        Label.TAX_INCLUDED,
        Label.TENDERED,
        Label.CHANGE,
        Label.CASH,
        Label.CARD,
        Label.SERVICE,
        Label.ROUNDING,
    }
)


def _with_neighbours(sheet: Sheet, entries: Sequence[Entry], labels: Sequence[Sequence[Hit]]) -> list[Entry]:
    """Rows that are only a label take the amount of the nearest row that is only an amount to the right of them."""
    spoken = {entry.row.number for entry in entries}
    waiting = [
        (row, tuple(hits))
        for row, hits in zip(sheet.rows, labels, strict=True)
        if row.number not in spoken and meaning_of(hits) in WAITING
    ]
    free = [place for place, entry in enumerate(entries) if not entry.hits and _is_lonely(entry)]
    pairs = sorted(
        (abs(entries[place].row.level - row.level), place, number)
        for number, (row, hits) in enumerate(waiting)
        for place in free
        if _may_take(row, hits, entries[place], sheet.height)
    )
    result, taken, given = list(entries), set(), set()
    for _, place, number in pairs:
        if place in taken or number in given:
            continue
        taken.add(place)
        given.add(number)
        result[place] = _named(entries[place], waiting[number][1])
    return result


def _is_lonely(entry: Entry) -> bool:
    """Nothing but the amount, its mark and a letter or two stand on its row."""
    return len(entry.row.text) - (entry.amount.end - entry.amount.start) <= 4


def _may_take(row: Row, hits: Sequence[Hit], entry: Entry, height: float) -> bool:
    return abs(entry.row.level - row.level) <= NEXT_ROW * height and entry.row.x_at(entry.amount.start) >= row.x_at(
        hits[0].start
    )


def _named(entry: Entry, hits: tuple[Hit, ...]) -> Entry:
    meaning = meaning_of(hits)
    if meaning is Side.NOTHING:
        return entry
    certainty = min([0.7, entry.certainty, *(hit.certainty for hit in hits)])
    return Entry(meaning=meaning, amount=entry.amount, row=entry.row, hits=hits, place=0, certainty=certainty)
