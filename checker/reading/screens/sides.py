"""On which side of a chat a bubble is: by the face beside it, its place between the edges, its green."""

from __future__ import annotations

from enum import StrEnum

from checker.reading.screens.colours import Colour, Colours, is_green

_FACES = (0.04, 0.11)
_FACE_LEVEL = (-0.015, 0.03)
"""A face stands level with the first line of its bubble, here on the left; on the right it is the mirror image."""
_SURELY = 0.03
"""By so much of the picture's width a bubble must be nearer to one edge than to the other."""
_FROM_EDGE = (0.1, 0.24)
"""How far from the edge a bubble begins beside a face; without faces it begins nearer to the edge."""
_WORDS_LEFT = (0.14, 0.26)
_WORDS_RIGHT = (0.74, 0.88)
"""Where words beside a face begin, and where they end."""
_MIDDLE = 0.45


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    UNSURE = "unsure"


def face_beside(top: float, colours: Colours) -> Side | None:
    """The side on which alone something stands level with the top of a bubble, where faces stand."""
    level = [top + step for step in _FACE_LEVEL]
    left = colours.is_covered((_FACES[0], level[0], _FACES[1], level[1]))
    right = colours.is_covered((1 - _FACES[1], level[0], 1 - _FACES[0], level[1]))
    if left == right:
        return None
    return Side.LEFT if left else Side.RIGHT


def side_of(left: float, right: float, fill: Colour, face: Side | None) -> Side:
    """The side of a bubble from `left` to `right`; what contradicts itself is unsure."""
    behind = 1 - right
    own = is_green(fill) and behind < left + _FROM_EDGE[0]
    if face is not None:
        beside = left if face is Side.LEFT else behind
        return face if beside < _FROM_EDGE[1] and not (own and face is Side.LEFT) else Side.UNSURE
    if own:
        return Side.RIGHT
    if left + _SURELY < behind and _begins(left, behind):
        return Side.LEFT
    return Side.RIGHT if behind + _SURELY < left and _begins(behind, left) else Side.UNSURE


def side_of_words(left: float, right: float) -> Side:
    """From the words alone, where long bubbles of both sides reach over the middle."""
    if left > _MIDDLE or (ends_beside_face(right) and left > _WORDS_LEFT[1] + 0.05):
        return Side.RIGHT
    return Side.LEFT if _WORDS_LEFT[0] < left < _WORDS_LEFT[1] and right < _WORDS_RIGHT[0] else Side.UNSURE


def ends_beside_face(right: float) -> bool:
    """Whether words end where those beside a face on the right do."""
    return _WORDS_RIGHT[0] < right < _WORDS_RIGHT[1]


def _begins(near: float, far: float) -> bool:
    """Whether a bubble begins beside a face or, in apps without faces, at the edge and well away from the other."""
    return _FROM_EDGE[0] < near < _FROM_EDGE[1] or near < _FROM_EDGE[0] < far / 2
