"""How a screenshot is built: which app's page it is, its parts, and who speaks in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """What kind of picture it is, finer than `Screen`; `OTHER` when unsure."""

    FEED = "feed"
    ALBUM = "album"
    CHAT = "chat"
    TRANSFER = "transfer"
    TRACKING = "tracking"
    RECEIPT = "receipt"
    PHOTO = "photo"
    OTHER = "other"


class Role(StrEnum):
    """What a part of a page is."""

    TITLE = "title"  # of the page, or of a chat the name of the other side
    NICKNAME = "nickname"
    BODY = "body"
    TIME = "time"
    LOCATION = "location"
    LIKES = "likes"
    COMMENT = "comment"
    BUBBLE = "bubble"
    TRANSFER = "transfer"  # a transfer or red packet, with `amount` and `state`
    NOTICE = "notice"  # a sentence of the app itself
    CONTROL = "control"  # buttons, tabs, input fields


class Voice(StrEnum):
    """Who says it. In a chat the shopper's own bubbles stand on the right."""

    SELLER = "seller"
    SHOPPER = "shopper"
    OTHERS = "others"  # whoever comments or likes
    APP = "app"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part: the indices of its lines in `Reading.lines`, in reading order.

    `amount` is a decimal number as text (`"1280.00"`) and `state` one of `"sent"`, `"received"`, `"returned"`,
    `"expired"`, both only for a transfer; `time` is the part's own time as printed (`"昨天 21:14"`), where it is known.
    """

    role: Role
    voice: Voice
    lines: tuple[int, ...]
    amount: str = ""
    state: str = ""
    time: str = ""


@dataclass(frozen=True, kw_only=True)
class StatusBar:
    """What the phone's top line says: clock `HH:MM`, carrier as printed, battery in percent; empty where not shown."""

    clock: str = ""
    carrier: str = ""
    battery: int | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """`app` is `wechat`, `weibo`, `xiaohongshu`, `qq`, another lower-case word, or empty when it is not known."""

    kind: PageKind
    app: str = ""
    dark: bool = False
    status: StatusBar | None = None
    parts: tuple[Part, ...] = ()
