"""A feed of posts in one column beside round or square faces: name, words, place, time, likes, comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from checker.reading.screens.bubbles import place
from checker.reading.screens.remarks import remarks
from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.words import AGE, COMMENT, CONTROL, DAY_ONLY, DELETE, FEED_TITLE, LIKES, MOMENT, MORE
from checker.vocabulary import Part, Role, Voice

COLUMN = (0.12, 0.23)
"""Where the words beside a face begin, in widths of the picture."""
_FLUSH = 0.014
_INSET = 0.08
"""Likes and comments begin a little further right than the words, not as far as this."""
_TITLE_TO = 0.32
_SMALLER = 0.9
_COVER_FROM, _COVER_TO = 0.4, 0.7
_AS_SMALL = 1.15
_APART = 0.9
"""The blank over the name of the next post, in heights of a line, at least."""
_GOES_ON = 1.4
"""The blank between two lines of the words of a post, in heights of a line, at most."""
_STROKES, _STROKE = ("一", "丨", "丶", "-", "—", "_"), 0.045


@dataclass
class Post:
    """The rows of one post in reading order."""

    name: Row | None = None
    words: list[Row] = field(default_factory=list)
    controls: list[Row] = field(default_factory=list)
    time: Row | None = None
    location: Row | None = None
    remarks: list[Row] = field(default_factory=list)

    def parts(self, sheet: Sheet) -> tuple[Part, ...]:
        """The parts of the post, each with the post's time."""
        when = self.time.written if self.time else ""
        seller = self.name.tight if self.name else ""
        named = [Part(role=Role.NICKNAME, voice=Voice.SELLER, lines=(self.name.index,))] if self.name else []
        said = [Part(role=Role.BODY, voice=Voice.SELLER, lines=_lines(self.words), time=when)] if self.words else []
        where = [Part(role=Role.LOCATION, voice=Voice.SELLER, lines=(self.location.index,))] if self.location else []
        posted = [Part(role=Role.TIME, voice=Voice.APP, lines=(self.time.index,), time=when)] if self.time else []
        buttons = [Part(role=Role.CONTROL, voice=Voice.APP, lines=(row.index,)) for row in self.controls]
        return (*named, *said, *where, *posted, *buttons, *remarks(self.remarks, seller, sheet))


@dataclass
class Feed:
    """What was found of a feed, and how much speaks for one."""

    title: Row | None = None
    posts: list[Post] = field(default_factory=list)
    coloured_names: int = 0

    @property
    def is_one(self) -> bool:
        """Whether two independent things say so."""
        ages = sum(1 for post in self.posts if post.time is not None and AGE.fullmatch(post.time.tight))
        times = sum(1 for post in self.posts if post.time is not None)
        remarked = any(_is_remark(row) for post in self.posts if post.time is not None for row in post.remarks)
        folded = any(MORE.fullmatch(row.tight) for post in self.posts for row in post.controls)
        signs = min(ages, 2) + (self.title is not None) + remarked + folded
        return (times > 0 or self.title is not None) and signs + (self.coloured_names > 0) >= 2

    def parts(self, sheet: Sheet) -> tuple[Part, ...]:
        """The parts of the page in reading order."""
        head = [Part(role=Role.TITLE, voice=Voice.APP, lines=(self.title.index,))] if self.title else []
        return (*head, *(part for post in self.posts for part in post.parts(sheet)))


def read_feed(rows: Sequence[Row], sheet: Sheet) -> Feed:
    """The rows sorted into posts; `rows` are without the phone's top line."""
    feed = Feed(title=next(filter(_is_title, rows), None))
    column = _column(rows, sheet, titled=feed.title is not None)
    if column is None:
        return feed
    reader = _Reader(column, sheet)
    for row in rows:
        if row is not feed.title:
            reader.take(row)
    feed.posts = [post for post in reader.posts if post.time or post.words or post.name or post.remarks]
    for post in feed.posts:
        _find_location(post, sheet)
    named = [post.name for post in feed.posts if post.name and (post.time or post.words)]
    feed.coloured_names = sum(1 for name in named if _is_blue(name, sheet))
    return feed


