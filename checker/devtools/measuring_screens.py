"""How well the structure of screenshots is read: drawn scenes, read by our OCR, held against what was drawn."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from PIL import ImageFont

from checker.devtools.artist.canvas import Typeface
from checker.devtools.artist.scenes import Scene
from checker.devtools.artist.screens import truth_of
from checker.reading.ocr import find_lines_on, pixels
from checker.reading.screens import page_of
from checker.vocabulary import Box, ItemKind, Line, Reading
from checker.vocabulary.page import Page, PageKind, Part, Role, Voice
from checker.vocabulary.plain import from_plain, to_plain

FIELDS = (
    "kind", "app", "theme", "side", "time", "location", "body", "comment", "transfer", "clock", "carrier", "battery",
)  # fmt: skip
SHARED = 0.5
"""Of the smaller of two boxes, from which on they hold the same words."""
FACES = 12
TIMED = (PageKind.FEED, PageKind.ALBUM, PageKind.CHAT)
"""Pages whose times are parts of their own; on the others a time is one value among many."""
SPEAKING, PLACING = (Role.BUBBLE, Role.TRANSFER), (Role.TIME, Role.LOCATION)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question about one scene; `wanted` and `found` in words."""

    field: str
    right: bool
    wanted: str
    found: str


@dataclass
class Tally:
    """Of each field, how often it was asked and how often the answer was right."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, answers: Iterable[Answer]) -> None:
        for answer in answers:
            self.asked[answer.field] += 1
            self.right[answer.field] += answer.right

    def row(self) -> str:
        return "".join(f"{self._share(name):>14}" for name in FIELDS)

    def _share(self, name: str) -> str:
        if not self.asked[name]:
            return "-"
        return f"{self.right[name] / self.asked[name]:.1%}/{self.asked[name]}"


def typefaces_in(folder: Path) -> list[Typeface]:
    """The fonts below the folder that have Chinese and Latin letters; of a collection the faces for both scripts."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".ttc", ".otf"))
    return [face for face in map(_typeface, files) if face is not None]


def _typeface(path: Path) -> Typeface | None:
    font = ImageFont.truetype(str(path), 24)
    missing = bytes(font.getmask("\U000f1234"))
    if any(bytes(font.getmask(letter)) == missing for letter in "国國A5"):
        return None
    names = list(_names(path))
    simplified = next((number for number, name in enumerate(names) if name.endswith(" SC")), 0)
    traditional = next((number for number, name in enumerate(names) if name.endswith(" TC")), 0)
    return Typeface(name=path.stem, path=str(path), simplified=simplified, traditional=traditional)


def _names(path: Path) -> Iterator[str]:
    for number in range(FACES):
        try:
            yield ImageFont.truetype(str(path), 24, index=number).getname()[0] or ""
        except OSError:
            return


def read_scene(scene: Scene, cache: Path | None) -> Reading:
    """What our OCR and our page reader make of the picture; the lines are kept in `cache` under the picture's hash."""
    data = scene.file()
    image = pixels(data)
    kept = cache / f"{hashlib.sha256(data).hexdigest()[:32]}.json" if cache else None
    if kept and kept.exists():
        lines = from_plain(tuple[Line, ...], json.loads(kept.read_text(encoding="utf-8")))
    else:
        lines = _lines(find_lines_on(image).lines)
        if kept:
            kept.write_text(json.dumps(to_plain(lines), ensure_ascii=False), encoding="utf-8")
    height, width = image.shape[:2]
    return Reading(
        item=0,
        kind=ItemKind.PICTURE,
        text="\n".join(line.text for line in lines),
        lines=lines,
        width=width,
        height=height,
        page=page_of(lines, width, height, image),
    )


def _lines(found: Sequence[object]) -> tuple[Line, ...]:
    lines, start = [], 0
    for one in found:
        lines.append(Line(text=one.text, start=start, box=one.box, confidence=one.confidence))  # type: ignore[attr-defined]
        start += len(lines[-1].text) + 1
    return tuple(lines)


def judge(scene: Scene, read: Reading) -> Iterator[Answer]:
    """Every question about the scene whose answer the OCR has left possible."""
    truth = truth_of(scene.drawing)
    wanted, found = truth.page, read.page
    if wanted is None or found is None:
        raise ValueError("a scene without a page")
    yield Answer(field="kind", right=wanted.kind is found.kind, wanted=wanted.kind, found=found.kind)
    if wanted.app:
        yield Answer(field="app", right=wanted.app == found.app, wanted=wanted.app, found=found.app)
    if wanted.kind not in (PageKind.PHOTO, PageKind.RECEIPT):
        yield Answer(field="theme", right=wanted.dark == found.dark, wanted=str(wanted.dark), found=str(found.dark))
    yield from _status(wanted, found, _top(scene, read))
    yield from _Parts(truth, read).answers()


