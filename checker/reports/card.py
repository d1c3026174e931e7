"""The picture that stands for a shared report, or a collection, where its link is posted: level or title, two lines
under it, and a code of the link."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

SIZE = (1200, 630)
MOST_REASONS = 2
_EDGE = 72
_QR = 220
_PAPER, _INK, _SOFT, _SEAL = "#f3f4ef", "#1a2023", "#535c5d", "#b02a22"
_COLOURS = {
    "nothing-found": "#2a6356",
    "check-first": "#785500",
    "hold-off": "#97400c",
    "stop": "#a0161b",
    "cannot-tell": "#48586a",
}
_FACES = {"zh-hans": 2, "zh-hant": 3, "zh-hk": 4, "en": 2}
"""The faces of the font collection: how characters are drawn differs from place to place."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """What is written: the name of the house, the level as a word and as a sentence, and the first reasons.

    Without a level, `word` is a title and may be longer.
    """

    house: str
    level: str
    word: str
    says: str
    reasons: tuple[str, ...]
    language: str


def draw(card: Card, address: str) -> bytes:
    """A PNG of SIZE; `address` is what the code leads to."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    colour = _COLOURS.get(card.level, _INK)
    pen.rectangle((0, 0, 20, SIZE[1]), fill=colour)
    pen.text((_EDGE, 52), card.house, font=_font(34, card.language), fill=_SEAL)
    wide = SIZE[0] - 2 * _EDGE
    if pen.textlength(card.word, font=_font(112, card.language)) <= wide:
        pen.text((_EDGE, 104), card.word, font=_font(112, card.language), fill=colour)
    else:
        _lines(pen, card.word, (_EDGE, 108), 54, wide, card.language, fill=colour, most=2)
    below = _lines(pen, card.says, (_EDGE, 266), 36, wide, card.language, fill=_INK, most=2)
    for reason in card.reasons[:MOST_REASONS]:
        below = _lines(pen, f"·  {reason}", (_EDGE, below + 14), 32, wide - _QR - 40, card.language, fill=_SOFT, most=2)
    image.paste(_code(address), (SIZE[0] - _EDGE - _QR, SIZE[1] - 48 - _QR))
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def _lines(
    pen: Any, text: str, at: tuple[int, int], size: int, width: int, language: str, *, fill: str, most: int
) -> int:
    """Writes the text in at most so many lines; the place below them."""
    font, rows = _font(size, language), [""]
    for piece in _pieces(text):
        if pen.textlength(rows[-1] + piece, font=font) <= width:
            rows[-1] += piece
        elif len(rows) == most:
            rows[-1] = rows[-1].rstrip()[:-1] + "…"
            break
        else:
            rows.append(piece.lstrip())
    left, top = at
    for row in rows:
        pen.text((left, top), row, font=font, fill=fill)
        top += round(size * 1.45)
    return top


def _pieces(text: str) -> list[str]:
    """Where a line may break: at any Chinese character, between Latin words."""
    pieces: list[str] = []
    for character in text:
        in_word = character.isascii() and not character.isspace() and bool(pieces) and pieces[-1][-1:].isascii()
        if in_word or (pieces and character in "，。、；：！？）」』”…"):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _code(address: str) -> Any:
    import segno
    from PIL import Image

    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="png", scale=8, border=2, dark=_INK, light="#ffffff")
    with Image.open(made) as image:
        return image.convert("RGB").resize((_QR, _QR), Image.Resampling.LANCZOS)


@cache
def _font(size: int, language: str) -> Any:
    import noto_cjk_sans_otc
    from PIL import ImageFont

    return ImageFont.truetype(str(noto_cjk_sans_otc.FONT_PATH), size, index=_FACES.get(language, 2))