class _Reader:
    """Takes the rows of a page one after another and knows in which part of which post it is."""

    def __init__(self, column: float, sheet: Sheet) -> None:
        self._column = column
        self._sheet = sheet
        self._last: Row | None = None
        self.posts: list[Post] = [Post()]

    def take(self, row: Row) -> None:
        post, away = self.posts[-1], row.left - self._column
        if post.time is not None:
            self._take_below(row, away)
        elif _is_flush(row, away):
            self._take_in_column(row, post)
        elif CONTROL.fullmatch(row.tight) or self._is_on_cover(row):
            post.controls.append(row)
        elif 0 < away <= _INSET and _is_remark(row) and not (post.words and self._is_words(row, post)):
            post.remarks.append(row)  # of a post above the edge of the picture, or of one whose time was not read

    def _is_on_cover(self, row: Row) -> bool:
        """Whether it is the name of the telephone's owner, on the picture above the first post."""
        first = self.posts[0]
        return not first.words and first.name is None and row.left > _COVER_FROM and row.right > _COVER_TO

    def _take_in_column(self, row: Row, post: Post) -> None:
        if _is_time(row):
            post.time = self._last = row
        elif MORE.fullmatch(row.tight) or DELETE.fullmatch(row.tight):
            post.controls.append(row)
        elif post.name is None and not post.words and (self._sheet.colours is None or _is_blue(row, self._sheet)):
            post.name = self._last = row
        elif self._is_words(row, post):
            post.words.append(row)
            self._last = row

    def _is_words(self, row: Row, post: Post) -> bool:
        """The words of a post stand on the ground; words on the pictures of a post are left to themselves."""
        if self._sheet.colours is not None:
            return self._sheet.colours.is_on_ground(place(row))
        last = post.words[-1] if post.words else post.name
        return last is None or row.top - last.bottom <= _GOES_ON * max(row.height, last.height) or _is_small(row, post)

    def _take_below(self, row: Row, away: float) -> None:
        """After the time come likes and comments, until the next name."""
        post = self.posts[-1]
        aside = not -_FLUSH <= away <= _INSET
        if DELETE.fullmatch(row.tight) or (aside and CONTROL.fullmatch(row.tight)):
            post.controls.append(row)
        elif self._is_next_name(row, away):
            self.posts.append(Post(name=row))
            self._last = row
        elif -_FLUSH <= away <= _INSET:
            post.remarks.append(row)
            self._last = row

    def _is_next_name(self, row: Row, away: float) -> bool:
        if not _is_flush(row, away) or self._last is None:
            return False
        gap = (row.top - self._last.bottom) / max(row.height, 0.01)
        if gap < _APART or LIKES.match(row.tight):
            return False
        if self._sheet.colours is None:
            return not COMMENT.fullmatch(row.tight)
        return self._sheet.colours.is_on_ground(place(row)) and _is_blue(row, self._sheet)


def _column(rows: Iterable[Row], sheet: Sheet, *, titled: bool) -> float | None:
    """Where the words of the posts begin: under the times, which stand flush with them, or else under the names."""
    beside = [row for row in rows if COLUMN[0] < row.left < COLUMN[1]]
    lefts = [row.left for row in beside if _is_time(row)]
    if not lefts and titled:
        lefts = [row.left for row in beside if _is_blue(row, sheet)][:1]
    return median(lefts) if lefts else None


def _is_flush(row: Row, away: float) -> bool:
    """A lone stroke in front is often left out of the frame of its line, which then seems to begin further right."""
    return -_FLUSH <= away <= _FLUSH + (_STROKE if row.tight.startswith(_STROKES) else 0)


def _is_time(row: Row) -> bool:
    return any(pattern.fullmatch(row.tight) for pattern in (AGE, MOMENT, DAY_ONLY))


def _is_remark(row: Row) -> bool:
    return bool(LIKES.match(row.tight) or COMMENT.fullmatch(row.tight))


def _is_title(row: Row) -> bool:
    return bool(FEED_TITLE.fullmatch(row.tight)) and row.bottom < _TITLE_TO


def _is_blue(row: Row, sheet: Sheet) -> bool:
    return sheet.colours is not None and sheet.colours.is_bluish(place(row))


def _is_small(row: Row, post: Post) -> bool:
    sizes = [other.height for other in (post.name, *post.words) if other is not None]
    return bool(sizes) and row.height <= _SMALLER * median(sizes)


def _find_location(post: Post, sheet: Sheet) -> None:
    """The place is the last small row right above the time, in the colour of names where colours are at hand."""
    if post.time is None:
        return
    if post.name is not None and not post.words and post.name.height < _AS_SMALL * post.time.height:
        post.location, post.name = post.name, None  # the name stands above the edge of the picture
        return
    if not post.words:
        return
    row, others = post.words[-1], post.words[:-1]
    gap = (post.time.top - row.bottom) / max(post.time.height, 0.01)
    sizes = [other.height for other in (post.name, *others) if other is not None]
    if sheet.colours is None:
        is_place = not sizes or row.height <= _SMALLER * median(sizes)
    else:
        apart = bool(others) and row.top - others[-1].bottom > _APART * row.height
        small = not sizes or row.height <= (_SMALLER * median(sizes) if apart else 0)
        blue = _is_blue(row, sheet) and (not sizes or row.height <= max(sizes))
        is_place = (blue or small) and "#" not in row.tight
    if gap < _GOES_ON and is_place:
        post.location, post.words = row, others


def _lines(rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple(row.index for row in rows)
