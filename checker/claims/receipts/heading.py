"""The top of a receipt: which lines are the shop's name, its branch and its address."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.claims.receipts.entries import Account
from checker.claims.receipts.folding import squash
from checker.claims.receipts.sheet import Row, Sheet
from checker.countries import Label
from checker.vocabulary import Field

FILE = Path(__file__).with_name("headings.toml")
MOST_ROWS = 14
FIRST, LARGE, LARGEST, BEFORE_ADDRESS, FORM, TRADE, REPEATED, ALONE = 4.5, 1.5, 2.5, 1.0, 2.0, 0.7, 0.8, 0.4
LEAST, SURE, LIKELY, GUESSED = 0.5, 0.9, 0.75, 0.5
SAME_SIZE = 0.75
PHONE = re.compile(r"(?:\+|\(?\b0)?\(?\d{2,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}\b")
CLOCK_OR_DAY = re.compile(r"\d{1,2}[:/.-]\d{1,2}[:/.-]\d{2,4}|\d{1,2}:\d{2}|\d{4}[-/年]\d{1,2}")
WEB = re.compile(r"www\.|https?:|@|\.(?:com|net|org|co)\b", re.IGNORECASE)
POSTAL = re.compile(
    r"[A-Z]{2}[ ,.]*\d{5}(?:-\d{4})?\b|[A-Z][a-z.]+,? ?[A-Z]{2}[ .]*\d{5}|,\s?[A-Z]{2}\b[ .,]*\d{0,5}$|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"^\d{4,5}[ -]?[A-Za-zÀ-ÿ]{3,}|\b\d{5,6}$|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|#\d{1,3}-\d{1,3}|〒 ?\d{3}"
)
HOUSE_NUMBER = re.compile(r"^(?:no\.?|lot|unit|shop)?\s?\d{1,6}[A-Za-z]?(?:[-/&]\d+)*[ ,.]*(?=[A-Za-z]{3})", re.IGNORECASE)
WELCOME = re.compile(r"^\W*welcome\s?to\s?", re.IGNORECASE)
NOT_IN_NAMES = frozenset(
    {
        Label.TITLE,
        Label.RECEIPT_NUMBER,
        Label.TILL,
        Label.CASHIER,
        Label.TAX_ID,
        Label.COUNT,
        Label.PHONE,
        Label.DATE,
        Label.TIME,
        Label.POINTS,
        Label.TOTAL,
        Label.SUBTOTAL,
        Label.SAVED,
        Label.CARD,
    }
)


@dataclass(frozen=True, kw_only=True)
class Heading:
    merchant: Field[str] | None = None
    branch: Field[str] | None = None
    address: Field[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Words:
    """The lists of `headings.toml` as expressions."""

    form: re.Pattern[str]
    trade: re.Pattern[str]
    street: re.Pattern[str]
    branch: re.Pattern[str]
    neither: tuple[str, ...]


def read_heading(account: Account) -> Heading:
    """The parts that the first rows show."""
    rows = _top(account)
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
        address=_address(account.sheet, after or rows),
    )


def _top(account: Account) -> list[Row]:
    """The rows above the first amount that is said to be money or stands in the column of the goods."""
    end = len(account.sheet.rows)
    for entry in account.entries:
        if not entry.amount.whole or entry.amount.mark:
            end = entry.row.number
            break
    return [row for row in account.sheet.rows[: min(end, MOST_ROWS)] if sum(map(str.isalnum, row.text)) >= 2]


def _score(account: Account, rows: Sequence[Row], place: int, largest: float) -> float:
    row, words = rows[place], _words()
    text = row.text
    letters = sum(map(str.isalpha, text))
    if letters < 2 or letters < 0.5 * sum(map(str.isalnum, text)):
        return -3.0
    score = FIRST * (1 - place / max(len(rows), 6))
    size = _letter_height(row)
    score += LARGE * min(max(size / account.sheet.height - 1, 0.0), 1.5) + LARGEST * (size >= 0.95 * largest > 1.3 * account.sheet.height)
    score += FORM * bool(words.form.search(text)) + TRADE * bool(words.trade.search(text))
    score += ALONE * (len(row.cells) == 1 and not text.rstrip().endswith((":", ",")))
    if any(is_address(other.text) or PHONE.search(other.text) for other in rows[place + 1 : place + 3]):
        score += BEFORE_ADDRESS
    name = squash(text)
    if len(name) >= 4 and any(name in squash(other.text) for other in account.sheet.rows if other is not row):
        score += REPEATED
    return score - _against(account, row, words)


def _against(account: Account, row: Row, words: Words) -> float:
    """What speaks against a row being the shop's name."""
    text = row.text
    hits = [hit for hit in account.labels[row.number] if hit.meaning in NOT_IN_NAMES]
    said = sum(hit.end - hit.start for hit in hits)
    against = 3.0 * is_address(text) + 3.0 * bool(PHONE.search(text) or CLOCK_OR_DAY.search(text))
    against += 2.5 * bool(WEB.search(text)) + (3.5 if said > 0.5 * len(text) else 1.5 if hits else 0.0)
    plain = squash(WELCOME.sub("", text))
    against += 3.0 * any(plain.startswith(word) for word in words.neither)
    against += 1.5 * (len(text) > 40) + 1.0 * (sum(map(str.isdigit, text)) > 3) + 1.0 * (text.rstrip()[-1:] in ".,:!?") * (len(text) > 25)
    return against + 1.5 * (sum(map(str.isalpha, text)) < 3)


