"""The parts of a chat or a feed that hold names, guessed from the lines alone where nothing has read the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.vocabulary import Box, Page, PageKind, Part, Reading, Role, Screen, Voice

# A whole line that is nothing but the age of a post.
_POST_AGE = re.compile(
    r"(刚刚|剛剛|\d{1,2}\s*(秒|分钟|分鐘|小时|小時|天)前|昨天|前天|"
    r"(just now|yesterday|\d{1,2}\s*(mins?|minutes?|hours?|hrs?|days?) ago))( .*)?"
)
_CLOCK = re.compile(r"\D{0,4}\d{1,2}[:：]\d{2}.*")
_REMARK = re.compile(r"\s*[^:：]{1,24}[:：].+")
_LIKES = re.compile(r"[♡♥❤💙].+|[^:：。！？]{2,14}([,，、]\s?[^:：。！？]{1,14})+")
# In widths of the picture.
_BAR, _CENTRED, _NAME_LEFT = 0.3, 0.08, (0.14, 0.21)
_GAP_ABOVE = 0.7


def guessed_parts(reading: Reading) -> Page | None:
    """A page with the parts that hold names, or None for pictures that are neither chat nor feed."""
    if reading.screen is Screen.CHAT:
        return Page(kind=PageKind.CHAT, parts=tuple(_of_chat(reading)))
    if reading.screen is Screen.MOMENTS:
        return Page(kind=PageKind.FEED, parts=tuple(_of_feed(reading)))
    return None


def _of_chat(reading: Reading) -> Iterator[Part]:
    width = reading.width
    for number, line in enumerate(reading.lines):
        if line.box is None:
            continue
        middle = line.box.left + line.box.width / 2
        in_bar = line.box.top < width * _BAR and abs(middle - width / 2) < width * _CENTRED
        if in_bar and not _CLOCK.fullmatch(line.text.strip()):
            yield Part(role=Role.TITLE, voice=Voice.APP, lines=(number,))
        elif line.box.top >= width * _BAR and width * 0.12 < line.box.left < width * 0.8:
            yield Part(role=Role.BUBBLE, voice=Voice.SELLER, lines=(number,))


def _of_feed(reading: Reading) -> Iterator[Part]:
    """After the age of a post come likes and comments, and then, after a gap, the next name."""
    after_age, below = False, None
    for number, line in enumerate(reading.lines):
        box = line.box
        if box is None:
            continue
        words = line.text.strip()
        if _POST_AGE.fullmatch(words.lower()):
            after_age = True
        elif _is_name(box, below, reading.width) and (not after_age or _is_apart(box, below)):
            if after_age or below is None or box.top < reading.width * 0.6 or _is_apart(box, below):
                yield Part(role=Role.NICKNAME, voice=Voice.SELLER, lines=(number,))
            after_age = False
        elif after_age and _LIKES.fullmatch(words):
            yield Part(role=Role.LIKES, voice=Voice.OTHERS, lines=(number,))
        elif after_age and _REMARK.fullmatch(words):
            yield Part(role=Role.COMMENT, voice=Voice.OTHERS, lines=(number,))
        below = box


def _is_name(box: Box, above: Box | None, width: int) -> bool:
    low, high = _NAME_LEFT
    in_column = width * low < box.left < width * high and box.top > width * 0.15
    return in_column and (above is None or not _flush(box, above) or _is_apart(box, above))


def _flush(box: Box, above: Box) -> bool:
    return abs(box.left - above.left) < box.height


def _is_apart(box: Box, above: Box | None) -> bool:
    return above is None or box.top - (above.top + above.height) > box.height * _GAP_ABOVE
