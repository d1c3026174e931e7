"""A few colours of a clean picture: its ground, what a line stands on and is written in, how far a bubble reaches.

Looked up on a thinned-out copy, so that the cost does not grow with the picture.
"""

from __future__ import annotations

from typing import Any

Place = tuple[float, float, float, float]
"""Left, top, right, bottom in widths of the picture."""
Colour = tuple[int, int, int]
"""Red, green, blue, each from 0 to 255."""

POINTS_WIDE = 360
_SAME = 10
"""Two colours of one flat surface differ no more in any channel, compression included."""
_DARK = 90
_INK = 40
"""What is written differs at least so much, in the channel that differs most, from what it stands on."""
_BLUER = 18
_COVERED = 0.6
_FLAT, _FLAT_SHARE = 5, 0.25


class Colours:
    """The colours of one picture: an array of height × width × 3 in the order blue, green, red."""

    def __init__(self, image: Any) -> None:
        import numpy

        step = max(round(image.shape[1] / POINTS_WIDE), 1)
        self._small = numpy.ascontiguousarray(image[::step, ::step])
        self._unit = image.shape[1] / step
        self.ground, self._share = self._ground()

    @property
    def dark(self) -> bool:
        """Whether the page is a dark one."""
        return _light(self.ground) < _DARK

    @property
    def is_flat(self) -> bool:
        """Whether much of the picture has one colour, as screens have and photos have not."""
        return self._share > _FLAT_SHARE

    def fill(self, place: Place) -> Colour:
        """What the words at a place stand on: the middle colour of the rim around them."""
        import numpy

        left, top, right, bottom = self._points(place, rim=2)
        part = self._small[top:bottom, left:right]
        rim = numpy.concatenate((part[0], part[-1], part[:, 0], part[:, -1]))
        return _colour(numpy.median(rim, axis=0))

    def is_on_ground(self, place: Place) -> bool:
        """Whether the words at a place stand on the ground of the page."""
        return same(self.fill(place), self.ground)

    def is_bluish(self, place: Place) -> bool:
        """Whether the words at a place are written in blue or blue-grey, as names and links are."""
        import numpy

        left, top, right, bottom = self._points(place)
        part = self._small[top:bottom, left:right].reshape(-1, 3)
        fill = numpy.array(self.fill(place)[::-1])
        away = _away(part, self.fill(place))
        ink = part[away >= max(_INK, away.max() * 0.7)]
        if not len(ink):
            return False
        blue, _, red = ink.mean(axis=0) - (fill - fill.mean())
        return bool(blue - red >= _BLUER)

    def reach(self, place: Place) -> tuple[float, float]:
        """From where to where the surface that the words stand on reaches, right above them."""
        import numpy

        left, top, right, _ = self._points(place, rim=2)
        away = numpy.flatnonzero(_away(self._small[top], self.fill(place)) > _SAME)
        before, behind = away[away < left], away[away >= right]
        start = before[-1] + 1 if len(before) else 0
        end = behind[0] if len(behind) else self._small.shape[1]
        return float(start / self._unit), float(end / self._unit)

    def is_between(self, colour: Colour, x: float, top: float, bottom: float) -> bool:
        """Whether a surface goes on without a break from `top` to `bottom` at `x`."""
        column = min(max(round(x * self._unit), 0), self._small.shape[1] - 1)
        part = self._small[round(top * self._unit) : round(bottom * self._unit) + 1, column]
        return bool((_away(part, colour) <= _SAME).all()) if len(part) else True

    def is_covered(self, place: Place) -> bool:
        """Whether something other than the ground fills most of a place, as a face does."""
        left, top, right, bottom = self._points(place)
        away = _away(self._small[top:bottom, left:right], self.ground) > _SAME
        return bool(away.mean() > _COVERED)

    def _ground(self) -> tuple[Colour, float]:
        """The commonest colour, in steps of eight, and the share of the points that have it."""
        import numpy

        points = self._small[::4, ::4].reshape(-1, 3)
        steps = (points >> 3).astype(numpy.int32)
        codes = (steps[:, 0] << 10) | (steps[:, 1] << 5) | steps[:, 2]
        most = numpy.bincount(codes).argmax()
        ground = _colour(points[codes == most].mean(axis=0))
        return ground, float((_away(points, ground) <= _FLAT).mean())

    def _points(self, place: Place, rim: int = 0) -> tuple[int, int, int, int]:
        """The place in points of the small copy, at least one point wide and high, with a rim inside the picture."""
        height, width = self._small.shape[:2]
        left, top, right, bottom = (round(side * self._unit) for side in place)
        left, top = min(max(left - rim, 0), width - 1), min(max(top - rim, 0), height - 1)
        return left, top, min(max(right + rim, left + 1), width), min(max(bottom + rim, top + 1), height)


def same(one: Colour, other: Colour) -> bool:
    """Whether two colours may be of one flat surface."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= _SAME


def is_green(colour: Colour) -> bool:
    """The green of one's own bubbles, on light and on dark pages of several apps."""
    red, green, blue = colour
    return green >= 90 and green - max(red, blue) >= 28


def is_pale_orange(colour: Colour) -> bool:
    """The same once it is taken, on a light and on a dark page; paper in warm light may look like it."""
    red, green, blue = colour
    light = red >= 240 and red - blue >= 35 and 12 <= red - green <= 60
    return light or (70 <= red <= 140 and red - blue >= 28 and red - green >= 12)


def is_orange(colour: Colour) -> bool:
    """The orange of a transfer or the red of a packet that waits. Taken ones are paler."""
    red, green, blue = colour
    return red >= 225 and red - blue >= 90 and red - green >= 40


def _away(points: Any, colour: Colour) -> Any:
    """How far each point is from a colour, in the channel in which it is furthest."""
    import numpy

    return numpy.abs(points.astype(numpy.int16) - numpy.array(colour[::-1], numpy.int16)).max(axis=-1)


def _colour(values: Any) -> Colour:
    blue, green, red = (round(float(value)) for value in values)
    return red, green, blue


def _light(colour: Colour) -> float:
    red, green, blue = colour
    return 0.3 * red + 0.59 * green + 0.11 * blue
