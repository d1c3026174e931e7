"""A chat: bubbles on two sides, times and notices in the middle, transfers, the title with the other side's name.

The shopper's telephone took the picture, so what stands on the right is the shopper's. Where the side is not sure,
the words count as somebody else's: nothing is laid at the seller's door that the shopper may have written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from checker.reading.screens.bubbles import Bubble, bubbles, in_bubble, joined, place
from checker.reading.screens.colours import Colour, is_green, same
from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.sides import Side, side_of
from checker.reading.screens.transfers import Transfer, transfers
from checker.reading.screens.words import CARD, CHAT_BAR, CHAT_NOTICE, COMMENT, CONTROL, MOMENT, READ_MARK, TRADE_NAME
from checker.vocabulary import Part, Role, Voice

_CENTRED = 0.07
_TITLE_TO = 0.32
_BAR_FROM = 0.26
"""The title ends this far down at most, the bar to write in begins this far up, in widths of the picture."""
_FULL_WIDTH = 0.9
_UNDER_ICON = 0.02
_NAME_LEFT, _NAME_TO = (0.1, 0.3), 0.75
_NAME_SMALLER = 0.85
_NAME_ABOVE = 1.6
VOICES = {Side.LEFT: Voice.SELLER, Side.RIGHT: Voice.SHOPPER, Side.UNSURE: Voice.OTHERS}


@dataclass
class Chat:
    """What was found of a chat, and how much speaks for one."""

    is_flat: bool = True
    title: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    notices: list[Row] = field(default_factory=list)
    controls: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    transfers: list[tuple[Transfer, Side]] = field(default_factory=list)
    bubbles: list[Bubble] = field(default_factory=list)

    @property
    def is_one(self) -> bool:
        """Whether two independent things say so; sides that only the place of words tells are not enough."""
        marks = bool(self.times) + bool(self.notices) + self._has_transfer + any(_is_bar(row) for row in self.controls)
        if marks >= 2 or not self.is_flat:
            return marks >= 2
        sides = any(bubble.is_sure for bubble in self.bubbles)
        faces = sum(bubble.has_face and bubble.side is not Side.UNSURE for bubble in self.bubbles) >= 2
        signs = marks + sides + (sides and faces and bool(self.title)) + (faces and len(self.names) > 1)
        return signs >= 2 or self._has_two_colours()

    @property
    def is_plainly_one(self) -> bool:
        """Whether the app's own words or green say so, too, which no printed paper has."""
        green = any(bubble.fill is not None and is_green(bubble.fill) for bubble in self.bubbles)
        return bool(self.notices) or self._has_transfer or green

    @property
    def _has_transfer(self) -> bool:
        return any(transfer.is_sure for transfer, _ in self.transfers)

    def _has_two_colours(self) -> bool:
        """Bubbles of two colours, one for each side, none beside another; of which one is green, or there are many."""
        coloured = [bubble for bubble in self.bubbles if bubble.fill is not None and bubble.side is not Side.UNSURE]
        fills = {side: [b.fill for b in coloured if b.side is side and b.fill] for side in (Side.LEFT, Side.RIGHT)}
        if not all(fills.values()) or any(same(one, other) for one in fills[Side.LEFT] for other in fills[Side.RIGHT]):
            return False
        if not all(map(_is_mostly_one, fills.values())):
            return False
        lowest = 0.0
        for bubble in coloured:
            if bubble.top < lowest:
                return False
            lowest = bubble.bottom
        return all(map(is_green, fills[Side.RIGHT])) or len(coloured) >= 4

    def parts(self) -> tuple[Part, ...]:
        """The parts in reading order; a bubble or a transfer has the time that stands above it."""
        found: list[tuple[float, Part]] = [
            *_simple(self.title, Role.TITLE, Voice.APP),
            *_simple(self.times, Role.TIME, Voice.APP, timed=True),
            *_simple(self.notices, Role.NOTICE, Voice.APP),
            *_simple(self.controls, Role.CONTROL, Voice.APP),
            *((bubble.top, self._said(bubble)) for bubble in self.bubbles),
            *((transfer.rows[0].top, _moved(transfer, side)) for transfer, side in self.transfers),
        ]
        found += [
            (row.top, Part(role=Role.NICKNAME, voice=self._voice_of(row), lines=(row.index,))) for row in self.names
        ]
        return tuple(self._timed(part, top) for top, part in sorted(found, key=lambda pair: pair[0]))

    def _said(self, bubble: Bubble) -> Part:
        voice = VOICES[bubble.side]
        if voice is Voice.SELLER:
            above = [name for name in self.names if name.top < bubble.top]
            voice = self._voice_of(above[-1]) if above else voice
        if self._is_quotation(bubble):
            voice = Voice.OTHERS
        return Part(role=Role.BUBBLE, voice=voice, lines=tuple(row.index for row in bubble.rows))

    def _voice_of(self, name: Row) -> Voice:
        """Of several people on the left nobody knows who sells, unless a name says so."""
        several = len({row.tight for row in self.names}) > 1
        return Voice.OTHERS if several and not TRADE_NAME.search(name.tight) else Voice.SELLER

    def _is_quotation(self, bubble: Bubble) -> bool:
        """Whether it repeats, `name: words`, what the bubble right above it answers."""
        above = [other for other in self.bubbles if other.bottom < bubble.top]
        if not above or bubble.fill is None or not COMMENT.match(bubble.rows[0].tight):
            return False
        near = bubble.top - above[-1].bottom < 2.5 * bubble.rows[0].height
        return near and above[-1].fill is not None and not same(bubble.fill, above[-1].fill)

    def _timed(self, part: Part, top: float) -> Part:
        if part.role not in (Role.BUBBLE, Role.TRANSFER):
            return part
        above = [row for row in self.times if row.top < top]
        return replace(part, time=above[-1].written if above else "")


