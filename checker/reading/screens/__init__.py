"""What kind of picture it is and how its page is built, from its lines and a few of its colours.

A kind is claimed only where two independent things speak for it; in doubt it is "other".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.reading.screens.deciding import decided
from checker.vocabulary import Line, Page, PageKind, Screen

__all__ = ["page_of", "screen_of"]

_SCREENS = {
    PageKind.FEED: Screen.MOMENTS,
    PageKind.ALBUM: Screen.MOMENTS,
    PageKind.CHAT: Screen.CHAT,
    PageKind.RECEIPT: Screen.RECEIPT,
    PageKind.PHOTO: Screen.PHOTO,
}


def page_of(lines: Sequence[Line], width: int, height: int, image: Any = None) -> Page:
    """The page that `lines` with boxes show on a picture of `width` × `height` pixels.

    `image` is the picture itself as an array of height × width × 3 (blue, green, red) of bytes; without it the sides of
    a chat and the names of a feed are told from the places of the words alone, and more stays unsure.
    """
    return decided(lines, width, height, image)


def screen_of(page: Page) -> Screen:
    """The coarse kind of a page: one of the five that a scan and the receipts ask for."""
    return _SCREENS.get(page.kind, Screen.OTHER)
