"""Receipts in the report: fields with places, arithmetic anybody can follow, answers that never say genuine."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from checker.reports.receipts import ReceiptShown, receipts_on
from checker.reports.sums import Written
from checker.vocabulary import Answer, ItemKind, Message, ReceiptLine, Result, TaxLine
from tests.reports.outcomes import FULL, POST, TEXT, TOKEN, make_case
from tests.reports.receipts import BROKEN, SHOP, SLIP, money, read, with_receipts


def shown(*receipts: Any, language: str = "en", item: int = 1) -> tuple[ReceiptShown, ...]:
    with translation.override("zh-hans" if language == "zh" else language):
        return receipts_on(item, with_receipts(*receipts), language)


def values(receipt: ReceiptShown) -> dict[str, str]:
    return {row.label: row.value for row in receipt.rows}


def test_every_field_that_was_read_is_a_row_with_its_place() -> None:
    (receipt,) = shown(SHOP)
    assert values(receipt) == {
        "Shop": "EXEMPLE MAROQUINERIE",
        "Address": "12 RUE DE L'EXEMPLE 75001 PARIS",
        "Country": "France",
        "Date": "2026-03-02",
        "Time": "15:42",
        "SIRET establishment number (14 digits)": "000 000 000 00000",
        "CEINTURE": "90.00",
        "PORTE-CLES": "12.50",
        "TVA 20\u202f%": "17.08",
        "Total": "EUR 102.50",
        "Given": "110.00",
        "Change": "7.50",
    }
    places = {place.anchor: place.box for place in receipt.places}
    assert all(row.anchor in places for row in receipt.rows)
    assert len(places) == len(set(places.values()))
    (total,) = [row for row in receipt.rows if row.total]
    assert SHOP.total is not None
    assert places[total.anchor] == SHOP.total.box


def test_what_was_printed_otherwise_and_what_was_hard_to_read_is_said() -> None:
    (receipt,) = shown(SHOP)
    assert {row.label: row.read for row in receipt.rows if row.read} == {"Date": "02/03/2026"}
    assert [row.label for row in receipt.rows if row.doubt] == ["SIRET establishment number (14 digits)"]


@pytest.mark.parametrize(("language", "name"), [("zh", "法国"), ("zh-TW", "法國"), ("zh-HK", "法國"), ("en", "France")])
def test_the_country_is_named_in_the_language_of_the_page(language: str, name: str) -> None:
    (receipt,) = receipts_on(1, with_receipts(SHOP), language)
    assert name in [row.value for row in receipt.rows]


def test_what_was_not_read_is_no_row() -> None:
    bare = dataclasses.replace(SLIP, slip=None, currency=None, is_slip=False)
    (receipt,) = shown(bare, item=2)
    assert values(receipt) == {"Total": "102.50"}


def test_a_whole_card_number_and_its_expiry_are_not_repeated() -> None:
    (receipt,) = shown(SLIP, item=2)
    assert values(receipt)["Card number"] == "************1234"
    assert "4000" not in str(receipt.rows)
    assert "03/29" not in str(receipt.rows)
    masked = dataclasses.replace(SLIP.slip, masked_number=read("************9876", "**** 9876", 100))  # type: ignore[type-var]
    (receipt,) = shown(dataclasses.replace(SLIP, slip=masked), item=2)
    assert values(receipt)["Card number"] == "************9876"


def test_sums_that_hold_are_written_out() -> None:
    (receipt,) = shown(SHOP)
    assert receipt.sums == (
        Written(terms="2 × 45.00 + 12.50", result="102.50"),
        Written(terms="110.00 \u2212 102.50", result="7.50"),
    )


def test_a_sum_that_a_check_found_broken_says_what_is_printed_instead() -> None:
    (receipt,) = shown(BROKEN)
    assert receipt.sums == (
        Written(terms="2 × 85.00", result="170.00", printed="190.00"),
        Written(terms="190.00 + 10.65", result="200.65", printed="250.65"),
    )


def test_a_sum_that_nobody_could_judge_is_not_written() -> None:
    """Its lines do not lead to the total, but something may have been missed: the page must not say that it is off."""
    puzzling = dataclasses.replace(SHOP, total=money("120.50", 480), tendered=None, change=None, taxes=())
    unsure = Answer(
        check="total-arithmetic",
        receipt=0,
        result=Result.CANNOT_TELL,
        message=Message(id="check.total-arithmetic.too-few"),
    )
    (receipt,) = receipts_on(1, dataclasses.replace(with_receipts(puzzling), answers=(unsure,)), "en")
    assert receipt.sums == ()


def test_tax_inside_and_tax_on_top_are_told_apart_by_what_adds_up() -> None:
    line = ReceiptLine(name="BELT", amount=money("100.00"))
    inside = dataclasses.replace(SHOP, lines=(line,), subtotal=money("100.00"), total=money("100.00"))
    on_top = dataclasses.replace(inside, total=money("117.08"))
    assert [sum_.terms for sum_ in shown(inside)[0].sums if "100.00 +" in sum_.terms] == []
    assert Written(terms="100.00 + 17.08", result="117.08") in shown(on_top)[0].sums


def test_discounts_are_taken_away() -> None:
    reduced = dataclasses.replace(
        SHOP,
        lines=(
            ReceiptLine(name="BELT", amount=money("100.00")),
            ReceiptLine(name="REMISE", amount=money("-20.00")),
        ),
        taxes=(TaxLine(name="TVA"),),
        total=money("80.00"),
        tendered=None,
    )
    (receipt,) = shown(reduced)
    assert receipt.sums == (Written(terms="100.00 \u2212 20.00", result="80.00"),)


def test_amounts_keep_the_decimals_of_their_paper() -> None:
    whole = dataclasses.replace(
        SHOP,
        currency=read("JPY", "¥"),
        lines=(
            ReceiptLine(name="A", amount=money("24000"), quantity=money("2"), unit_price=money("12000")),
            ReceiptLine(name="B", amount=money("1500")),
        ),
        taxes=(),
        total=money("25500"),
        tendered=None,
    )
    (receipt,) = shown(whole)
    assert receipt.sums == (Written(terms="2 × 12,000 + 1,500", result="25,500"),)
    assert values(receipt)["Total"] == "JPY 25,500"


def test_answers_stand_under_what_they_are_worth_and_contradictions_come_first() -> None:
    (receipt,) = shown(BROKEN)
    assert [group.result for group in receipt.answers] == [Result.FAIL, Result.PASS, Result.CANNOT_TELL]
    meanings = [group.meaning for group in receipt.answers]
    assert "contradicts itself, or it was misread" in meanings[0]
    assert "internally consistent" in meanings[1]
    assert all(answer.name and answer.says for group in receipt.answers for answer in group.answers)
    assert all(answer.innocent for answer in receipt.answers[0].answers)
    assert receipt.photos


@pytest.mark.parametrize("language", ["zh", "en", "zh-TW", "zh-HK"])
def test_no_answer_calls_a_receipt_genuine(language: str) -> None:
    for receipt in shown(SHOP, BROKEN, language=language):
        for group in receipt.answers:
            for answer in group.answers:
                assert not re.search(r"\b(is|are) (genuine|real|authentic)\b|是真的|是正品", answer.says)


def test_an_answer_of_a_check_that_is_gone_is_left_out() -> None:
    made = with_receipts(SHOP)
    gone = Answer(check="no-such-check", receipt=0, result=Result.FAIL, message=Message(id="check.no-such-check.off"))
    (receipt,) = receipts_on(1, dataclasses.replace(made, answers=(gone,)), "en")
    assert receipt.answers == ()
    assert receipt.rows


def test_receipts_are_numbered_over_the_case_and_stand_with_their_picture() -> None:
    made = with_receipts(SHOP, BROKEN, SLIP)
    assert [receipt.number for receipt in receipts_on(1, made, "en")] == [1, 2]
    assert [receipt.number for receipt in receipts_on(2, made, "en")] == [3]
    anchors = [place.anchor for item in (1, 2) for receipt in receipts_on(item, made, "en") for place in receipt.places]
    assert len(anchors) == len(set(anchors))


@pytest.fixture
def _own_pictures(db: None, settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"


def page(client: Client, language: str = "en") -> str:
    return client.get(f"/r/{TOKEN}/", headers={"accept-language": language}).content.decode()


@pytest.mark.usefixtures("_own_pictures")
def test_each_value_leads_to_its_box_on_the_picture(client: Client, now: datetime) -> None:
    make_case(now, said=with_receipts(SHOP, SLIP))
    text = page(client)
    targets = re.findall(r'<a class="place" href="#(place-[\d-]+)"', text)
    boxes = re.findall(r'<rect class="place" id="(place-[\d-]+)"', text)
    assert set(targets) == set(boxes)
    assert len(boxes) == len(set(boxes)) > 10
    assert "style=" not in text


@pytest.mark.usefixtures("_own_pictures")
def test_the_arithmetic_is_on_the_page(client: Client, now: datetime) -> None:
    make_case(now, said=with_receipts(BROKEN))
    assert "190.00 + 10.65 = <b>200.65</b>, printed 250.65" in page(client)
    assert "190.00 + 10.65 = <b>200.65</b>, 票面寫的是 250.65" in page(client, "zh-TW")


@pytest.mark.usefixtures("_own_pictures")
@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_without_receipts_nothing_is_shown_of_them(client: Client, now: datetime, language: str) -> None:
    make_case(now, said=FULL)
    text = page(client, language)
    assert "receipt" not in re.findall(r'class="([^"]+)"', text)
    assert "with-receipts" not in text


@pytest.mark.usefixtures("_own_pictures")
def test_a_receipt_typed_as_text_stands_below_the_text(client: Client, now: datetime) -> None:
    typed = dataclasses.replace(SHOP, item=0, lines=(ReceiptLine(name="<b>BELT</b>", amount=money("102.50")),))
    assert TEXT.kind is ItemKind.TEXT
    make_case(now, said=with_receipts(typed))
    text = page(client)
    assert text.index('id="item-0"') < text.index('id="receipt-1"')
    assert "&lt;b&gt;BELT&lt;/b&gt;" in text
    assert POST[:4] in text


def test_a_row_says_what_the_checks_say_of_its_place() -> None:
    (receipt,) = shown(BROKEN)
    checked = {row.label: row.checked for row in receipt.rows if row.checked}
    assert (checked["Total"].result, checked["Total"].names) == (Result.FAIL, "Total of the receipt")
    assert checked["CEINTURE"].result is Result.FAIL
    answers = {answer.anchor for group in receipt.answers for answer in group.answers}
    assert {one.anchor for one in checked.values()} <= answers


def test_a_place_that_several_checks_speak_of_has_the_gravest_answer() -> None:
    (receipt,) = shown(SHOP)
    (total,) = [row for row in receipt.rows if row.total]
    assert total.checked is not None
    assert total.checked.result is Result.PASS
    assert len(total.checked.names.split(" · ")) > 1


def test_a_value_that_may_be_another_says_why() -> None:
    guessed = dataclasses.replace(SHOP, branch=dataclasses.replace(read("GALERIE", "GALERIE", 700), confidence=0.4))
    (receipt,) = shown(guessed)
    doubts = {row.label: row.doubt for row in receipt.rows if row.doubt}
    assert "characters" in doubts["SIRET establishment number (14 digits)"]
    assert doubts["Branch"]


def test_a_tax_that_its_rate_does_not_make_is_written_out() -> None:
    tax = TaxLine(
        name="TVA",
        rate=read(Decimal(20), "20", 420),
        net=money("100.00", 420),
        amount=money("26.00", 420),
        included=True,
    )
    (receipt,) = shown(dataclasses.replace(SHOP, taxes=(tax,), total=money("126.00", 480)))
    assert Written(terms="100.00 × 20%", result="20.00", printed="26.00") in receipt.sums


def test_a_table_of_taxes_that_leads_elsewhere_is_written_out() -> None:
    tax = TaxLine(name="TVA", rate=read(Decimal(20), "20", 420), net=money("85.42", 420), amount=money("17.08", 420))
    bare = dataclasses.replace(SHOP, lines=(), taxes=(tax,), total=money("152.50", 480), tendered=None, change=None)
    (receipt,) = shown(bare)
    assert receipt.sums == (Written(terms="85.42 + 17.08", result="102.50", printed="152.50"),)
