"""Which country and which day of the purchase the seller's own words state, with the words that state it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from checker.evidence.receipts.check import Paper
from checker.patterns.spelling import Spelled, spell
from checker.vocabulary import Evidence, ItemKind, Reading

FILE = Path(__file__).with_name("places.toml")
PURCHASE_CLAIMS = frozenset({"counter-bought", "duty-free", "overseas-receipt", "card-slip", "closet-clearance"})
"""A place or day counts only beside one of these claims: they are the seller's own, not denied and not asked for."""

BETWEEN = r"(?:的|本土|当地|本地|市|市区|市中心|机场|国际|奥莱|outlet|春天百货|百货|s)?[ ]?"
BOUGHT = (
    r"(?:专柜|门店|旗舰店|精品店|直营店|官店|百货|免税|专卖店|购入|购买|购得|购回|买的|买来|买回|入手|带回|小票|购证|刷卡|"
    r"boutique|store|counter|receipt|duty[ -]?free|outlet)"
)
FROM = r"(?:购于|购自|买于|买自|入手于|bought (?:it )?(?:in|at)(?: the)? |purchased (?:in|at)(?: the)? )"
DAY = r"(?:(20\d{2})[年./-] ?(\d{1,2})[月./-] ?(\d{1,2})|(\d{1,2})月 ?(\d{1,2}))[日号]?"
"""Without a year only "3月5日": a bare "3.5" is a price or a discount as well."""
DAY_THEN_BOUGHT = re.compile(
    rf"(?<![\d.]){DAY}(?![\d.]) ?(?:当天|那天)?(?:在|从|于)?"
    r"[^\d\n。!?,;]{0,8}?(?:购入|购买|购于|买的|买入|入手|刷卡|专柜买)"
)
BOUGHT_THEN_DAY = re.compile(
    r"(?:购于|购买日期|购买时间|购入日期|购入时间|小票日期|买于|bought on|purchased on|receipt dated)"
    rf"[ :]{{0,2}}{DAY}(?![\d.])"
)


@dataclass(frozen=True, kw_only=True)
class StatedDay:
    """A day of purchase as the post writes it; `year` None where it is not written."""

    year: int | None
    month: int
    day: int
    place: Evidence

    def fits(self, other: date, slack: int = 1) -> bool:
        """Whether it can be `other`, give or take a day."""
        try:
            stated = date(self.year or other.year, self.month, self.day)
        except ValueError:
            return True
        return abs((stated - other).days) <= slack


def stated_countries(paper: Paper) -> Mapping[str, Evidence]:
    """Each country that the post states as the place of purchase, with the first words that do."""
    found: dict[str, Evidence] = {}
    for reading in purchase_posts(paper):
        sheet = spell(reading.text)
        for match in _expression().finditer(sheet.text):
            name = match["before"] or match["after"]
            start, end = sheet.place(match.start(), match.end())
            if match["after"]:  # "bought in Milan, receipt included": the claim stands further on in the line
                end = (reading.text + "\n").index("\n", end)
            if _claimed(paper, reading, start, end):
                found.setdefault(_codes()[name], _evidence(reading, sheet, match.start(), match.end()))
    return found


def mentions(paper: Paper, code: str) -> bool:
    """Whether any post names the country or one of its cities, whatever it says of it."""
    texts = [spell(reading.text).text for reading in paper.posts]
    return any(_stands_in(text, name) for name, named in _codes().items() if named == code for text in texts)


def stated_days(paper: Paper) -> tuple[StatedDay, ...]:
    """The days of purchase that the post states, in its order."""
    return tuple(day for reading in purchase_posts(paper) for day in _days(reading))


def _days(reading: Reading) -> Iterator[StatedDay]:
    sheet = spell(reading.text)
    for expression in (DAY_THEN_BOUGHT, BOUGHT_THEN_DAY):
        for match in expression.finditer(sheet.text):
            year, month, day = match[1], int(match[2] or match[4]), int(match[3] or match[5])
            if 1 <= month <= 12 and 1 <= day <= 31:
                place = _evidence(reading, sheet, match.start(), match.end())
                yield StatedDay(year=int(year) if year else None, month=month, day=day, place=place)


def purchase_posts(paper: Paper) -> list[Reading]:
    """The readings in which the seller says that something was bought."""
    items = {claim.item for claim in paper.claims if claim.id in PURCHASE_CLAIMS}
    return [reading for reading in paper.posts if reading.item in items]


def _claimed(paper: Paper, reading: Reading, start: int, end: int) -> bool:
    """Whether one of the purchase claims stands on the same words."""
    return any(
        claim.id in PURCHASE_CLAIMS and claim.item == reading.item and claim.start < end and start < claim.end
        for claim in paper.claims
    )


def _evidence(reading: Reading, sheet: Spelled, first: int, last: int) -> Evidence:
    start, end = sheet.place(first, last)
    box = reading.box_of(start, end) if reading.kind is ItemKind.PICTURE else None
    return Evidence(item=reading.item, quote=reading.text[start:end], start=start, end=end, box=box)


def _stands_in(text: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", text)) if name.isascii() else name in text


@cache
def _codes() -> Mapping[str, str]:
    """The country of each name, spelled as posts are."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {spell(name).text: code for code, names in table.items() for name in names}


@cache
def _expression() -> re.Pattern[str]:
    names = sorted(_codes(), key=len, reverse=True)
    either = "|".join(rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name) for name in names)
    return re.compile(rf"(?P<before>{either}){BETWEEN}{BOUGHT}|{FROM}(?P<after>{either})")
