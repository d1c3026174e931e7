"""Posts of other apps: a microblog, a shopping note with one large picture, and a friend's page with its albums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens.frame import DARK, LIGHT, Sheet
from checker.devtools.artist.screens.phones import Setting
from checker.vocabulary.page import PageKind, Role, Voice


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A comment with the line below it (`昨天 14:32 来自上海`)."""

    name: str
    text: str
    below: str


@dataclass(frozen=True, kw_only=True)
class PublicPost:
    """`posted` is the whole grey line with the time, as the app prints it; `counts` stand at the foot of the page."""

    bar: str
    name: str
    text: str
    posted: str
    follow: str
    title: str = ""
    place: str = ""
    photos: int = 3
    counts: Sequence[str] = ()
    answers_title: str = ""
    answers: Sequence[Answer] = ()
    field: str = ""
    seed: int = 0


def draw_weibo(post: PublicPost, setting: Setting, *, whole: bool = False) -> Drawing:
    """Name and grey time on top, the words, three photos in a row, counts, comments."""
    sheet = _sheet(setting)
    canvas, skin = sheet.canvas, sheet.skin
    y = _author(sheet, post, sheet.under_bar + 14, colour="#FF8200")
    with canvas.part(Role.BODY, Voice.SELLER, time=post.posted):
        y = canvas.paragraph(14, y, sheet.wide - 28, post.text, 17, skin.words) + 8
    y = _grid(sheet, post, y, 14, 3)
    if post.place:
        with canvas.part(Role.LOCATION, Voice.SELLER):
            canvas.text(14, y, post.place, 13, skin.name)
        y += 24
    canvas.block(0, y + 6, sheet.wide, 8, skin.panel)
    y = _counts(sheet, post, y + 22)
    y = _answers(sheet, post, y, 14)
    sheet.title_bar(post.bar)
    return sheet.finish(y + 20, PageKind.FEED, "weibo", whole=whole)


def draw_note(post: PublicPost, setting: Setting, *, scrolled: float = 0, whole: bool = False) -> Drawing:
    """The author in the bar, one large picture, a title, the words, time and place in one grey line, comments."""
    sheet = _sheet(setting)
    canvas, skin = sheet.canvas, sheet.skin
    y, high = sheet.under_bar - scrolled, sheet.wide * (1.25 if post.seed % 2 else 1.0)
    sheet.photo(0, y, sheet.wide, high, post.seed)
    y += high + 10
    for dot in range(post.photos):
        colour = "#FF2442" if dot == 0 else skin.rule
        canvas.block(sheet.wide / 2 - post.photos * 5 + dot * 10, y, 5, 5, colour, radius=2.5)
    y += 20
    with canvas.part(Role.BODY, Voice.SELLER, time=post.posted):
        y = canvas.paragraph(16, y, sheet.wide - 32, post.title, 18, skin.words, bold=True) + 6
        y = canvas.paragraph(16, y, sheet.wide - 32, post.text, 16, skin.words) + 8
    with canvas.part(Role.TIME, Voice.APP):
        canvas.text(16, y, post.posted, 13, skin.faint)
    y += 34
    canvas.block(16, y, sheet.wide - 32, 0.6, skin.rule)
    y = _answers(sheet, post, y + 16, 16)
    sheet.title_bar("", icon="")
    _author_bar(sheet, post)
    _foot(sheet, post, max(y + 80, sheet.tall) if whole else sheet.tall)
    return sheet.finish(y, PageKind.FEED, "xiaohongshu", whole=whole, foot=80)


def draw_qq_post(post: PublicPost, setting: Setting, *, whole: bool = False) -> Drawing:
    """A friend's post: name and time on top, words, photos, place, how often it was seen, comments."""
    sheet = _sheet(setting)
    canvas, skin = sheet.canvas, sheet.skin
    y = _author(sheet, post, sheet.under_bar + 14, colour=skin.words)
    with canvas.part(Role.BODY, Voice.SELLER, time=post.posted):
        y = canvas.paragraph(14, y, sheet.wide - 28, post.text, 17, skin.words) + 8
    y = _grid(sheet, post, y, 14, 3)
    if post.place:
        with canvas.part(Role.LOCATION, Voice.SELLER):
            canvas.text(28, y, post.place, 13, skin.faint)
        canvas.block(15, y + 4, 8, 11, skin.faint, radius=4)
        y += 26
    with canvas.part(Role.LIKES, Voice.OTHERS):
        canvas.text(14, y, post.answers_title, 13, skin.faint)
    y += 30
    for answer in post.answers:
        with canvas.part(Role.COMMENT, Voice.SELLER if answer.name == post.name else Voice.OTHERS):
            y = canvas.paragraph(14, y, sheet.wide - 28, f"{answer.name} : {answer.text}", 15, skin.words) + 4
    sheet.title_bar(post.bar)
    return sheet.finish(y + 20, PageKind.FEED, "qq", whole=whole)


