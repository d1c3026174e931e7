"""A boarding pass gives its flights and keeps its passenger's name, booking and seat to itself."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from checker.reading import decode, read_picture
from checker.reading.boarding_pass import legs_of, route
from checker.vocabulary import Camera, Code, FileMark, ItemKind, Leg, Reading
from checker.vocabulary.plain import from_plain, to_plain

FIRST = "M1EXAMPLE/INVENTED    EXYZ123 MXPPVGMU 0244 243Y012A0025 100"
TWO = "M2EXAMPLE/INVENTED    EXYZ123 MXPFRALH 0253 243C003A0004 105>6000XYZ123 FRAPVGLH 0728 244C011K0031 100"


def test_the_flights_of_a_pass_are_read_in_order() -> None:
    assert legs_of(FIRST) == (Leg(start="MXP", end="PVG", carrier="MU", flight="244", day=243),)
    assert [(leg.start, leg.end, leg.flight, leg.day) for leg in legs_of(TWO)] == [
        ("MXP", "FRA", "253", 243),
        ("FRA", "PVG", "728", 244),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "M1",
        "https://example.com/M1",
        FIRST[:40],
        FIRST.replace("243Y", "000Y"),
        FIRST.replace("243Y", "367Y"),
        FIRST.replace("MXPPVG", "PVGPVG"),
        FIRST.replace("M1", "M2", 1),
        FIRST.replace("M1", "M9", 1),
        FIRST.replace("0244", "ABCD"),
        "M" * 60,
    ],
)
def test_what_is_no_pass_has_no_flights(text: str) -> None:
    assert legs_of(text) == ()


@pytest.mark.parametrize("kind", ["PDF417", "Aztec", "QRCode"])
def test_on_a_picture_only_route_and_flight_are_kept(kind: str) -> None:
    bars = Image.fromarray(zxingcpp.create_barcode(FIRST, getattr(zxingcpp.BarcodeFormat, kind)).to_image(scale=5))
    page = Image.new("RGB", (bars.width + 200, bars.height + 300), "white")
    page.paste(bars.convert("RGB"), (100, 150))
    out = io.BytesIO()
    page.save(out, "PNG")
    reading = read_picture(0, decode(out.getvalue()))
    (code,) = reading.codes
    assert (code.text, code.legs) == ("MXP-PVG MU244", legs_of(FIRST))
    for secret in ("EXAMPLE", "INVENTED", "XYZ123", "012A"):
        assert secret not in repr(reading)


def test_a_route_of_two_flights_is_shown_in_order() -> None:
    assert route(legs_of(TWO)) == "MXP-FRA LH253, FRA-PVG LH728"


@given(
    name=st.from_regex(r"[A-Z]{2,8}/[A-Z]{2,8}", fullmatch=True),
    day=st.integers(1, 366),
    flight=st.integers(1, 9999),
)
def test_whoever_flies_the_flight_is_read_and_the_name_is_not(name: str, day: int, flight: int) -> None:
    text = f"M1{name:<20}EXYZ123 MXPPVGMU {flight:04d} {day:03d}Y012A0025 100"
    (leg,) = legs_of(text)
    assert (leg.start, leg.end, leg.flight, leg.day) == ("MXP", "PVG", str(flight), day)
    assert name not in repr(leg)


@given(st.text(max_size=120))
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(legs_of(text), tuple)
    assert isinstance(legs_of("M1" + text), tuple)


def test_a_reading_with_a_pass_and_marks_is_stored_and_read_again() -> None:
    code = Code(kind="PDF417", text="MXP-PVG MU244", legs=legs_of(FIRST))
    camera = Camera(software="Example", marks=(FileMark.AI_MADE,))
    reading = Reading(item=0, kind=ItemKind.PICTURE, codes=(code,), camera=camera)
    assert from_plain(Reading, to_plain(reading)) == reading
    older = to_plain(Reading(item=0, kind=ItemKind.PICTURE, codes=(Code(kind="QR", text="a"),), camera=Camera()))
    del older["codes"][0]["legs"], older["camera"]["marks"]
    assert from_plain(Reading, older).camera == Camera()
