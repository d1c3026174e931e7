"""What a file says of the program that made it is found in its bytes; a plain file says nothing."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image, PngImagePlugin

from checker.reading import decode
from checker.reading.file_marks import with_file_marks
from checker.vocabulary import Camera, FileMark
from tests.reading import hostile
from tests.reading.hostile import encoded

PHOTO = Image.effect_noise((120, 80), 60).convert("RGB")
SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def camera(data: bytes) -> Camera | None:
    return decode(data).camera


def png_text(**texts: str) -> bytes:
    about = PngImagePlugin.PngInfo()
    for key, text in texts.items():
        about.add_text(key, text)
    return encoded(PHOTO, "PNG", pnginfo=about)


def with_xmp(body: str, kind: str = "JPEG") -> bytes:
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description {body}/></rdf:RDF></x:xmpmeta>'
    return encoded(PHOTO, kind, xmp=packet.encode())


@pytest.mark.parametrize(
    ("data", "mark"),
    [
        (png_text(parameters="a red bag\nSteps: 20, Sampler: Euler"), FileMark.AI_SETTINGS),
        (png_text(prompt='{"3": {"class_type": "KSampler"}}'), FileMark.AI_SETTINGS),
        (with_xmp(f'Iptc4xmpExt:DigitalSourceType="{SOURCE}trainedAlgorithmicMedia"'), FileMark.AI_MADE),
        (with_xmp(f'Iptc4xmpExt:DigitalSourceType="{SOURCE}trainedAlgorithmicMedia"', "WEBP"), FileMark.AI_MADE),
        (with_xmp(f'a:b="{SOURCE}compositeWithTrainedAlgorithmicMedia"'), FileMark.AI_PARTLY),
        (with_xmp('TC260:AIGC="{&quot;Label&quot;:&quot;1&quot;}"'), FileMark.AI_LABEL),
    ],
)
def test_a_file_that_says_a_generator_made_it_is_marked_so(data: bytes, mark: FileMark) -> None:
    found = camera(data)
    assert found is not None
    assert found.marks == (mark,)


@pytest.mark.parametrize(
    ("data", "software"),
    [
        (png_text(Software="Adobe Photoshop 25.0"), "Adobe Photoshop 25.0"),
        (with_xmp('xmp:CreatorTool="PicsArt"'), "PicsArt"),
        (hostile.with_comment("x" * 500), "x" * 80),
    ],
)
def test_a_program_that_names_itself_outside_of_exif_is_found(data: bytes, software: str) -> None:
    found = camera(data)
    assert found is not None
    assert (found.software, found.marks) == (software, ())


def test_what_the_camera_says_stays_and_comes_first() -> None:
    found = camera(hostile.phone_photo() + b'xmp:CreatorTool="PicsArt"')
    assert found is not None
    assert found.software.startswith("<script>")
    assert found.taken_at == "2026-03-02T10:11:12"


@pytest.mark.parametrize(
    "data",
    [
        encoded(PHOTO, "JPEG"),
        png_text(parameters="width=3", Comment="Steps to follow"),
        png_text(prompt="a plain sentence"),
        with_xmp(f'a:b="{SOURCE}digitalCapture"'),
        with_xmp('TC260:AIGC="{&quot;Label&quot;:&quot;2&quot;}"'),
    ],
)
def test_a_file_that_says_nothing_of_the_kind_is_not_marked(data: bytes) -> None:
    found = camera(data)
    assert found is None or found.marks == ()


def test_the_marks_are_gone_from_the_clean_picture() -> None:
    picture = decode(png_text(parameters="a red bag\nSteps: 20", Software="Adobe Photoshop 25.0"))
    assert b"Steps" not in picture.data
    assert b"Photoshop" not in picture.data
    with Image.open(io.BytesIO(picture.data)) as clean:
        assert clean.info == {}


def test_a_file_full_of_keywords_costs_no_time() -> None:
    keywords = (b"tEXtparameters\0", b"AIGC", b"xmp:CreatorTool=", b"tEXtprompt\0{", b"tEXtSoftware\0")
    started = time.perf_counter()
    for keyword in keywords:
        assert with_file_marks(None, keyword * (15_000_000 // len(keyword))) in (None, Camera(software="tEX"))
    assert time.perf_counter() - started < 3
