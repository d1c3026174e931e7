"""Which of the page readers has found its kind of page; unsure means "other"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from checker.reading.screens import forms
from checker.reading.screens.album import read_album
from checker.reading.screens.apps import read_posting
from checker.reading.screens.chat import read_chat
from checker.reading.screens.colours import Colours, is_green, same
from checker.reading.screens.feed import read_feed
from checker.reading.screens.receipts import looks_like_receipt
from checker.reading.screens.rows import Row, Sheet, sheet_of
from checker.reading.screens.status import status_of, status_rows
from checker.vocabulary import Line, Page, PageKind, Part, Role, StatusBar, Voice

FEW_WORDS = 60
FEW_LINES = 6
_WECHAT_GROUNDS = ((237, 237, 237), (17, 17, 17))

Found = tuple[PageKind, str, tuple[Part, ...]]
"""The kind, the app and the parts of a page."""


def decided(lines: Sequence[Line], width: int, height: int, image: Any = None) -> Page:
    """The page; `image` as in `page_of`."""
    colours = Colours(image) if image is not None else None
    sheet = sheet_of(lines, width, height, colours)
    top = status_rows(sheet)
    beside = {row.index for row in top}
    rows = [row for row in sheet.rows if row.index not in beside]
    kind, app, parts = next(filter(None, (look(rows, sheet) for look in _LOOKS)), (PageKind.OTHER, "", ()))
    if kind is PageKind.OTHER:
        kind = _without_structure(sheet)
    if kind is PageKind.PHOTO and len(top) > 1:
        kind = PageKind.OTHER  # a photo has no status bar
    on_a_screen = kind not in (PageKind.RECEIPT, PageKind.PHOTO) and (kind is not PageKind.OTHER or len(top) > 1)
    status: StatusBar | None = status_of(top) if on_a_screen else None
    if status is not None:
        parts = (Part(role=Role.CONTROL, voice=Voice.APP, lines=tuple(row.index for row in top)), *parts)
    return Page(kind=kind, app=app, dark=colours.dark if colours else False, status=status, parts=parts)


def _chat(rows: Sequence[Row], sheet: Sheet) -> Found | None:
    chat = read_chat(rows, sheet)
    if not chat.is_one or (looks_like_receipt(sheet) and not chat.is_plainly_one):
        return None
    green = any(bubble.fill and is_green(bubble.fill) for bubble in chat.bubbles)
    ground = sheet.colours is not None and any(same(sheet.colours.ground, one) for one in _WECHAT_GROUNDS)
    faces = ground and any(bubble.has_face for bubble in chat.bubbles)
    return PageKind.CHAT, "wechat" if (ground and green) or chat.transfers or faces else "", chat.parts()


def _feed(rows: Sequence[Row], sheet: Sheet) -> Found | None:
    feed = read_feed(rows, sheet)
    return (PageKind.FEED, "wechat", feed.parts(sheet)) if feed.is_one else None


def _album(rows: Sequence[Row], sheet: Sheet) -> Found | None:
    album = read_album(rows, sheet)
    return (PageKind.ALBUM, "wechat", album.parts()) if album.is_one else None


def _posting(rows: Sequence[Row], sheet: Sheet) -> Found | None:
    posting = read_posting(rows, sheet)
    return (posting.kind, posting.app, posting.parts) if posting.is_one else None


def _transfer(rows: Sequence[Row], _: Sheet) -> Found | None:
    return (PageKind.TRANSFER, forms.app_of(rows), forms.transfer_parts(rows)) if forms.is_transfer(rows) else None


def _tracking(rows: Sequence[Row], _: Sheet) -> Found | None:
    return (PageKind.TRACKING, "", forms.tracking_parts(rows)) if forms.is_tracking(rows) else None


_LOOKS: tuple[Callable[[Sequence[Row], Sheet], Found | None], ...] = (
    _transfer,
    _chat,
    _posting,
    _feed,
    _album,
    _tracking,
)
"""The surest first: names of fields before bubbles, the words of an app before the shape of a feed."""


def _without_structure(sheet: Sheet) -> PageKind:
    if looks_like_receipt(sheet):
        return PageKind.RECEIPT
    if len(sheet.rows) <= FEW_LINES and sum(len(row.text) for row in sheet.rows) <= FEW_WORDS:
        return PageKind.PHOTO
    return PageKind.OTHER
