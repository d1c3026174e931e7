"""Small pictures without words: goods for photo grids, faces for avatars. The same seed gives the same picture."""

from __future__ import annotations

import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, ...]
SLOPE_STEPS = 64


def still_life(size: tuple[int, int], seed: int) -> Image.Image:
    """A soft ground with a bag-like shape on it."""
    chance = random.Random(seed)  # noqa: S311 — decoration
    ground, body, light = (tuple(chance.randint(low, low + 90) for _ in range(3)) for low in (140, 30, 100))
    image = Image.new("RGB", size, ground)
    draw, (width, height) = ImageDraw.Draw(image), size
    draw.rectangle((0, height * 0.7, width, height), fill=light)
    draw.arc((width * 0.35, height * 0.2, width * 0.65, height * 0.65), 180, 360, fill=body, width=max(width // 30, 2))
    draw.rounded_rectangle((width * 0.22, height * 0.42, width * 0.78, height * 0.84), width // 14, fill=body)
    draw.ellipse((width * 0.46, height * 0.56, width * 0.54, height * 0.64), fill=light)
    return image.filter(ImageFilter.GaussianBlur(max(width // 120, 1)))


def shot(size: tuple[int, int], seed: int) -> Image.Image:
    """A photo of goods, of a place or of a table; one of several motifs."""
    chance = random.Random(seed)  # noqa: S311 — decoration
    motif = chance.choice((still_life, _boxed, _shelf, _street, _jar))
    return motif(size, chance.randrange(1 << 30))


def avatar(size: tuple[int, int], seed: int) -> Image.Image:
    """A face, a flower or a hill on a plain ground."""
    chance = random.Random(seed)  # noqa: S311 — decoration
    image = Image.new("RGB", size, _colour(chance, 120, 235))
    draw, (width, height) = ImageDraw.Draw(image), size
    motif = chance.choice(("face", "flower", "hills"))
    skin, dark = _colour(chance, 190, 250), _colour(chance, 30, 120)
    if motif == "face":
        draw.ellipse((width * 0.12, height * 0.72, width * 0.88, height * 1.4), fill=dark)
        draw.ellipse((width * 0.28, height * 0.16, width * 0.72, height * 0.72), fill=dark)
        draw.ellipse((width * 0.32, height * 0.28, width * 0.68, height * 0.74), fill=skin)
    elif motif == "flower":
        for x, y in ((0.3, 0.35), (0.6, 0.35), (0.45, 0.2), (0.35, 0.55), (0.57, 0.55)):
            draw.ellipse((width * x - 1, height * y - 1, width * (x + 0.25), height * (y + 0.25)), fill=skin)
        draw.ellipse((width * 0.44, height * 0.4, width * 0.62, height * 0.58), fill=dark)
    else:
        draw.ellipse((width * 0.6, height * 0.12, width * 0.85, height * 0.37), fill=skin)
        draw.polygon(((0, height), (width * 0.4, height * 0.4), (width * 0.8, height)), fill=dark)
        draw.polygon(((width * 0.4, height), (width * 0.75, height * 0.55), (width, height)), fill=skin)
    return image.filter(ImageFilter.GaussianBlur(max(width // 160, 1)))


def _boxed(size: tuple[int, int], seed: int) -> Image.Image:
    """An open box with something round in it."""

    def draw(pen: ImageDraw.ImageDraw, width: int, height: int, chance: random.Random) -> None:
        pen.rectangle((width * 0.2, height * 0.3, width * 0.8, height * 0.8), fill=_colour(chance, 150, 230))
        pen.rectangle((width * 0.25, height * 0.36, width * 0.75, height * 0.74), fill=_colour(chance, 40, 110))
        pen.ellipse((width * 0.36, height * 0.42, width * 0.64, height * 0.68), fill=_colour(chance, 170, 250))

    return _motif(size, seed, draw)


def _shelf(size: tuple[int, int], seed: int) -> Image.Image:
    """Rows of bright parcels on dark boards."""

    def draw(pen: ImageDraw.ImageDraw, width: int, height: int, chance: random.Random) -> None:
        for row in range(3):
            board = height * (0.3 + row * 0.3)
            pen.rectangle((0, board, width, board + height * 0.03), fill=(70, 55, 45))
            for place in range(5):
                top = board - height * chance.uniform(0.1, 0.22)
                pen.rectangle((width * (0.04 + place * 0.19), top, width * (0.18 + place * 0.19), board), _any(chance))

    return _motif(size, seed, draw)


def _street(size: tuple[int, int], seed: int) -> Image.Image:
    """Houses under a sky."""

    def draw(pen: ImageDraw.ImageDraw, width: int, height: int, chance: random.Random) -> None:
        for place in range(6):
            top = height * chance.uniform(0.25, 0.6)
            pen.rectangle((width * place / 6, top, width * (place + 1) / 6, height), fill=_colour(chance, 60, 180))
        pen.polygon(((width * 0.3, height), (width * 0.48, height * 0.6), (width * 0.7, height)), fill=(90, 90, 95))

    return _motif(size, seed, draw)


def _jar(size: tuple[int, int], seed: int) -> Image.Image:
    """A jar or bottle of cosmetics."""

    def draw(pen: ImageDraw.ImageDraw, width: int, height: int, chance: random.Random) -> None:
        body = _any(chance)
        pen.rounded_rectangle((width * 0.34, height * 0.4, width * 0.66, height * 0.86), width // 12, fill=body)
        pen.rectangle((width * 0.42, height * 0.22, width * 0.58, height * 0.4), fill=_colour(chance, 180, 240))
        pen.rectangle((width * 0.38, height * 0.52, width * 0.62, height * 0.74), fill=(245, 242, 235))

    return _motif(size, seed, draw)


def _motif(
    size: tuple[int, int], seed: int, pen: Callable[[ImageDraw.ImageDraw, int, int, random.Random], None]
) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311 — decoration
    image = _slope(size, _colour(chance, 150, 245), _colour(chance, 90, 200))
    pen(ImageDraw.Draw(image), *size, chance)
    return image.filter(ImageFilter.GaussianBlur(max(size[0] // 140, 1)))


def _slope(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """A ground that runs from one colour to the other."""
    column = Image.new("RGB", (1, SLOPE_STEPS))
    for step in range(SLOPE_STEPS):
        share = step / (SLOPE_STEPS - 1)
        column.putpixel((0, step), tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)))
    return column.resize(size, Image.Resampling.BILINEAR)


def _colour(chance: random.Random, low: int, high: int) -> Colour:
    return tuple(chance.randint(low, high) for _ in range(3))


def _any(chance: random.Random) -> Colour:
    return _colour(chance, 30, 240)
