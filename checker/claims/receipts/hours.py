"""The time of day of the purchase: the one beside the date, else one that is labelled, else the only one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from checker.claims.receipts.days import Day
from checker.claims.receipts.labelling import Hit
from checker.claims.receipts.sheet import Row, Sheet
from checker.countries import Label
from checker.vocabulary import Field

BEFORE = r"(?P<before>上午|下午|午前|午後|오전|오후|凌晨|晚上|中午)?\s?"
CLOCK = re.compile(
    BEFORE + r"(?P<hour>[01]?\d|2[0-3])\s?(?P<mark>[:：;hH時时시])\s?(?P<minute>[0-5]\d)"
    r"(?:\s?[:：;.分분mM]\s?(?P<second>[0-5]\d)(?!\d))?\s?(?P<half>[AaPp]\.?[Mm]?\.?(?![A-Za-z]))?",
)
DOTTED = re.compile(
    r"(?<![\d.,/])(?P<hour>[01]?\d|2[0-3])[.](?P<minute>[0-5]\d)(?:[.](?P<second>[0-5]\d))?(?![\d.,/%])"
)
LATE = ("p", "下午", "午後", "오후", "晚上", "中午")
EARLY = ("a", "上午", "午前", "오전", "凌晨")
HOURS_OPEN = re.compile(
    r"open|hours|daily|monday|sunday|mon\W|sat\W|sun\W|öffnung|offnung|horaire|horario|orari|営業|营业|營業|영업|"
    r"\d\s?(?:[ap]\.?m\.?)?\s?(?:-|–|~|to|bis)\s?\d{1,2}(?:[:.]\d\d)?\s?[ap]?\.?m?",
    re.IGNORECASE,
)
SAME_ROW, NEXT_ROW, LABELLED, SECONDS, OPEN = 3.0, 1.5, 2.0, 0.3, -4.0
SURE, FAR = 0.95, 0.8


@dataclass(frozen=True, kw_only=True)
class Moment:
    row: Row
    start: int
    end: int
    value: time
    certainty: float


def find_moment(rows: Sequence[Row], labels: Sequence[Sequence[Hit]], day: Day | None) -> Moment | None:
    """The time of the purchase; None if there is none or only opening hours."""
    scored = [
        (_score(row, hits, moment, day), -row.number, moment)
        for row, hits in zip(rows, labels, strict=True)
        for moment in _on_row(row, hits, day)
    ]
    best = max(scored, key=lambda found: found[:2], default=None)
    return best[2] if best and best[0] > OPEN / 2 else None


def moment_field(sheet: Sheet, moment: Moment | None) -> Field[time] | None:
    return sheet.field(moment.value, moment.row, moment.start, moment.end, moment.certainty) if moment else None


def _on_row(row: Row, hits: Sequence[Hit], day: Day | None) -> Iterator[Moment]:
    text = row.text
    if day is not None and day.row is row:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    matches = list(CLOCK.finditer(text))
    labelled = any(hit.meaning is Label.TIME for hit in hits)
    if not matches and (labelled or (day is not None and abs(day.row.number - row.number) <= 1)):
        matches = [*DOTTED.finditer(text)] if labelled or len(text) <= 8 or (day and day.row is row) else []
    for match in matches:
        if _joins_digits(text, match):
            continue
        yield Moment(row=row, start=match.start(), end=match.end(), value=_value(match), certainty=SURE if day else FAR)


def _joins_digits(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start("hour")], text[match.end() :]
    return bool(re.search(r"[\d][:.]?$", before) and not re.search(r"[-/.年月]\d{2,4}$", before)) or after[:1].isdigit()


def _value(match: re.Match[str]) -> time:
    found = match.groupdict()
    hour, half = int(found["hour"]), (found.get("half") or found.get("before") or "").casefold()
    if half.startswith(LATE) and hour < 12:
        hour += 12
    elif half.startswith(EARLY) and hour == 12:
        hour = 0
    return time(hour, int(found["minute"]), int(found.get("second") or 0))


def _score(row: Row, hits: Sequence[Hit], moment: Moment, day: Day | None) -> float:
    score = LABELLED * any(hit.meaning is Label.TIME for hit in hits) + SECONDS * bool(moment.value.second)
    if day is not None:
        apart = abs(day.row.number - row.number)
        score += SAME_ROW if apart == 0 else NEXT_ROW / apart
    near = row.text[max(moment.start - 14, 0) : moment.end + 14]
    return score + (OPEN if HOURS_OPEN.search(near) and not (day and day.row is row) else 0.0)
