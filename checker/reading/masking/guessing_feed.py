"""Who posts, likes and comments on a feed, guessed for the lines that the reading of the page gave no part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.vocabulary import Line, Page, Part, Reading, Role, Voice

# A whole line that is nothing but the age of a post.
_POST_AGE = re.compile(
    r"(刚刚|剛剛|\d{1,2}\s*(秒|分钟|分鐘|小时|小時|天)前|昨天|前天|"
    r"(just now|yesterday|\d{1,2}\s*(mins?|minutes?|hours?|hrs?|days?) ago))( .*)?"
)
# What apps other than the best-known print below a comment.
_BELOW_COMMENT = re.compile(r"(刚刚|昨天|前天|今天|\d{1,2}\s*(分钟|小时|天)前|(\d{4}-)?\d{1,2}-\d{1,2}).*")
_REMARK = re.compile(r"\s*[^:：]{1,24}[:：].+")
_LIKES = re.compile(r"[♡♥❤💙].+|[^:：。！？]{2,16}([,，、]\s?[^:：。！？]{1,16})+")
_LOWEST_BAR, _COLUMN = 0.25, (0.13, 0.24)
_GAP, _GAP_IN_BODY = 0.7, 2.2
_SHORT = 24


def of_feed(reading: Reading, free: Sequence[int]) -> Iterator[Part]:
    """Below a post's age or its photos: remarks by their colon, likes by their commas; then a name begins the next."""
    above, below_post = None, False
    for number, line in enumerate(reading.lines):
        if line.box is None or line.box.top < reading.width * _LOWEST_BAR or not _in_column(line, reading.width):
            continue
        below_post = below_post or _is_age(line) or (above is not None and _is_apart(line, above, _GAP_IN_BODY))
        role = _role(line, above, below_post=below_post)
        if role is Role.NICKNAME:
            below_post = False
        if role and number in free:
            yield Part(role=role, voice=Voice.OTHERS, lines=(number,))
        above = line


def _role(line: Line, above: Line | None, *, below_post: bool) -> Role | None:
    words = line.text.strip()
    if _is_age(line):
        return None
    if below_post and _REMARK.fullmatch(words):
        return Role.COMMENT
    if below_post and _LIKES.fullmatch(words):
        return Role.LIKES
    begins = above is None or (below_post and _is_apart(line, above, _GAP))
    return Role.NICKNAME if begins and len(words) <= _SHORT else None


def _is_age(line: Line) -> bool:
    return bool(_POST_AGE.fullmatch(line.text.strip().lower()))


def of_public(reading: Reading, free: Sequence[int]) -> Iterator[Part]:
    """Above a grey line with a time stand the words of a comment, and on top of them the name."""
    lines = reading.lines
    for number in range(len(lines)):
        if not _BELOW_COMMENT.fullmatch(lines[number].text.strip()):
            continue
        block = [number]
        for earlier in range(number - 1, -1, -1):
            if _goes_on(lines[earlier], lines[block[-1]]):
                block.append(earlier)
        if len(block) > 1 and block[-1] in free:
            yield Part(role=Role.NICKNAME, voice=Voice.OTHERS, lines=(block[-1],))


def gaps_in(reading: Reading, page: Page) -> Iterator[Part]:
    """Where one post was taken for the end of another: after a wide gap in its words a name begins them again."""
    for part in page.parts:
        if part.role is not Role.BODY:
            continue
        for before, after in pairwise(number for number in part.lines if not _is_face(reading.lines[number])):
            line = reading.lines[after]
            if len(line.text.strip()) <= _SHORT and _is_apart(line, reading.lines[before], _GAP_IN_BODY):
                yield Part(role=Role.NICKNAME, voice=Voice.OTHERS, lines=(after,))


def _is_face(line: Line) -> bool:
    """Whether a face was taken for a letter."""
    box = line.box
    return box is not None and len(line.text.strip()) <= 1 and 0.7 < box.width / max(box.height, 1) < 1.4


def _in_column(line: Line, width: int) -> bool:
    low, high = _COLUMN
    return line.box is not None and width * low < line.box.left < width * high


def _is_apart(line: Line, above: Line | None, gap: float) -> bool:
    if line.box is None or above is None or above.box is None:
        return True
    return line.box.top - (above.box.top + above.box.height) > line.box.height * gap


def _goes_on(above: Line, below: Line) -> bool:
    """Whether a line stands right above another, flush with it."""
    if above.box is None or below.box is None:
        return False
    flush = abs(above.box.left - below.box.left) <= max(above.box.height, below.box.height)
    return flush and not _is_apart(below, above, 1.0) and above.box.top < below.box.top
