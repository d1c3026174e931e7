"""Draws a chat: the other side's bubbles left, the phone's owner right, grey times between, transfers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.devtools.artist.canvas import Canvas, Drawing, Look
from checker.devtools.artist.moments import PHONE_RATIO

SIZE, WIDEST = 17.0, 236.0


@dataclass(frozen=True, kw_only=True)
class Bubble:
    text: str
    mine: bool = False


@dataclass(frozen=True, kw_only=True)
class TimeMark:
    """A centred grey line: a time (`昨天 14:32`) or a notice of the app."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """An orange bubble with an amount (`¥680.00`) and a state (`请收款`, `已被接收`)."""

    amount: str
    state: str
    mine: bool = False


@dataclass(frozen=True, kw_only=True)
class _Colours:
    ground: str
    bar: str
    words: str
    faint: str
    theirs: str
    mine: str
    words_on_mine: str


LIGHT = _Colours(
    ground="#EDEDED",
    bar="#EDEDED",
    words="#181818",
    faint="#9B9B9B",
    theirs="#FFFFFF",
    mine="#95EC69",
    words_on_mine="#181818",
)
DARK = _Colours(
    ground="#111111",
    bar="#191919",
    words="#D2D2D2",
    faint="#757575",
    theirs="#2C2C2C",
    mine="#3EB575",
    words_on_mine="#0A1A10",
)


def draw_chat(title: str, entries: Sequence[Bubble | TimeMark | Transfer], look: Look | None = None) -> Drawing:
    """At least one screen high, as long as the talk needs."""
    look = look or Look()
    colours = DARK if look.dark else LIGHT
    canvas = Canvas(look, colours.ground)
    canvas.block(0, 0, 375, 84, colours.bar)
    canvas.text(24, 8, look.clock, 14, colours.words)
    canvas.text((375 - canvas.width_of(title, SIZE)) / 2, 44, title, SIZE, colours.words)
    y = 98.0
    for entry in entries:
        if isinstance(entry, TimeMark):
            canvas.text((375 - canvas.width_of(entry.text, 13)) / 2, y, entry.text, 13, colours.faint)
            y += 34
        elif isinstance(entry, Transfer):
            y = _transfer(canvas, entry, y)
        else:
            y = _bubble(canvas, entry, colours, y)
    return canvas.finish(max(y + 20, 375 * PHONE_RATIO))


def _bubble(canvas: Canvas, bubble: Bubble, colours: _Colours, y: float) -> float:
    rows = canvas.rows(bubble.text, WIDEST - 24, SIZE)
    width = max(canvas.width_of(row, SIZE) for row in rows) + 24
    height = len(rows) * SIZE * 1.45 + 16
    left = 375 - 64 - width if bubble.mine else 64.0
    canvas.picture(375 - 52 if bubble.mine else 12, y, 40, 40, seed=int(bubble.mine))
    canvas.block(left, y, width, height, colours.mine if bubble.mine else colours.theirs, radius=5)
    canvas.paragraph(
        left + 12, y + 7, width, "\n".join(rows), SIZE, colours.words_on_mine if bubble.mine else colours.words
    )
    return y + height + 16


def _transfer(canvas: Canvas, transfer: Transfer, y: float) -> float:
    left = 375 - 64 - 230 if transfer.mine else 64.0
    canvas.picture(375 - 52 if transfer.mine else 12, y, 40, 40, seed=int(transfer.mine))
    canvas.block(left, y, 230, 92, "#FA9D3B", radius=5)
    canvas.text(left + 56, y + 12, transfer.amount, 17, "#FFFFFF")
    canvas.text(left + 56, y + 37, transfer.state, 13, "#FFFFFF")
    canvas.block(left + 12, y + 66, 206, 0.5, "#FBB671")
    canvas.text(left + 12, y + 69, "转账", 11, "#FFFFFF")
    return y + 108
