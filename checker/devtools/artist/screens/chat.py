"""A chat: the other side left, the owner of the phone right; times, transfers, red packets, quotes, voice, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens.frame import DARK, LIGHT, Sheet
from checker.devtools.artist.screens.money import draw_money
from checker.devtools.artist.screens.phones import Setting
from checker.devtools.artist.screens.wording import WORDS
from checker.vocabulary.page import PageKind, Role, Voice

SIZE, FACE, SIDE = 17.0, 40.0, 62.0
Kind = Literal["text", "time", "notice", "transfer", "packet", "picture", "voice", "card"]


@dataclass(frozen=True, kw_only=True)
class Said:
    """One entry. `text` is what is said, the time, the notice, the title of a card or the seconds of a voice message.

    A transfer has an `amount` (`"1280.00"`) and a `state` (`pending`, `sent`, `received`, `taken`, `returned`,
    `expired`), a red packet a `state` (`pending`, `opened`, `expired`). `quote` stands small below the bubble, `name`
    above it as in a group.
    """

    kind: Kind = "text"
    text: str = ""
    mine: bool = False
    amount: str = ""
    state: str = ""
    quote: str = ""
    name: str = ""
    seed: int = 0

    @property
    def voice(self) -> Voice:
        return Voice.SHOPPER if self.mine else Voice.SELLER


@dataclass(frozen=True, kw_only=True)
class _Colours:
    ground: str
    theirs: str
    mine: str
    words: str
    words_on_mine: str
    quote: str


_LIGHT = _Colours(
    ground="#EDEDED", theirs="#FFFFFF", mine="#95EC69", words="#181818", words_on_mine="#181818", quote="#E1E1E1"
)
_DARK = _Colours(
    ground="#111111", theirs="#2C2C2C", mine="#3EB575", words="#D2D2D2", words_on_mine="#0A1A10", quote="#202020"
)


def draw_chat(
    title: str,
    entries: Sequence[Said],
    setting: Setting,
    *,
    unread: str = "",
    scrolled: float = 0,
    whole: bool = False,
) -> Drawing:
    """`unread` stands beside the mark that leads back; `scrolled` points of the talk lie under the bar."""
    colours = _DARK if setting.dark else _LIGHT
    skin = replace(DARK if setting.dark else LIGHT, bar=colours.ground)
    sheet = Sheet(setting, skin, colours.ground)
    y = sheet.under_bar + 12 - scrolled
    for entry in entries:
        y = _entry(sheet, colours, entry, y)
    foot = 56 + (34 if setting.phone.cutout != "none" else 8)
    sheet.title_bar(title, back=unread)
    height = max(y + foot, sheet.tall) if whole else sheet.tall
    _field(sheet, colours, height - foot, height)
    return sheet.finish(y, PageKind.CHAT, "wechat", whole=whole, foot=foot)


def _entry(sheet: Sheet, colours: _Colours, entry: Said, y: float) -> float:
    if entry.kind in ("time", "notice"):
        return _between(sheet, entry, y)
    seed = 3 if entry.mine else 8 + sum(map(ord, entry.name))
    sheet.face(sheet.wide - 12 - FACE if entry.mine else 12, y, FACE, seed)
    if entry.name and not entry.mine:
        with sheet.canvas.part(Role.NICKNAME, Voice.OTHERS):
            sheet.canvas.text(SIDE, y - 4, entry.name, 12, sheet.skin.faint)
        y += 17
    if entry.kind in ("transfer", "packet"):
        return draw_money(sheet, y, entry.kind, entry.amount, entry.state, mine=entry.mine) + 16
    if entry.kind == "picture":
        wide, high = ((120.0, 160.0), (150.0, 112.0), (110.0, 195.0))[entry.seed % 3]
        sheet.photo(_start(sheet, entry, wide), y, wide, high, entry.seed + 100)
        if entry.text:
            sheet.photo_words(_start(sheet, entry, wide) + 8, y + high - 30, entry.text)
        return y + high + 16
    if entry.kind == "card":
        return _card(sheet, colours, entry, y)
    return _bubble(sheet, colours, entry, y)


def _between(sheet: Sheet, entry: Said, y: float) -> float:
    """A time or a sentence of the app, grey in the middle."""
    role = Role.TIME if entry.kind == "time" else Role.NOTICE
    with sheet.canvas.part(role, Voice.APP):
        for row in sheet.canvas.rows(entry.text, sheet.wide - 100, 13):
            sheet.centred(y, row, 13, sheet.skin.faint)
            y += 19
    return y + 15


def _start(sheet: Sheet, entry: Said, wide: float) -> float:
    return sheet.wide - SIDE - wide if entry.mine else SIDE


def _bubble(sheet: Sheet, colours: _Colours, entry: Said, y: float) -> float:
    canvas = sheet.canvas
    widest = sheet.wide - 2 * SIDE - 30
    spoken = entry.kind == "voice"
    words = f'{entry.text}"' if spoken else entry.text
    rows = canvas.rows(words, widest, SIZE)
    wide = max(max(canvas.width_of(row, SIZE) for row in rows) + (60 + 2 * len(words) if spoken else 24), 42)
    high = len(rows) * SIZE * 1.45 + 16
    left = _start(sheet, entry, wide)
    fill, ink = (colours.mine, colours.words_on_mine) if entry.mine else (colours.theirs, colours.words)
    canvas.block(left, y, wide, high, fill, radius=5)
    tail = left + wide - 3 if entry.mine else left - 3
    canvas.block(tail, y + 16, 6, 7, fill, radius=2)
    start = left + wide - 14 - canvas.width_of(words, SIZE) if spoken and not entry.mine else left + 12
    if spoken:
        _waves(sheet, left + wide - 22 if entry.mine else left + 14, y + high / 2, ink, mine=entry.mine)
        start = left + 14 if entry.mine else left + 36
    with canvas.part(Role.BUBBLE, entry.voice):
        canvas.paragraph(start, y + 6, 999, "\n".join(rows), SIZE, ink)
    y += high
    return (_quote(sheet, colours, entry, y + 4) if entry.quote else y) + 16


def _waves(sheet: Sheet, x: float, y: float, ink: str, *, mine: bool) -> None:
    turn = -1 if mine else 1
    for step in range(3):
        reach = 2 + step * 3.2
        sheet.canvas.stroke(((x + turn * step * 4, y - reach), (x + turn * step * 4, y + reach)), ink, 1.5)


def _quote(sheet: Sheet, colours: _Colours, entry: Said, y: float) -> float:
    """What the bubble answers, `name：words`: the words of neither side of this bubble, so no part of the page."""
    rows = sheet.canvas.rows(entry.quote, sheet.wide - 2 * SIDE - 40, 13)[:2]
    wide = max(sheet.canvas.width_of(row, 13) for row in rows) + 16
    high = len(rows) * 19 + 10
    left = _start(sheet, entry, wide)
    sheet.canvas.block(left, y, wide, high, colours.quote, radius=3)
    sheet.canvas.paragraph(left + 8, y + 4, 999, "\n".join(rows), 13, "#8A8A8A")
    return y + high


def _card(sheet: Sheet, colours: _Colours, entry: Said, y: float) -> float:
    """Somebody's contact as a white card: a name above, what it is below."""
    canvas, words = sheet.canvas, WORDS[sheet.setting.script]
    left = _start(sheet, entry, 230)
    canvas.block(left, y, 230, 94, colours.theirs, radius=5)
    sheet.face(left + 12, y + 10, 44, entry.seed + 5)
    with canvas.part(Role.BUBBLE, entry.voice):
        canvas.text(left + 68, y + 20, entry.text, 16, colours.words)
    canvas.block(left + 12, y + 66, 206, 0.6, sheet.skin.rule)
    with canvas.part(Role.CONTROL, Voice.APP):
        canvas.text(left + 12, y + 70, words["card"], 12, sheet.skin.faint)
    return y + 110


def _field(sheet: Sheet, colours: _Colours, top: float, bottom: float) -> None:
    """The field to write in, between a mark for voice and marks for faces and more."""
    canvas, wide, ink = sheet.canvas, sheet.wide, sheet.skin.words
    canvas.cover(top, bottom, "#F7F7F7" if not sheet.setting.dark else "#1E1E1E")
    for x in (12, wide - 78, wide - 40):
        canvas.block(x, top + 14, 28, 28, ink, radius=14)
        canvas.block(x + 1.6, top + 15.6, 24.8, 24.8, "#F7F7F7" if not sheet.setting.dark else "#1E1E1E", radius=12.4)
    canvas.stroke(((wide - 26, top + 21), (wide - 26, top + 35)), ink, 1.6)
    canvas.stroke(((wide - 33, top + 28), (wide - 19, top + 28)), ink, 1.6)
    canvas.block(50, top + 8, wide - 138, 40, colours.theirs, radius=5)
