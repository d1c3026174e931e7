"""Draws a product photo, with words or a code on it, and a plain till receipt."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno
from PIL import Image

from checker.devtools.artist.canvas import Canvas, Drawing, Look
from checker.devtools.artist.pictures import still_life


def draw_photo(words: str | Sequence[str] = (), look: Look | None = None, *, code: str = "", seed: int = 3) -> Drawing:
    """A square photo of goods; `words` are printed on it one below the other, `code` becomes a QR code."""
    look = look or Look()
    canvas = Canvas(look, "#FFFFFF")
    canvas.paste(0, 0, still_life((look.width, look.width), seed))
    for number, line in enumerate([words] if isinstance(words, str) else words):
        canvas.text(20, 16 + number * 40, line, 26, "#FFFFFF" if look.dark else "#101010")
    if code:
        canvas.paste(250, 250, _code(code, canvas.pixels(105)))
    return canvas.finish(375)


def draw_receipt(shop: str, rows: Sequence[tuple[str, str]], look: Look | None = None) -> Drawing:
    """Paper with the shop's name on top and rows of a word on the left and an amount on the right."""
    look = look or Look()
    canvas = Canvas(look, "#F7F5F0")
    canvas.text((375 - canvas.width_of(shop, 22)) / 2, 24, shop, 22, "#222222")
    y = 76.0
    for left, right in rows:
        canvas.text(28, y, left, 15, "#333333")
        canvas.text(347 - canvas.width_of(right, 15), y, right, 15, "#333333")
        y += 28
    return canvas.finish(y + 40)


def _code(content: str, side: int) -> Image.Image:
    drawn = io.BytesIO()
    segno.make_qr(content).save(drawn, kind="png", scale=8, border=4)
    drawn.seek(0)
    return Image.open(drawn).convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
