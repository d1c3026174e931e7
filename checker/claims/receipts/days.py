"""The day of the purchase: every date on the paper, in any order, script and era, and which of them it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from checker.claims.receipts.labelling import Hit
from checker.claims.receipts.sheet import Row, Sheet
from checker.countries import Country, Label, countries
from checker.countries.dates import ENGLISH_MONTHS
from checker.vocabulary import Field

EARLIEST, LATEST = 1990, 2059
"""Years outside are no dates of purchases; years of two digits are 20…, or 19… from 90 on."""
BUDDHIST = 543
LETTERS = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "丨": "1"})
MISREAD = re.compile(r"(?<=[\d/.-])[OoQlI|丨](?=[\d/.-])|(?<![\w])[OoQlI|](?=\d[/.-]\d)")
YEAR = r"(?:(?:19|20|25)\d\d|['’]?\d\d)"
END = r"(?!\d(?!\d?[:h.]\d\d))"
"""A date may run into a time, but not into another digit."""
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20|25)\d\d) ?[-/.,年년] ?(\d{1,2}) ?[-/.,月월] ?(\d{1,2})" + END)
THREE = re.compile(
    rf"(?<![\d.,/])(?<!\d-)(\d{{1,2}})[., ]{{0,2}}([-/.,:]) ?(\d{{1,2}})[., ]{{0,2}}\2 ?({YEAR}){END}(?![-/]\d)"
)
COMPACT = re.compile(r"(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
NOT_OF_PURCHASE = re.compile(
    r"return|refund|exchange|valid|expir|exp\b|exp\.|until|thru|through|before|due\b|birth|since|est\.?\s?\d|"
    r"print date|offer|promo|vencim|"
    r"caduc|validez|gültig|gueltig|umtausch|jusqu|valable|échange|scad|entro|有効|期限|まで|"
    r"交換|返品|有效|유효|교환|next|best by|check.?out|arriv|depart|deliver",
    re.IGNORECASE,
)
DATE_ABOVE = re.compile(r"(?:date|datum|fecha|日付|日期|일자)\W*$", re.IGNORECASE)
BESIDE_TIME = re.compile(r"\d{1,2}\s?[:h時时]\s?\d{2}")
LABELLED, TIMED, REPEATED, LONG_YEAR, EARLY, WRONG_KIND = 2.0, 1.5, 0.7, 0.4, 0.3, -4.0
SURE, BY_HABIT = 0.97, 0.5


@dataclass(frozen=True, kw_only=True)
class Day:
    """A date at `start:end` of `row`; `meanings` are all days it can be, the likeliest first."""

    row: Row
    start: int
    end: int
    meanings: tuple[date, ...]
    score: float
    certainty: float


Found = tuple[tuple[int, int], tuple[date, ...]]
"""Where on the row a date stands, and the days that it can mean."""


def find_day(
    rows: Sequence[Row], labels: Sequence[Sequence[Hit]], country: Country | None, certainty: float = BY_HABIT
) -> Day | None:
    """The date that is most likely that of the purchase.

    Orders with several meanings are decided by the habit of `country`, and then as sure as `certainty`; without a
    country the day comes first.
    """
    days = []
    for place, (row, hits) in enumerate(zip(rows, labels, strict=True)):
        above = rows[place - 1].text if place else ""
        outer = place < len(rows) / 3 or place > len(rows) * 2 / 3
        days += [
            Day(
                row=row,
                start=start,
                end=end,
                meanings=meanings,
                score=_score(row, hits, above, start, end) + EARLY * outer,
                certainty=SURE if _is_plain(row.text[start:end], meanings) else certainty,
            )
            for (start, end), meanings in _on_row(row, hits, country)
        ]
    if not days:
        return None
    counts: dict[date, int] = {}
    for day in days:
        counts[day.meanings[0]] = counts.get(day.meanings[0], 0) + 1

    def worth(day: Day) -> float:
        return day.score + REPEATED * (counts[day.meanings[0]] - 1) - 0.01 * day.row.number

    best = max(days, key=worth)
    return best if best.score > WRONG_KIND / 2 else None


def day_field(sheet: Sheet, day: Day | None) -> Field[date] | None:
    return sheet.field(day.meanings[0], day.row, day.start, day.end, day.certainty) if day else None


def _on_row(row: Row, hits: Sequence[Hit], country: Country | None) -> list[Found]:
    text = MISREAD.sub(lambda match: match.group().translate(LETTERS), row.text)
    found = [*_numeric(text, country), *_named(text), *_of_eras(text, country)]
    if not found and any(hit.meaning is Label.DATE for hit in hits):
        found = [(match.span(), _real([tuple(map(int, match.groups()))])) for match in COMPACT.finditer(text)]
    return [(span, meanings) for span, meanings in found if meanings]


def _score(row: Row, hits: Sequence[Hit], above: str, start: int, end: int) -> float:
    """What the words around say about the date at `start:end`."""
    text = row.text
    labelled = any(hit.meaning is Label.DATE for hit in hits) or DATE_ABOVE.search(above)
    score = LABELLED * bool(labelled) + TIMED * bool(BESIDE_TIME.search(text[end:] + " " + text[:start]))
    score += LONG_YEAR * (re.search(r"\d{4}", text[start:end]) is not None)
    return score + WRONG_KIND * bool(NOT_OF_PURCHASE.search(text))


def _is_plain(text: str, meanings: Sequence[date]) -> bool:
    """Whether the numbers can mean only one day in any order."""
    first = meanings[0]
    if re.search(r"[^\W\d_]{3}|[年월月]", text) or re.match(r"\d{4}", text):
        return True
    return first.day > 12 or first.day == first.month


def _numeric(text: str, country: Country | None) -> Iterator[Found]:
    taken = []
    for match in YEAR_FIRST.finditer(text):
        taken.append(match.span())
        yield match.span(), _real([(int(match[1]), int(match[2]), int(match[3]))])
    for match in THREE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        a, b, year = int(match[1]), int(match[3]), match[4].lstrip("'’")
        if match[2] in ":," and len(year) < 4:
            continue
        yield match.span(), _ordered(a, b, year, country)


def _ordered(a: int, b: int, year: str, country: Country | None) -> tuple[date, ...]:
    """The days that three numbers can mean, in the country's orders; in any order where none of those is a day."""
    habits = [order for order in country.dates.orders if len(year) == 2 or order != "ymd"] if country else []
    bare = country is not None and any(era.bare for era in country.dates.eras)
    number = int(year)
    for orders in (habits, ["dmy", "mdy"], ["ymd"] if len(year) == 2 else []):
        triples = [{"dmy": (number, b, a), "mdy": (number, a, b), "ymd": (a, b, number)}[order] for order in orders]
        if days := _real(triples, country if bare else None):
            return days
    return ()


