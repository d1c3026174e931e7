"""Makes a drawn receipt look photographed: faded print, folds, a curl, a table under it, a tilt, poor light, JPEG."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from checker.devtools.artist.canvas import Drawing

TABLE = "#8C7B6A"
STRIPS = 24


@dataclass(frozen=True, kw_only=True)
class Wear:
    """`fading` 0–1 takes the ink away in bands, `curl` is how far the edges of the paper bend down, in widths of it,
    `tilt` is in degrees, `light` 0–1 how much of it there is where the lamp stands (half of that at the other end), and
    `quality` that of the JPEG."""

    fading: float = 0.25
    folds: int = 2
    curl: float = 0.0
    tilt: float = 2.0
    light: float = 1.0
    noise: float = 6.0
    quality: int = 82
    margin: int = 40


def worn(drawing: Drawing, wear: Wear | None = None, seed: int = 0) -> bytes:
    """The receipt as a JPEG photo; the same seed gives the same bytes."""
    wear, chance = wear or Wear(), random.Random(seed)  # noqa: S311 — decoration
    image = _folded(_faded(drawing.image, wear, chance), wear, chance)
    table = Image.new("RGB", (image.width + 2 * wear.margin, image.height + 2 * wear.margin), TABLE)
    table.paste(image, (wear.margin, wear.margin))
    table = _dimmed(_curled(table, wear), wear)
    table = table.rotate(wear.tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=TABLE)
    out = io.BytesIO()
    _noisy(table, wear, seed).save(out, "JPEG", quality=wear.quality)
    return out.getvalue()


def _faded(image: Image.Image, wear: Wear, chance: random.Random) -> Image.Image:
    """Paper-white mixed in, more in some bands than in others."""
    mask = Image.new("L", (1, image.height))
    draw = ImageDraw.Draw(mask)
    level = 0.5
    for y in range(image.height):
        level = min(max(level + chance.uniform(-0.02, 0.02), 0.2), 1.0)
        draw.point((0, y), fill=round(255 * wear.fading * level))
    paper = Image.new("RGB", image.size, "#F4F2EC")
    return Image.composite(paper, image, mask.resize(image.size))


def _folded(image: Image.Image, wear: Wear, chance: random.Random) -> Image.Image:
    """A soft dark line across the paper for each fold."""
    shade = Image.new("RGB", image.size, "#FFFFFF")
    draw = ImageDraw.Draw(shade)
    for _ in range(wear.folds):
        y, slant = chance.randrange(image.height), chance.randint(-14, 14)
        draw.line((0, y, image.width, y + slant), fill="#C8C4BC", width=5)
    return ImageChops.multiply(image, shade.filter(ImageFilter.GaussianBlur(3)))


def _curled(image: Image.Image, wear: Wear) -> Image.Image:
    """Every upright strip a little lower the further it is from the middle, as paper from a roll lies."""
    if not wear.curl:
        return image
    depth = round(wear.curl * image.width)
    edges = [round(image.width * strip / STRIPS) for strip in range(STRIPS + 1)]

    def bent(x: int) -> float:
        return depth * (2 * x / image.width - 1) ** 2

    height = image.height + depth
    strips = [
        (
            (left, 0, right, height),
            (left, -bent(left), left, height - bent(left), right, height - bent(right), right, -bent(right)),
        )
        for left, right in pairwise(edges)
    ]
    size = (image.width, height)
    return image.transform(size, Image.Transform.MESH, strips, Image.Resampling.BICUBIC, fillcolor=TABLE)


def _dimmed(image: Image.Image, wear: Wear) -> Image.Image:
    """Less light towards one side, and the blur of a hand that had to hold still for long."""
    if wear.light >= 1:
        return image
    shade = Image.linear_gradient("L").rotate(90).point(lambda level: round(wear.light * (255 + level) / 2))
    lit = ImageChops.multiply(image, shade.resize(image.size).convert("RGB"))
    return lit.filter(ImageFilter.GaussianBlur(0.8))


def _noisy(image: Image.Image, wear: Wear, seed: int) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311 — decoration
    size = (image.width // 2, image.height // 2)
    grain = Image.frombytes("L", size, chance.randbytes(size[0] * size[1])).resize(image.size)
    grain = ImageEnhance.Contrast(grain).enhance(wear.noise / 100).convert("RGB")
    return ImageChops.add(image, grain, 1.0, -128)
