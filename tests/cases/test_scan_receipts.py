"""Receipts through the scan command as scripts use it: drawn pictures in, fields and answers out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from checker.devtools.artist.receipts import Sale, Wear, draw, make_sale, spoilt, worn
from tests.cases.test_scan import run

KEYS = {"item", "country", "merchant", "date", "currency", "subtotal", "tax", "total", "checks"}


def case(sale: Sale, name: str, folder: Path, *, photographed: bool = False) -> str:
    picture = folder / f"{name}.jpg"
    if photographed:
        picture.write_bytes(worn(draw(sale), Wear(tilt=1.0, fading=0.15), seed=1))
    else:
        buffer = io.BytesIO()
        draw(sale).image.convert("RGB").save(buffer, "JPEG", quality=90)
        picture.write_bytes(buffer.getvalue())
    return json.dumps({"id": name, "text": sale.post or "小票齐全，现货一只", "images": [picture.name]})


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What one scan says of a correct receipt, a faulty one and a photographed one, by name."""
    folder = tmp_path_factory.mktemp("scan")
    lines = [
        case(make_sale("GB", 1), "correct", folder),
        case(spoilt(make_sale("US", 1), "total-off", 1), "faulty", folder),
        case(spoilt(make_sale("FR", 1), "country-against-post", 1), "elsewhere", folder, photographed=True),
    ]
    (folder / "cases.jsonl").write_text("\n".join(lines), encoding="utf-8")
    finished = run([str(folder / "cases.jsonl")], "", folder)
    assert finished.returncode == 0, finished.stderr
    return {said["id"]: said for said in map(json.loads, finished.stdout.splitlines())}


def test_a_receipt_has_the_fields_that_scripts_rely_on(answered: dict[str, dict[str, Any]]) -> None:
    sale = make_sale("GB", 1)
    (receipt,) = answered["correct"]["receipts"]
    assert set(receipt) >= KEYS
    assert receipt["item"] == 1
    assert (receipt["country"], receipt["currency"]) == ("GB", "GBP")
    assert receipt["total"] == str(sale.total)
    assert receipt["tax"] == str(sale.taxes[0].amount)
    assert receipt["date"] == f"{sale.moment:%Y-%m-%d}"
    assert receipt["merchant"] == sale.shop.shop


def test_a_correct_receipt_fails_nothing_and_lowers_nothing(answered: dict[str, dict[str, Any]]) -> None:
    said = answered["correct"]
    (receipt,) = said["receipts"]
    assert receipt["checks"]["total-arithmetic"] == "pass"
    assert "fail" not in receipt["checks"].values()
    assert not any(finding["leaning"] == "support" for finding in said["findings"])


def test_a_broken_sum_is_a_fail_and_a_finding_with_its_place(answered: dict[str, dict[str, Any]]) -> None:
    said = answered["faulty"]
    assert said["receipts"][0]["checks"]["total-arithmetic"] == "fail"
    (finding,) = [one for one in said["findings"] if one["check"] == "total-arithmetic"]
    assert (finding["leaning"], finding["strength"]) == ("doubt", "strong")
    assert all(place["item"] == 1 for place in finding["evidence"])


def test_a_photographed_receipt_is_held_against_the_post(answered: dict[str, dict[str, Any]]) -> None:
    said = answered["elsewhere"]
    assert said["receipts"][0]["country"] == "FR"
    assert said["receipts"][0]["checks"]["country-against-post"] == "fail"