def _named(text: str) -> Iterator[Found]:
    day_first, month_first, months = _month_patterns()
    for match in day_first.finditer(text):
        yield match.span(), _real([(int(match[3].lstrip("'’")), months[match[2].casefold()], int(match[1]))])
    for match in month_first.finditer(text):
        yield match.span(), _real([(int(match[3].lstrip("'’")), months[match[1].casefold()], int(match[2]))])


def _of_eras(text: str, country: Country | None) -> Iterator[Found]:
    for pattern, offset in _eras():
        for match in pattern.finditer(text):
            year = 1 if match[1] == "元" else int(match[1])
            yield match.span(), _real([(year + offset, int(match[2]), int(match[3]))])
    if country is not None and country.code == "TW":
        for match in re.finditer(r"(?<!\d)(1\d\d) ?[年/.-] ?(\d{1,2}) ?[月/.-] ?(\d{1,2})(?!\d)", text):
            yield match.span(), _real([(int(match[1]) + 1911, int(match[2]), int(match[3]))])


def _real(triples: Sequence[tuple[int, ...]], counted_in: Country | None = None) -> tuple[date, ...]:
    """The days among year-month-day triples that exist and lie in sensible years."""
    days = []
    for year, month, day in triples:
        for full in _full_years(year, counted_in):
            if EARLIEST <= full <= LATEST and 1 <= month <= 12 and 1 <= day <= 31:
                try:
                    days.append(date(full, month, day))
                except ValueError:
                    continue
    return tuple(dict.fromkeys(days))


def _full_years(year: int, counted_in: Country | None) -> list[int]:
    if year >= 2400:
        return [year - BUDDHIST]
    if year >= 100:
        return [year]
    short = 2000 + year if year < 90 else 1900 + year
    if counted_in is not None and counted_in.code == "TH" and short > LATEST - 10:
        return [2500 + year - BUDDHIST]
    return [short]


@cache
def _month_patterns() -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, int]]:
    """Day before month, month before day, and the number of each name; names of all countries at once."""
    months = {**OTHER_MONTHS}
    for country in countries().values():
        months |= {name.casefold(): number for name, number in country.dates.months.items()}
    months |= ENGLISH_MONTHS
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    gap = r"[ \-/.,'’_]*"
    day = r"(\d{1,2}) ?(?:st|nd|rd|th|er|º|°|\.)?"
    before = rf"(?<!\d){day}{gap}(?:de )?({names})[a-zé]*\.?{gap}(?:del? )?({YEAR}){END}"
    weekday = rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*{gap})?"
    after = rf"(?<![a-zé]){weekday}({names})[a-zé]*\.?{gap}{day}{gap}({YEAR}){END}(?!:)"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE), months


OTHER_MONTHS = {
    "0ct": 10, "n0v": 11, "ju1": 7, "jui": 7, "mrt": 3, "maa": 3, "mei": 5, "okt": 10, "avr": 4, "mai": 5,
    "ene": 1, "abr": 4, "ago": 8, "dic": 12, "dez": 12, "fev": 2, "set": 9, "out": 10, "gen": 1, "mag": 5,
    "giu": 6, "lug": 7, "ott": 10, "maj": 5, "agu": 8, "des": 12,
}  # fmt: skip
"""Short names in languages of countries without a file."""


@cache
def _eras() -> tuple[tuple[re.Pattern[str], int], ...]:
    found = {(word, era.offset) for country in countries().values() for era in country.dates.eras for word in era.words}
    return tuple(
        (
            re.compile(
                rf"(?<![A-Za-z]){re.escape(word)} ?(\d{{1,4}}|元) ?[年/.-] ?(\d{{1,2}}) ?[月/.-] ?(\d{{1,2}})(?!\d)"
            ),
            offset,
        )
        for word, offset in sorted(found)
    )
