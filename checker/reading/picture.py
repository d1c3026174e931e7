"""A stranger's file → a clean picture: looked over, decoded in a sandbox, written anew from its pixels."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.reading.file_marks import with_file_marks
from checker.reading.limits import LIMITS
from checker.reading.magic import look
from checker.reading.refusals import Damaged, PictureRefused, TooCostly, TooManyPixels, Truncated
from checker.reading.sandbox import Sandbox
from checker.vocabulary import Camera

WRITTEN = {"image/png": "PNG", "image/jpeg": "JPEG"}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Clean bytes (PNG or JPEG, upright, RGB, no metadata), their size in pixels, the EXIF facts that were kept.

    `sha256` and `size` are hash and bytes of the file as it was handed in; `first_frame_only` says that more frames
    were left unread.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    sha256: str
    camera: Camera | None = None
    first_frame_only: bool = False
    size: int = 0


_sandbox = Sandbox(LIMITS)


def decode(data: bytes) -> Picture:
    """Decodes an untrusted file. Raises a `PictureRefused`, whose `message` tells the shopper what to do."""
    declared = look(data)
    facts, body = _sandbox.decode(data)
    if "refused" in facts:
        raise _refusal(facts["refused"], declared.width, declared.height)
    picture = _picture(facts, body, hashlib.sha256(data).hexdigest())
    return replace(picture, camera=with_file_marks(picture.camera, data), size=len(data))


def _refusal(reason: str, width: int, height: int) -> PictureRefused:
    if reason == TooManyPixels.reason:
        return TooManyPixels(width=str(width), height=str(height), limit=str(LIMITS.pixels // 1_000_000))
    return {Truncated.reason: Truncated, TooCostly.reason: TooCostly}.get(reason, Damaged)()


def _picture(facts: Mapping[str, Any], body: bytes, sha256: str) -> Picture:
    """The child handled a stranger's bytes, so its answer is looked over like a stranger's."""
    try:
        written = look(body, replace(LIMITS, file_bytes=LIMITS.answer_bytes))
        camera = facts["camera"]
        if (written.width, written.height) != (facts["width"], facts["height"]):
            raise Damaged
        if written.format != WRITTEN[facts["media_type"]]:
            raise Damaged
        return Picture(
            data=body,
            media_type=facts["media_type"],
            width=written.width,
            height=written.height,
            sha256=sha256,
            camera=Camera(**camera) if camera else None,
            first_frame_only=bool(facts["first_frame_only"]),
        )
    except (KeyError, TypeError) as error:
        raise Damaged from error
