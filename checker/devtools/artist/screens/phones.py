"""Phones of several makes and their status bars: the same page looks different on each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.devtools.artist.canvas import NOTO, Canvas, Look, Typeface
from checker.vocabulary.page import StatusBar

Script = Literal["zh-Hans", "zh-Hant", "en"]
Cutout = Literal["none", "notch", "island", "hole", "drop"]


@dataclass(frozen=True, kw_only=True)
class Phone:
    """`width` × `height` in pixels, `points` wide; `bar` is the height of the status bar in points."""

    name: str
    ios: bool
    width: int
    height: int
    points: float
    bar: float
    cutout: Cutout = "none"

    @property
    def tall(self) -> float:
        """Its height in points."""
        return self.height * self.points / self.width


def _phone(name: str, width: int, height: int, points: float, bar: float, cutout: Cutout = "none") -> Phone:
    return Phone(
        name=name, ios=name.startswith("ios"), width=width, height=height, points=points, bar=bar, cutout=cutout
    )


PHONES = (
    _phone("ios-island-1179", 1179, 2556, 393, 54, "island"),
    _phone("ios-notch-1170", 1170, 2532, 390, 47, "notch"),
    _phone("ios-small-750", 750, 1334, 375, 20),
    _phone("android-1080", 1080, 2400, 360, 32, "hole"),
    _phone("android-720", 720, 1600, 360, 26, "drop"),
    _phone("android-1440", 1440, 3200, 411, 34, "hole"),
)
HELD_OUT_PHONES = (
    _phone("ios-island-1290", 1290, 2796, 430, 54, "island"),
    _phone("ios-notch-828", 828, 1792, 414, 44, "notch"),
    _phone("ios-notch-1125", 1125, 2436, 375, 44, "notch"),
    _phone("android-1220", 1220, 2712, 400, 36, "hole"),
    _phone("android-1080-20", 1080, 2340, 393, 30, "drop"),
    _phone("android-720-16", 720, 1280, 360, 24),
)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a page is shown: on which phone, in which theme, font and script, and what its status bar says.

    `percent` says whether the battery's number stands beside it (or, on a new phone, in it); `net` is the word beside
    the waves (`5G`). `notice` is how much of the bar's left side small icons of an Android phone take, 0 to 3.
    """

    phone: Phone = PHONES[3]
    dark: bool = False
    script: Script = "zh-Hans"
    typeface: Typeface = NOTO
    clock: str = "21:47"
    carrier: str = ""
    battery: int = 80
    percent: bool = False
    net: str = "5G"
    notice: int = 0

    @property
    def look(self) -> Look:
        return Look(
            width=self.phone.width,
            dark=self.dark,
            clock=self.clock,
            points=self.phone.points,
            typeface=self.typeface,
            traditional=self.script == "zh-Hant",
        )

    @property
    def wide(self) -> float:
        return self.phone.points

    @property
    def status(self) -> StatusBar:
        """What there is to be read on its bar."""
        carrier = self.carrier if _shows_carrier(self.phone) else ""
        return StatusBar(clock=self.clock, carrier=carrier, battery=self.battery if self.percent else None)


def _shows_carrier(phone: Phone) -> bool:
    """An iPhone with a notch has no room for it."""
    return not phone.ios or phone.cutout == "none"


def draw_status_bar(canvas: Canvas, setting: Setting, ink: str) -> None:
    """The bar on top of whatever is there; its words belong to no part of the page."""
    if setting.phone.cutout == "none" and setting.phone.ios:
        _old_iphone(canvas, setting, ink)
    elif setting.phone.ios:
        _iphone(canvas, setting, ink)
    else:
        _android(canvas, setting, ink)


def _iphone(canvas: Canvas, setting: Setting, ink: str) -> None:
    """Clock left of the notch or island, the icons right of it."""
    wide, middle = setting.wide, setting.phone.bar / 2
    if setting.phone.cutout == "notch":
        canvas.block(wide * 0.25, -20, wide * 0.5, 50, "#000000", radius=20)
        size = 15.0
    else:
        canvas.block(wide / 2 - 62, 11, 124, 36, "#000000", radius=18)
        size = 16.0
    top = middle - size * 0.6
    canvas.text(wide * 0.11 - canvas.width_of(setting.clock, size) / 2 + 10, top, setting.clock, size, ink, bold=True)
    right = wide - 26
    _battery(canvas, setting, right - 26, middle - 3, ink, filled=setting.percent)
    _net(canvas, setting, right - 50, middle + 3, ink)
    _bars(canvas, right - 69, middle + 6, ink)


