"""Our OCR beside the library's own settings: characters wrong or missing, and seconds, on the same pictures in turn."""

from __future__ import annotations

import json
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.devtools.artist.scenes import Cast, compose
from checker.devtools.artist.screens import PHONES
from checker.reading.ocr import find_lines_on, pixels

WIDTH, HEIGHT = 1080, 2400
"""The screenshot that seconds are told for."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A picture and the lines on it; `group` is where it comes from."""

    group: str
    name: str
    data: bytes
    lines: Sequence[str]


@dataclass
class Result:
    """What one reader did: characters of the truth, those wrong or missing, and seconds by the clock and of the CPU."""

    characters: int = 0
    missed: int = 0
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def error_rate(self) -> float:
        return self.missed / max(self.characters, 1)


Reader = Callable[[Any], str]


def ours(image: Any) -> str:
    return "".join(line.text for line in find_lines_on(image).lines)


def default_reader() -> Reader:
    """The library as it comes."""
    import rapidocr

    model: Any = rapidocr.RapidOCR(params={"Global.log_level": "critical"})

    def read(image: Any) -> str:
        found = model(image)
        return "".join(found.txts or ())

    return read


def labelled(folder: Path) -> Iterator[Sample]:
    """The rows of `dev.jsonl` in the folder: `image`, and `lines` in reading order."""
    for row in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        fields: dict[str, Any] = json.loads(row)
        data = (folder / fields["image"]).read_bytes()
        yield Sample(group=folder.name, name=fields["id"], data=data, lines=fields["lines"])


def drawn(count: int, seed: int) -> Iterator[Sample]:
    """Drawn screenshots of 1080 × 2400 with all that stands on them."""
    phones = [phone for phone in PHONES if (phone.width, phone.height) == (WIDTH, HEIGHT)]
    for scene in compose(count * 3, seed, Cast(phones=phones)):
        if scene.drawing.image.size == (WIDTH, HEIGHT) and count:
            count -= 1
            lines = [line.text for line in scene.drawing.lines]
            yield Sample(group="drawn 1080×2400", name=scene.name, data=scene.file(), lines=lines)


def measure(samples: Iterable[Sample], readers: dict[str, Reader], rounds: int) -> dict[tuple[str, str], Result]:
    """Each picture is read by every reader in turn, `rounds` times; the result of each group and reader."""
    results: dict[tuple[str, str], Result] = {}
    for sample in samples:
        image = pixels(sample.data)
        for turn in range(rounds):
            for name, reader in readers.items():
                result = results.setdefault((sample.group, name), Result())
                wall, cpu = time.perf_counter(), time.process_time()
                read = reader(image)
                result.wall.append(time.perf_counter() - wall)
                result.cpu.append(time.process_time() - cpu)
                if turn == 0:
                    characters, missed = missing(sample.lines, read)
                    result.characters += characters
                    result.missed += missed
    return results


def missing(lines: Sequence[str], read: str) -> tuple[int, int]:
    """The characters of the lines, and how many of them are wrong or missing wherever in `read` each fits best.

    The order of the lines does not count, nor white space, nor what was read in addition.
    """
    whole = _plain(read)
    wanted = [line for line in map(_plain, lines) if line]
    return sum(map(len, wanted)), sum(_distance(line, whole) for line in wanted)


def _plain(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text) if not character.isspace())


def _distance(line: str, whole: str) -> int:
    """Least edits that turn the line into some stretch of the whole, at most its length."""
    if line in whole:
        return 0
    before = [0] * (len(whole) + 1)
    for row, wanted in enumerate(line, 1):
        now = [row]
        for column, got in enumerate(whole, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (wanted != got)))
        before = now
    return min(before)
