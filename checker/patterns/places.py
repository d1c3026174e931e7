"""Places that posts name, from `places.toml`, and how far apart they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import acos, cos, radians, sin
from pathlib import Path

from checker.patterns.reader import parse, structure

PLACES_FILE = Path(__file__).parent / "places.toml"
EARTH_RADIUS = 6371


@dataclass(frozen=True, kw_only=True)
class Place:
    """A city or a small country: its names, and its middle in whole degrees, north and east positive."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    latitude: int
    longitude: int


@cache
def places() -> Mapping[str, Place]:
    """Every place by its id.

    :raises FileFault: when the file has a mistake.
    """
    return structure(dict[str, Place], parse(PLACES_FILE))


def kilometres(one: Place, other: Place) -> int:
    """The way between two places along a great circle, as rough as their degrees."""
    north, south = radians(one.latitude), radians(other.latitude)
    cosine = sin(north) * sin(south) + cos(north) * cos(south) * cos(radians(one.longitude - other.longitude))
    return round(EARTH_RADIUS * acos(max(-1.0, min(1.0, cosine))))
