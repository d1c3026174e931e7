"""How well the receipt parser reads labelled receipts: rows of any of the known shapes, judged field by field."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import Any

from checker.claims import find_receipts
from checker.reading import decode, read_picture
from checker.vocabulary import Box, ItemKind, Line, Reading, Receipt
from checker.vocabulary.plain import from_plain, to_plain

FIELDS = ("total", "subtotal", "tax", "date", "time", "merchant")
NAMES = {
    "company": "merchant",
    "issuer": "merchant",
    "amount": "total",
    "amount_untaxed": "subtotal",
    "amount_tax": "tax",
    "vat": "tax",
}
"""What other data sets call the fields."""
NUMBER = re.compile(r"[-−(]?\s?(?:\d{1,3}(?:[.,]\d{3})+|\d+)?(?:[.,]\d{1,2})?(?![.,]?\d)")
SAME_NAME = 0.8
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OTHER_MONTHS = {"avr": 4, "mai": 5, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "okt": 10, "dez": 12}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One labelled receipt; `reading` holds the annotators' own lines, `picture` is None where there is none."""

    id: str
    fields: Mapping[str, str]
    reading: Reading
    picture: Path | None


@dataclass
class Score:
    """Counts of one field; a wrong value counts as both wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def read_rows(folder: Path) -> Iterator[Row]:
    """The rows of `dev.jsonl` in the folder."""
    for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        fields: dict[str, Any] = json.loads(line)
        named = {NAMES.get(name, name): str(value) for name, value in fields["fields"].items() if value is not None}
        picture = folder / fields["image"] if fields.get("image") else None
        yield Row(
            id=fields["id"],
            fields={name: named[name] for name in FIELDS if named.get(name)},
            reading=_reading(fields.get("lines") or [], fields),
            picture=picture if picture and picture.exists() else None,
        )


def _reading(lines: list[dict[str, Any]], fields: Mapping[str, Any]) -> Reading:
    made: list[Line] = []
    start = 0
    for line in lines:
        if line["text"]:
            made.append(Line(text=line["text"], start=start, box=_box(line["box"])))
            start += len(line["text"]) + 1
    width, height = fields.get("width") or 1000, fields.get("height") or 1000
    text = "\n".join(line.text for line in made)
    return Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=tuple(made), width=width, height=height)


def _box(corners: list[float]) -> Box:
    xs, ys = [round(x) for x in corners[0::2]], [round(y) for y in corners[1::2]]
    return Box(left=min(xs), top=min(ys), width=max(max(xs) - min(xs), 1), height=max(max(ys) - min(ys), 1))


def read_by_ocr(row: Row, cache: Path | None) -> Reading | None:
    """What our own OCR reads on the picture of the row, kept in `cache`; None where there is no picture."""
    if row.picture is None:
        return None
    kept = cache / f"{row.picture.parent.parent.name}-{row.id}.json" if cache else None
    if kept and kept.exists():
        return from_plain(Reading, _words_only(json.loads(kept.read_text(encoding="utf-8"))))
    reading = read_picture(0, decode(row.picture.read_bytes()))
    if kept:
        kept.write_text(json.dumps(_words_only(to_plain(reading)), ensure_ascii=False), encoding="utf-8")
    return reading


def _words_only(reading: dict[str, Any]) -> dict[str, Any]:
    """What the parser needs, so that kept readings outlive changes to the rest."""
    wanted = ("item", "kind", "text", "lines", "screen", "width", "height")
    return {name: value for name, value in reading.items() if name in wanted}


def measure(rows: Iterator[tuple[Row, Reading]]) -> tuple[dict[str, Score], float]:
    """The score of each field, and the median milliseconds that parsing one receipt took."""
    scores = {name: Score() for name in FIELDS}
    took = []
    for row, reading in rows:
        started = time.perf_counter()
        found = find_receipts([reading])
        took.append(time.perf_counter() - started)
        for name in FIELDS:
            _judge(scores[name], name, row, found)
    return scores, median(took) * 1000 if took else 0.0


def _judge(score: Score, name: str, row: Row, found: tuple[Receipt, ...]) -> None:
    wanted = row.fields.get(name, "")
    read = [value for receipt in found for value in [VALUES[name](receipt)] if value is not None]
    if read and wanted and any(_agree(name, value, wanted) for value in read):
        score.right += 1
        return
    score.wrong += bool(read)
    score.missed += bool(wanted)
    if read or wanted:
        score.errors.append(f"{row.id}: wanted {wanted or 'nothing'!r}, read {[str(value) for value in read]}")


def _tax(receipt: Receipt) -> list[Decimal] | None:
    return [line.amount.value for line in receipt.taxes if line.amount] or None


VALUES: Mapping[str, Any] = {
    "total": lambda receipt: receipt.total and receipt.total.value,
    "subtotal": lambda receipt: receipt.subtotal and receipt.subtotal.value,
    "tax": _tax,
    "date": lambda receipt: receipt.day and receipt.day.value,
    "time": lambda receipt: receipt.moment and receipt.moment.value,
    "merchant": lambda receipt: receipt.merchant and receipt.merchant.value,
}


def _agree(name: str, value: Any, wanted: str) -> bool:
    if name == "merchant":
        return _same_name(value, wanted)
    if name == "date":
        return value in possible_days(wanted)
    if name == "time":
        return (value.hour % 12, value.minute) in possible_times(wanted)
    amounts = possible_amounts(wanted)
    if name == "tax":
        return set(value) <= amounts or sum(value) in amounts or sum(set(value)) in {*amounts, sum(amounts)}
    return value in amounts


def possible_amounts(text: str) -> set[Decimal]:
    """Every number in the text, the last mark before one or two digits read as the decimal mark."""
    found = set()
    for match in NUMBER.finditer(re.sub(r"[$€£¥]|(?<=[(-])[A-Za-z]+", "", text)):
        digits = re.sub(r"[^\d.,]", "", match.group())
        if not any(map(str.isdigit, digits)):
            continue
        whole, mark, cents = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", digits).groups()  # type: ignore[union-attr]
        number = Decimal((re.sub(r"[.,]", "", whole) or "0") + (f".{cents}" if mark else ""))
        found |= {number, -number} if match.group()[0] in "-−(" else {number}
    return found


def possible_days(text: str) -> set[date]:
    """Every day that a date in the text can mean, day first or month first."""
    lowered = text.lower()
    for short, number in [*((name, place) for place, name in enumerate(MONTHS, 1)), *OTHER_MONTHS.items()]:
        lowered = re.sub(rf"{short}[a-z]*", f" {number} ", lowered)
    days = set()
    numbers = [int(number) for number in re.findall(r"\d+", re.sub(r"\b(\d{4})(\d\d)(\d\d)\b", r"\1 \2 \3", lowered))]
    for place in range(len(numbers) - 2):
        a, b, c = numbers[place : place + 3]
        for year, month, day in ((a, b, c), (c, a, b), (c, b, a)):
            days |= _day(year, month, day)
    return days


def _day(year: int, month: int, day: int) -> set[date]:
    try:
        return {date(year if year > 99 else 2000 + year if year < 60 else 1900 + year, month, day)}
    except ValueError:
        return set()


def possible_times(text: str) -> set[tuple[int, int]]:
    """Hours, modulo twelve, and minutes."""
    return {(int(hour) % 12, int(minute)) for hour, minute in re.findall(r"(\d{1,2})\s?[:.hH]\s?(\d\d)", text)}


def _same_name(read: str, wanted: str) -> bool:
    """The same letters but for a fifth, with all of the wanted words or with some that stand together."""
    one = _letters(read)
    words = wanted.split()
    spans = [_letters("".join(words[a:b])) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    return any(
        SequenceMatcher(None, one, span).ratio() >= SAME_NAME for span in spans if len(span) >= 3 or len(words) == 1
    )


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
