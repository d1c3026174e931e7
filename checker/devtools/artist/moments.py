"""Draws a feed of posts and a seller's own album page, laid out as a well-known chat app lays them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.devtools.artist.canvas import Canvas, Drawing, Look

LEFT, RIGHT_EDGE, TEXT, SMALL = 64.0, 359.0, 17.0, 13.0
TILE, GAP = 78.0, 5.0
PHONE_RATIO = 20 / 9


@dataclass(frozen=True, kw_only=True)
class MomentsPost:
    """`posted` is the grey time as shown (`3分钟前`); `comments` are whole lines (`阿梅：还有货吗`)."""

    name: str
    text: str
    photos: int = 0
    posted: str = "3分钟前"
    place: str = ""
    likes: str = ""
    comments: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class AlbumEntry:
    """`day` and `month` are what the page shows big on the left; empty for a further post of the same day."""

    text: str
    day: str = ""
    month: str = ""
    photos: int = 1


@dataclass(frozen=True, kw_only=True)
class _Colours:
    ground: str
    words: str
    name: str
    faint: str
    panel: str


LIGHT = _Colours(ground="#FFFFFF", words="#181818", name="#576B95", faint="#A6A6A6", panel="#F2F2F2")
DARK = _Colours(ground="#191919", words="#D2D2D2", name="#7D90A9", faint="#767676", panel="#262626")


def draw_moments(posts: MomentsPost | Sequence[MomentsPost], look: Look | None = None) -> Drawing:
    """A feed with one post or several, at least one screen high and as long as the posts need."""
    look = look or Look()
    colours = DARK if look.dark else LIGHT
    canvas = Canvas(look, colours.ground)
    y = _status_bar(canvas, look, colours, "朋友圈")
    for number, post in enumerate([posts] if isinstance(posts, MomentsPost) else posts):
        y = _post(canvas, post, colours, y, number)
    return canvas.finish(max(y, 375 * PHONE_RATIO))


def draw_album(name: str, entries: Sequence[AlbumEntry], look: Look | None = None, limit: str = "") -> Drawing:
    """A seller's own page: big day and month on the left; `limit` is a grey last line (`仅展示最近三天的朋友圈`)."""
    look = look or Look()
    colours = DARK if look.dark else LIGHT
    canvas = Canvas(look, colours.ground)
    y = _status_bar(canvas, look, colours, name)
    canvas.picture(0, y, 375, 190, seed=len(name))
    y += 215
    for number, entry in enumerate(entries):
        if entry.day:
            canvas.text(14, y - 6, entry.day, 27, colours.words)
            canvas.text(48, y + 9, entry.month, 12, colours.words)
        canvas.picture(92, y, 80, 80, seed=number + 7)
        bottom = canvas.paragraph(180, y, RIGHT_EDGE - 180, entry.text, 15, colours.words)
        if entry.photos > 1:
            canvas.text(180, bottom + 2, f"共{entry.photos}张", 12, colours.faint)
            bottom += 20
        y = max(bottom, y + 80) + 14
    if limit:
        canvas.text((375 - canvas.width_of(limit, SMALL)) / 2, y + 10, limit, SMALL, colours.faint)
        y += 50
    return canvas.finish(max(y, 375 * PHONE_RATIO))


def _status_bar(canvas: Canvas, look: Look, colours: _Colours, title: str) -> float:
    canvas.text(24, 8, look.clock, 14, colours.words)
    canvas.block(330, 14, 22, 10, colours.words, radius=2)
    canvas.text((375 - canvas.width_of(title, TEXT)) / 2, 44, title, TEXT, colours.words)
    return 92.0


def _post(canvas: Canvas, post: MomentsPost, colours: _Colours, y: float, number: int) -> float:
    canvas.picture(12, y + 3, 42, 42, seed=number)
    canvas.text(LEFT, y, post.name, TEXT, colours.name)
    y = canvas.paragraph(LEFT, y + 27, RIGHT_EDGE - LEFT, post.text, TEXT, colours.words) + 6
    for photo in range(post.photos):
        column, row = photo % 3, photo // 3
        canvas.picture(LEFT + column * (TILE + GAP), y + row * (TILE + GAP), TILE, TILE, seed=number * 9 + photo)
    y += -(-post.photos // 3) * (TILE + GAP) + 4
    if post.place:
        canvas.text(LEFT, y, post.place, SMALL, colours.name)
        y += 22
    canvas.text(LEFT, y, post.posted, SMALL, colours.faint)
    canvas.block(RIGHT_EDGE - 30, y + 1, 30, 18, colours.panel, radius=4)
    y += 27
    remarks = ([f"♡ {post.likes}"] if post.likes else []) + list(post.comments)
    lines = [line for remark in remarks for line in canvas.rows(remark, RIGHT_EDGE - LEFT - 16, 15)]
    if lines:
        canvas.block(LEFT, y, RIGHT_EDGE - LEFT, len(lines) * 22 + 8, colours.panel, radius=4)
        for line in lines:
            canvas.text(LEFT + 8, y + 2, line, 15, colours.name if line.startswith("♡") else colours.words)
            y += 22
        y += 12
    canvas.block(0, y + 6, 375, 0.5, colours.panel)
    return y + 18
