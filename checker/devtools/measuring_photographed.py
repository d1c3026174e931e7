"""How receipts are read and checked when they are photographed badly: drawn ones, worn in one named way at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from checker.devtools.artist.receipts import Sale, Wear, draw, make_sale, shops, worn
from checker.devtools.measuring_receipt_checks import examined
from checker.reading import decode, read_picture
from checker.vocabulary import Receipt, Result

WAYS: Mapping[str, Wear] = {
    "usual": Wear(),
    "skewed": Wear(tilt=8.0),
    "curled": Wear(curl=0.06),
    "creased": Wear(folds=6, fading=0.35),
    "low light": Wear(light=0.45, noise=14.0),
}
"""Each is the usual wear with one thing worse."""
UNREAD = frozenset({"KR"})
"""Countries whose script our reader does not know."""


@dataclass
class Photographed:
    """Of the receipts of one way: how many totals and days were read right, and what was faulted or read wrong."""

    receipts: int = 0
    totals: int = 0
    days: int = 0
    wrong: list[str] = field(default_factory=list)
    faulted: list[str] = field(default_factory=list)


def photographed(seeds: int, today: date) -> Iterator[tuple[str, Photographed]]:
    """For each way, `seeds` receipts of each country through decoding, OCR, parsing and checks."""
    for way, wear in WAYS.items():
        found = Photographed()
        for code in sorted(set(shops()) - UNREAD):
            for seed in range(seeds):
                _look(
                    make_sale(code, seed), worn(draw(make_sale(code, seed)), wear, seed), f"{code} {seed}", found, today
                )
        yield way, found


def _look(sale: Sale, picture: bytes, name: str, found: Photographed, today: date) -> None:
    receipts, answers = examined([read_picture(0, decode(picture))], today)
    found.receipts += 1
    total, day = _has_total(receipts, sale), _has_day(receipts, sale)
    found.totals += total
    found.days += day
    if not (total and day):
        found.wrong.append(f"{name}: {'' if total else 'total '}{'' if day else 'day'}")
    found.faulted += [f"{name}: {one.message.id}" for one in answers if one.result is Result.FAIL]


def _has_total(receipts: tuple[Receipt, ...], sale: Sale) -> bool:
    return any(receipt.total is not None and receipt.total.value == sale.total for receipt in receipts)


def _has_day(receipts: tuple[Receipt, ...], sale: Sale) -> bool:
    return any(receipt.day is not None and receipt.day.value == sale.moment.date() for receipt in receipts)
