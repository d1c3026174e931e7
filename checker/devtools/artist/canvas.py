"""A sheet to draw a phone's screen on, in points of a 375-point-wide phone; it remembers each line and its place.

The font comes with a wheel, so that no test depends on the fonts of a machine. It has no colour emoji: an emoji
becomes a yellow disc and is left out of the line that is remembered.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import noto_cjk_sans_otc
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from checker.vocabulary import Box

SIMPLIFIED_FACE = 2
POINTS_WIDE = 375
# Latin words and numbers stay whole, every Chinese character may start a row.
_UNITS = re.compile(r"[A-Za-z0-9.,:;/%$€£¥+\-'’&@_#]+|\s|.")
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{1,2}|[\U0001f000-\U0001faff\u2600-\u2660\u2662-\u27bf\u2b50\u2b55][\ufe0f\u200d]*"
)
_ROOM_FOR_EMOJI = "    "


@dataclass(frozen=True, kw_only=True)
class Look:
    """`width` in pixels; `clock` stands in the status bar."""

    width: int = 1080
    dark: bool = False
    clock: str = "21:47"


@dataclass(frozen=True, kw_only=True)
class DrawnLine:
    text: str
    box: Box


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A finished picture and the truth about it: its lines in the order they were drawn."""

    image: Image.Image
    lines: tuple[DrawnLine, ...]

    def png(self) -> bytes:
        out = io.BytesIO()
        self.image.save(out, "PNG")
        return out.getvalue()

    def jpeg(self, quality: int = 85) -> bytes:
        out = io.BytesIO()
        self.image.save(out, "JPEG", quality=quality)
        return out.getvalue()


class Canvas:
    """Collects what is to be drawn and draws it when the height is known. All measures are points."""

    def __init__(self, look: Look, background: str) -> None:
        self._scale = look.width / POINTS_WIDE
        self._width = look.width
        self._background = background
        self._steps: list[Callable[[Image.Image, ImageDraw.ImageDraw], None]] = []
        self._lines: list[DrawnLine] = []

    def pixels(self, points: float) -> int:
        return round(points * self._scale)

    def width_of(self, words: str, size: float) -> float:
        return _font(self.pixels(size)).getlength(_EMOJI.sub(_ROOM_FOR_EMOJI, words)) / self._scale

    def text(self, x: float, y: float, words: str, size: float, colour: str) -> None:
        """One line with its top left corner at `x`, `y`."""
        font, left, top = _font(self.pixels(size)), self.pixels(x), self.pixels(y)
        plain = _EMOJI.sub(_ROOM_FOR_EMOJI, words)
        self._steps.append(lambda _, draw: draw.text((left, top), plain, font=font, fill=colour))
        for found in _EMOJI.finditer(words):
            start = x + self.width_of(words[: found.start()], size)
            self.block(start, y + size * 0.3, size, size, "#FFC83D", radius=size / 2)
        ink = font.getbbox(plain.rstrip())
        if plain.strip():
            box = Box(
                left=left + round(ink[0]),
                top=top + round(ink[1]),
                width=round(ink[2] - ink[0]),
                height=round(ink[3] - ink[1]),
            )
            self._lines.append(DrawnLine(text=" ".join(plain.split()), box=box))

    def paragraph(self, x: float, y: float, width: float, words: str, size: float, colour: str) -> float:
        """Text over as many rows as it needs; answers where the next thing may start."""
        for row in self.rows(words, width, size):
            self.text(x, y, row, size, colour)
            y += size * 1.45
        return y

    def rows(self, words: str, width: float, size: float) -> list[str]:
        rows = [""]
        for paragraph in words.split("\n"):
            for unit in _UNITS.findall(paragraph):
                if rows[-1] and self.width_of(rows[-1] + unit, size) > width:
                    rows.append("")
                rows[-1] += unit if rows[-1] or not unit.isspace() else ""
            rows.append("")
        return rows[:-1]

    def block(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        corners = (self.pixels(x), self.pixels(y), self.pixels(x + width) - 1, self.pixels(y + height) - 1)
        self._steps.append(lambda _, draw: draw.rounded_rectangle(corners, self.pixels(radius), fill=colour))

    def picture(self, x: float, y: float, width: float, height: float, seed: int) -> None:
        """Something that looks like a small photo of goods and carries no words."""
        size = (max(self.pixels(width), 1), max(self.pixels(height), 1))
        place = (self.pixels(x), self.pixels(y))
        self._steps.append(lambda image, _: image.paste(still_life(size, seed), place))

    def paste(self, x: float, y: float, picture: Image.Image) -> None:
        place = (self.pixels(x), self.pixels(y))
        self._steps.append(lambda image, _: image.paste(picture, place))

    @property
    def lines(self) -> tuple[DrawnLine, ...]:
        """The lines so far, for those who need the words and their places but no picture."""
        return tuple(self._lines)

    def finish(self, height: float) -> Drawing:
        image = Image.new("RGB", (self._width, self.pixels(height)), self._background)
        draw = ImageDraw.Draw(image)
        for step in self._steps:
            step(image, draw)
        return Drawing(image=image, lines=tuple(self._lines))


@cache
def _font(pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(noto_cjk_sans_otc.FONT_PATH), pixels, index=SIMPLIFIED_FACE)


def still_life(size: tuple[int, int], seed: int) -> Image.Image:
    """A soft ground with a bag-like shape on it; the same seed gives the same picture."""
    chance = random.Random(seed)  # noqa: S311 — decoration
    ground, body, light = (tuple(chance.randint(low, low + 90) for _ in range(3)) for low in (140, 30, 100))
    image = Image.new("RGB", size, ground)
    draw, (width, height) = ImageDraw.Draw(image), size
    draw.rectangle((0, height * 0.7, width, height), fill=light)
    draw.arc((width * 0.35, height * 0.2, width * 0.65, height * 0.65), 180, 360, fill=body, width=max(width // 30, 2))
    draw.rounded_rectangle((width * 0.22, height * 0.42, width * 0.78, height * 0.84), width // 14, fill=body)
    draw.ellipse((width * 0.46, height * 0.56, width * 0.54, height * 0.64), fill=light)
    return image.filter(ImageFilter.GaussianBlur(max(width // 120, 1)))
