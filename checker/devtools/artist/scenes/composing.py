"""Chooses the kind of a scene, the phone, the theme and the script, and has it drawn."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from checker.devtools.artist.canvas import NOTO, Drawing, DrawnLine, Typeface
from checker.devtools.artist.scenes.business import BUSINESS
from checker.devtools.artist.scenes.kinds import MAKERS
from checker.devtools.artist.scenes.telling import Teller, setting_of
from checker.devtools.artist.screens import HELD_OUT_PHONES, PHONES, Phone, Setting
from checker.devtools.artist.screens.phones import Script

_ALL = {**MAKERS, **BUSINESS}
# Of a hundred scenes. The screens that the product is for come most often.
_SHARES = {
    "feed": 17,
    "post": 6,
    "album": 13,
    "chat": 22,
    "details": 5,
    "result": 4,
    "bill": 3,
    "tracking": 7,
    "weibo": 4,
    "note": 4,
    "qq-post": 3,
    "qq-album": 2,
    "article": 2,
    "goods": 2,
    "photo": 3,
    "receipt": 3,
}
KINDS = tuple(_SHARES)
_SCRIPTS: Sequence[Script] = ("zh-Hans", "zh-Hans", "zh-Hans", "zh-Hant", "en")
# Some apps are not used in English by those whom the product is for.
_CHINESE_ONLY = ("bill", "qq-post", "qq-album", "note", "weibo")


@dataclass(frozen=True, kw_only=True)
class Cast:
    """The phones and fonts that scenes are made with."""

    phones: Sequence[Phone] = PHONES
    typefaces: Sequence[Typeface] = (NOTO,)


CAST = Cast()
HELD_OUT_CAST = Cast(phones=HELD_OUT_PHONES)
"""Phones that no test is written with; measuring adds fonts of its own."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A drawing with the truth, and what to group it by; `quality` is that of the JPEG, None for a PNG."""

    seed: int
    kind: str
    script: Script
    setting: Setting
    drawing: Drawing
    quality: int | None = None

    @property
    def name(self) -> str:
        return f"{self.seed:06d}-{self.kind}"

    def file(self) -> bytes:
        """The picture as it would be handed in."""
        return self.drawing.png() if self.quality is None else self.drawing.jpeg(self.quality)

    def image(self) -> Image.Image:
        return Image.open(io.BytesIO(self.file()))


def compose(count: int, seed: int, cast: Cast = CAST) -> Iterator[Scene]:
    """So many scenes of all kinds, in their shares."""
    for number in range(count):
        one = seed * 100_000 + number
        chance = random.Random(one)  # noqa: S311 — decoration
        yield compose_one(chance.choices(KINDS, list(_SHARES.values()))[0], one, cast)


def compose_one(kind: str, seed: int, cast: Cast = CAST) -> Scene:
    """One scene of the kind (one of `KINDS`)."""
    chance = random.Random(f"{kind} {seed}")  # noqa: S311 — decoration
    script: Script = chance.choice(_SCRIPTS)
    if kind in _CHINESE_ONLY and script == "en":
        script = "zh-Hans"
    teller = Teller(chance, script)
    setting = Setting(
        phone=chance.choice(cast.phones),
        dark=teller.maybe(0.35),
        script=script,
        typeface=chance.choice(cast.typefaces),
    )
    setting = setting_of(teller, setting)
    drawing = _ALL[kind](teller, setting)
    if kind not in ("photo", "receipt") and teller.maybe(0.15):
        drawing = _cropped(drawing, setting)
    quality = chance.choice((None, None, 60, 75, 90))
    return Scene(seed=seed, kind=kind, script=script, setting=setting, drawing=drawing, quality=quality)


def _cropped(drawing: Drawing, setting: Setting) -> Drawing:
    """Without the status bar, as people cut screenshots before they send them."""
    image, cut = drawing.image, round(setting.phone.bar * setting.phone.width / setting.phone.points)
    bar = [number for number, line in enumerate(drawing.lines) if line.box.top + line.box.height <= cut]
    if any(number in part.lines for part in (drawing.page.parts if drawing.page else ()) for number in bar):
        return drawing
    place: dict[int, int] = {}
    lines: list[DrawnLine] = []
    for number, line in enumerate(drawing.lines):
        if number not in bar:
            place[number] = len(lines)
            lines.append(replace(line, box=replace(line.box, top=line.box.top - cut)))
    page = drawing.page
    if page:
        parts = [replace(part, lines=tuple(place[number] for number in part.lines)) for part in page.parts]
        page = replace(page, status=None, parts=tuple(parts))
    return Drawing(image=image.crop((0, cut, image.width, image.height)), lines=tuple(lines), page=page)
