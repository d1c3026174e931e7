"""The decode child and what stands around it: whatever the bytes are, a clean picture or a reason, and no error."""

from __future__ import annotations

import io
import json
import warnings
from dataclasses import asdict, replace

from PIL import Image

from checker.reading import decoder_child
from checker.reading.file_marks import with_file_marks
from checker.reading.limits import LIMITS
from checker.reading.magic import look
from checker.reading.picture import _picture
from checker.reading.refusals import PictureRefused
from checker.reading.sandbox import LARGEST_HEADER
from tests.reading.hostile_kinds import READ, REFUSED

PIXELS = 400_000
"""Fewer than in earnest, so that many files fit into a second; what is larger is turned away just the same."""
FROM_THE_FILE = {"exif", "icc_profile", "comment", "xmp", "XML:com.adobe.xmp", "photoshop", "Software"}
LIMITED = replace(LIMITS, pixels=PIXELS)

decoder_child._load_libraries()
warnings.simplefilter("ignore")


def seeds() -> dict[str, bytes]:
    """All hostile and odd kinds, as far as they are short."""
    made = {**REFUSED, **READ}
    files = [make() for name, make in made.items() if "megabytes" not in name and "80 MB" not in name]
    return {str(number): data for number, data in enumerate(files) if len(data) < 16_384}


def one(data: bytes) -> None:
    """A file on its way through the house; the sandbox is left out, so its limits are libFuzzer's here."""
    try:
        look(data, LIMITED)
    except PictureRefused:
        return
    facts, body = decoder_child.answer(data, asdict(LIMITED))
    assert len(json.dumps(facts).encode()) <= LARGEST_HEADER
    if "refused" in facts:
        return
    assert len(body) <= LIMITED.answer_bytes
    picture = _picture(facts, body, "")
    with_file_marks(picture.camera, data)
    with Image.open(io.BytesIO(body)) as clean:
        assert clean.mode == "RGB"
        assert not FROM_THE_FILE & set(clean.info), clean.info.keys()
