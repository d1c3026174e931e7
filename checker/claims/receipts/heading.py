"""The top of a receipt: which lines are the shop's name, its branch and its address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.claims.receipts.addresses import find_address
from checker.claims.receipts.entries import Account
from checker.claims.receipts.folding import squash
from checker.claims.receipts.heading_words import (
    CLOCK_OR_DAY,
    HOUSE_NUMBER,
    NOT_IN_NAMES,
    PHONE,
    WEB,
    heading_words,
    is_address,
    share_of_labels,
)
from checker.claims.receipts.sheet import Row, Sheet
from checker.vocabulary import Field

MOST_ROWS = 14
FIRST, LARGE, LARGEST, BEFORE_ADDRESS, FORM, TRADE, REPEATED, ALONE = 4.5, 1.5, 2.5, 1.0, 2.0, 0.7, 0.8, 0.4
LEAST, SURE, LIKELY, GUESSED = 0.5, 0.9, 0.75, 0.5
NO_NAME = -3.0
SAME_SIZE, LARGER, LARGEST_LETTERS = 0.75, 1.35, 1.3
MOST_LINES = 3
REGISTERED = re.compile(r"\s*\([^()]{0,6}\d{4,}[^()]{0,4}\)\s*$")
"""The number of a company behind its name."""
WELCOME = re.compile(r"^\W*welcome\s?to\s?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Heading:
    merchant: Field[str] | None = None
    branch: Field[str] | None = None
    address: Field[str] | None = None


def read_heading(account: Account, first_good: int | None = None) -> Heading:
    """The parts that the first rows show, those above row number `first_good` where goods were found."""
    rows = _top(account, first_good)
    if not rows:
        return Heading()
    largest = max(_letter_height(row) for row in rows)
    scored = [(_score(account, rows, place, largest), -place, row) for place, row in enumerate(rows)]
    score, _, best = max(scored, key=lambda found: found[:2])
    merchant = None
    used = [best]
    if score >= LEAST:
        used = _together(best, rows, account, {row.number: worth for worth, _, row in scored})
        merchant = _text_field(account.sheet, used, _certainty(score, scored))
    after = [row for row in rows if row.number > used[-1].number]
    return Heading(
        merchant=merchant,
        branch=_branch(account.sheet, after[:3]),
        address=find_address(account, after or rows),
    )


def _top(account: Account, first_good: int | None) -> list[Row]:
    """The rows above the goods and above the first amount of money."""
    ends = [entry.row.number for entry in account.entries if not entry.amount.whole or entry.amount.mark]
    end = min([*ends[:1], MOST_ROWS, *([first_good] if first_good else [])])
    return [row for row in account.sheet.rows[:end] if sum(map(str.isalnum, row.text)) >= 2]


def _score(account: Account, rows: Sequence[Row], place: int, largest: float) -> float:
    """What speaks for a row being the shop's name, less what speaks against it."""
    row, words = rows[place], heading_words()
    text, usual = row.text, account.sheet.height
    letters = sum(map(str.isalpha, text))
    if letters < 2 or letters < 0.5 * sum(map(str.isalnum, text)):
        return NO_NAME
    size = _letter_height(row)
    score = FIRST * (1 - place / max(len(rows), 6)) + LARGE * min(max(size / usual - 1, 0.0), 1.5)
    score += LARGEST * (size >= 0.95 * largest > LARGEST_LETTERS * usual)
    score += FORM * bool(words.form.search(text)) + TRADE * bool(words.trade.search(text))
    score += ALONE * (len(row.cells) == 1 and not text.rstrip().endswith((":", ",")))
    if any(is_address(other.text) or PHONE.search(other.text) for other in rows[place + 1 : place + 3]):
        score += BEFORE_ADDRESS
    name = squash(text)
    if len(name) >= 4 and any(name in squash(other.text) for other in account.sheet.rows if other is not row):
        score += REPEATED
    return score - _against(account, row)


def _against(account: Account, row: Row) -> float:
    """What speaks against a row being the shop's name."""
    text = row.text.rstrip()
    hits = [hit for hit in account.labels[row.number] if hit.meaning in NOT_IN_NAMES]
    against = 3.0 * is_address(text) + 3.0 * bool(PHONE.search(text) or CLOCK_OR_DAY.search(text))
    against += 2.5 * bool(WEB.search(text))
    against += 3.5 if share_of_labels(row.text, hits) > 0.5 else 1.5 if hits else 0.0
    plain = squash(WELCOME.sub("", text))
    against += 3.0 * any(plain.startswith(word) for word in heading_words().neither)
    against += 1.5 * (len(text) > 40) + 1.0 * (sum(map(str.isdigit, text)) > 3)
    against += 1.0 * (len(text) > 25 and text.endswith((".", ",", ":", "!", "?")))
    return against + 1.5 * (sum(map(str.isalpha, text)) < 3)


def _together(best: Row, rows: Sequence[Row], account: Account, worth: Mapping[int, float]) -> list[Row]:
    """A name over several lines: neighbours as large as it that look like names too."""
    used = [best]
    for step in (1, -1):
        place = next(index for index, row in enumerate(rows) if row is best) + step
        while 0 <= place < len(rows) and len(used) < MOST_LINES:
            if not _continues(used[-1 if step > 0 else 0], rows[place], account, worth):
                break
            used.insert(len(used) if step > 0 else 0, rows[place])
            place += step
    return used


def _continues(row: Row, other: Row, account: Account, worth: Mapping[int, float]) -> bool:
    """Large letters go on below each other; else only a word such as `Restaurant` or a legal form is added."""
    one, two = sorted((_letter_height(row), _letter_height(other)))
    apart, words, text = abs(other.level - row.level), heading_words(), other.text
    if apart > 2.2 * two or worth[other.number] < LEAST or is_address(text) or HOUSE_NUMBER.match(text):
        return False
    if one >= SAME_SIZE * two and one > LARGER * account.sheet.height and len(text) <= 24:
        return True
    if words.trade.fullmatch(text.strip()) or words.form.fullmatch(text.strip(" .")):
        return True
    return len(row.text) <= 5 and one >= SAME_SIZE * two and len(text) <= 14 and row.number < other.number


def _letter_height(row: Row) -> float:
    return max(cell.height for cell in row.cells)


def _certainty(score: float, scored: Sequence[tuple[float, int, Row]]) -> float:
    second = sorted((found[0] for found in scored), reverse=True)[1:2] or [0.0]
    if score < 2.0:
        return GUESSED
    return SURE if score - second[0] >= 1.0 else LIKELY


def _branch(sheet: Sheet, rows: Sequence[Row]) -> Field[str] | None:
    for row in rows:
        if heading_words().branch.search(row.text) and not is_address(row.text) and len(row.text) <= 40:
            return sheet.field(row.text, row, 0, len(row.text), LIKELY)
    return None


def _text_field(sheet: Sheet, rows: Sequence[Row], certainty: float) -> Field[str]:
    fields = [sheet.field(row.text, row, 0, len(row.text), certainty) for row in rows]
    name = REGISTERED.sub("", WELCOME.sub("", " ".join(field.text for field in fields)))
    return sheet.joined(name.strip(" *~-=_#'\"<>|"), fields)