def _top(scene: Scene, read: Reading) -> str:
    """What the OCR read in the status bar."""
    bottom = scene.setting.phone.bar * scene.setting.phone.width / scene.setting.phone.points
    return " | ".join(line.text for line in read.lines if line.box and line.box.top + line.box.height / 2 < bottom)


def _status(wanted: Page, found: Page, top: str) -> Iterator[Answer]:
    if wanted.status is None or wanted.kind in (PageKind.PHOTO, PageKind.RECEIPT, PageKind.OTHER):
        return
    status = found.status
    values: Mapping[str, tuple[object, object]] = {
        "clock": (wanted.status.clock, status.clock if status else ""),
        "carrier": (_plain(wanted.status.carrier), _plain(status.carrier) if status else ""),
        "battery": (wanted.status.battery, status.battery if status else None),
    }
    for name, (one, other) in values.items():
        yield Answer(field=name, right=one == other, wanted=str(one), found=f"{other} in {top!r}")


def _plain(words: str) -> str:
    return "".join(words.lower().split())


class _Parts:
    """The parts that were drawn beside those that were read, joined by the places of their lines."""

    def __init__(self, truth: Reading, read: Reading) -> None:
        self._truth, self._read = truth, read
        self._drawn = truth.page.parts if truth.page else ()
        self._found = read.page.parts if read.page else ()
        self._kind = truth.page.kind if truth.page else PageKind.OTHER

    def answers(self) -> Iterator[Answer]:
        for part in self._drawn:
            same = self._read_lines(part)
            if same:
                yield from self._about(part, same)
        if self._kind in TIMED:
            yield from self._invented()

    def _read_lines(self, part: Part) -> set[int]:
        boxes = [self._truth.lines[number].box for number in part.lines]
        return {
            number
            for number, line in enumerate(self._read.lines)
            if line.box and any(box and _overlap(box, line.box) > SHARED for box in boxes)
        }

    def _about(self, part: Part, same: set[int]) -> Iterator[Answer]:
        found = [other for other in self._found if same & set(other.lines)]
        roles = {other.role for other in found}
        if self._kind is PageKind.CHAT and part.role in SPEAKING:
            voices = {other.voice for other in found if other.role in SPEAKING}
            sides = {voice is Voice.SHOPPER for voice in voices}
            yield self._answer("side", part, found, right=sides == {part.voice is Voice.SHOPPER})
        if part.role is Role.TRANSFER and not self._is_cut(part):
            yield self._answer("transfer", part, found, right=any(_same_money(part, other) for other in found))
        elif part.role in PLACING and self._kind in TIMED:
            yield self._answer(part.role, part, found, right=part.role in roles)
        elif part.role in (Role.BODY, Role.COMMENT) and not self._by_one_out_of_sight(part):
            right = bool(found) and all(other.role is part.role and other.voice is part.voice for other in found)
            yield self._answer(part.role, part, found, right=right)

    def _is_cut(self, part: Part) -> bool:
        """Whether a bar hides the amount, the state or the foot of a transfer; a fresh red packet has no state."""
        whole = 2 if not part.amount and part.state == "sent" else 3
        return self._kind is PageKind.CHAT and len(part.lines) < whole

    def _by_one_out_of_sight(self, part: Part) -> bool:
        """Whether the one who posts answers, but the name above the post is hidden: nobody could tell who it is."""
        said = self._truth.lines[part.lines[0]].text
        names = [self._truth.lines[other.lines[0]].text for other in self._drawn if other.role is Role.NICKNAME]
        return part.role is Role.COMMENT and part.voice is Voice.SELLER and not any(map(said.startswith, names))

    def _invented(self) -> Iterator[Answer]:
        """Times and places that were read where something else was drawn."""
        places: set[int] = set()
        others: set[int] = set()
        for part in self._drawn:
            (places if part.role in PLACING else others).update(self._read_lines(part))
        for part in self._found:
            if part.role in PLACING and set(part.lines) & (others - places):
                words = " ".join(self._read.lines[number].text for number in part.lines)
                yield Answer(field=part.role, right=False, wanted="nothing", found=f"{part.role} {words!r}")

    def _answer(self, name: str, part: Part, found: Sequence[Part], *, right: bool) -> Answer:
        words = " ".join(self._truth.lines[number].text for number in part.lines)
        others = [f"{other.role} {other.voice} {other.amount} {other.state}".rstrip() for other in found]
        wanted = f"{part.role} {part.voice} {part.amount} {part.state}".rstrip()
        return Answer(field=name, right=right, wanted=f"{wanted}: {words!r}", found=", ".join(others) or "no part")


def _same_money(part: Part, other: Part) -> bool:
    if other.role is not Role.TRANSFER or (part.state and other.state != part.state):
        return False
    try:
        return Decimal(other.amount or 0) == Decimal(part.amount or 0)
    except InvalidOperation:
        return False


def _overlap(one: Box, other: Box) -> float:
    """The shared area as a share of the smaller of the two."""
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(width, 0) * max(height, 0) / max(min(one.width * one.height, other.width * other.height), 1)
