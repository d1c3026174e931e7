"""The places and the ways between them."""

from __future__ import annotations

import pytest

from checker.patterns.places import airports, kilometres, places


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


@pytest.mark.parametrize(
    ("code", "place", "most"),
    [("MXP", "milan", 150), ("CDG", "paris", 150), ("NRT", "tokyo", 150), ("ICN", "seoul", 150)],
)
def test_an_airport_lies_near_its_town(code: str, place: str, most: int) -> None:
    assert kilometres(airports()[code], places()[place]) <= most


def test_every_airport_has_a_code_and_lies_on_the_earth() -> None:
    for code, place in airports().items():
        assert len(code) == 3
        assert code.isupper()
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180


def test_every_place_has_the_currency_of_its_tags() -> None:
    assert {len(place.currency) for place in places().values()} == {3}
