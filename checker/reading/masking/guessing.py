"""The page that masking goes by: the one that was read, and what can be guessed where that left lines without a part.

A name that no part claims would be shown to everybody, so a guess is enough here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.reading.masking.guessing_feed import gaps_in, of_feed, of_public
from checker.reading.masking.wraps import is_receipt
from checker.vocabulary import Box, Line, Page, PageKind, Part, Reading, Role, Screen, Voice

_CLOCK = re.compile(r".{0,4}\d{1,2}[:：]\d{2}.*")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])\s*(1[0-2]|[1-9])\s*月|(今天|昨天|前天)|(1[0-2]|[1-9])\s*月|\d{4}年")
_STATUS_BAR, _BAR, _CENTRED, _PHONE = 0.085, 0.3, 0.1, 1.5
_MOST_TITLE, _OVER_DAY, _SMALLER = 20, 0.05, 0.9


def page_for(reading: Reading) -> Page | None:
    """The page with every part that may hold a name; None for a picture that is no page of an app."""
    page = reading.page
    kind = page.kind if page else {Screen.CHAT: PageKind.CHAT, Screen.MOMENTS: PageKind.FEED}.get(reading.screen)
    known = page or Page(kind=kind or PageKind.OTHER)
    if known.kind is PageKind.OTHER and not is_receipt(reading) and _is_album(reading):
        known = replace(known, kind=PageKind.ALBUM)
    guessed = tuple(_guessed(reading, known))
    return replace(known, parts=(*known.parts, *guessed)) if page or guessed else None


def _guessed(reading: Reading, page: Page) -> Iterator[Part]:
    taken = {number for part in page.parts for number in part.lines}
    free = [number for number in range(len(reading.lines)) if number not in taken]
    if page.kind in (PageKind.CHAT, PageKind.OTHER, PageKind.ALBUM) and not _has(page, Role.TITLE):
        yield from _titles(reading, page.kind, free)
    if page.kind is PageKind.CHAT:
        yield from (_part(Role.NICKNAME, number) for number in free if _is_over_bubble(number, reading, page))
    if page.kind is PageKind.CHAT and not _has(page, Role.BUBBLE):
        yield from (_part(Role.BUBBLE, number) for number in free if _is_said(reading.lines[number], reading.width))
    if page.kind is PageKind.FEED:
        yield from of_public(reading, free) if page.app not in ("", "wechat", "qq") else of_feed(reading, free)
        yield from gaps_in(reading, page)


def _has(page: Page, role: Role) -> bool:
    return any(part.role is role for part in page.parts)


def _part(role: Role, number: int) -> Part:
    return Part(role=role, voice=Voice.OTHERS, lines=(number,))


def _is_over_bubble(number: int, reading: Reading, page: Page) -> bool:
    """Whether short words in smaller letters stand right above what somebody says: a name read in part."""
    line = reading.lines[number]
    if line.box is None or len(line.text) > _MOST_TITLE:
        return False
    firsts = [reading.lines[part.lines[0]].box for part in page.parts if part.role is Role.BUBBLE and part.lines]
    return any(
        box is not None
        and abs(box.left - line.box.left) < 2 * box.height
        and 0 < box.top - line.box.top < 2.2 * box.height
        and line.box.height < _SMALLER * box.height
        for box in firsts
    )


def _titles(reading: Reading, kind: PageKind, free: Sequence[int]) -> Iterator[Part]:
    """The words in the bar of a screen; on an album also those on the picture on top."""
    width, lines = reading.width, reading.lines
    if kind is PageKind.OTHER and not (
        reading.height > width * _PHONE and any(_in_status_bar(line, width) for line in lines)
    ):
        return
    first_day = min((line.box.top for line in lines if line.box and _is_day(line, width)), default=0)
    barred = False
    for number in free:
        line = lines[number]
        if line.box is None or line.box.top < width * _STATUS_BAR or _CLOCK.fullmatch(line.text.strip()):
            continue
        in_bar = not barred and line.box.top < width * _BAR and _is_centred(line.box, width)
        barred = barred or in_bar
        if (in_bar and len(line.text) <= _MOST_TITLE) or (
            kind is PageKind.ALBUM and line.box.top + line.box.height < first_day - width * _OVER_DAY
        ):
            yield _part(Role.TITLE, number)


def _in_status_bar(line: Line, width: int) -> bool:
    return line.box is not None and line.box.top < width * _STATUS_BAR and bool(_CLOCK.fullmatch(line.text.strip()))


def _is_centred(box: Box, width: int) -> bool:
    return abs(box.left + box.width / 2 - width / 2) < width * _CENTRED


def _is_album(reading: Reading) -> bool:
    return sum(1 for line in reading.lines if _is_day(line, reading.width)) >= 2


def _is_day(line: Line, width: int) -> bool:
    at_left = line.box is not None and line.box.left < width * 0.1 and line.box.top > width * _STATUS_BAR
    return at_left and bool(_DAY.fullmatch(line.text.strip()))


def _is_said(line: Line, width: int) -> bool:
    return line.box is not None and line.box.top >= width * _BAR and width * 0.12 < line.box.left < width * 0.8
