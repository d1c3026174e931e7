"""Posts in other apps than the chat app: who the page belongs to, its words, and the comments under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from checker.reading.screens.remarks import is_same_name, remarks
from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.words import AGE, CONTROL, DAY_ONLY, MOMENT
from checker.vocabulary import PageKind, Part, Role, Voice

_PLACE = r"[\u4e00-\u9fff]{2,6}"
_STAMPED = re.compile(
    rf"(?:编辑于)?(?:{AGE.pattern}|{MOMENT.pattern}|{DAY_ONLY.pattern})"
    rf"(?P<more>(?:发布于|来自|上传).{{0,24}}|(?:{_PLACE})?(?:回复|reply)?)[.·•…]*"
)
"""A time with what these apps print behind it: the place, the device, a button."""

_SIGNS: dict[str, tuple[re.Pattern[str], ...]] = {
    "weibo": (
        re.compile(rf".{{0,16}}来自.{{2,24}}|.{{2,20}}发布于{_PLACE}|发布于{_PLACE}"),
        re.compile(r"微博正文|微博|weibo|.{0,12}超话|全文微博"),
        re.compile(r"转发\d*(?:\.\d万?)?\|?评论\d*.*|转发\d{1,6}|转发\d+\.?\d*万"),
        re.compile(r"按热度|按时间|只看博主|博主|评论配图|转发微博|ip属地.*"),
    ),
    "xiaohongshu": (
        re.compile(r"共\d{1,6}条评论|\d{1,6}comments"),
        re.compile(r"说点什么.{0,6}|.{0,4}saysomething.*|爱评论的人运气.*|让大家听到你的声音.*"),
        re.compile(r"编辑于.{2,16}"),
        re.compile(r"展开\d{1,4}条回复|作者|首评|到底了|-theend-|小红书|小红书号.*|笔记|猜你想搜.*|大家都在搜.*"),
    ),
    "qq": (
        re.compile(
            r"好友动态|qq空间|.{1,12}的空间|我的空间|说说|qzone|空间动态|.{1,12}的(?:个人)?相册|相册|全部相册|个人相册"
        ),
        re.compile(r"浏览\d{1,7}次?|\d{1,6}人(?:觉得很赞|浏览|看过)|.{1,30}等\d{1,5}人觉得很赞|.{1,20}觉得很赞"),
        re.compile(
            r"上传(?:于|到|了).{2,20}|.{0,10}上传了?\d{1,3}张(?:照片|图片).*|更新于.{2,16}|最近上传|来自.{0,6}(?:手机)?qq.{0,8}"
        ),
        re.compile(r"共\d{1,5}张(?:照片)?|\d{1,5}张(?:照片)?|黄钻|我也说一句.{0,3}|留言板"),
    ),
}
_BELOW = re.compile(
    r"共\d{1,6}条评论|转发\d*|评论\d*|按热度|按时间|全部评论.*|\d{1,6}comments|(?:转发\d*\|?)?评论\d*.{0,6}赞\d*|"
    r".{0,30}觉得很赞|浏览\d{1,7}次?|转发\d*.{0,3}评论\d*.*"
)
"""From here on others speak."""
_ALBUM = re.compile(r".{0,12}相册|共?\d{1,5}张(?:照片)?|最近上传|上传于.*|更新于.*|.{0,10}上传了?\d{1,3}张.*")
_LEAST = 2
_AUTHOR = re.compile(r"作者|博主|author|楼主")
_FROM_LEFT = 0.3
_FACE = (0.12, 0.22)
_TITLE_TO = 0.3
_SMALLER, _AS_SMALL, _APART, _PLACE_WIDE = 0.9, 1.1, 2.0, 0.6
_FOOT = 0.25
_COUNT = re.compile(r"\d{1,7}(?:\.\d+)?[万wk]?\+?")


@dataclass
class Posting:
    """One post of such an app; `signs` counts the independent things that say which app it is."""

    app: str = ""
    signs: int = 0
    kind: PageKind = PageKind.FEED
    parts: tuple[Part, ...] = ()

    @property
    def is_one(self) -> bool:
        return self.signs >= _LEAST


@dataclass
class _Sorted:
    title: Row | None = None
    name: Row | None = None
    times: list[Row] = field(default_factory=list)
    controls: list[Row] = field(default_factory=list)
    words: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)


def read_posting(rows: Sequence[Row], sheet: Sheet) -> Posting:
    """The app with the most signs; `rows` are without the phone's top line."""
    app, signs = max(((name, _signs(name, rows)) for name in _SIGNS), key=lambda pair: pair[1])
    found = Posting(app=app, signs=signs)
    if not found.is_one:
        return found
    if app == "qq" and sum(bool(_ALBUM.fullmatch(row.tight)) for row in rows) >= _LEAST:
        found.kind = PageKind.ALBUM
    found.parts = _parts(_sorted(rows, sheet.height), sheet)
    return found


def _signs(app: str, rows: Sequence[Row]) -> int:
    signs = sum(any(pattern.fullmatch(row.tight) for row in rows) for pattern in _SIGNS[app])
    if app == "weibo":
        signs += len({row.tight for row in rows if row.tight in ("转发", "评论", "赞")}) == 3
    if app == "xiaohongshu":
        return signs + any(map(_has_place, rows)) + _is_author_bar(rows) if signs else 0
    return signs + any(_heads(row, rows[at + 1 : at + 4]) for at, row in enumerate(rows)) if signs else 0


