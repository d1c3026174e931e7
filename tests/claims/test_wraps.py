"""A sentence that a screenshot wraps is read as one; a real line end is not crossed."""

from __future__ import annotations

from checker.claims.wraps import spelled, wraps
from checker.vocabulary import Box, ItemKind, Line, Reading


def screenshot(*rows: tuple[str, int, int, int]) -> Reading:
    """A picture with lines of text, each with left edge, top and width; all are 20 pixels high."""
    lines, at = [], 0
    for text, left, top, width in rows:
        lines.append(Line(text=text, start=at, box=Box(left=left, top=top, width=width, height=20)))
        at += len(text) + 1
    text = "\n".join(row[0] for row in rows)
    return Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=tuple(lines), width=400, height=300)


def test_a_full_line_with_the_next_right_below_it_is_wrapped() -> None:
    reading = screenshot(("现货全码支持专", 10, 10, 300), ("柜验货", 10, 34, 120))
    assert wraps(reading) == (7,)
    assert spelled(reading).text == "现货全码支持专柜验货"


def test_a_short_line_ends_a_sentence() -> None:
    reading = screenshot(("支持专", 10, 10, 60), ("柜验货当天发出包邮到家", 10, 34, 300))
    assert wraps(reading) == ()
    assert "支持专\n柜" in spelled(reading).text


def test_short_lines_below_each_other_are_a_list() -> None:
    assert wraps(screenshot(("现货秒发", 10, 10, 80), ("支持验货", 10, 34, 80))) == ()


def test_lines_far_apart_or_in_other_columns_or_sizes_are_not_joined() -> None:
    assert wraps(screenshot(("现货全码支持专", 10, 10, 300), ("柜验货", 10, 90, 120))) == ()
    assert wraps(screenshot(("现货全码支持专", 10, 10, 300), ("柜验货", 200, 34, 120))) == ()


def test_a_text_without_boxes_keeps_its_line_ends() -> None:
    text = Reading(item=0, kind=ItemKind.TEXT, text="支持专\n柜验货")
    assert wraps(text) == ()
    assert spelled(text).text == "支持专\n柜验货"
