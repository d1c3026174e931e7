"""Rows are found on straight, tilted and curled paper, and a line keeps its box."""

from __future__ import annotations

import pytest

from checker.claims.receipts.layout import tilts
from checker.devtools.artist.receipts import typed
from checker.vocabulary import Box, Line
from tests.claims.receipts.paper import SHOP, account, curled, texts, tilted

ROWS = [line.split("  ") for line in SHOP.strip().splitlines()]


def test_cells_at_one_height_make_a_row_from_left_to_right() -> None:
    assert texts(typed(SHOP)) == ROWS


@pytest.mark.parametrize("slope", [-0.12, -0.06, -0.03, 0.03, 0.06, 0.12])
def test_a_tilt_is_taken_out(slope: float) -> None:
    assert texts(tilted(typed(SHOP), slope)) == ROWS


@pytest.mark.parametrize("depth", [-14, 14])
def test_a_curl_is_followed_from_cell_to_cell(depth: float) -> None:
    paper = "\n".join(f"GOODS {number}  {number} x 3.00  {number * 3}.00" for number in range(1, 9))
    assert texts(curled(typed(paper), depth)) == [line.split("  ") for line in paper.splitlines()]


def test_the_order_in_which_lines_were_read_does_not_matter() -> None:
    reading = typed(SHOP)
    mixed = sorted(reading.lines, key=lambda line: hash(line.text) % 97)
    shuffled = type(reading)(**{**vars(reading), "lines": tuple(mixed)})
    assert texts(shuffled) == ROWS


def test_a_part_of_a_line_has_its_share_of_the_box() -> None:
    sheet = account("TOTAL EUR 12.50").sheet
    row = sheet.rows[0]
    whole = row.cells[0].line.box
    assert whole is not None
    part = sheet.box(row, 10, 15)
    assert isinstance(part, Box)
    assert part.left > whole.left + whole.width / 2
    assert part.left + part.width == whole.left + whole.width
    assert part.top == whole.top


def test_a_paper_without_lines_has_no_rows() -> None:
    assert account("").sheet.rows == ()


@pytest.mark.parametrize("slope", [-0.14, -0.1, 0.1, 0.14])
def test_how_high_wide_boxes_are_tells_a_tilt_from_one_that_is_wrong_by_a_row(slope: float) -> None:
    """Amounts stand as far from their names as two rows sink, so that flat columns would fall together as well."""
    lines = []
    for number in range(14):
        top = 100 + 42 * number
        for left, width, words in ((60, 60 + 45 * (number % 7), f"GOODS {number}"), (620, 90, f"{number}.50")):
            sinks = round(slope * (left + width / 2))
            box = Box(left=left, top=top + sinks, width=width, height=30 + round(abs(slope) * width))
            lines.append(Line(text=words, start=0, box=box))
    assert tilts(lines)[0] == pytest.approx(slope, abs=0.03)


def test_lines_without_any_height_are_level_first() -> None:
    boxes = [Box(left=40, top=20 * number, width=300, height=0) for number in range(12)]
    assert tilts([Line(text="TOTAL", start=0, box=box) for box in boxes])[0] == 0.0
