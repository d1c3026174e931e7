"""Somebody's own page: big days and months on the left, a small picture and the words of each post beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.reading.screens.bubbles import place
from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.words import (
    ALBUM_DAY,
    ALBUM_TITLE,
    BIG_DAY,
    CONTROL,
    LIMIT,
    MOMENT,
    NUMBER_OF_PICTURES,
    YEAR,
)
from checker.vocabulary import Part, Role, Voice

_DATES_TO = 0.16
_MONTHS_TO, _DAYS_TO = 0.26, 0.45
_WORDS_FROM = 0.2
_TITLE_TO = 0.3
_BIG = 0.06
"""Letters of a day, whose month may be too small to be read."""
_COVER_TO, _PLACES_TO = 0.7, 0.3
_NEXT_POST = 2.2
"""A blank of so many heights of a line parts two posts."""


@dataclass
class Album:
    """What was found of such a page, and how much speaks for one."""

    title: Row | None = None
    dates: list[tuple[Row, ...]] = field(default_factory=list)
    years: list[Row] = field(default_factory=list)
    limits: list[Row] = field(default_factory=list)
    counts: list[Row] = field(default_factory=list)
    words: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    controls: list[Row] = field(default_factory=list)

    @property
    def is_one(self) -> bool:
        """Whether two independent things say so; one of them is a day at the left edge, or what only this page says."""
        marks = bool(self.limits) + bool(self.counts) + bool(self.years) + self._is_titled
        return bool(self.dates or self.limits) and min(len(self.dates), 2) + marks >= 2

    @property
    def _is_titled(self) -> bool:
        return self.title is not None and bool(ALBUM_TITLE.fullmatch(self.title.tight))

    def parts(self) -> tuple[Part, ...]:
        """The parts in reading order; the words under a date have that date as their time."""
        found = [(self.title.top, _part(Role.TITLE, Voice.APP, [self.title]))] if self.title else []
        found += [(rows[0].top, _part(Role.TIME, Voice.APP, rows, _written(rows))) for rows in self.dates]
        found += [(row.top, _part(Role.TIME, Voice.APP, [row], row.written)) for row in self.years]
        found += [(row.top, _part(Role.NOTICE, Voice.APP, [row])) for row in (*self.limits, *self.counts)]
        found += [(row.top, _part(Role.CONTROL, Voice.APP, [row])) for row in self.controls]
        found += [(rows[0].top, _part(Role.BODY, Voice.SELLER, rows, self._date_of(rows[0]))) for rows in self._posts()]
        found += [(rows[0].top, _part(Role.LOCATION, Voice.SELLER, rows)) for rows in _paragraphs(self.places)]
        return tuple(part for _, part in sorted(found, key=lambda pair: pair[0]))

    def _posts(self) -> Iterable[list[Row]]:
        post: list[Row] = []
        starts = [rows[0].top for rows in self.dates]
        for row in self.words:
            if post and (
                row.top - post[-1].bottom > _NEXT_POST * row.height
                or any(post[-1].top < start - row.height <= row.top for start in starts)
            ):
                yield post
                post = []
            post.append(row)
        if post:
            yield post

    def _date_of(self, row: Row) -> str:
        above = [rows for rows in self.dates if rows[0].top <= row.bottom + row.height]
        return _written(above[-1]) if above else ""


def read_album(rows: Sequence[Row], sheet: Sheet) -> Album:
    """The rows sorted into the things that such a page has; `rows` are without the phone's top line."""
    album = Album()
    used: set[int] = set()
    for at, row in enumerate(rows):
        if row.index in used:
            continue
        date = _date(row, rows[at + 1 : at + 4]) if row.top > 0.1 else ()
        if date:
            album.dates.append(date)
            used |= {other.index for other in date}
        else:
            _sort(row, album, sheet)
    return album


def _sort(row: Row, album: Album, sheet: Sheet) -> None:
    if LIMIT.fullmatch(row.tight):
        album.limits.append(row)
    elif NUMBER_OF_PICTURES.fullmatch(row.tight):
        album.counts.append(row)
    elif YEAR.fullmatch(row.tight) and row.left < _MONTHS_TO:
        album.years.append(row)
    elif CONTROL.fullmatch(row.tight) or MOMENT.fullmatch(row.tight):
        album.controls.append(row)
    elif album.title is None and not album.dates and _is_above_posts(row, sheet):
        album.title = row
    elif album.dates and row.left < _DATES_TO and row.right < _PLACES_TO:
        album.places.append(row)
    elif row.left >= _WORDS_FROM:
        album.words.append(row)


def _date(row: Row, following: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of a big date: read as one, or the day and the month beside it or below it."""
    if row.right > _DAYS_TO or row.left > _DATES_TO:
        return ()
    if ALBUM_DAY.fullmatch(row.tight) and not BIG_DAY.fullmatch(row.tight):
        return (row,)
    if not BIG_DAY.fullmatch(row.tight):
        return ()
    for other in following:
        beside = other.top < row.bottom + 0.5 * row.height and other.right < _MONTHS_TO + 0.03
        if beside and ALBUM_DAY.fullmatch(other.tight) and "月" in other.tight + "月" * other.tight.isalpha():
            return (row, other)
    return (row,) if row.height > _BIG else ()


def _is_above_posts(row: Row, sheet: Sheet) -> bool:
    """Whether it is the title in the middle of the bar, or the name on the picture above the posts."""
    if row.bottom < _TITLE_TO and abs(row.centre - 0.5) < 0.1:
        return True
    return row.right > _COVER_TO and sheet.colours is not None and not sheet.colours.is_on_ground(place(row))


def _paragraphs(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """Rows that follow each other closely: a place under a date may need several."""
    group: list[Row] = []
    for row in rows:
        if group and row.top - group[-1].bottom > row.height:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _written(rows: Iterable[Row]) -> str:
    return " ".join(row.written for row in rows)


def _part(role: Role, voice: Voice, rows: Iterable[Row], time: str = "") -> Part:
    return Part(role=role, voice=voice, lines=tuple(row.index for row in rows), time=time)