def is_address(text: str) -> bool:
    """Whether a line looks like a part of an address."""
    return bool(POSTAL.search(text) or _words().street.search(text)) and not WEB.search(text)


def _together(best: Row, rows: Sequence[Row], account: Account, worth: Mapping[int, float]) -> list[Row]:
    """A name over several lines: neighbours as large as it that look like names too."""
    used = [best]
    for step in (1, -1):
        place = next(index for index, row in enumerate(rows) if row is best) + step
        while 0 <= place < len(rows) and len(used) < 3 and _continues(used[-1 if step > 0 else 0], rows[place], account, worth):
            used.insert(len(used) if step > 0 else 0, rows[place])
            place += step
    return used


def _continues(row: Row, other: Row, account: Account, worth: Mapping[int, float]) -> bool:
    """Large letters go on below each other; else only a word such as `Restaurant` or a legal form is added."""
    one, two = sorted((_letter_height(row), _letter_height(other)))
    apart, words, text = abs(other.level - row.level), _words(), other.text
    if apart > 2.2 * two or worth[other.number] < LEAST or is_address(text) or HOUSE_NUMBER.match(text):
        return False
    if one >= SAME_SIZE * two and one > 1.35 * account.sheet.height and len(text) <= 24:
        return True
    added = words.trade.fullmatch(text.strip()) or words.form.fullmatch(text.strip(" ."))
    return bool(added) or (len(row.text) <= 5 and one >= SAME_SIZE * two and len(text) <= 14 and row.number < other.number)


def _letter_height(row: Row) -> float:
    return max(cell.height for cell in row.cells)


def _certainty(score: float, scored: Sequence[tuple[float, int, Row]]) -> float:
    second = sorted((found[0] for found in scored), reverse=True)[1:2] or [0.0]
    if score < 2.0:
        return GUESSED
    return SURE if score - second[0] >= 1.0 else LIKELY


def _branch(sheet: Sheet, rows: Sequence[Row]) -> Field[str] | None:
    for row in rows:
        if _words().branch.search(row.text) and not is_address(row.text) and len(row.text) <= 40:
            return sheet.field(row.text, row, 0, len(row.text), LIKELY)
    return None


def _address(sheet: Sheet, rows: Sequence[Row]) -> Field[str] | None:
    """The lines from the first to the last that look like an address, at most one other line between."""
    marked = [place for place, row in enumerate(rows) if _is_address_line(row.text)]
    if not marked:
        return None
    last = marked[0]
    for place in marked[1:]:
        if place - last <= 2:
            last = place
    lines = [row for row in rows[marked[0] : last + 1] if not PHONE.fullmatch(row.text.strip()) and not WEB.search(row.text)]
    return _text_field(sheet, lines, LIKELY if any(POSTAL.search(row.text) for row in lines) else GUESSED)


def _is_address_line(text: str) -> bool:
    return (is_address(text) or bool(HOUSE_NUMBER.match(text))) and not CLOCK_OR_DAY.search(text)


def _text_field(sheet: Sheet, rows: Sequence[Row], certainty: float) -> Field[str]:
    fields = [sheet.field(row.text, row, 0, len(row.text), certainty) for row in rows]
    text = ", ".join(field.text for field in fields) if len(rows) > 3 else " ".join(field.text for field in fields)
    return sheet.joined(WELCOME.sub("", text).strip(" *~-=_#'\"<>|"), fields)


@cache
def _words() -> Words:
    lists: dict[str, list[str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    street = rf"{_alone(lists['streets'])}|(?:{_any(lists['streets_ends'])})\b|(?:{_any(lists['streets_cjk'])})(?=.*\d)|\d(?=.*(?:{_any(lists['streets_cjk'])}))"
    return Words(
        form=re.compile(rf"{_alone(lists['forms'])}|{_any(lists['forms_cjk'])}", re.IGNORECASE),
        trade=re.compile(_any(lists["trades"]), re.IGNORECASE),
        street=re.compile(street, re.IGNORECASE),
        branch=re.compile(rf"{_alone(lists['branch'])}.*\d|(?:{_any(lists['branch_cjk'])})\b", re.IGNORECASE),
        neither=tuple(squash(word) for word in lists["neither"]),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in sorted(words, key=len, reverse=True))


def _alone(words: Sequence[str]) -> str:
    """The words with nothing but marks or digits around; letters may carry full stops between (`S.L.`)."""
    spelled = "|".join(
        r"\.?\s?".join(map(re.escape, word)) if len(word) <= 3 else re.escape(word).replace(r"\ ", r"\s?")
        for word in sorted(words, key=len, reverse=True)
    )
    return rf"(?:(?<![A-Za-zÀ-ÿ])|(?<=[a-z])(?-i:(?=[A-Z])))(?:{spelled})\.?(?![A-Za-zÀ-ÿ])"
