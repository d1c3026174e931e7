"""A feed of posts, or one post by itself, as the best-known chat app shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens.frame import DARK, LIGHT, Sheet
from checker.devtools.artist.screens.phones import Setting, draw_status_bar
from checker.devtools.artist.screens.wording import WORDS
from checker.vocabulary.page import PageKind, Role, Voice

TEXT, SMALL, LEFT, GAP = 17.0, 13.0, 64.0, 5.0
COVER = 300.0


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A comment; `to` is whom it answers."""

    name: str
    text: str
    to: str = ""


@dataclass(frozen=True, kw_only=True)
class Post:
    """`posted` and `place` as printed; `folded` leaves a mark to unfold the rest; `link` is the title of a page."""

    name: str
    text: str
    posted: str
    place: str = ""
    photos: int = 0
    photo_words: str = ""
    folded: bool = False
    link: str = ""
    likes: Sequence[str] = ()
    remarks: Sequence[Remark] = ()
    own: bool = False
    seed: int = field(default=0)


def draw_feed(
    posts: Sequence[Post], setting: Setting, *, owner: str = "", scrolled: float = 0, whole: bool = False
) -> Drawing:
    """`owner` puts the cover picture with that name on top; `scrolled` points of the content lie under the bar."""
    skin = DARK if setting.dark else LIGHT
    sheet = Sheet(setting, skin)
    y = _cover(sheet, owner, scrolled) if owner else sheet.under_bar + 14 - scrolled
    for post in posts:
        y = _post(sheet, post, y)
        sheet.canvas.block(0, y, sheet.wide, 0.6, skin.rule)
        y += 16
    if not owner:
        sheet.title_bar(WORDS[setting.script]["moments"], icon="camera")
    else:
        draw_status_bar(sheet.canvas, setting, "#FFFFFF")
    return sheet.finish(y, PageKind.FEED, "wechat", whole=whole)


def draw_post(post: Post, setting: Setting, *, whole: bool = False) -> Drawing:
    """One post by itself, with its full time and a field to comment in at the foot."""
    skin, words = DARK if setting.dark else LIGHT, WORDS[setting.script]
    sheet = Sheet(setting, skin)
    y = _post(sheet, post, sheet.under_bar + 16)
    sheet.title_bar(words["details"])
    height = max(y + 70, sheet.tall) if whole else sheet.tall
    sheet.canvas.cover(height - 82, height, skin.panel)
    sheet.canvas.block(14, height - 72, sheet.wide - 100, 38, skin.ground, radius=5)
    with sheet.canvas.part(Role.CONTROL, Voice.APP):
        sheet.canvas.text(26, height - 64, words["comment"], 15, skin.faint)
    return sheet.finish(y, PageKind.FEED, "wechat", whole=whole, foot=70)


def _cover(sheet: Sheet, owner: str, scrolled: float) -> float:
    """The owner of the phone, not the one who posts."""
    bottom = COVER - scrolled
    sheet.photo_top(COVER, len(owner) + 40, scrolled=scrolled)
    size = 20.0
    with sheet.canvas.part(Role.TITLE, Voice.APP):
        sheet.right(sheet.wide - 96, bottom - 34, owner, size, "#FFFFFF")
    sheet.face(sheet.wide - 84, bottom - 50, 70, len(owner))
    return bottom + 52


def _post(sheet: Sheet, post: Post, y: float) -> float:
    canvas, skin, words = sheet.canvas, sheet.skin, WORDS[sheet.setting.script]
    column = sheet.wide - LEFT - 14
    sheet.face(12, y, 42, post.seed)
    with canvas.part(Role.NICKNAME, Voice.SELLER):
        canvas.text(LEFT, y - 3, post.name, TEXT, skin.name, bold=True)
    y += 23
    if post.text:
        with canvas.part(Role.BODY, Voice.SELLER, time=post.posted):
            y = canvas.paragraph(LEFT, y, column, post.text, TEXT, skin.words) + 4
    if post.folded:
        with canvas.part(Role.CONTROL, Voice.APP):
            canvas.text(LEFT, y, words["full-text"], TEXT, skin.name)
        y += 27
    y = _link(sheet, post.link, y, column) if post.link else y
    y = _grid(sheet, post, y + 3, column)
    if post.place:
        with canvas.part(Role.LOCATION, Voice.SELLER):
            canvas.text(LEFT, y, post.place, SMALL, skin.name)
        y += 23
    with canvas.part(Role.TIME, Voice.APP):
        canvas.text(LEFT, y, post.posted, SMALL, skin.faint)
    if post.own:
        with canvas.part(Role.CONTROL, Voice.APP):
            canvas.text(LEFT + canvas.width_of(post.posted, SMALL) + 14, y, words["delete"], SMALL, skin.name)
    canvas.block(sheet.wide - 46, y, 32, 20, skin.panel, radius=4)
    for step in range(2):
        canvas.block(sheet.wide - 37 + step * 9, y + 8, 4.5, 4.5, skin.name, radius=2.2)
    return _answers(sheet, post, y + 27, column) + 12


