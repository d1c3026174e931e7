"""Draws the screens of phones as people send them, each with the truth about it: its page, parts and status bar."""

from checker.devtools.artist.screens.album import Entry, draw_album
from checker.devtools.artist.screens.chat import Said, draw_chat
from checker.devtools.artist.screens.feed import Post, Remark, draw_feed, draw_post
from checker.devtools.artist.screens.pages import Day, draw_article, draw_goods, draw_qq_album
from checker.devtools.artist.screens.payment import Payment, draw_details, draw_result
from checker.devtools.artist.screens.phones import HELD_OUT_PHONES, PHONES, Phone, Setting
from checker.devtools.artist.screens.posts import Answer, PublicPost, draw_note, draw_qq_post, draw_weibo
from checker.devtools.artist.screens.tracking import Parcel, Stop, draw_tracking
from checker.devtools.artist.screens.truth import truth_of

__all__ = [
    "HELD_OUT_PHONES",
    "PHONES",
    "Answer",
    "Day",
    "Entry",
    "Parcel",
    "Payment",
    "Phone",
    "Post",
    "PublicPost",
    "Remark",
    "Said",
    "Setting",
    "Stop",
    "draw_album",
    "draw_article",
    "draw_chat",
    "draw_details",
    "draw_feed",
    "draw_goods",
    "draw_note",
    "draw_post",
    "draw_qq_album",
    "draw_qq_post",
    "draw_result",
    "draw_tracking",
    "draw_weibo",
    "truth_of",
]