def read_chat(rows: Sequence[Row], sheet: Sheet) -> Chat:
    """The rows sorted into the things that a chat has; `rows` are without the phone's top line."""
    chat = Chat(is_flat=sheet.colours is None or sheet.colours.is_flat)
    rest: list[Row] = []
    for row in rows:
        kept = _list_for(row, chat, sheet)
        (rest if kept is None else kept).append(row)
    if not (chat.is_flat or chat.times or chat.notices or chat.controls):
        return chat  # a photo: nothing more can make it a chat
    chat.title, rest = _title(rest, chat, sheet)
    moved = transfers(rest, sheet)
    taken = {row.index for transfer in moved for row in transfer.rows}
    rest = [row for row in rest if row.index not in taken]
    standing = [row for row in rest if in_bubble(row, sheet) or sheet.colours is None]
    chat.bubbles = bubbles(standing, sheet)
    chat.transfers = [(transfer, _side_of(transfer, sheet)) for transfer in moved]
    chat.names = list(_names(rest, chat.bubbles, sheet))
    named = {row.index for row in chat.names}
    chat.bubbles = [bubble for bubble in chat.bubbles if named.isdisjoint(row.index for row in bubble.rows)]
    return chat


def _list_for(row: Row, chat: Chat, sheet: Sheet) -> list[Row] | None:
    """Times and notices stand in the middle on the ground, buttons at the lower end."""
    if abs(row.centre - 0.5) < _CENTRED:
        if MOMENT.fullmatch(row.tight):
            return chat.times
        if CHAT_NOTICE.fullmatch(row.tight):
            return chat.notices
    at_foot = row.top > sheet.height - _BAR_FROM and bool(_is_bar(row) or CONTROL.fullmatch(row.tight))
    if at_foot or CARD.fullmatch(row.tight):
        return chat.controls
    return chat.controls if READ_MARK.fullmatch(row.tight) and not in_bubble(row, sheet) else None


def _is_mostly_one(fills: Sequence[Colour]) -> bool:
    """Whether most surfaces have the colour of the first or the last; pictures and quotations have others."""
    return max(sum(same(fill, one) for fill in fills) for one in (fills[0], fills[-1])) > len(fills) / 2


def _is_bar(row: Row) -> bool:
    return bool(CHAT_BAR.fullmatch(row.tight))


def _title(rows: Sequence[Row], chat: Chat, sheet: Sheet) -> tuple[list[Row], list[Row]]:
    """The row in the middle of the bar above everything else, and what stands beside it; and the other rows."""
    first = min((row.top for row in (*chat.times, *chat.notices)), default=_TITLE_TO)
    bar = [row for row in rows if row.bottom < min(first, _TITLE_TO)]
    heads = [row for row in bar if abs(row.centre - 0.5) < _CENTRED * 1.5 and row.width < 0.7 and _in_bar(row, sheet)]
    if not heads:
        return [], list(rows)
    level = heads[0]
    beside = {row.index for row in bar if abs(row.middle - level.middle) < 0.03}
    chat.controls += [row for row in bar if row.index in beside and row is not level]
    return [level], [row for row in rows if row.index not in beside]


def _in_bar(row: Row, sheet: Sheet) -> bool:
    """Whether what the row stands on reaches from edge to edge, as the ground and the bar do but no bubble does."""
    if sheet.colours is None:
        return True
    start, end = sheet.colours.reach(place(row))
    return sheet.colours.is_on_ground(place(row)) or end - start > _FULL_WIDTH


def _side_of(transfer: Transfer, sheet: Sheet) -> Side:
    """Its face tells; without one, how far the surface reaches below the words, where no icon interrupts it."""
    if sheet.colours is None:
        return Side.UNSURE
    bubble = joined(transfer.rows, sheet)
    if bubble.has_face or bubble.fill is None:
        return bubble.side
    left, right = bubble.left, bubble.right
    for row in transfer.rows:
        below = row.left, row.bottom + _UNDER_ICON, row.right, row.bottom + _UNDER_ICON + 0.01
        if same(sheet.colours.fill(below), bubble.fill):
            start, end = sheet.colours.reach(below)
            left, right = min(left, start), max(right, end)
    return side_of(left, right, bubble.fill, None)


def _names(rows: Iterable[Row], found: Sequence[Bubble], sheet: Sheet) -> Iterable[Row]:
    """Small names right above the bubbles of others, as groups show them."""
    for row in rows:
        below = next((b for b in found if b.top > row.top and row not in b.rows), None)
        if below is None or below.side is Side.RIGHT or not _NAME_LEFT[0] < row.left < _NAME_LEFT[1]:
            continue
        if row.right > _NAME_TO or below.top - row.bottom > _NAME_ABOVE * row.height or row.left > below.rows[0].left:
            continue
        small = row.height < _NAME_SMALLER * below.rows[0].height
        if small if sheet.colours is None else sheet.colours.is_on_ground(place(row)):
            yield row


def _simple(rows: Iterable[Row], role: Role, voice: Voice, *, timed: bool = False) -> list[tuple[float, Part]]:
    return [
        (row.top, Part(role=role, voice=voice, lines=(row.index,), time=row.written if timed else "")) for row in rows
    ]


def _moved(transfer: Transfer, side: Side) -> Part:
    lines = tuple(row.index for row in transfer.rows)
    return Part(role=Role.TRANSFER, voice=VOICES[side], lines=lines, amount=transfer.amount, state=transfer.state)
