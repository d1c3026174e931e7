"""QR and bar codes on a picture, decoded to text. The text is shown, never followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.reading.boarding_pass import legs_of, route
from checker.vocabulary import Box, Code

LONGEST_TEXT = 500
# Photos beyond this are searched smaller: noise makes the search slow, and a code that matters is not that small.
MOST_PIXELS, LEAST_SIDE = 6_000_000, 1500
MOST_CODES = 20
# What a licence to drive holds in the United States and Canada: name, address and birthday of its owner.
_IDENTITY_PAPER = re.compile(r"@(?:\s|\x1e|<LF>|<RS>|<CR>){0,6}(?:ANSI|AAMVA) ")

# Kind, text, corners.
_Found = tuple[str, str, Sequence[tuple[float, float]]]


def find_codes(data: bytes) -> tuple[Code, ...]:
    """The codes on a clean picture, QR codes first, none of identity papers. Raises what the libraries raise."""
    import cv2
    import numpy

    return find_codes_on(cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_GRAYSCALE))


def find_codes_on(image: Any) -> tuple[Code, ...]:
    """The same for a picture that is decoded already, in grey."""
    import cv2

    factor = max(min((MOST_PIXELS / image.size) ** 0.5, 1.0), min(LEAST_SIDE / min(image.shape), 1.0))
    if factor < 1:
        image = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    qr_codes = list(_by_zxing(image, ("QRCode",))) or list(_by_aruco(image))
    # Printed ones are dark on light; to look for the contrary as well would take two thirds longer.
    others = _by_zxing(image, ("EAN13", "UPCA", "Code128", "PDF417", "Aztec", "DataMatrix"), try_invert=False)
    kept = [found for found in (*qr_codes, *others) if not _IDENTITY_PAPER.match(found[1])]
    return tuple(_code(found, factor) for found in kept[:MOST_CODES])


def _by_zxing(image: Any, formats: Iterable[str], *, try_invert: bool = True) -> Iterator[_Found]:
    import zxingcpp

    wanted = zxingcpp.BarcodeFormats([getattr(zxingcpp.BarcodeFormat, name) for name in formats])
    for found in zxingcpp.read_barcodes(image, formats=wanted, try_invert=try_invert):
        place = found.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        yield _name(found.format.name), found.text, [(corner.x, corner.y) for corner in corners]


def _by_aruco(image: Any) -> Iterator[_Found]:
    """Finds QR codes without a quiet zone on a dark ground, which zxing does not."""
    import cv2

    _, texts, places, _ = cv2.QRCodeDetectorAruco().detectAndDecodeMulti(image)
    for text, corners in zip(texts, () if places is None else places.tolist(), strict=True):
        if text:
            yield "QR", text, corners


def _name(kind: str) -> str:
    return "QR" if kind.startswith("QRCode") else kind


def _code(found: _Found, factor: float) -> Code:
    kind, text, corners = found
    xs, ys = ([value / factor for value in values] for values in zip(*corners, strict=True))
    box = Box(
        left=round(min(xs)),
        top=round(min(ys)),
        width=max(round(max(xs) - min(xs)), 1),
        height=max(round(max(ys) - min(ys)), 1),
    )
    legs = legs_of(text)
    # A zero character ends strings in databases and terminals.
    shown = route(legs) if legs else text.replace("\0", "")[:LONGEST_TEXT]
    return Code(kind=kind, text=shown, box=box, legs=legs)
