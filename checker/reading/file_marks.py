"""What a picture's file says of how it was made: looked for in its bytes, without decoding or unpacking anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.vocabulary import Camera, FileMark

_MOST_PLACES, _NEARBY, _LONGEST_NAME = 4, 6000, 80
"""A file may repeat a keyword as often as it likes; it is looked up at so many places, and so far behind each."""

# What a PNG text chunk holds behind its keyword and a zero; the pictures of three widespread generators.
_SETTINGS = (
    (b"EXtparameters\0", re.compile(rb"Steps: \d")),
    (b"EXtprompt\0", re.compile(rb"\"class_type\"")),
    (b"EXtinvokeai_metadata\0", re.compile(rb"")),
)
# https://cv.iptc.org/newscodes/digitalsourcetype/ ; the two differ in one letter's case.
_MADE, _PARTLY = b"trainedAlgorithmicMedia", b"compositeWithTrainedAlgorithmicMedia"
_LABEL = re.compile(rb"^.{0,60}?Label(?:\W|quot|#34){1,16}1\W", re.DOTALL)
_CREATOR = re.compile(rb"^(?:>|\s{0,4}=\s{0,4}[\"'])([^<\"'\0]{2,80})")


def with_file_marks(camera: Camera | None, data: bytes) -> Camera | None:
    """The camera facts with what else the file says; None where it says nothing at all."""
    marks, software = tuple(_marks(data)), _software(data)
    if not marks and not software:
        return camera
    camera = camera or Camera()
    return replace(camera, marks=marks, software=camera.software or software)


def _marks(data: bytes) -> Iterator[FileMark]:
    if any(sign.search(body) for keyword, sign in _SETTINGS for body in _behind(data, keyword)):
        yield FileMark.AI_SETTINGS
    if _MADE in data:
        yield FileMark.AI_MADE
    if _PARTLY in data:
        yield FileMark.AI_PARTLY
    if any(_LABEL.search(body[:100]) for body in _behind(data, b"AIGC")):
        yield FileMark.AI_LABEL


def _software(data: bytes) -> str:
    for keyword in (b"tEXtSoftware\0", b"iTXtSoftware\0\0\0\0\0"):
        at = data.find(keyword)
        if at >= 4:
            length = int.from_bytes(data[at - 4 : at], "big") - (len(keyword) - 4)
            start = at + len(keyword)
            return _printable(data[start : start + min(max(length, 0), _LONGEST_NAME)])
    found = next(filter(None, map(_CREATOR.search, _behind(data, b"xmp:CreatorTool"))), None)
    return _printable(found[1]) if found else ""


def _behind(data: bytes, keyword: bytes) -> Iterator[bytes]:
    """What follows the first few places of a keyword."""
    at = -1
    for _ in range(_MOST_PLACES):
        at = data.find(keyword, at + 1)
        if at < 0:
            return
        start = at + len(keyword)
        yield data[start : start + _NEARBY]


def _printable(text: bytes) -> str:
    return "".join(character for character in text.decode("utf-8", "replace") if character.isprintable()).strip()
