"""The artist's receipts, from description to answer: nothing is faulted on correct ones, every fault is named."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.claims import find_claims, find_offers, find_receipts
from checker.devtools.artist.receipts import (
    FAULTS,
    Sale,
    Wear,
    draw,
    make_sale,
    readings_of,
    shops,
    spoilt,
    with_true_post,
    worn,
)
from checker.evidence import examine_receipts, sentence
from checker.reading import decode, read_picture
from checker.vocabulary import Answer, ItemKind, Reading, Result
from tests.evidence.receipts.papers import TODAY

CODES = sorted(shops())
FITTING = [(name, code) for name, fault in FAULTS.items() for code in CODES if fault.fits(make_sale(code, 1))]


def answers(readings: Sequence[Reading], post: str = "") -> tuple[Answer, ...]:
    posts = [Reading(item=9, kind=ItemKind.TEXT, text=post)] if post else []
    receipts = find_receipts(readings)
    return examine_receipts(receipts, [*readings, *posts], find_claims(posts), find_offers(posts), today=TODAY)


def failed(readings: Sequence[Reading], post: str = "") -> dict[str, Answer]:
    return {answer.check: answer for answer in answers(readings, post) if answer.result is Result.FAIL}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_faulted_on_a_correct_receipt(code: str, seed: int) -> None:
    sale = with_true_post(make_sale(code, seed))
    assert failed(readings_of(sale), sale.post) == {}


@pytest.mark.parametrize("code", CODES)
def test_a_correct_receipt_is_understood(code: str) -> None:
    results = {answer.check: answer.result for answer in answers(readings_of(make_sale(code, 1)))}
    assert results["total-arithmetic"] is Result.PASS
    assert results["date-plausible"] in (Result.PASS, Result.CANNOT_TELL)


@pytest.mark.parametrize(("name", "code"), FITTING, ids=[f"{name} {code}" for name, code in FITTING])
def test_the_fault_is_named(name: str, code: str) -> None:
    sale = spoilt(make_sale(code, 1), name, 1)
    found = failed(readings_of(sale), sale.post)
    assert FAULTS[name].check in found
    for language in ("zh", "en"):
        assert "{" not in sentence(found[FAULTS[name].check].message, language)


def test_an_unsure_reading_faults_nothing() -> None:
    for name in ("total-off", "line-off", "bad-identifier", "future-date", "slip-scheme"):
        sale = spoilt(make_sale("GB", 1), name, 1)
        unsure = [_less_sure(reading) for reading in readings_of(sale)]
        assert failed(unsure) == {}


def _less_sure(reading: Reading) -> Reading:
    lines = tuple(type(line)(text=line.text, start=line.start, box=line.box, confidence=0.85) for line in reading.lines)
    return Reading(item=reading.item, kind=reading.kind, text=reading.text, lines=lines, screen=reading.screen)


def photographed(sale: Sale, seed: int) -> Reading:
    return read_picture(0, decode(worn(draw(sale), Wear(tilt=1.0, fading=0.15), seed=seed)))


@pytest.mark.parametrize("code", ["FR", "JP"])
def test_a_correct_receipt_is_not_faulted_on_a_photo(code: str) -> None:
    assert failed([photographed(make_sale(code, 2), 1)]) == {}


@pytest.mark.parametrize(("name", "code"), [("total-off", "US"), ("tax-where-none", "HK")])
def test_a_fault_is_named_on_photos_unless_a_figure_is_hard_to_read(name: str, code: str) -> None:
    sales = [spoilt(make_sale(code, seed), name, seed) for seed in (1, 2, 3)]
    named = [FAULTS[name].check in failed([photographed(sale, seed)]) for seed, sale in enumerate(sales, 1)]
    assert sum(named) >= 2


def test_a_slip_on_a_picture_of_its_own_points_at_both_pictures() -> None:
    sale = spoilt(make_sale("GB", 1), "slip-amount-apart", 1)
    readings = readings_of(sale)
    answer = failed(readings)["slip-against-receipt"]
    quoted = {place.item: readings[place.item].text[place.start : place.end] for place in answer.evidence}
    assert quoted.keys() == {0, 1}
    assert all(place.quote == readings[place.item].text[place.start : place.end] for place in answer.evidence)
    assert sale.shop.money(sale.total) == quoted[0]


def test_a_total_that_is_hard_to_read_on_the_other_picture_faults_no_slip() -> None:
    receipt, slip = readings_of(spoilt(make_sale("GB", 1), "slip-amount-apart", 1))
    assert "slip-against-receipt" not in failed([_less_sure(receipt), slip])
    assert "slip-against-receipt" not in failed([receipt, _less_sure(slip)])
