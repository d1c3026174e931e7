"""Names that nothing but their place on a page gives away: nicknames, the title of a chat, who comments and likes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.masking.finding import WORDS, any_of
from checker.reading.masking.kinds import MaskedSpan, MaskKind
from checker.vocabulary import Line, PageKind, Reading, Role

_APP_TITLES = re.compile(rf"[<＜‹〈]?\s*{any_of(WORDS['layout']['app_titles'])}(?:\s*[(（]\d+[)）])?", re.IGNORECASE)
_AUTHORS = re.compile(
    r"(?P<who>[^:：\n]{1,24}?)(?:\s?(?:回复|回覆|replied to|reply)\s?(?P<whom>[^:：\n]{1,24}?))?\s?[:：]"
)


def spans_by_layout(reading: Reading) -> tuple[MaskedSpan, ...]:
    """Where the page puts names, from `Reading.page`."""
    return tuple(_of_parts(reading)) if reading.page else ()


def _of_parts(reading: Reading) -> Iterator[MaskedSpan]:
    assert reading.page is not None
    for part in reading.page.parts:
        lines = [reading.lines[number] for number in part.lines]
        if not lines:
            continue
        if part.role in (Role.NICKNAME, Role.LIKES):
            yield from map(_whole, lines)
        elif part.role is Role.TITLE and reading.page.kind in (PageKind.CHAT, PageKind.ALBUM, PageKind.TRANSFER):
            yield from (_whole(line) for line in lines if not _APP_TITLES.fullmatch(line.text.strip()))
        elif part.role is Role.COMMENT:
            yield from _authors(lines[0])


def _whole(line: Line) -> MaskedSpan:
    return MaskedSpan(start=line.start, end=line.start + len(line.text), kind=MaskKind.NAME)


def _authors(line: Line) -> Iterator[MaskedSpan]:
    match = _AUTHORS.match(line.text)
    spans = [match.span("who"), match.span("whom")] if match else []
    for start, end in spans:
        if start < end:
            yield MaskedSpan(start=line.start + start, end=line.start + end, kind=MaskKind.NAME)
