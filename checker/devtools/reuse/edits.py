"""What happens to a picture on its way from seller to seller: saved again, shrunk, framed, cropped, stamped, shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFont

Edit = Callable[[Image.Image, Random], Image.Image]


def saved(image: Image.Image, quality: int = 80) -> bytes:
    """The bytes of a JPEG file."""
    file = BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=quality)
    return file.getvalue()


def _reencoded(image: Image.Image, _: Random) -> Image.Image:
    return Image.open(BytesIO(saved(image, 30))).convert("RGB")


def _half(image: Image.Image, _: Random) -> Image.Image:
    return image.resize((max(image.width // 2, 1), max(image.height // 2, 1)), Image.Resampling.BICUBIC)


def _bordered(image: Image.Image, chance: Random) -> Image.Image:
    edge = round(max(image.size) * chance.uniform(0.02, 0.1))
    colour = chance.choice(["#ffffff", "#000000", "#faf0dc", "#1e3c5a"])
    framed = Image.new("RGB", (image.width + 2 * edge, image.height + 2 * edge), colour)
    framed.paste(image, (edge, edge))
    return framed


def _cropped(image: Image.Image, chance: Random) -> Image.Image:
    """A tenth of the width and of the height is gone, shared out between the two sides by chance."""
    left, top = chance.uniform(0, 0.1), chance.uniform(0, 0.1)
    width, height = image.size
    sides = (width * left, height * top, width * (left + 0.9), height * (top + 0.9))
    return image.crop((round(sides[0]), round(sides[1]), round(sides[2]), round(sides[3])))


def _watermarked(image: Image.Image, chance: Random) -> Image.Image:
    stamped = image.copy()
    pen = ImageDraw.Draw(stamped, "RGBA")
    font = ImageFont.load_default(size=max(12, image.width // 14))
    words = chance.choice(["SHOP 88", "example-shop", "NO COPY"])
    for y in range(0, image.height, max(image.height // 5, 20)):
        for x in range(0, image.width, max(image.width // 3, 30)):
            pen.text((x, y), words, fill=(255, 255, 255, 70), font=font)
    return stamped


def _screenshotted(image: Image.Image, chance: Random) -> Image.Image:
    """On the page of a phone, between a status bar, lines of text and a bar of buttons."""
    ground, ink = chance.choice([("#ffffff", "#000000"), ("#111111", "#d2d2d2"), ("#ededed", "#000000")])
    page = Image.new("RGB", (1080, 2340), ground)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=38)
    pen.text((60, 24), "21:07          4G  86%", fill=ink, font=font)
    for row in range(chance.randint(1, 4)):
        pen.text(
            (190, 150 + row * 56), "new arrivals today, ask me for sizes"[: chance.randint(12, 36)], fill=ink, font=font
        )
    widest, highest = chance.randint(420, 1040), 1500
    factor = min(widest / image.width, highest / image.height)
    shown = image.resize((round(image.width * factor), round(image.height * factor)), Image.Resampling.BILINEAR)
    page.paste(shown, (1080 - shown.width if shown.width > 850 else 190, 420))
    pen.text((190, 450 + shown.height), "3 hours ago", fill=ink, font=font)
    pen.rectangle((0, 2220, 1080, 2222), fill=ink)
    pen.text((80, 2250), "Chats      Contacts      Discover      Me", fill=ink, font=font)
    return page


EDITS: Mapping[str, Edit] = {
    "re-encoded q30": _reencoded,
    "scaled 50 %": _half,
    "bordered": _bordered,
    "cropped 10 %": _cropped,
    "watermarked": _watermarked,
    "screenshotted": _screenshotted,
}
