"""Names that nothing but their place on a page gives away: nicknames, the title of a chat, who comments and likes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from checker.reading.masking.finding import WORDS, any_of
from checker.reading.masking.guessing import page_for
from checker.reading.masking.kinds import MaskedSpan, MaskKind
from checker.reading.masking.rows import spans_of_rows
from checker.vocabulary import ItemKind, Line, Page, PageKind, Reading, Role

_WORDS = WORDS["layout"]
_COLON = "[:：;；﹕︰]"
_APP_TITLE = re.compile(
    rf"[<＜‹〈(（\d)）]*\s*{any_of(_WORDS['app_titles'])}(?:\s*[(（]\d+[)）])?|\d*|[\W_]*", re.IGNORECASE
)
_AUTHORS = re.compile(
    rf"\s*(?P<who>[^:：;；\n]{{1,24}}?)"
    rf"(?:\s?(?:回复|回覆|回復|replied to|replied|reply|re)\s?(?P<whom>[^:：;；\n]{{1,24}}?))?\s?{_COLON}"
)
_NOT_AUTHORS = re.compile(any_of(_WORDS["not_authors"]))
_COUNT = re.compile(r"\s*[(（]\d+[)）]\s*$")
_SMALL, _NEAR, MOST_QUOTED = 0.9, 1.35, 3
_NAME_WORDS_TIME = 3
NAMES_ABOVE = ("weibo", "xiaohongshu")
"""Apps that print the name of who comments above the comment."""
_BETWEEN_NAMES = re.compile(r"[,，、;；·\s♡♥❤]+")
_TRADE = re.compile(any_of(_WORDS["trade"]), re.IGNORECASE)
SHORTEST_NAME = 2


def spans_by_layout(reading: Reading) -> tuple[MaskedSpan, ...]:
    """Where the page puts names and numbers: from `Reading.page`, or as far as it can be guessed without it."""
    if reading.kind is not ItemKind.PICTURE:
        return ()
    page = page_for(reading)
    spans = [*_of_parts(reading, page), *_of_quotes(reading, page)] if page else []
    return (*spans, *spans_of_rows(reading))


def names_of(reading: Reading) -> frozenset[str]:
    """The names that stand as names, one by one, each long enough and distinct enough to be looked for elsewhere."""
    found: set[str] = set()
    for span in spans_by_layout(reading):
        words = _COUNT.sub("", reading.text[span.start : span.end])
        if span.kind is MaskKind.NAME:
            found.update(name for name in (words.strip(), *_BETWEEN_NAMES.split(words)) if _is_distinct(name))
    return frozenset(found)


def _is_distinct(name: str) -> bool:
    shortest = SHORTEST_NAME if not name.isascii() else 4
    return shortest <= len(name) <= 16 and not name.isdigit() and not _TRADE.search(name)


def _of_parts(reading: Reading, page: Page) -> Iterator[MaskedSpan]:
    for part in page.parts:
        lines = [reading.lines[number] for number in part.lines if number < len(reading.lines)]
        if not lines:
            continue
        if part.role in (Role.NICKNAME, Role.LIKES):
            yield from map(_whole, lines)
        elif part.role is Role.TITLE and page.kind not in (PageKind.RECEIPT, PageKind.PHOTO, PageKind.TRACKING):
            yield from (_whole(line) for line in lines if not _APP_TITLE.fullmatch(line.text.strip()))
        elif part.role is Role.COMMENT and page.app in NAMES_ABOVE:
            yield from map(_whole, commenters(reading, lines))
        elif part.role is Role.COMMENT:
            yield from _authors(lines[0])


def commenters(reading: Reading, lines: Sequence[Line]) -> list[Line]:
    """The name over the words of a comment: its first line, if those that follow are words and time; else above it."""
    return list(lines[:1]) if len(lines) >= _NAME_WORDS_TIME else _lines_above(reading, lines[0])


def _lines_above(reading: Reading, line: Line) -> list[Line]:
    """The line right above, flush with this one, if there is one: a name over the words of a comment."""
    here = line.box
    above = [
        other
        for other in reading.lines
        if here
        and other.box
        and abs(other.box.left - here.left) <= here.height
        and 0 < here.top - other.box.top <= 2.2 * here.height
    ]
    return sorted(above, key=lambda other: other.box.top if other.box else 0)[-1:]


def _authors(first: Line) -> Iterator[MaskedSpan]:
    """Before the colon; without one the name cannot be told from the words."""
    match = _AUTHORS.match(first.text)
    if match is None:
        yield _whole(first)
        return
    for start, end in (match.span("who"), match.span("whom")):
        if start < end:
            yield MaskedSpan(start=first.start + start, end=first.start + end, kind=MaskKind.NAME)


def _of_quotes(reading: Reading, page: Page) -> Iterator[MaskedSpan]:
    """In a chat, small words close below a bubble repeat what somebody said, with the name before a colon."""
    if page.kind is not PageKind.CHAT:
        return
    alone = {part.lines[0] for part in page.parts if part.role is Role.BUBBLE and len(part.lines) <= MOST_QUOTED}
    taken = {number for part in page.parts for number in part.lines}
    heights = [reading.lines[number].box for part in page.parts if part.role is Role.BUBBLE for number in part.lines]
    usual = median([box.height for box in heights if box] or [0])
    for number, line in enumerate(reading.lines):
        if line.box is None or (number in taken and number not in alone):
            continue
        near = any(
            other.box and 0 < line.box.top - other.box.top - other.box.height < line.box.height * _NEAR
            for other in reading.lines
        )
        match = _AUTHORS.match(line.text)
        if match and (near or line.box.height < usual * _SMALL) and _is_author(match["who"]):
            start, end = match.span("who")
            yield MaskedSpan(start=line.start + start, end=line.start + end, kind=MaskKind.NAME)


def _is_author(who: str) -> bool:
    return not who.strip().isdigit() and not _NOT_AUTHORS.search(who)


def _whole(line: Line) -> MaskedSpan:
    return MaskedSpan(start=line.start, end=line.start + len(line.text), kind=MaskKind.NAME)
