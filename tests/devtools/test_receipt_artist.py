"""The artist's receipts: every country has one, what is correct agrees, and a fault changes the paper."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from PIL import Image

from checker.countries import countries
from checker.devtools.artist.receipts import (
    FAULTS,
    Sale,
    Wear,
    draw,
    make_sale,
    reading_of,
    readings_of,
    rows,
    shops,
    spoilt,
    typed,
    with_true_post,
    worn,
)
from checker.evidence import all_receipt_checks

CODES = sorted(shops())
SEEDS = range(3)


def words(sale: Sale) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(sale)]


def test_every_country_has_a_shop() -> None:
    assert set(CODES) == set(countries())


@pytest.mark.parametrize("code", CODES)
def test_the_shop_s_number_fits_its_rule_and_the_bad_one_does_not(code: str) -> None:
    number = shops()[code].identifier
    if number is None:
        return
    (known,) = [one for one in countries()[code].identifiers if one.id == number.kind]
    assert known.check(number.number) is not False
    if number.bad:
        assert known.check(number.number) is True
        assert known.check(number.bad) is False


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_correct_sale_adds_up(code: str, seed: int) -> None:
    sale = make_sale(code, seed)
    bought = sum((one.amount for one in sale.goods), Decimal(0)) - sale.discount
    assert all(one.amount == one.quantity * one.price for one in sale.goods)
    on_top = sum((tax.amount for tax in sale.taxes), Decimal(0)) if sale.shop.tax == "added" else 0
    assert sale.total == bought + on_top
    assert (sale.slip is None) != (sale.change is None)
    if sale.given is not None and sale.change is not None:
        assert sale.given - sale.total == sale.change > 0


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_changes_the_paper_or_the_post_and_is_of_a_known_check(name: str) -> None:
    fault = FAULTS[name]
    assert fault.check in all_receipt_checks()
    fitting = [sale for sale in (make_sale(code, 1) for code in CODES) if fault.fits(sale)]
    assert fitting
    for sale in fitting:
        changed = spoilt(sale, name, 1)
        assert changed != sale
        assert words(changed) != words(sale) or changed.post != sale.post or readings_of(changed)[1:]


def test_the_reading_holds_what_the_drawing_shows() -> None:
    sale = make_sale("FR", 2)
    reading, drawing = reading_of(sale), draw(sale)
    assert [line.text for line in reading.lines] == [line.text for line in drawing.lines]
    assert [line.box for line in reading.lines] == [line.box for line in drawing.lines]
    assert reading.text == "\n".join(line.text for line in reading.lines)
    assert all(reading.text[line.start :].startswith(line.text) for line in reading.lines)


def test_a_typed_paper_has_its_cells_side_by_side() -> None:
    left, right = typed("TOTAL  12.00").lines
    assert (left.text, right.text) == ("TOTAL", "12.00")
    assert left.box
    assert right.box
    assert left.box.left + left.box.width < right.box.left
    assert abs(left.box.top - right.box.top) < left.box.height


def test_a_worn_receipt_is_a_tilted_photo_and_the_same_each_time() -> None:
    drawing = draw(make_sale("JP", 1))
    photo = worn(drawing, Wear(tilt=3), seed=4)
    assert photo == worn(drawing, Wear(tilt=3), seed=4)
    assert photo != worn(drawing, Wear(tilt=3), seed=5)
    with Image.open(io.BytesIO(photo)) as image:
        assert image.format == "JPEG"
        assert image.width > drawing.image.width


def test_a_post_says_where_it_was_bought() -> None:
    assert with_true_post(make_sale("FR", 1)).post.startswith("法国专柜")
