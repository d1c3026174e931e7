"""The measurements of receipts count what they say they count, on rows drawn by the test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from checker.devtools.artist.receipts import Sale, make_sale, reading_of, spoilt
from checker.devtools.measuring_receipt_checks import artist_named, digits_changed, faults_on
from checker.devtools.measuring_receipts import measure, possible_amounts, possible_days, read_by_ocr, read_rows
from checker.vocabulary import Reading

TODAY = date(2026, 11, 22)


def row(sale: Sale, **fields: str) -> dict[str, Any]:
    """A row as labelled sets have it: fields, and lines with the four corners of their boxes."""
    reading = reading_of(sale)
    boxes = [(line.text, line.box) for line in reading.lines if line.box is not None]
    corners = [
        (text, [box.left, box.top, box.left + box.width, box.top, box.left + box.width, box.top + box.height])
        for text, box in boxes
    ]
    return {
        "id": f"{sale.code}-{sale.total}",
        "fields": {"total": str(sale.total), "date": f"{sale.moment:%Y-%m-%d}", **fields},
        "lines": [{"text": text, "box": box} for text, box in corners],
        "width": reading.width,
        "height": reading.height,
    }


def folder_with(tmp_path: Path, *rows: Mapping[str, Any]) -> Path:
    (tmp_path / "dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def readings(folder: Path) -> list[tuple[str, Reading]]:
    return [(one.id, one.reading) for one in read_rows(folder)]


def test_right_wrong_and_missed_fields_are_counted(tmp_path: Path) -> None:
    sale = make_sale("GB", 1)
    rows = read_rows(folder_with(tmp_path, row(sale, merchant=sale.shop.shop), row(make_sale("US", 1), total="1.23")))
    scores, milliseconds = measure((one, one.reading) for one in rows)
    assert (scores["total"].right, scores["total"].wrong, scores["total"].missed) == (1, 1, 1)
    assert (scores["date"].right, scores["merchant"].right) == (2, 1)
    assert scores["merchant"].wrong == 1, "a field that the labels leave out was read"
    assert scores["total"].f1 == pytest.approx(0.5)
    assert milliseconds > 0


def test_the_names_of_other_sets_are_understood(tmp_path: Path) -> None:
    sale = make_sale("GB", 1)
    labelled = {**row(sale), "fields": {"company": "A", "amount": "1.00", "vat": "2.00", "issuer": None}}
    (one,) = read_rows(folder_with(tmp_path, labelled))
    assert one.fields == {"merchant": "A", "total": "1.00", "tax": "2.00"}
    assert one.picture is None
    assert read_by_ocr(one, None) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("$1,234.56", {Decimal("1234.56")}),
        ("1.234,56 €", {Decimal("1234.56")}),
        ("5.00 (0.35)", {Decimal("5.00"), Decimal("0.35"), Decimal("-0.35")}),
    ],
)
def test_a_labelled_amount_in_any_writing(text: str, wanted: set[Decimal]) -> None:
    assert possible_amounts(text) == wanted


def test_a_labelled_day_in_any_order() -> None:
    assert possible_days("03/04/2018") == {date(2018, 4, 3), date(2018, 3, 4)}
    assert date(2018, 3, 25) in possible_days("25 MAR 2018")


def test_receipts_that_a_check_faults_are_counted_and_named(tmp_path: Path) -> None:
    rows = readings(folder_with(tmp_path, row(make_sale("GB", 1)), row(spoilt(make_sale("GB", 1), "total-off", 1))))
    found = faults_on(rows, TODAY)
    assert (found.receipts, len(found.faulted)) == (2, 1)
    assert "total-arithmetic" in found.faulted[0]
    assert found.answers["check.total-arithmetic.adds-up pass"] == 1


def test_a_changed_digit_is_tried_on_total_and_tax(tmp_path: Path) -> None:
    plain = next(sale for seed in range(20) for sale in [make_sale("US", seed)] if not sale.discount)
    found = digits_changed(readings(folder_with(tmp_path, row(plain), row(make_sale("HK", 1)))), TODAY)
    assert dict(found.tried) == {"total": 1, "tax": 1}, "without a tax there is no sum to change"
    assert found.noticed["total"] == 1
    assert len(found.missed) == sum(found.tried.values()) - sum(found.noticed.values())


def test_the_artist_s_faults_are_counted_by_name() -> None:
    correct, named = artist_named(1, TODAY)
    assert (correct.receipts, correct.faulted) == (19, [])
    assert named.tried["total-off"] == 19
    assert sum(named.noticed.values()) / sum(named.tried.values()) >= 0.95


def test_the_commands_print_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(tmp_path, row(make_sale("GB", 1)), row(spoilt(make_sale("GB", 1), "total-off", 1)))
    call_command("measure_receipts", str(folder), "--errors", "total")
    assert "total          1.000" in capsys.readouterr().out
    call_command("measure_receipt_checks", str(folder), "--changes", "--answers", "--errors")
    out = capsys.readouterr().out
    assert f"{folder.name}: 1/2 = 50.0% faulted" in out
    assert "check.total-arithmetic.subtotal-off" in out
    with pytest.raises(CommandError):
        call_command("measure_receipts", str(tmp_path / "nowhere"))
