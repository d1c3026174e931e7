"""Places that posts name, from `places.toml`, airports, from `airports.toml`, and how far apart they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import acos, cos, radians, sin
from pathlib import Path

from checker.patterns.reader import parse, structure

PLACES_FILE = Path(__file__).parent / "places.toml"
AIRPORTS_FILE = PLACES_FILE.with_name("airports.toml")
EARTH_RADIUS = 6371


@dataclass(frozen=True, kw_only=True)
class Place:
    """A city or a small country: its names, its middle in whole degrees, north and east positive, its currency."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    latitude: int
    longitude: int
    currency: str = ""


@cache
def places() -> Mapping[str, Place]:
    """Every place by its id.

    :raises FileFault: when the file has a mistake.
    """
    return structure(dict[str, Place], parse(PLACES_FILE))


@cache
def airports() -> Mapping[str, Place]:
    """The larger airports by their IATA code, each a place without names.

    :raises FileFault: when the file has a mistake.
    """
    degrees = structure(dict[str, tuple[int, int]], parse(AIRPORTS_FILE))
    return {code: Place(zh=(), en=(), latitude=north, longitude=east) for code, (north, east) in degrees.items()}


def kilometres(one: Place, other: Place) -> int:
    """The way between two places along a great circle, as rough as their degrees."""
    north, south = radians(one.latitude), radians(other.latitude)
    cosine = sin(north) * sin(south) + cos(north) * cos(south) * cos(radians(one.longitude - other.longitude))
    return round(EARTH_RADIUS * acos(max(-1.0, min(1.0, cosine))))
