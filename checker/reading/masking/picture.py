"""A picture with every private place under a flat block, written anew as JPEG without metadata."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from checker.reading.masking.avatars import find_avatars
from checker.reading.masking.faces import find_faces
from checker.reading.masking.kinds import MaskedPlace, MaskKind
from checker.reading.masking.places import code_places, seen_codes, within, word_places
from checker.reading.masking.rows import unread_values
from checker.reading.picture import Picture
from checker.vocabulary import Reading

MASKED_MEDIA_TYPE = "image/jpeg"
QUALITY = 88
COVER = (96, 92, 90)  # blue, green, red


def places_to_mask(picture: Picture | bytes, reading: Reading, names: Collection[str] = ()) -> tuple[MaskedPlace, ...]:
    """Everything to be covered, in pixels of the picture. Raises FacesUnavailable."""
    return _places(_opened(picture), reading, names)


def mask_picture(picture: Picture | bytes, reading: Reading, names: Collection[str] = ()) -> bytes:
    """The picture as JPEG, what is private covered by blocks that let nothing through.

    Raises FacesUnavailable: a picture whose faces cannot be looked for is not to be shown.
    """
    import cv2

    image = _opened(picture)
    for place in _places(image, reading, names):
        box = place.box
        image[box.top : box.top + box.height, box.left : box.left + box.width] = COVER
    return bytes(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1])


def _opened(picture: Picture | bytes) -> Any:
    """Raises ValueError for bytes that are no picture; only clean ones are to be given."""
    import cv2
    import numpy

    data = picture if isinstance(picture, bytes) else picture.data
    image = cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_COLOR)
    if image is None:
        raise ValueError("no clean picture")
    return image


def _places(image: Any, reading: Reading, names: Collection[str]) -> tuple[MaskedPlace, ...]:
    found = [*word_places(reading, names), *unread_values(reading), *code_places(reading), *seen_codes(image)]
    found += [MaskedPlace(box=box, kind=MaskKind.AVATAR) for box in find_avatars(image, reading)]
    found += [MaskedPlace(box=box, kind=MaskKind.FACE) for box in find_faces(image)]
    shown = ((place, within(place.box, image)) for place in found)
    return tuple(MaskedPlace(box=box, kind=place.kind) for place, box in shown if box)
