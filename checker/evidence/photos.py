"""Which pictures are photos, and which show an app's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.evidence.check import Looked
from checker.vocabulary import Box, Camera, Code, ItemKind, Line, Page, PageKind, Reading, Screen

_PHOTO_KINDS = frozenset({PageKind.PHOTO, PageKind.OTHER, PageKind.RECEIPT})
_PHOTO_SCREENS = frozenset({Screen.PHOTO, Screen.OTHER, Screen.RECEIPT})
_LINE_HEIGHT = 40
_FEW_LINES, _FEW_CHARACTERS = 6, 60


def photos(case: Looked) -> Iterator[Reading]:
    """The pictures that show no post, chat or other page that is known: photos of goods, papers and places."""
    return (reading for reading in case.readings if is_photo(reading))


def bare_photos(case: Looked) -> Iterator[Reading]:
    """The photos with few words on them, however often they are repeated: no paper, no page of an unknown app."""
    for reading in photos(case):
        words = {line.text.strip() for line in reading.lines}
        paper = reading.screen is Screen.RECEIPT or (reading.page is not None and reading.page.kind is PageKind.RECEIPT)
        if not paper and len(words) <= _FEW_LINES and sum(map(len, words)) <= _FEW_CHARACTERS:
            yield reading


def posts(case: Looked) -> Iterator[Reading]:
    """The texts and the screenshots of posts and chats."""
    return (reading for reading in case.readings if not is_photo(reading))


def is_photo(reading: Reading) -> bool:
    if reading.kind is not ItemKind.PICTURE:
        return False
    return reading.page.kind in _PHOTO_KINDS if reading.page else reading.screen in _PHOTO_SCREENS


def photo_of(
    *words: str,
    camera: Camera | None = None,
    codes: Sequence[Code] = (),
    page: Page | None = None,
    screen: Screen = Screen.PHOTO,
) -> Reading:
    """Item 1 of an example, with `words` one below the other."""
    lines, start = [], 0
    for number, text in enumerate(words):
        box = Box(left=20, top=20 + number * 2 * _LINE_HEIGHT, width=40 * len(text), height=_LINE_HEIGHT)
        lines.append(Line(text=text, start=start, box=box))
        start += len(text) + 1
    return Reading(
        item=1,
        kind=ItemKind.PICTURE,
        text="\n".join(words),
        lines=tuple(lines),
        codes=tuple(codes),
        camera=camera,
        page=page,
        screen=screen,
        width=1080,
        height=1440,
    )
