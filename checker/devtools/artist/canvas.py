"""A sheet to draw a phone's screen on, in points of a 375-point-wide phone; it remembers each line and its place.

The font comes with a wheel, so that no test depends on the fonts of a machine. It has no colour emoji: an emoji
becomes a yellow disc and is left out of the line that is remembered.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

import noto_cjk_sans_otc
from PIL import Image, ImageDraw, ImageFont

from checker.devtools.artist.pictures import still_life
from checker.vocabulary import Box
from checker.vocabulary.page import Page, Part, Role, Voice

POINTS_WIDE = 375
# Latin words and numbers stay whole, every Chinese character may start a row.
_UNITS = re.compile(r"[A-Za-z0-9.,:;/%$€£¥+\-'’&@_#]+|\s|.")
_NEVER_FIRST = "，。！？、；：）》」』”…,.!?;:)"
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{1,2}|[\U0001f000-\U0001faff\u2600-\u2660\u2662-\u27bf\u2b50\u2b55][\ufe0f\u200d]*"
)
_ROOM_FOR_EMOJI = "    "


@dataclass(frozen=True, kw_only=True)
class Typeface:
    """A font file; the numbers are those of its faces for Simplified and Traditional characters in a collection."""

    name: str
    path: str
    simplified: int = 0
    traditional: int = 0


NOTO = Typeface(name="noto", path=str(noto_cjk_sans_otc.FONT_PATH), simplified=2, traditional=3)


@dataclass(frozen=True, kw_only=True)
class Look:
    """`width` in pixels, of `points` points; `clock` stands in the status bar."""

    width: int = 1080
    dark: bool = False
    clock: str = "21:47"
    points: float = POINTS_WIDE
    typeface: Typeface = NOTO
    traditional: bool = False


@dataclass(frozen=True, kw_only=True)
class DrawnLine:
    text: str
    box: Box


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A finished picture and the truth about it: its lines in the order they were drawn, and on a screen its page."""

    image: Image.Image
    lines: tuple[DrawnLine, ...]
    page: Page | None = None

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
        self._scale = look.width / look.points
        self._width = look.width
        self._look = look
        self._background = background
        self._steps: list[Callable[[Image.Image, ImageDraw.ImageDraw], None]] = []
        self._lines: list[DrawnLine] = []
        self._parts: list[Part] = []

    def pixels(self, points: float) -> int:
        return round(points * self._scale)

    def width_of(self, words: str, size: float) -> float:
        return self._font(size).getlength(_EMOJI.sub(_ROOM_FOR_EMOJI, words)) / self._scale

    def _font(self, size: float) -> ImageFont.FreeTypeFont:
        face = self._look.typeface
        return _font(face.path, self.pixels(size), face.traditional if self._look.traditional else face.simplified)

    @contextmanager
    def part(self, role: Role, voice: Voice, *, amount: str = "", state: str = "", time: str = "") -> Iterator[None]:
        """Whatever lines are drawn inside are one part of the page."""
        first = len(self._lines)
        yield
        lines = tuple(range(first, len(self._lines)))
        self._parts.append(Part(role=role, voice=voice, lines=lines, amount=amount, state=state, time=time))

    def cover(self, top: float, bottom: float, colour: str) -> None:
        """A bar across the page; the lines it hides even in part are no longer there to be read."""
        self.block(0, top, self._look.points, bottom - top, colour)
        self._keep(lambda box: box.top + box.height <= self.pixels(top) or box.top >= self.pixels(bottom))

    def _keep(self, visible: Callable[[Box], bool]) -> None:
        kept = [number for number, line in enumerate(self._lines) if visible(line.box)]
        place = {number: position for position, number in enumerate(kept)}
        self._lines = [self._lines[number] for number in kept]
        seen = [tuple(place[number] for number in part.lines if number in place) for part in self._parts]
        self._parts = [replace(part, lines=lines) for part, lines in zip(self._parts, seen, strict=True) if lines]

    def text(self, x: float, y: float, words: str, size: float, colour: str, *, bold: bool = False) -> None:
        """One line with its top left corner at `x`, `y`."""
        font, left, top = self._font(size), self.pixels(x), self.pixels(y)
        plain, stroke = _EMOJI.sub(_ROOM_FOR_EMOJI, words), self.pixels(size) / 45 if bold else 0
        self._steps.append(lambda _, draw: draw.text((left, top), plain, font=font, fill=colour, stroke_width=stroke))
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

    def overlay(self, x: float, y: float, words: str, size: float, colour: str) -> None:
        """The beginning of a line once more, in another colour; it is no line of its own."""
        font, place = self._font(size), (self.pixels(x), self.pixels(y))
        plain = _EMOJI.sub(_ROOM_FOR_EMOJI, words)
        self._steps.append(lambda _, draw: draw.text(place, plain, font=font, fill=colour))

    def paragraph(
        self, x: float, y: float, width: float, words: str, size: float, colour: str, *, bold: bool = False
    ) -> float:
        """Text over as many rows as it needs; answers where the next thing may start."""
        for row in self.rows(words, width, size):
            self.text(x, y, row, size, colour, bold=bold)
            y += size * 1.45
        return y

    def rows(self, words: str, width: float, size: float) -> list[str]:
        rows = [""]
        for paragraph in words.split("\n"):
            for unit in _UNITS.findall(paragraph):
                if rows[-1] and unit not in _NEVER_FIRST and self.width_of(rows[-1] + unit, size) > width:
                    rows.append("")
                rows[-1] += unit if rows[-1] or not unit.isspace() else ""
            rows.append("")
        return rows[:-1]

    def block(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        corners = (self.pixels(x), self.pixels(y), self.pixels(x + width) - 1, self.pixels(y + height) - 1)
        self._steps.append(lambda _, draw: draw.rounded_rectangle(corners, self.pixels(radius), fill=colour))

    def stroke(self, points: Sequence[tuple[float, float]], colour: str, width: float = 1.5) -> None:
        """A line from point to point."""
        corners = [(self.pixels(x), self.pixels(y)) for x, y in points]
        thick = max(self.pixels(width), 1)
        self._steps.append(lambda _, draw: draw.line(corners, fill=colour, width=thick, joint="curve"))

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

    def finish(self, height: float, page: Page | None = None) -> Drawing:
        """The picture; `page` without its parts says what kind of page it is."""
        self._keep(lambda box: box.top >= 0 and box.top + box.height <= self.pixels(height))
        image = Image.new("RGB", (self._width, self.pixels(height)), self._background)
        draw = ImageDraw.Draw(image)
        for step in self._steps:
            step(image, draw)
        known = replace(page, parts=tuple(self._parts)) if page else None
        return Drawing(image=image, lines=tuple(self._lines), page=known)


@cache
def _font(path: str, pixels: int, face: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, pixels, index=face)
