"""Codes on pictures: what they say, where they are, and that a page without one gives none."""

from __future__ import annotations

import io

import pytest
import segno
from PIL import Image, ImageOps

from checker.devtools.artist import Bubble, Look, draw_chat, draw_photo, still_life
from checker.reading import decode
from checker.reading.codes import LONGEST_TEXT, find_codes

LINK = "https://example.com/shop?id=42"


def qr(content: str = LINK, *, scale: int = 6, border: int = 4) -> Image.Image:
    drawn = io.BytesIO()
    segno.make_qr(content).save(drawn, kind="png", scale=scale, border=border)
    return Image.open(drawn).convert("RGB")


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return decode(out.getvalue()).data


def test_a_code_on_a_photo_is_decoded_and_its_box_is_where_it_was_drawn() -> None:
    drawing = draw_photo(code=LINK)
    (code,) = find_codes(decode(drawing.jpeg(60)).data)
    assert (code.kind, code.text) == ("QR", LINK)
    assert code.box is not None
    left, side = 250 / 375 * 1080, 105 / 375 * 1080
    assert left < code.box.left < left + side * 0.2
    assert 0.7 * side < code.box.width < side


@pytest.mark.parametrize("angle", [15, 45, 90, 180])
def test_a_turned_code_is_decoded(angle: int) -> None:
    (code,) = find_codes(png(qr().rotate(angle, expand=True, fillcolor="white")))
    assert code.text == LINK


def test_a_code_in_dark_mode_is_decoded() -> None:
    (code,) = find_codes(png(ImageOps.invert(qr())))
    assert code.text == LINK


def test_a_code_without_a_margin_on_a_dark_ground_is_decoded() -> None:
    page = Image.new("RGB", (700, 900), "#303030")
    page.paste(qr(border=0), (120, 300))
    (code,) = find_codes(png(page))
    assert (code.kind, code.text) == ("QR", LINK)
    assert code.box is not None
    assert abs(code.box.left - 120) < 12


def test_two_codes_on_one_page_are_both_decoded() -> None:
    page = Image.new("RGB", (900, 500), "white")
    page.paste(qr("first"), (20, 100))
    page.paste(qr("second"), (480, 100))
    assert {code.text for code in find_codes(png(page))} == {"first", "second"}


def test_a_large_photo_is_searched_smaller_and_the_box_is_in_its_own_pixels() -> None:
    page = Image.new("RGB", (4000, 3000), "white")
    page.paste(qr(scale=12), (2600, 1500))
    (code,) = find_codes(png(page))
    assert code.text == LINK
    assert code.box is not None
    assert abs(code.box.left - (2600 + 48)) < 12
    assert abs(code.box.top - (1500 + 48)) < 12


def test_a_very_long_code_is_cut_and_keeps_no_zero_characters() -> None:
    (code,) = find_codes(png(qr("a\0b" * 400, scale=3)))
    assert len(code.text) == LONGEST_TEXT
    assert "\0" not in code.text


def test_a_bar_code_on_a_parcel_is_decoded() -> None:
    import zxingcpp

    bars = zxingcpp.create_barcode("ZH0042", zxingcpp.BarcodeFormat.Code128)
    (code,) = find_codes(png(Image.fromarray(bars.to_image(scale=4)).convert("RGB")))
    assert code.text == "ZH0042"


def test_the_code_of_an_identity_paper_is_not_kept() -> None:
    import zxingcpp

    licence = "@\n\x1e\rANSI 636000080002DL00410278ZV03190008DLDAQT00000000\nDCSEXAMPLE\nDACINVENTED\n"
    bars = zxingcpp.create_barcode(licence, zxingcpp.BarcodeFormat.PDF417)
    assert find_codes(png(Image.fromarray(bars.to_image(scale=4)).convert("RGB"))) == ()


def test_pages_without_a_code_give_none() -> None:
    assert find_codes(decode(draw_photo("专柜正品").png()).data) == ()
    assert find_codes(decode(draw_chat("小岛", [Bubble(text="在吗")], Look(dark=True)).png()).data) == ()
    assert find_codes(png(still_life((800, 600), 5))) == ()
