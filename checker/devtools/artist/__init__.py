"""Draws pictures for tests, journeys and examples: posts, albums, chats, photos, receipts. Invented words only."""

from checker.devtools.artist.canvas import Drawing, DrawnLine, Look
from checker.devtools.artist.chat import Bubble, TimeMark, Transfer, draw_chat
from checker.devtools.artist.moments import AlbumEntry, MomentsPost, draw_album, draw_moments
from checker.devtools.artist.photo import draw_photo, draw_receipt
from checker.devtools.artist.pictures import still_life

__all__ = [
    "AlbumEntry",
    "Bubble",
    "Drawing",
    "DrawnLine",
    "Look",
    "MomentsPost",
    "TimeMark",
    "Transfer",
    "draw_album",
    "draw_chat",
    "draw_moments",
    "draw_photo",
    "draw_receipt",
    "still_life",
]
