"""What of the planted data is left after masking: in the masked words, on the masked picture, and of the avatars."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any

import cv2
import numpy

from checker.devtools.artist import Drawing
from checker.devtools.artist.screens.frame import Sheet
from checker.devtools.masking.scene import Scene
from checker.reading import decode, read_picture
from checker.reading.codes import find_codes
from checker.reading.masking import COVER, mask_picture, mask_reading
from checker.reading.ocr import find_lines
from checker.vocabulary import Box, Reading

MARK = (255, 0, 255)
COVERED = 0.97
_LONG, _SHARE = 5, 0.5
_KEPT, _UNDER, _BEGINNING = 0.85, 0.3, 6
SMALLEST, NEAR = 200, 12


@dataclass(kw_only=True)
class Judged:
    """One scene: what leaked, which kept words were hidden, and how long masking took without the reading."""

    kind: str
    planted: int
    avatars: int
    kept: int
    leaks: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    seconds: float = 0.0


def judge(scene: Scene, *, with_page: bool = True) -> Judged:
    """Draws the scene, reads it, masks it, and reads what is left."""
    drawing = scene.draw()
    picture = decode(drawing.jpeg(90))
    reading = read_picture(0, picture)
    if not with_page:
        reading = _without_page(reading)
    started = perf_counter()
    masked = mask_picture(picture, reading)
    seconds = perf_counter() - started
    left = "\n".join(line.text for line in find_lines(masked).lines)
    words = mask_reading(reading).text
    faces = _avatars(scene.draw)
    judged = Judged(
        kind=scene.kind, planted=len(scene.planted), avatars=len(faces), kept=len(scene.kept), seconds=seconds
    )
    for planted in scene.planted:
        for where, text in (("words", words), ("picture", left)):
            run = longest_run(plain(planted.text), plain(text))
            if run >= enough(plain(planted.text)):
                judged.leaks.append(f"{where}: {planted.kind} {planted.text}")
    covered = _covered(masked)
    judged.leaks += [f"avatar {box}" for box in faces if covered[_slices(box)].mean() < COVERED]
    if scene.code and find_codes(masked):
        judged.leaks.append("code")
    judged.hidden += _hidden(scene, reading, words, covered)
    return judged


def _hidden(scene: Scene, reading: Reading, words: str, covered: Any) -> list[str]:
    """The kept words that had been read and are masked in the words or lie under a block."""
    found = []
    for kept in scene.kept:
        wanted = plain(kept)
        if _share(wanted, plain(reading.text)) < _KEPT:
            continue
        if _share(wanted, plain(words)) < _KEPT * 0.85:
            found.append(f"words: {kept}")
        box = _box_of_beginning(kept, reading)
        if box and covered[_slices((box.left, box.top, box.width, box.height))].mean() > _UNDER:
            found.append(f"picture: {kept}")
    return found


def _box_of_beginning(kept: str, reading: Reading) -> Box | None:
    """Where on the picture the words begin; the rest may stand on the next line."""
    start = kept[:_BEGINNING]
    at = reading.text.find(start)
    return reading.box_of(at, at + len(start)) if at >= 0 else None


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def enough(planted: str) -> int:
    """How long a piece has to be to tell what was planted."""
    if len(planted) <= _LONG:
        return min(2, len(planted)) if not planted.isdigit() else len(planted)
    return max(_LONG, round(len(planted) * _SHARE))


def longest_run(wanted: str, text: str) -> int:
    for length in range(len(wanted), 0, -1):
        if any(wanted[at : at + length] in text for at in range(len(wanted) - length + 1)):
            return length
    return 0


def _share(wanted: str, text: str) -> float:
    """How many of the pairs of neighbours in `wanted` stand in the text: a wrap or a misread letter costs little."""
    pairs = [wanted[at : at + 2] for at in range(len(wanted) - 1)]
    return sum(1 for pair in pairs if pair in text) / max(len(pairs), 1)


def _without_page(reading: Reading) -> Reading:
    return replace(reading, page=None)


def _covered(masked: bytes) -> Any:
    """Which pixels have the colour of the blocks, as far as JPEG keeps a colour."""
    image = cv2.imdecode(numpy.frombuffer(masked, numpy.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    return numpy.abs(image.astype(numpy.int16) - numpy.array(COVER)).max(axis=2) <= NEAR


def _avatars(draw: Callable[[], Drawing]) -> list[tuple[int, int, int, int]]:
    """Where the artist puts avatars: drawn once more in a colour that nothing else has."""
    with _marked_faces():
        image = numpy.asarray(draw().image)
    marked = (image == MARK).all(axis=2).astype(numpy.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(marked)
    found = []
    for number in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[number])
        if area > SMALLEST:
            found.append((left, top, width, height))
    return found


@contextmanager
def _marked_faces() -> Iterator[None]:
    def mark(sheet: Sheet, x: float, y: float, side: float, seed: int) -> None:
        sheet.canvas.block(x, y, side, side, "#FF00FF")

    usual = Sheet.face
    setattr(Sheet, "face", mark)  # noqa: B010 — the drawing itself cannot tell where its avatars are
    try:
        yield
    finally:
        setattr(Sheet, "face", usual)  # noqa: B010


def _slices(box: tuple[int, int, int, int]) -> tuple[slice, slice]:
    left, top, width, height = box
    return slice(top, top + height), slice(left, left + width)
