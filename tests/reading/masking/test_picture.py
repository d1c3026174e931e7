"""On a masked picture nothing private can be seen: words, avatars, faces and codes lie under flat blocks.

`astronaut.jpg` is a part of an official portrait by NASA, which is in the public domain.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy
import pytest
from PIL import Image, ImageFilter

from checker.devtools.artist import draw_photo
from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens import Post, Said, Setting, draw_chat, draw_feed, truth_of
from checker.reading.codes import find_codes
from checker.reading.masking import MASKED_MEDIA_TYPE, MaskedPlace, MaskKind, faces, mask_picture, places_to_mask
from checker.vocabulary import Box, ItemKind, Reading

PORTRAIT = Path(__file__).with_name("astronaut.jpg")
EMPTY = Reading(item=0, kind=ItemKind.PICTURE)


def screen() -> Drawing:
    talk = [Said(text="联系电话13800138000"), Said(text="收件人：王小明", mine=True)]
    return draw_chat("阿芳不吃糖", talk, Setting())


def pasted(face: int) -> bytes:
    """A page with a portrait whose face is about `face` pixels wide."""
    sheet = Image.new("RGB", (1080, 2400), "white")
    side = round(face * 160 / 88)
    sheet.paste(Image.open(PORTRAIT).resize((side, side), Image.Resampling.LANCZOS), (300, 1200))
    return png(sheet)


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def of_kind(places: Sequence[MaskedPlace], kind: MaskKind) -> list[Box]:
    return [place.box for place in places if place.kind is kind]


def test_a_masked_picture_is_a_jpeg_of_the_same_size_without_metadata() -> None:
    drawing = screen()
    masked = Image.open(io.BytesIO(mask_picture(drawing.png(), truth_of(drawing))))
    assert MASKED_MEDIA_TYPE == "image/jpeg"
    assert (masked.format, masked.size) == ("JPEG", drawing.image.size)
    assert not masked.getexif()
    assert "icc_profile" not in masked.info


def test_covered_places_are_one_flat_colour() -> None:
    drawing, reading = screen(), truth_of(screen())
    masked = cv2.imdecode(numpy.frombuffer(mask_picture(drawing.png(), reading), numpy.uint8), cv2.IMREAD_COLOR)
    number = reading.text.index("13800138000")
    box = reading.box_of(number, number + 11)
    assert box is not None
    inside = masked[box.top : box.top + box.height, box.left : box.left + box.width]
    assert int(inside.max()) - int(inside.min()) < 24


def test_the_words_of_the_seller_are_not_covered() -> None:
    drawing = draw_chat("阿芳不吃糖", [Said(text="香港专柜正品，支持验货")], Setting())
    reading = truth_of(drawing)
    at = reading.text.index("香港专柜正品")
    box = reading.box_of(at, at + 11)
    assert box is not None
    before = cv2.imdecode(numpy.frombuffer(drawing.png(), numpy.uint8), cv2.IMREAD_COLOR)
    after = cv2.imdecode(numpy.frombuffer(mask_picture(drawing.png(), reading), numpy.uint8), cv2.IMREAD_COLOR)
    part = slice(box.top, box.top + box.height), slice(box.left, box.left + box.width)
    assert numpy.abs(before[part].astype(int) - after[part]).mean() < 6


@pytest.mark.parametrize("dark", [False, True])
def test_every_avatar_of_a_chat_is_covered(dark: bool) -> None:
    drawing = draw_chat("阿芳", [Said(text="在吗"), Said(text="在的", mine=True)], Setting(dark=dark))
    boxes = of_kind(places_to_mask(drawing.png(), truth_of(drawing)), MaskKind.AVATAR)
    for left in (36, 1080 - 36 - 120):
        assert any(box.left <= left and box.left + box.width >= left + 120 for box in boxes)


def test_the_avatar_beside_a_post_is_covered() -> None:
    drawing = draw_feed([Post(name="Lily在巴黎", text="在巴黎", posted="昨天", photos=3)], Setting())
    boxes = of_kind(places_to_mask(drawing.png(), truth_of(drawing)), MaskKind.AVATAR)
    assert any(box.left <= 36 and box.left + box.width >= 36 + 126 and box.height >= 120 for box in boxes)


@pytest.mark.parametrize("face", [36, 60, 140])
def test_a_face_is_covered_whole(face: int) -> None:
    (box,) = of_kind(places_to_mask(pasted(face), EMPTY), MaskKind.FACE)
    middle = (300 + face * 160 / 88 / 2, 1200 + face * 160 / 88 / 2)
    assert box.left < middle[0] < box.left + box.width
    assert box.top < middle[1] < box.top + box.height
    assert face < box.width < 2.2 * face


def test_a_face_is_found_on_a_long_screenshot_and_without_openvino(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Image.new("RGB", (720, 7000), "white")
    sheet.paste(Image.open(PORTRAIT), (200, 5000))
    image = cv2.cvtColor(numpy.asarray(sheet), cv2.COLOR_RGB2BGR)
    monkeypatch.setattr(faces, "_loaded", {})
    monkeypatch.setattr(faces, "find_spec", lambda name: None)
    assert any(200 < box.left < 360 and 4980 < box.top < 5160 for box in faces.find_faces(image))


def test_goods_have_no_face() -> None:
    for seed in range(4):
        assert of_kind(places_to_mask(draw_photo(seed=seed).png(), EMPTY), MaskKind.FACE) == []


def test_where_faces_cannot_be_looked_for_no_picture_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_loaded", {})
    monkeypatch.setattr(faces, "MODEL", Path("/nowhere/model.onnx"))
    with pytest.raises(faces.FacesUnavailable):
        mask_picture(pasted(60), EMPTY)


@pytest.mark.parametrize("blur", [0, 4])
def test_a_code_is_covered_even_if_it_was_not_read(blur: int) -> None:
    image = draw_photo(code="https://u.wechat.com/EXAMPLE1234567890").image.filter(ImageFilter.GaussianBlur(blur))
    masked = mask_picture(png(image), EMPTY)
    assert find_codes(masked) == ()
    assert any(box.width > 200 for box in of_kind(places_to_mask(png(image), EMPTY), MaskKind.CODE))


def test_bytes_that_are_no_picture_are_refused() -> None:
    with pytest.raises(ValueError, match="no clean picture"):
        mask_picture(b"nothing", EMPTY)
