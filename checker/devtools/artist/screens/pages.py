"""Pages of other kinds that people send as well: a friend's photo albums, an article, a shop's page of goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens.frame import DARK, LIGHT, Sheet
from checker.devtools.artist.screens.phones import Setting, draw_status_bar
from checker.vocabulary.page import PageKind, Role, Voice


@dataclass(frozen=True, kw_only=True)
class Day:
    """`head` as printed (`2026年11月20日`), `note` beside it (`上传了9张照片`)."""

    head: str
    note: str
    photos: int
    seed: int = 0


def draw_qq_album(name: str, count: str, days: Sequence[Day], setting: Setting, *, whole: bool = False) -> Drawing:
    """One album day by day: its name and how many photos are in it, then dates with squares of photos."""
    sheet = _sheet(setting)
    canvas, skin = sheet.canvas, sheet.skin
    y = sheet.under_bar + 14
    with canvas.part(Role.NICKNAME, Voice.SELLER):
        canvas.text(14, y, name, 22, skin.words, bold=True)
    with canvas.part(Role.CONTROL, Voice.APP):
        canvas.text(14, y + 34, count, 13, skin.faint)
    y += 70
    tile = (sheet.wide - 28 - 9) / 4
    for day in days:
        with canvas.part(Role.TIME, Voice.APP):
            canvas.text(14, y, day.head, 15, skin.words)
        with canvas.part(Role.NOTICE, Voice.APP):
            canvas.text(24 + canvas.width_of(day.head, 15), y + 2, day.note, 12, skin.faint)
        y += 30
        for number in range(day.photos):
            sheet.photo(14 + number % 4 * (tile + 3), y + number // 4 * (tile + 3), tile, tile, day.seed * 16 + number)
        y += -(-day.photos // 4) * (tile + 3) + 16
    sheet.title_bar(name)
    return sheet.finish(y, PageKind.ALBUM, "qq", whole=whole)


def draw_article(title: str, source: str, paragraphs: Sequence[str], setting: Setting) -> Drawing:
    """A long text with a headline: nothing that the product knows a layout of."""
    sheet = _sheet(setting)
    canvas, skin = sheet.canvas, sheet.skin
    y = canvas.paragraph(16, sheet.under_bar + 16, sheet.wide - 32, title, 22, skin.words, bold=True)
    canvas.text(16, y + 4, source, 14, skin.faint)
    y += 40
    for number, words in enumerate(paragraphs):
        y = canvas.paragraph(16, y, sheet.wide - 32, words, 17, skin.words) + 16
        if number == 0:
            sheet.photo(16, y, sheet.wide - 32, 190, len(title))
            y += 206
    sheet.title_bar("")
    return sheet.finish(y, PageKind.OTHER, "", whole=False)


def draw_goods(title: str, price: str, rows: Sequence[str], buttons: tuple[str, str], setting: Setting) -> Drawing:
    """One piece of goods in a shop: a large picture, the price, what is promised, two buttons at the foot."""
    sheet = _sheet(setting)
    canvas, skin = sheet.canvas, sheet.skin
    y = sheet.setting.phone.bar + sheet.wide
    sheet.photo(0, 0, sheet.wide, y, len(title) * 3)
    canvas.text(14, y + 12, price, 26, "#FF5000", bold=True)
    y = canvas.paragraph(14, y + 52, sheet.wide - 28, title, 17, skin.words, bold=True) + 10
    for words in rows:
        canvas.text(14, y, words, 14, skin.faint)
        y += 32
    foot = sheet.tall - 84
    canvas.cover(foot, sheet.tall, skin.ground)
    for number, words in enumerate(buttons):
        left = sheet.wide * (0.4 + number * 0.3)
        canvas.block(left, foot + 8, sheet.wide * 0.28, 40, ("#FFA000", "#FF5000")[number], radius=20)
        middle = left + sheet.wide * 0.14
        canvas.text(middle - canvas.width_of(words, 15) / 2, foot + 17, words, 15, "#FFFFFF")
    sheet.canvas.cover(0, setting.phone.bar, skin.ground)
    draw_status_bar(canvas, setting, skin.words)
    return sheet.finish(y, PageKind.OTHER, "", whole=False)


def _sheet(setting: Setting) -> Sheet:
    skin = DARK if setting.dark else LIGHT
    return Sheet(setting, replace(skin, bar=skin.ground))