def _sheet(setting: Setting) -> Sheet:
    skin = DARK if setting.dark else LIGHT
    return Sheet(setting, replace(skin, bar=skin.ground))


def _author(sheet: Sheet, post: PublicPost, y: float, *, colour: str) -> float:
    canvas, skin = sheet.canvas, sheet.skin
    sheet.face(14, y, 42, post.seed)
    with canvas.part(Role.NICKNAME, Voice.SELLER):
        canvas.text(66, y - 1, post.name, 16, colour)
    with canvas.part(Role.TIME, Voice.APP):
        canvas.text(66, y + 23, post.posted, 12, skin.faint)
    if post.follow:
        canvas.block(sheet.wide - 70, y + 6, 56, 28, skin.panel, radius=14)
        with canvas.part(Role.CONTROL, Voice.APP):
            canvas.text(sheet.wide - 42 - canvas.width_of(post.follow, 13) / 2, y + 10, post.follow, 13, "#FF8200")
    return y + 56


def _author_bar(sheet: Sheet, post: PublicPost) -> None:
    canvas, top = sheet.canvas, sheet.setting.phone.bar + 6
    sheet.face(34, top, 32, post.seed)
    with canvas.part(Role.NICKNAME, Voice.SELLER):
        canvas.text(76, top + 4, post.name, 15, sheet.skin.words)
    canvas.block(sheet.wide - 110, top + 2, 60, 28, "#FF2442", radius=14)
    canvas.block(sheet.wide - 109, top + 3, 58, 26, sheet.skin.bar, radius=13)
    with canvas.part(Role.CONTROL, Voice.APP):
        canvas.text(sheet.wide - 80 - canvas.width_of(post.follow, 13) / 2, top + 6, post.follow, 13, "#FF2442")


def _grid(sheet: Sheet, post: PublicPost, y: float, left: float, columns: int) -> float:
    if not post.photos:
        return y
    tile = (sheet.wide - 2 * left - (columns - 1) * 4) / columns
    for number in range(post.photos):
        x, top = left + number % columns * (tile + 4), y + number // columns * (tile + 4)
        sheet.photo(x, top, tile, tile, post.seed * 16 + number)
    return y - (-post.photos // columns) * (tile + 4) + 10


def _counts(sheet: Sheet, post: PublicPost, y: float) -> float:
    """Shared, commented and liked, in thirds of the page."""
    for number, words in enumerate(post.counts):
        with sheet.canvas.part(Role.CONTROL, Voice.APP):
            sheet.canvas.text(24 + number * sheet.wide / 3, y, words, 14, sheet.skin.faint)
    return y + 36


def _answers(sheet: Sheet, post: PublicPost, y: float, left: float) -> float:
    canvas, skin = sheet.canvas, sheet.skin
    if post.answers_title:
        with canvas.part(Role.CONTROL, Voice.APP):
            canvas.text(left, y, post.answers_title, 14, skin.faint)
        y += 34
    for number, answer in enumerate(post.answers):
        sheet.face(left, y, 34, post.seed + number + 30)
        canvas.text(left + 46, y - 2, answer.name, 13, skin.faint)
        with canvas.part(Role.COMMENT, Voice.SELLER if answer.name == post.name else Voice.OTHERS):
            y = canvas.paragraph(left + 46, y + 19, sheet.wide - left - 100, answer.text, 15, skin.words)
        canvas.text(left + 46, y, answer.below, 12, skin.faint)
        y += 32
    return y


def _foot(sheet: Sheet, post: PublicPost, bottom: float) -> None:
    """The field to comment in and the counts of hearts, stars and comments."""
    canvas, skin = sheet.canvas, sheet.skin
    canvas.cover(bottom - 78, bottom, skin.ground)
    canvas.block(14, bottom - 70, 130, 34, skin.panel, radius=17)
    with canvas.part(Role.CONTROL, Voice.APP):
        canvas.text(30, bottom - 63, post.field, 13, skin.faint)
    for number, words in enumerate(post.counts):
        x = 168 + number * (sheet.wide - 180) / 3
        canvas.block(x, bottom - 62, 18, 18, skin.words, radius=9)
        canvas.block(x + 2, bottom - 60, 14, 14, skin.ground, radius=7)
        with canvas.part(Role.CONTROL, Voice.APP):
            canvas.text(x + 24, bottom - 63, words, 13, skin.words)