def _old_iphone(canvas: Canvas, setting: Setting, ink: str) -> None:
    """Carrier left, clock in the middle, percent and battery right."""
    wide = setting.wide
    _bars(canvas, 6, 15, ink)
    words = " ".join(word for word in (setting.carrier, setting.net) if word)
    canvas.text(27, 2, words, 12, ink)
    canvas.text((wide - canvas.width_of(setting.clock, 12)) / 2, 2, setting.clock, 12, ink, bold=True)
    if setting.percent:
        share = f"{setting.battery}%"
        canvas.text(wide - 34 - canvas.width_of(share, 12), 2, share, 12, ink)
    _battery(canvas, setting, wide - 30, 5, ink, filled=False)


def _android(canvas: Canvas, setting: Setting, ink: str) -> None:
    """Clock left, perhaps with the carrier and small icons; net, waves and battery right."""
    wide, size = setting.wide, 13.0
    top = setting.phone.bar / 2 - size * 0.62
    x = 18.0
    canvas.text(x, top, setting.clock, size, ink)
    x += canvas.width_of(setting.clock, size) + 8
    if setting.carrier:
        canvas.text(x, top + 1, setting.carrier, 11, ink)
        x += canvas.width_of(setting.carrier, 11) + 6
    for _ in range(setting.notice):
        canvas.block(x, top + 5, 10, 10, ink, radius=3)
        x += 15
    if setting.phone.cutout in ("hole", "drop"):
        canvas.block(wide / 2 - 8, setting.phone.bar / 2 - 8, 16, 16, "#000000", radius=8)
    right = wide - 18
    if setting.percent:
        share = f"{setting.battery}%"
        right -= canvas.width_of(share, 12)
        canvas.text(right, top + 0.5, share, 12, ink)
        right -= 4
    _battery(canvas, setting, right - 22, top + 4, ink, filled=False)
    _bars(canvas, right - 46, top + 15, ink)
    _net(canvas, setting, right - 68, top + 10, ink)


def _net(canvas: Canvas, setting: Setting, x: float, y: float, ink: str) -> None:
    if setting.net.endswith("G"):
        canvas.text(x, y - 8, setting.net, 11, ink, bold=True)
    else:
        canvas.stroke(((x + 1, y - 3), (x + 8, y - 7), (x + 15, y - 3)), ink, 1.6)
        canvas.stroke(((x + 4, y + 1), (x + 8, y - 2), (x + 12, y + 1)), ink, 1.6)
        canvas.block(x + 6.5, y + 3, 3, 3, ink, radius=1.5)


def _bars(canvas: Canvas, x: float, y: float, ink: str) -> None:
    """Signal strength; `y` is the foot of the bars."""
    for step in range(4):
        high = 3 + step * 2.4
        canvas.block(x + step * 4.4, y - high, 3, high, ink, radius=0.8)


def _battery(canvas: Canvas, setting: Setting, x: float, y: float, ink: str, *, filled: bool) -> None:
    """`filled`: a full shape with the number in it, as new phones show it."""
    if filled:
        canvas.block(x, y - 1, 26, 14, ink, radius=4)
        words = str(setting.battery)
        inside = "#FFFFFF" if ink < "#888888" else "#000000"
        canvas.text(x + (26 - canvas.width_of(words, 11)) / 2, y - 2, words, 11, inside, bold=True)
        return
    canvas.block(x, y, 22, 11, ink, radius=3)
    canvas.block(x + 1, y + 1, 20, 9, "#808080", radius=2)
    canvas.block(x + 2, y + 2, 18 * setting.battery / 100, 7, ink, radius=1.5)
    canvas.block(x + 22.5, y + 3.5, 1.5, 4, ink)