def _heads(row: Row, following: Iterable[Row]) -> bool:
    """Whether it is a name beside a face with the time right below."""
    return _FACE[0] < row.left < _FACE[1] and any(
        abs(other.left - row.left) < 0.02
        and -0.5 * row.height <= other.top - row.bottom < 2 * row.height
        and _is_time(other)
        for other in following
    )


def _sorted(rows: Sequence[Row], height: float) -> _Sorted:
    found, below, foot = _Sorted(), False, height - _FOOT
    for at, row in enumerate(rows):
        below = below or (bool(found.words or found.times) and bool(_BELOW.fullmatch(row.tight)))
        if row.top > foot and _COUNT.fullmatch(row.tight):
            found.controls.append(row)
        elif found.title is None and not (found.words or found.name or found.times) and _is_title(row):
            found.title = row
        elif _is_time(row) and not below:
            comment = _taken_back(found.words) if found.times else []
            below = bool(comment)
            (found.below if below else found.times).extend([*comment, row])
        elif CONTROL.fullmatch(row.tight) or _BELOW.fullmatch(row.tight) or _is_mark(row):
            found.controls.append(row)
        elif below:
            found.below.append(row)
        elif found.name is None and not found.words and _is_name(row, rows[at + 1 : at + 4]):
            found.name = row
        else:
            found.words.append(row)
    return found


def _taken_back(words: list[Row]) -> list[Row]:
    """Takes the last rows off the words of a post if they stand far below the others, beside a face: above a second
    time that is a comment, on a page that prints nothing between the post and what others say."""
    at, usual = len(words) - 1, median(row.height for row in words) if words else 0.0
    while at > 0 and words[at].top - words[at - 1].bottom <= _APART * usual:
        at -= 1
    if at <= 0:
        return []
    comment = words[at + (len(words[at].tight) == 1) :]  # without a face that was taken for a letter
    if not comment or not _FACE[0] < comment[0].left < _FROM_LEFT:
        return []
    del words[at:]
    return comment


def _is_title(row: Row) -> bool:
    return row.bottom < _TITLE_TO and abs(row.centre - 0.5) < 0.1


def _is_time(row: Row) -> bool:
    return bool(_STAMPED.fullmatch(row.tight))


def _has_place(row: Row) -> bool:
    """Whether a place alone stands behind a time."""
    found = _STAMPED.fullmatch(row.tight)
    return bool(found and found.group("more") and not found.group("more").startswith(("来自", "发布于", "上传")))


def _is_author_bar(rows: Sequence[Row]) -> bool:
    """Whether a name and the button to follow it stand level at the top."""
    buttons = [row for row in rows if row.tight in ("关注", "已关注", "+关注", "follow") and row.bottom < _TITLE_TO]
    return any(
        abs(row.middle - button.middle) < button.height and _FACE[0] < row.left < _FROM_LEFT and row is not button
        for button in buttons
        for row in rows
    )


def _is_mark(row: Row) -> bool:
    return not _is_time(row) and any(
        pattern.fullmatch(row.tight) for patterns in _SIGNS.values() for pattern in patterns
    )


def _is_name(row: Row, following: Sequence[Row]) -> bool:
    """A short line beside a face, with a time or a button to follow right after it."""
    beside = 0.08 < row.left < _FROM_LEFT and row.width < 0.6
    return beside and any(_is_time(other) or "关注" in other.tight for other in following)


def _parts(found: _Sorted, sheet: Sheet) -> tuple[Part, ...]:
    when = found.times[0].written if found.times else ""
    parts: list[Part] = []
    if found.title:
        parts.append(Part(role=Role.TITLE, voice=Voice.APP, lines=(found.title.index,)))
    if found.name:
        parts.append(Part(role=Role.NICKNAME, voice=Voice.SELLER, lines=(found.name.index,)))
    words, location = _apart(found.words)
    if words:
        parts.append(Part(role=Role.BODY, voice=Voice.SELLER, lines=tuple(row.index for row in words), time=when))
    if location:
        parts.append(Part(role=Role.LOCATION, voice=Voice.SELLER, lines=(location.index,)))
    parts += [Part(role=Role.TIME, voice=Voice.APP, lines=(r.index,), time=r.written) for r in found.times]
    parts += [Part(role=Role.CONTROL, voice=Voice.APP, lines=(row.index,)) for row in found.controls]
    return (*parts, *_comments(found.below, found.name.tight if found.name else "", sheet))


def _apart(words: Sequence[Row]) -> tuple[Sequence[Row], Row | None]:
    """The words of a post, and the place, which stands below them in smaller letters."""
    if len(words) < 2 or "#" in words[-1].tight or words[-1].width > _PLACE_WIDE:
        return words, None
    row, above = words[-1], words[-2]
    small = row.height <= _SMALLER * median(other.height for other in words[:-1])
    apart = row.top - above.bottom > _APART * row.height
    return (words[:-1], row) if small or (apart and row.height <= _AS_SMALL * above.height) else (words, None)


def _comments(rows: Sequence[Row], seller: str, sheet: Sheet) -> Iterable[Part]:
    """Each comment is a name, its words and its time one below the other, or `name: words` in one line."""
    if not any(_is_time(row) for row in rows):
        yield from remarks(rows, seller, sheet)
        return
    block: list[Row] = []
    for row in rows:
        block.append(row)
        if _is_time(row):
            yield _comment(block, seller)
            block = []
    if block:
        yield _comment(block, seller)


def _comment(block: Sequence[Row], seller: str) -> Part:
    own = is_same_name(block[0].tight, seller) or any(_AUTHOR.fullmatch(row.tight) for row in block[:3])
    voice = Voice.SELLER if own else Voice.OTHERS
    return Part(role=Role.COMMENT, voice=voice, lines=tuple(row.index for row in block))
