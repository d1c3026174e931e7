"""What every page shares: its colours, the bar with the title, the bar at the foot, and where the screen ends."""

from __future__ import annotations

from dataclasses import dataclass

from checker.devtools.artist.canvas import Canvas, Drawing
from checker.devtools.artist.pictures import avatar, shot
from checker.devtools.artist.screens.phones import Setting, draw_status_bar
from checker.vocabulary.page import Page, PageKind, Role, Voice


@dataclass(frozen=True, kw_only=True)
class Skin:
    """The colours of one app in one theme."""

    ground: str = "#FFFFFF"
    bar: str = "#EDEDED"
    words: str = "#181818"
    name: str = "#576B95"
    faint: str = "#A6A6A6"
    panel: str = "#F7F7F7"
    rule: str = "#E5E5E5"
    card: str = "#FFFFFF"


LIGHT = Skin()
DARK = Skin(
    ground="#191919",
    bar="#1E1E1E",
    words="#D2D2D2",
    name="#7D90A9",
    faint="#6E6E6E",
    panel="#202020",
    rule="#2C2C2C",
    card="#232323",
)


class Sheet:
    """One page of one app on one phone. The content is drawn first, the bars over it, as a phone does it."""

    def __init__(self, setting: Setting, skin: Skin, ground: str = "") -> None:
        self.setting, self.skin = setting, skin
        self.canvas = Canvas(setting.look, ground or skin.ground)
        self.wide = setting.wide
        self.under_bar = setting.phone.bar + (44 if setting.phone.ios else 50)
        self.tall = setting.phone.tall

    def face(self, x: float, y: float, side: float, seed: int) -> None:
        pixels = self.canvas.pixels(side)
        self.canvas.paste(x, y, avatar((pixels, pixels), seed))

    def photo(self, x: float, y: float, width: float, height: float, seed: int) -> None:
        self.canvas.paste(x, y, shot((self.canvas.pixels(width), self.canvas.pixels(height)), seed))

    def photo_words(self, x: float, y: float, words: str, size: float = 12) -> None:
        """Words on a photo: they can be read and belong to no part of the page."""
        self.canvas.block(x, y, self.canvas.width_of(words, size) + 8, size * 1.6, "#5A4A42", radius=3)
        self.canvas.text(x + 4, y + size * 0.1, words, size, "#FFFFFF")

    def centred(self, y: float, words: str, size: float, colour: str, *, bold: bool = False) -> None:
        self.canvas.text((self.wide - self.canvas.width_of(words, size)) / 2, y, words, size, colour, bold=bold)

    def right(self, edge: float, y: float, words: str, size: float, colour: str) -> None:
        self.canvas.text(edge - self.canvas.width_of(words, size), y, words, size, colour)

    def title_bar(self, title: str, *, tint: str = "", back: str = "", left: bool = False, icon: str = "dots") -> None:
        """Over the top: status bar, a mark that leads back with the count `back`, the title, an icon on the right."""
        skin, bar, middle = self.skin, self.setting.phone.bar, self.setting.phone.bar + 22
        self.canvas.cover(0, self.under_bar, tint or skin.bar)
        draw_status_bar(self.canvas, self.setting, skin.words)
        self.canvas.stroke(((20, middle - 8), (12, middle), (20, middle + 8)), skin.words, 2)
        if back:
            self.canvas.text(26, middle - 11, back, 16, skin.words)
        if title:
            with self.canvas.part(Role.TITLE, Voice.APP):
                if left:
                    self.canvas.text(44, middle - 12, title, 18, skin.words, bold=True)
                else:
                    self.centred(bar + 10, title, 17, skin.words, bold=True)
        self._icon(icon, middle)

    def _icon(self, icon: str, middle: float) -> None:
        right = self.wide - 16
        if icon == "dots":
            for step in range(3):
                self.canvas.block(right - 22 + step * 9, middle - 2, 4, 4, self.skin.words, radius=2)
        elif icon == "camera":
            self.canvas.block(right - 24, middle - 7, 22, 16, self.skin.words, radius=3)
            self.canvas.block(right - 17, middle - 3, 8, 8, self.skin.bar, radius=4)

    def photo_top(self, high: float, seed: int, *, scrolled: float = 0) -> None:
        """A cover picture that reaches up under the status bar."""
        self.photo(0, -scrolled, self.wide, high, seed)

    def finish(self, y: float, kind: PageKind, app: str, *, whole: bool, foot: float = 0) -> Drawing:
        """`whole`: as long as the content needs, else one screen. The mark of the home gesture closes the page."""
        height = max(y + foot, self.tall) if whole else self.tall
        if self.setting.phone.ios and self.setting.phone.cutout != "none":
            self.canvas.block(self.wide / 2 - 67, height - 13, 134, 5, self.skin.words, radius=2.5)
        page = Page(kind=kind, app=app, dark=self.setting.dark, status=self.setting.status)
        return self.canvas.finish(height, page)
