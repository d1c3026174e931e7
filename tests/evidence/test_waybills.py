"""Check digits of parcel numbers: known numbers pass, a slip of the finger is noticed, other numbers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evidence.waybills import s10_digit, ups_digit, waybills

eight = st.from_regex(r"[0-9]{8}", fullmatch=True)


def fits(text: str) -> list[bool]:
    return [number.fits for number in waybills(text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [("rb123456785gb", True), ("rb 123 456 785 gb", True), ("rb123456786us", False), ("1z999aa10123456784", True)],
)
def test_known_numbers(text: str, right: bool) -> None:
    assert fits(text) == [right]


def test_the_country_is_that_of_the_post() -> None:
    (number,) = waybills("ex123456785cn")
    assert (number.country, number.start, number.end) == ("cn", 0, 13)


@given(digits=eight)
def test_of_ten_last_digits_one_fits(digits: str) -> None:
    assert [fits(f"rr{digits}{last}fr") for last in range(10)].count([True]) == 1


@given(digits=eight, at=st.integers(0, 7), by=st.integers(1, 9))
def test_one_wrong_digit_is_mostly_noticed(digits: str, at: int, by: int) -> None:
    """The standard gives 5 to two remainders and 0 to one of a number of its own, so a few slips stay hidden."""
    other = f"{digits[:at]}{(int(digits[at]) + by) % 10}{digits[at + 1 :]}"
    assert s10_digit(other) != s10_digit(digits) or s10_digit(digits) in {0, 5, 1}


@given(body=st.from_regex(r"[0-9A-Z]{15}", fullmatch=True))
def test_of_ten_last_digits_one_fits_a_parcel_of_ups(body: str) -> None:
    assert 0 <= ups_digit(body.lower()) <= 9
    assert [fits(f"1z{body.lower()}{last}") for last in range(10)].count([True]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fd2722001",
        "xz123456785gb",
        "rb123456785xx",
        "rb12345678gb",
        "arb123456785gb",
        "rb1234567855gb",
        "1z999aa1012345678",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert fits(text) == []
