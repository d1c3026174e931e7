"""What is on an item: lines of text with their places, codes, camera data, and what could not be read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from checker.vocabulary.item import ItemKind
from checker.vocabulary.message import Message
from checker.vocabulary.page import Page


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle in pixels of the picture as given (upright), origin top left."""

    left: int
    top: int
    width: int
    height: int


OF_AN_AMOUNT = 6


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of text; `start` is its code-point offset in `Reading.text`, `confidence` runs from 0 to 1: the mean of
    its characters."""

    text: str
    start: int
    box: Box | None = None
    confidence: float = 1.0

    @property
    def least_sure(self) -> float:
        """How sure any character of the line is at least: the doubt of as many as an amount has may all lie on one."""
        signs = sum(not sign.isspace() for sign in self.text)
        return max(1 - min(signs, OF_AN_AMOUNT) * (1 - self.confidence), 0.0)


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One flight of a boarding pass: airports and carrier by their IATA codes, `day` counted from 1 January."""

    start: str
    end: str
    carrier: str
    flight: str
    day: int


@dataclass(frozen=True, kw_only=True)
class Code:
    """A QR or bar code decoded to text; the text is shown, never followed.

    Of a boarding pass only its `legs` are kept: its text is without the passenger's name and booking.
    """

    kind: str
    text: str
    box: Box | None = None
    legs: tuple[Leg, ...] = ()


class FileMark(StrEnum):
    """What a picture's file says of how the picture was made."""

    AI_SETTINGS = "ai-settings"  # the settings that a picture generator was run with
    AI_MADE = "ai-made"  # declared as made by a trained model
    AI_PARTLY = "ai-partly"  # declared as changed with the help of one
    AI_LABEL = "ai-label"  # the label that is due in mainland China


@dataclass(frozen=True, kw_only=True)
class Camera:
    """The few EXIF facts we keep. Times are as the camera wrote them (`YYYY-MM-DDTHH:MM:SS`), places only yes or no.

    `software` and `marks` are what the file says of itself; anybody can write or remove them.
    """

    taken_at: str = ""
    utc_offset: str = ""
    maker: str = ""
    model: str = ""
    software: str = ""
    has_place: bool = False
    marks: tuple[FileMark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """What is enough to know a picture, or a picture shown on a screenshot, again.

    `hash` is a 256-bit perceptual hash as 64 hexadecimal digits; `places` (words for corners that stand out) and
    `features` (ORB) are packed bytes in base64, to be read by the room that made them. A `plain` one may be looked
    up but is never remembered: too much looks like it.
    """

    box: Box
    hash: str
    places: str
    features: str
    plain: bool = False


class Screen(StrEnum):
    """What kind of picture it is, as far as its words tell."""

    MOMENTS = "moments"
    CHAT = "chat"
    RECEIPT = "receipt"
    PHOTO = "photo"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A step of the reading that failed or was cut short, with a sentence for the shopper."""

    step: str
    message: Message


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything read from item number `item`.

    For a text item `text` is the text exactly as given. For a picture it is its lines joined by newlines, so that an
    offset into `text` leads back to a line and its box.
    """

    item: int
    kind: ItemKind
    text: str = ""
    lines: tuple[Line, ...] = ()
    codes: tuple[Code, ...] = ()
    camera: Camera | None = None
    screen: Screen = Screen.OTHER
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    troubles: tuple[Trouble, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    page: Page | None = None

    def line_at(self, offset: int) -> Line | None:
        """The line that the character at `offset` of `text` belongs to."""
        position = bisect_right([line.start for line in self.lines], offset) - 1
        return self.lines[position] if position >= 0 else None

    def box_of(self, start: int, end: int) -> Box | None:
        """The box on the picture of the characters `start:end`, or None for a text item.

        Within a line the width is shared out by display width (a Chinese character counts as two Latin ones);
        a quote over several lines gets the box that holds all of them.
        """
        boxes = [
            part
            for line in self.lines
            if line.box is not None and line.start < end and start < line.start + len(line.text)
            for part in [_part_of(line, line.box, start - line.start, end - line.start)]
        ]
        return _around(boxes) if boxes else None


def _part_of(line: Line, box: Box, start: int, end: int) -> Box:
    start, end = max(start, 0), min(end, len(line.text))
    total = _display_width(line.text) or 1
    left = box.left + round(box.width * _display_width(line.text[:start]) / total)
    right = box.left + round(box.width * _display_width(line.text[:end]) / total)
    return Box(left=left, top=box.top, width=max(right - left, 1), height=box.height)


def _display_width(text: str) -> int:
    return sum(2 if ord(character) >= 0x2E80 else 1 for character in text)


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    bottom = max(box.top + box.height for box in boxes)
    return Box(left=left, top=top, width=right - left, height=bottom - top)
