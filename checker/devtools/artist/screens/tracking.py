"""A page that follows a parcel: the number, who carries it, and the places it passed with their times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens.frame import DARK, LIGHT, Sheet
from checker.devtools.artist.screens.phones import Setting
from checker.vocabulary.page import PageKind, Role, Voice


@dataclass(frozen=True, kw_only=True)
class Stop:
    """`moment` as printed (`11-20 14:32`), `event` what happened, `head` a word above it (`运输中`) or nothing."""

    moment: str
    event: str
    head: str = ""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    bar: str
    courier: str
    number: str
    copy: str
    stops: Sequence[Stop]
    number_label: str = ""
    goods: str = ""
    address: str = ""


def draw_tracking(parcel: Parcel, setting: Setting, *, times_left: bool = True, whole: bool = False) -> Drawing:
    """`times_left`: the times stand left of the line of stops, in two rows; else below each event."""
    skin = DARK if setting.dark else LIGHT
    ground = "#111111" if setting.dark else "#F4F4F4"
    sheet = Sheet(setting, replace(skin, bar=skin.ground), ground)
    y = sheet.under_bar + 10
    y = _head(sheet, parcel, y)
    top = y
    sheet.canvas.block(10, top, sheet.wide - 20, 3000, skin.card, radius=8)
    y += 16
    if parcel.address:
        with sheet.canvas.part(Role.CONTROL, Voice.APP):
            y = sheet.canvas.paragraph(64, y, sheet.wide - 90, parcel.address, 13, skin.faint) + 12
    left = 78.0 if times_left else 34.0
    for number, stop in enumerate(parcel.stops):
        y = _stop(sheet, stop, y, left, first=number == 0, last=number == len(parcel.stops) - 1)
    sheet.title_bar(parcel.bar)
    return sheet.finish(y + 20, PageKind.TRACKING, "", whole=whole)


def _head(sheet: Sheet, parcel: Parcel, y: float) -> float:
    """The card with the courier and the number."""
    canvas, skin = sheet.canvas, sheet.skin
    canvas.block(10, y, sheet.wide - 20, 76, skin.card, radius=8)
    sheet.photo(20, y + 12, 52, 52, len(parcel.number) + len(parcel.courier))
    if parcel.goods:
        canvas.text(84, y + 12, parcel.goods, 14, skin.words)
        words = f"{parcel.courier} {parcel.number_label}{parcel.number}"
        canvas.text(84, y + 40, words, 13, skin.faint)
        edge = 84 + canvas.width_of(words, 13)
    else:
        canvas.text(84, y + 12, parcel.courier, 16, skin.words, bold=True)
        words = f"{parcel.number_label}{parcel.number}"
        canvas.text(84, y + 40, words, 14, skin.words)
        edge = 84 + canvas.width_of(words, 14)
    with canvas.part(Role.CONTROL, Voice.APP):
        canvas.text(min(edge + 12, sheet.wide - 48), y + 41, parcel.copy, 12, "#FF6200")
    return y + 86


def _stop(sheet: Sheet, stop: Stop, y: float, left: float, *, first: bool, last: bool) -> float:
    canvas, skin = sheet.canvas, sheet.skin
    ink = ("#FF6200" if stop.head else skin.words) if first else skin.faint
    start, row = y, y
    if left > 60:
        day, _, clock = stop.moment.rpartition(" ")
        with canvas.part(Role.TIME, Voice.APP):
            canvas.text(22, y, day, 12, ink)
            canvas.text(22, y + 17, clock, 11, ink)
    if stop.head:
        with canvas.part(Role.NOTICE, Voice.APP):
            canvas.text(left + 22, row, stop.head, 15, ink, bold=True)
        row += 24
    with canvas.part(Role.NOTICE, Voice.APP, time=stop.moment):
        row = canvas.paragraph(left + 22, row, sheet.wide - left - 50, stop.event, 14, ink)
    if left <= 60:
        with canvas.part(Role.TIME, Voice.APP):
            canvas.text(left + 22, row, stop.moment, 12, skin.faint)
        row += 20
    end = max(row, y + 36) + 14
    if not last:
        canvas.block(left + 3.4, start + 16, 1, end - start - 12, skin.rule)
    canvas.block(left, start + 6, 8, 8, "#FF6200" if first else "#C8C8C8", radius=4)
    return end
