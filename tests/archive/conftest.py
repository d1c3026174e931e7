"""Cases that are remembered, and pictures drawn for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from random import Random
from uuid import UUID, uuid4

from PIL import Image, ImageDraw, ImageFilter

from checker.archive.recollection import tools_for
from checker.archive.remembering import remember
from checker.archive.tracing import file_marks
from checker.evidence import Tools
from checker.reading import read_text
from checker.reading.fingerprint import fingerprints
from checker.vocabulary import Item, ItemKind, Reading

POST = "专柜刚到的小羊皮包，五金锃亮，走线工整，每一只都是我自己从柜台拎回来的，喜欢的姐妹私信我看细节图。"


def scene(number: int, size: tuple[int, int] = (900, 700)) -> Image.Image:
    """A picture of shapes, another one for each number."""
    chance = Random(number)
    image = Image.new("RGB", size, (chance.randrange(256), chance.randrange(256), chance.randrange(256)))
    pen = ImageDraw.Draw(image)
    for _ in range(60):
        x, y, reach = chance.randrange(size[0]), chance.randrange(size[1]), chance.randrange(20, 200)
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        draw = chance.choice([pen.ellipse, pen.rectangle])
        draw((x, y, x + reach, y + reach * chance.uniform(0.4, 1.2)), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(1))


def jpeg(image: Image.Image, quality: int = 85) -> bytes:
    file = BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=quality)
    return file.getvalue()


def words(text: str, index: int = 0) -> Reading:
    return read_text(Item(index=index, kind=ItemKind.TEXT, text=text))


def picture(image: Image.Image, index: int = 1) -> Reading:
    return Reading(
        item=index,
        kind=ItemKind.PICTURE,
        width=image.width,
        height=image.height,
        fingerprints=fingerprints(jpeg(image)),
    )


def remembered(readings: Sequence[Reading], at: datetime, *, sha256: str = "") -> UUID:
    case = uuid4()
    remember(readings, (), case=case, at=at, files=marks(readings, sha256))
    return case


def asking(readings: Sequence[Reading], at: datetime, *, sha256: str = "", case: UUID | None = None) -> Tools:
    return tools_for(readings, case=case or uuid4(), at=at, files=marks(readings, sha256))


def marks(readings: Sequence[Reading], sha256: str) -> frozenset[int]:
    return file_marks([sha256], [reading.text for reading in readings if reading.kind is ItemKind.TEXT])
