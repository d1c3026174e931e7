"""What is taken, what is turned away and why, and what is left of a file after decoding."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zipfile

import pytest
from PIL import Image

from checker.reading import (
    Damaged,
    EmptyFile,
    FileTooLarge,
    NotAPicture,
    PictureRefused,
    TooCostly,
    TooManyPixels,
    Truncated,
    UnsupportedFormat,
    decode,
    sentence,
)
from tests.reading import hostile
from tests.reading.hostile import encoded

PLAIN = Image.new("RGB", (120, 80), "white")
REFUSED: dict[str, tuple[bytes, type[PictureRefused]]] = {
    "empty": (b"", EmptyFile),
    "html": (b"<!doctype html><script>alert(1)</script>", NotAPicture),
    "text": ("全场正品，假一赔十".encode(), NotAPicture),
    "svg": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', UnsupportedFormat),
    "bmp": (encoded(PLAIN, "BMP"), UnsupportedFormat),
    "tiff": (encoded(PLAIN, "TIFF"), UnsupportedFormat),
    "pdf": (encoded(PLAIN, "PDF"), UnsupportedFormat),
    "psd": (b"8BPS\0\1" + b"\0" * 40, UnsupportedFormat),
    "avif": (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"\0" * 40, UnsupportedFormat),
    "video": (b"\0\0\0\x18ftypisom\0\0\0\1isomavc1" + b"\0" * 40, UnsupportedFormat),
    "zip": (b"PK\x03\x04" + b"\0" * 40, UnsupportedFormat),
    "wrong magic": (b"\x89PNG\r\n\x1a\n" + encoded(PLAIN, "JPEG"), Damaged),
    "only a start": (b"\x89PNG\r\n\x1a\n", Damaged),
    "half a header": (encoded(PLAIN)[:20], Truncated),
    "pixel bomb": (hostile.png_claiming(50_000, 50_000), TooManyPixels),
    "just over": (hostile.png_claiming(6000, 5001), TooManyPixels),
    "too long": (hostile.png_claiming(10, 30_001), TooManyPixels),
    "nothing wide": (hostile.png_claiming(0, 10), Damaged),
    "lying header": (hostile.png_claiming(5000, 5000), Truncated),
    "scan bomb": (hostile.scan_bomb(120, (300, 300)), TooCostly),
    "webp canvas bomb": (hostile.webp_canvas_bomb(), TooManyPixels),
    "webp of nothing": (b"RIFF\x10\0\0\0WEBPXXXX\0\0\0\0", Damaged),
    "truncated png": (encoded(Image.effect_noise((90, 90), 60))[:-2000], Truncated),
    "truncated jpeg": (encoded(Image.effect_noise((90, 90), 60), "JPEG")[:-900], Truncated),
    "truncated webp": (encoded(Image.effect_noise((90, 90), 60).convert("RGB"), "WEBP")[:-900], Damaged),
    "truncated heic": (hostile.heic()[:-60], Damaged),
    "jpeg without end": (b"\xff\xd8\xff\xe0", Truncated),
    "heic too large": (hostile.heic_claiming(8064, 6048), TooManyPixels),
    "zTXt bomb": (hostile.text_bomb(b"zTXt"), Damaged),
    "iTXt bomb": (hostile.text_bomb(b"iTXt"), Damaged),
    "profile bomb": (hostile.text_bomb(b"iCCP"), Damaged),
    "huge chunk": (hostile.PNG_START + b"\x7f\xff\xff\xffIDAT" + b"\0" * 40, Damaged),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sound_picture_is_turned_away_with_advice(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(reason) as refused:
        decode(data)
    assert type(refused.value) is reason
    for language in ("zh", "en"):
        assert "{" not in sentence(refused.value.message, language)
    assert decode(encoded(PLAIN)).width == 120, "the decoder has to survive it"


def test_a_file_over_the_limit_is_turned_away_before_decoding() -> None:
    with pytest.raises(FileTooLarge) as refused:
        decode(encoded(PLAIN) + b"\0" * (15 * 1024 * 1024))
    assert "15 MB" in sentence(refused.value.message, "zh")


def test_a_long_screenshot_of_twenty_one_megapixels_is_taken() -> None:
    picture = decode(encoded(Image.new("RGB", (1080, 20_000), "white")))
    assert (picture.width, picture.height, picture.media_type) == (1080, 20_000, "image/png")


def test_what_hangs_on_the_end_of_a_file_is_not_in_the_clean_bytes() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("payload.txt", "payload")
    tails = b"<script>alert(1)</script>" + archive.getvalue()
    for kind in ("PNG", "JPEG", "GIF", "WEBP"):
        data = encoded(Image.effect_noise((90, 90), 60).convert("RGB"), kind) + tails
        picture = decode(data)
        assert picture.sha256 == hashlib.sha256(data).hexdigest()
        for trace in (b"<script", b"PK\x05\x06", b"payload"):
            assert trace not in picture.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_exif_is_read_and_then_gone(kind: str) -> None:
    picture = decode(hostile.phone_photo(kind=kind))
    camera = picture.camera
    assert camera is not None
    assert (camera.taken_at, camera.utc_offset) == ("2026-03-02T10:11:12", "+08:00")
    assert (camera.maker, camera.model, camera.has_place) == ("Example", "Phone 1", True)
    assert len(camera.software) == 200
    for trace in (b"Exif", b"eXIf", b"Example", b"<script", b"Phone 1"):
        assert trace not in picture.data
    with Image.open(io.BytesIO(picture.data)) as clean:
        assert not clean.getexif()
        assert "icc_profile" not in clean.info


def test_a_photo_without_a_place_says_so_and_one_without_exif_has_no_camera() -> None:
    placeless = decode(hostile.phone_photo(place=False)).camera
    assert placeless is not None
    assert not placeless.has_place
    assert decode(encoded(PLAIN, "JPEG")).camera is None


@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
def test_a_turned_photo_is_set_upright(kind: str) -> None:
    picture = decode(hostile.phone_photo(orientation=6, kind=kind))
    assert (picture.width, picture.height) == (40, 60)
    top, bottom = pixel(picture.data, 20, 10), pixel(picture.data, 20, 50)
    assert top[0] > 180 > 80 > top[2]
    assert bottom[2] > 180 > 80 > bottom[0]


def test_an_iphone_picture_is_decoded() -> None:
    picture = decode(hostile.heic())
    assert (picture.width, picture.height) == (320, 200)
    assert pixel(picture.data, 160, 30)[1] > 100 > pixel(picture.data, 160, 30)[0]
    assert min(pixel(picture.data, 160, 170)) > 240


def test_transparent_parts_become_white() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    palette = Image.new("P", (50, 50), 0)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    for data in (encoded(clear), encoded(Image.new("LA", (50, 50), (0, 0))), encoded(palette, transparency=0)):
        assert pixel(decode(data).data, 25, 25) == (255, 255, 255)
    assert pixel(decode(encoded(palette)).data, 25, 25) == (0, 0, 0)


def test_sixteen_bit_greys_are_scaled_not_clipped() -> None:
    image = Image.new("I;16", (50, 50), 0x8000)
    assert abs(pixel(decode(encoded(image)).data, 25, 25)[0] - 128) <= 1


def test_print_colours_become_screen_colours() -> None:
    cyan, _, _, _ = Image.new("CMYK", (50, 50), (255, 0, 0, 0)).split()
    assert cyan.getpixel((0, 0)) == 255
    red, green, blue = pixel(decode(encoded(Image.new("CMYK", (50, 50), (255, 0, 0, 0)), "JPEG")).data, 25, 25)
    assert red < 60 < 180 < min(green, blue)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame_is_taken_and_said_so(kind: str) -> None:
    picture = decode(hostile.animated(kind))
    assert picture.first_frame_only
    assert pixel(picture.data, 30, 20)[0] > 200 > 60 > pixel(picture.data, 30, 20)[2]


def test_a_camera_file_with_a_second_picture_inside_is_not_a_moving_picture() -> None:
    second = Image.new("RGB", (60, 40), "blue")
    data = encoded(Image.new("RGB", (60, 40), "red"), "MPO", save_all=True, append_images=[second])
    picture = decode(data)
    assert not picture.first_frame_only
    assert pixel(picture.data, 30, 20)[0] > 200


def test_screenshots_stay_without_loss_and_photos_become_jpeg() -> None:
    photo = Image.merge("RGB", [Image.effect_noise((300, 300), 60) for _ in range(3)])
    assert decode(encoded(PLAIN, "WEBP", lossless=True)).media_type == "image/png"
    assert decode(encoded(photo, "PNG")).media_type == "image/png"
    assert decode(encoded(photo, "JPEG")).media_type == "image/jpeg"
    assert decode(encoded(photo, "WEBP")).media_type == "image/jpeg"


def test_an_apng_that_claims_two_billion_frames_is_read_as_one() -> None:
    claim = hostile.chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))
    assert decode(hostile.png_with(claim)).width == 40


def pixel(data: bytes, x: int, y: int) -> tuple[int, int, int]:
    with Image.open(io.BytesIO(data)) as image:
        assert image.mode == "RGB"
        value = image.getpixel((x, y))
    assert isinstance(value, tuple)
    return value[0], value[1], value[2]


def test_random_damage_gives_a_picture_or_a_refusal_and_never_anything_else() -> None:
    chance = random.Random(20261122)
    seeds = [hostile.phone_photo(kind=kind) for kind in ("JPEG", "PNG", "WEBP", "HEIF")]
    seeds += [hostile.animated(kind) for kind in ("GIF", "WEBP", "PNG")]
    reasons = []
    for turn in range(210):
        data = bytearray(seeds[turn % len(seeds)])
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            decode(bytes(data[: chance.randint(20, len(data))] if turn % 3 == 0 else data))
        except PictureRefused as error:
            reasons.append(error.reason)
    assert 0 < len(reasons) < 210
    assert "decoder-unavailable" not in reasons
