"""Texts and clean pictures to readings: lines with their places, and a trouble for every step that failed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter
from typing import Any

from checker.reading.codes import find_codes_on
from checker.reading.fingerprint import Prints
from checker.reading.ocr import FoundLine, FoundLines, find_lines_on, pixels
from checker.reading.picture import Picture
from checker.reading.screens import page_of, screen_of
from checker.vocabulary import (
    Code,
    Fingerprint,
    Item,
    ItemKind,
    Line,
    Message,
    Page,
    PageKind,
    Reading,
    Trouble,
)

# From here on the shopper is told that the words on a picture were mostly guessed.
LEAST_UNSURE, UNSURE_SHARE = 4, 0.3

# Pages of apps, and the share of their width from which on a picture on them is more than a portrait or a sticker.
_SHOWN_FROM = {
    PageKind.FEED: 0.14,
    PageKind.ALBUM: 0.14,
    PageKind.CHAT: 0.36,
    PageKind.TRANSFER: 0.36,
    PageKind.TRACKING: 0.36,
}

# Places with text up to which a picture is most likely none of the page of an app.
_FEW_PLACES = 8

logger = logging.getLogger(__name__)


def read_text(item: Item) -> Reading:
    """The text exactly as given, its lines split at newlines."""
    started = perf_counter()
    return Reading(
        item=item.index,
        kind=ItemKind.TEXT,
        text=item.text,
        lines=_lines_of(item.text),
        seconds=perf_counter() - started,
    )


def read_picture(index: int, picture: Picture) -> Reading:
    """Lines, codes and the kind of screen of a decoded picture. What fails becomes a trouble, never an exception."""
    started = perf_counter()
    troubles: list[Trouble] = []
    if picture.first_frame_only:
        troubles.append(_trouble("picture", "first-frame-only"))
    image = _pixels(picture)
    grey = _in_grey(image)
    # Aside, since reading does not keep all cores busy all the time.
    with ThreadPoolExecutor(1, thread_name_prefix="aside") as aside:
        searched = aside.submit(_codes, grey)
        places: Future[int] = Future()
        begun = aside.submit(lambda: _prints(grey, searched.result() or (), places))
        lines = _placed(_words(image, troubles, places))
    codes, prints = searched.result(), begun.result()
    if codes is None:
        troubles.append(_trouble("codes", "codes-unavailable"))
        codes = ()
    page = _page(lines, picture, image)
    return Reading(
        item=index,
        kind=ItemKind.PICTURE,
        text="\n".join(line.text for line in lines),
        lines=lines,
        codes=codes,
        camera=picture.camera,
        screen=screen_of(page),
        page=page,
        width=picture.width,
        height=picture.height,
        fingerprints=_fingerprints(prints, page.kind),
        troubles=tuple(troubles),
        seconds=perf_counter() - started,
    )


def _pixels(picture: Picture) -> Any:
    """None where the picture cannot be decoded."""
    try:
        return pixels(picture.data)
    except Exception:
        logger.exception("a picture could not be decoded")
        return None


def _words(image: Any, troubles: list[Trouble], places: Future[int]) -> Sequence[FoundLine]:
    """`places` becomes the number of places with text as soon as it is known."""
    try:
        found = find_lines_on(image, searched=places.set_result)
    except Exception:
        logger.exception("a picture could not be read")
        found = FoundLines(lines=(), complete=True)
        troubles.append(_trouble("words", "ocr-unavailable"))
    finally:
        if not places.done():
            places.set_result(0)
    if found.unsure >= LEAST_UNSURE and found.unsure >= found.seen * UNSURE_SHARE:
        troubles.append(_trouble("words", "hardly-read", places=str(found.unsure)))
    if not found.complete:
        troubles.append(_trouble("words", "partly-read", lines=str(len(found.lines))))
    return found.lines


def _page(lines: Sequence[Line], picture: Picture, image: Any) -> Page:
    """A page that cannot be told is another one; who speaks on it is then told by the words alone."""
    try:
        return page_of(lines, picture.width, picture.height, image)
    except Exception:
        logger.exception("the page of a picture could not be told")
        return Page(kind=PageKind.OTHER)


def _in_grey(image: Any) -> Any:
    """What codes and fingerprints look at; decoding the file again for each would cost as much as looking for codes."""
    if image is None:
        return None
    import cv2

    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)


def _codes(grey: Any) -> tuple[Code, ...] | None:
    """None where the picture could not be searched."""
    try:
        return find_codes_on(grey)
    except Exception:
        logger.exception("a picture could not be searched for codes")
        return None


def _prints(grey: Any, codes: Sequence[Code], places: Future[int]) -> Prints | None:
    """With those fingerprints taken that will most likely count, while the words are read. A picture without them
    cannot be known again; nothing else depends on them, so the shopper need not be told."""
    try:
        prints = Prints(grey, [code.box for code in codes if code.box])
        prints.take_ahead(min(_SHOWN_FROM.values()))
        if places.result() <= _FEW_PLACES:
            prints.take_all()
    except Exception:
        logger.exception("a picture got no fingerprints")
        return None
    return prints


def _fingerprints(prints: Prints | None, kind: PageKind) -> tuple[Fingerprint, ...]:
    if prints is None:
        return ()
    try:
        return prints.those_of(paper=kind is PageKind.RECEIPT, shown_from=_SHOWN_FROM.get(kind))
    except Exception:
        logger.exception("a picture got no fingerprints")
        return ()


def _placed(found: Sequence[FoundLine]) -> tuple[Line, ...]:
    lines, start = [], 0
    for one in found:
        lines.append(Line(text=one.text, start=start, box=one.box, confidence=one.confidence))
        start += len(one.text) + 1
    return tuple(lines)


def _lines_of(text: str) -> tuple[Line, ...]:
    lines, start = [], 0
    for row in text.split("\n"):
        lines.append(Line(text=row, start=start))
        start += len(row) + 1
    return tuple(lines)


def _trouble(step: str, sentence: str, **params: str) -> Trouble:
    return Trouble(step=step, message=Message(id=f"reading.{sentence}", params=params))
