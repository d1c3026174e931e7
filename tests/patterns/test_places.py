"""The places and the ways between them."""

from __future__ import annotations

import pytest

from checker.patterns.places import kilometres, places


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [("paris", "seoul", 8970), ("tokyo", "osaka", 400), ("london", "new-york", 5570), ("hong-kong", "sydney", 7380)],
)
def test_a_way_is_right_within_a_degree(one: str, other: str, known: int) -> None:
    assert abs(kilometres(places()[one], places()[other]) - known) < 160


def test_a_place_is_no_way_from_itself() -> None:
    assert {kilometres(place, place) for place in places().values()} == {0}


def test_every_place_has_names_and_lies_on_the_earth() -> None:
    for place in places().values():
        assert place.zh
        assert place.en
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180


def test_no_name_means_two_places() -> None:
    names = [name for place in places().values() for name in place.zh + place.en]
    assert len(set(names)) == len(names)
