"""A seller's own page: the day big on the left, small pictures, and the words of the post beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens.frame import DARK, LIGHT, Sheet
from checker.devtools.artist.screens.phones import Setting, draw_status_bar
from checker.devtools.artist.screens.wording import WORDS
from checker.vocabulary.page import PageKind, Role, Voice

COVER, LEFT, TILE = 310.0, 92.0, 80.0


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`day` and `month` as printed (`22`, `11月`; `昨天` and nothing), both empty for a further post of the same day.

    `year` puts the number of the year on a row of its own above; a post without photos stands on a grey panel.
    """

    text: str
    day: str = ""
    month: str = ""
    place: str = ""
    year: str = ""
    photos: int = 1
    seed: int = 0


def draw_album(
    name: str,
    entries: Sequence[Entry],
    setting: Setting,
    *,
    limit: str = "",
    cover: bool = True,
    scrolled: float = 0,
    whole: bool = False,
) -> Drawing:
    """`limit` is one of the words `three-days`, `half-year`: a grey line below the last entry."""
    skin = DARK if setting.dark else LIGHT
    sheet = Sheet(setting, skin)
    y = _cover(sheet, name, scrolled) if cover else sheet.under_bar + 24 - scrolled
    for entry in entries:
        y = _entry(sheet, entry, y)
    if limit:
        y = _limit(sheet, WORDS[setting.script][limit], y)
    if cover:
        draw_status_bar(sheet.canvas, setting, "#FFFFFF")
    else:
        sheet.title_bar(name)
    return sheet.finish(y + 30, PageKind.ALBUM, "wechat", whole=whole)


def _cover(sheet: Sheet, name: str, scrolled: float) -> float:
    bottom = COVER - scrolled
    sheet.photo_top(COVER, len(name) + 60, scrolled=scrolled)
    with sheet.canvas.part(Role.TITLE, Voice.APP):
        sheet.right(sheet.wide - 96, bottom - 34, name, 20, "#FFFFFF")
    sheet.face(sheet.wide - 84, bottom - 50, 70, len(name) + 1)
    return bottom + 60


def _entry(sheet: Sheet, entry: Entry, y: float) -> float:
    canvas, skin = sheet.canvas, sheet.skin
    if entry.year:
        with canvas.part(Role.NOTICE, Voice.APP):
            canvas.text(14, y, entry.year, 26, skin.words, bold=True)
        y += 52
    left = _day(sheet, entry, y) if entry.day else y
    edge = sheet.wide - 14
    with canvas.part(Role.BODY, Voice.SELLER, time=f"{entry.day}{entry.month}"):
        if entry.photos:
            rows = canvas.rows(entry.text, edge - LEFT - TILE - 10, 15)[:3]
            bottom = canvas.paragraph(LEFT + TILE + 8, y + 1, 999, "\n".join(rows), 15, skin.words)
        else:
            rows = canvas.rows(entry.text, edge - LEFT - 16, 15)[:3]
            canvas.block(LEFT, y, edge - LEFT, len(rows) * 22 + 8, skin.panel)
            bottom = canvas.paragraph(LEFT + 8, y + 3, 999, "\n".join(rows), 15, skin.words) + 6
    if entry.photos:
        _collage(sheet, entry, y)
        bottom = max(bottom, y + TILE)
        if entry.photos > 1:
            with canvas.part(Role.CONTROL, Voice.APP):
                words = WORDS[sheet.setting.script]["photos"].format(n=entry.photos)
                canvas.text(LEFT + TILE + 8, y + TILE - 16, words, 12, skin.faint)
    return max(bottom, left) + (14 if entry.day else 8)


def _day(sheet: Sheet, entry: Entry, y: float) -> float:
    """The date and, small below it, the place; answers where they end."""
    canvas, skin = sheet.canvas, sheet.skin
    # A word for the day must not reach under the photos.
    size = 28 if entry.month else min(24, 24 * (LEFT - 24) / canvas.width_of(entry.day, 24))
    with canvas.part(Role.TIME, Voice.APP):
        canvas.text(14, y - 9, entry.day, size, skin.words, bold=True)
        if entry.month:
            canvas.text(18 + canvas.width_of(entry.day, 28), y + 9, entry.month, 12, skin.words)
    y += 36
    if entry.place:
        with canvas.part(Role.LOCATION, Voice.SELLER):
            y = canvas.paragraph(14, y, LEFT - 22, entry.place, 11, skin.faint)
    return y


def _collage(sheet: Sheet, entry: Entry, y: float) -> None:
    """Up to four of the photos in one square."""
    shown = min(entry.photos, 4)
    columns, rows = (1, 1) if shown == 1 else (2, 1) if shown == 2 else (2, 2)
    wide, high = (TILE - (columns - 1)) / columns, (TILE - (rows - 1)) / rows
    for number in range(columns * rows):
        x, top = LEFT + number % columns * (wide + 1), y + number // columns * (high + 1)
        sheet.photo(x, top, wide, high, entry.seed * 8 + number)


def _limit(sheet: Sheet, words: str, y: float) -> float:
    y += 26
    with sheet.canvas.part(Role.NOTICE, Voice.APP):
        sheet.centred(y, words, 13, sheet.skin.faint)
    half = sheet.canvas.width_of(words, 13) / 2 + 10
    for start, end in ((14, sheet.wide / 2 - half), (sheet.wide / 2 + half, sheet.wide - 14)):
        sheet.canvas.block(start, y + 10, max(end - start, 1), 0.6, sheet.skin.rule)
    return y + 40
