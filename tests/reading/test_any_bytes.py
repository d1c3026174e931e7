"""Whatever a file holds: the first look names a reason or a size, and what it says of itself is short and printable."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from checker.reading import decoder_child
from checker.reading.file_marks import with_file_marks
from checker.reading.limits import LIMITS
from checker.reading.magic import look
from checker.reading.refusals import PictureRefused
from tests.reading import hostile
from tests.reading.hostile import encoded
from tests.reading.hostile_makers import PLAIN

BEGINNINGS = st.sampled_from(
    [
        *(b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"\xff\xd8\xff", b"\xff\xd8\xff\xc0", b"GIF89a"),
        *(b"RIFF\0\0\0\0WEBPVP8X", b"RIFF\0\0\0\0WEBPVP8L", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic", b""),
    ]
)
PIECES = st.sampled_from(
    [
        *(
            b"\xff\xda",
            b"\xff\xc0\0\x11\x08",
            b"\xff\xe1\xff\xff",
            b"\xff\xd9",
            b"\xff\x01",
            b"ispe\0\0\0\0",
            b"\xff" * 9,
        ),
        *(b"tEXtSoftware\0", b"iTXtSoftware\0\0\0\0\0", b"EXtparameters\0Steps: 1", b"EXtprompt\0", b"AIGC"),
        *(
            b"trainedAlgorithmicMedia",
            b'xmp:CreatorTool="',
            b"Label&quot;:&quot;1&quot;",
            b"\0\0\0\0",
            b"\xff\xff\xff\xff",
        ),
    ]
)
FILES = st.builds(lambda start, parts: start + b"".join(parts), BEGINNINGS, st.lists(PIECES | st.binary(max_size=12)))
SOUND = (encoded(PLAIN), encoded(PLAIN, "JPEG"), encoded(PLAIN, "WEBP"), encoded(PLAIN, "GIF"), hostile.heic())


@pytest.fixture(scope="module", autouse=True)
def limits_of_the_child() -> Iterator[None]:
    """The child sets them for its whole process, which here is that of other tests too."""
    before = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        yield
    Image.MAX_IMAGE_PIXELS = before


@settings(max_examples=300)
@given(FILES)
def test_the_first_look_refuses_or_names_a_size_within_the_limits(data: bytes) -> None:
    with suppress(PictureRefused):
        declared = look(data)
        assert 1 <= declared.width * declared.height <= LIMITS.pixels


@settings(max_examples=200)
@given(FILES)
def test_what_a_file_says_of_itself_is_short_and_printable(data: bytes) -> None:
    found = with_file_marks(None, data)
    assert found is None or (len(found.software) <= 80 and (found.software.isprintable() or not found.software))


@settings(max_examples=40)
@given(st.sampled_from(SOUND), st.integers(0, 2000), st.binary(min_size=1, max_size=6))
def test_a_sound_file_with_something_changed_is_read_or_refused(data: bytes, place: int, wrong: bytes) -> None:
    place %= len(data)
    data = data[:place] + wrong + data[place + len(wrong) :]
    with suppress(PictureRefused):
        look(data)
        facts, body = decoder_child.answer(data, {"pixels": 400_000, "side": LIMITS.side})
        assert ("refused" in facts) != bool(body)


@given(
    st.dictionaries(st.sampled_from([271, 272, 305, 306, 36867, 36868, 36881]), st.text() | st.binary() | st.integers())
)
def test_camera_facts_are_one_printable_line(tags: dict[int, object]) -> None:
    for wanted in (decoder_child.MAKER, decoder_child.TAKEN_AT, decoder_child.UTC_OFFSET):
        fact = decoder_child._iso(decoder_child._first(tags, wanted))
        assert len(fact) <= decoder_child.LONGEST_FACT
        assert fact.isprintable() or not fact