def _grid(sheet: Sheet, post: Post, y: float, column: float) -> float:
    """One photo large, four in a square, else three in a row."""
    if not post.photos:
        return y
    if post.photos == 1:
        wide, high = ((180.0, 135.0), (120.0, 180.0), (170.0, 170.0))[post.seed % 3]
        sheet.photo(LEFT, y, wide, high, post.seed)
        if post.photo_words:
            sheet.photo_words(LEFT + 8, y + high - 26, post.photo_words)
        return y + high + 9
    tile = min((column - 2 * GAP) / 3, 96)
    columns = 2 if post.photos == 4 else 3
    for number in range(post.photos):
        x, top = LEFT + number % columns * (tile + GAP), y + number // columns * (tile + GAP)
        sheet.photo(x, top, tile, tile, post.seed * 16 + number)
        if post.photo_words and number == 0:
            sheet.photo_words(x + 3, top + tile - 22, post.photo_words[:6], 11)
    return y - (-post.photos // columns) * (tile + GAP) + 4


def _link(sheet: Sheet, title: str, y: float, column: float) -> float:
    """A shared page: a small picture and a title on a grey panel; its words are not those of the one who posts."""
    sheet.canvas.block(LEFT, y + 2, column, 50, sheet.skin.panel)
    sheet.photo(LEFT + 5, y + 7, 40, 40, len(title) + 3)
    rows = sheet.canvas.rows(title, column - 64, 14)[:2]
    for number, row in enumerate(rows):
        sheet.canvas.text(LEFT + 54, y + (17 if len(rows) == 1 else 8 + number * 19), row, 14, sheet.skin.words)
    return y + 58


def _answers(sheet: Sheet, post: Post, y: float, column: float) -> float:
    """The grey panel with hearts and comments."""
    canvas, skin = sheet.canvas, sheet.skin
    liked = canvas.rows(", ".join(post.likes), column - 36, 15) if post.likes else []
    said = [(remark, canvas.rows(_spoken(remark, sheet), column - 16, 15)) for remark in post.remarks]
    rows = len(liked) + sum(len(lines) for _, lines in said)
    if not rows:
        return y
    canvas.block(LEFT, y, column, rows * 22 + 9 + (5 if liked and said else 0), skin.panel, radius=3)
    y += 3
    if liked:
        _heart(sheet, LEFT + 9, y + 5)
        with canvas.part(Role.LIKES, Voice.OTHERS):
            for row in liked:
                canvas.text(LEFT + 26, y, row, 15, skin.name)
                y += 22
    if liked and said:
        canvas.block(LEFT, y + 2, column, 0.6, skin.rule)
        y += 5
    for remark, lines in said:
        with canvas.part(Role.COMMENT, Voice.SELLER if remark.name == post.name else Voice.OTHERS):
            y = _remark(sheet, remark, lines, y)
    return y + 6


def _spoken(remark: Remark, sheet: Sheet) -> str:
    answering = f" {WORDS[sheet.setting.script]['reply']} {remark.to}" if remark.to else ""
    colon = ": " if sheet.setting.script == "en" else "："
    return f"{remark.name}{answering}{colon}{remark.text}"


def _remark(sheet: Sheet, remark: Remark, lines: Sequence[str], y: float) -> float:
    """The name is blue, the words are not; it is one line for the reader all the same."""
    for number, row in enumerate(lines):
        sheet.canvas.text(LEFT + 8, y, row, 15, sheet.skin.words)
        if number == 0:
            sheet.canvas.overlay(LEFT + 8, y, remark.name, 15, sheet.skin.name)
        y += 22
    return y


def _heart(sheet: Sheet, x: float, y: float) -> None:
    outline = ((x + 6, y + 11), (x, y + 4), (x + 3, y), (x + 6, y + 3), (x + 9, y), (x + 12, y + 4), (x + 6, y + 11))
    sheet.canvas.stroke(outline, sheet.skin.name, 1.3)
