"""Clean pictures to fingerprints: a 256-bit perceptual hash, words for the places that stand out, and ORB features.

The hash is ImageHash's `phash` of 16×16 bits after plain borders are cut away. It finds copies that kept their frame;
the words, each a rough description of what surrounds a corner, also find what was cropped or written over. Features
confirm. A screenshot also gets a fingerprint for each picture that it shows.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple

from checker.reading.fingerprint_regions import Frame, is_of_words, shown_pictures, without_borders
from checker.vocabulary import Box, Fingerprint

SIDE = 480
"""Points of the longer side at which places and features are looked for."""
STORED_PLACES, PLACES = 12, 26
"""A picture is remembered by its strongest places and looked up by more of them, in case some are covered."""
SCALES = (1.0, 1.12, 1.25, 0.89, 0.8)
"""Sizes of the surroundings: a cropped copy shows the same thing larger, a fuller one smaller."""
STORED_FEATURES, FEATURES = 120, 300
PLACE_BYTES, FEATURE_BYTES = 4, 34

_SIDE_BY_SIDE = 2
_THUMBNAIL = 512
_HASH_SIDE, _HASH_RESIZED = 16, 64
_BLUR = 2.0
_PATCH = 32
_LEAST_CONTRAST = 12.0
"""Standard deviation of the grey values below which a picture is a plain area."""
_LEAST_PLACES = 8
_LEAST_FEATURES = 100
"""Photographs have hundreds of them; a sign, a sticker, a sky or a bare wall has few and is like many others."""
_MOSTLY_CODE, _COVER = 0.12, 128
_CELLS = 5
"""Features are taken in turn from each cell of a grid, so that they cover the picture."""
_NEARLY_ALL, _ALL = 0.85, 0.96
"""Shares of an area from which on a part counts as the same picture."""


class Grain(NamedTuple):
    """How places are looked for: longer side of the picture, side of what surrounds them, least distance; in points."""

    longer: int
    side: int
    apart: int


GRAINS = (Grain(SIDE, 72, 14), Grain(SIDE // 2, 80, 10))


def fingerprints(
    data: bytes, *, covered: Sequence[Box] = (), paper: bool = False, shown_from: float | None = None
) -> tuple[Fingerprint, ...]:
    """The fingerprints of a clean picture and of the pictures that it shows: see `Prints`."""
    import cv2
    import numpy

    grey: Any = cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_GRAYSCALE)
    return Prints(grey, covered).those_of(paper=paper, shown_from=shown_from)


class Prints:
    """The fingerprints of a clean picture that is decoded already, in grey: each taken once, also before it is known
    what kind of page the picture is.

    None of a plain area and of a card that is there for a QR code: the places of codes are given as `covered` and do
    not count. Plain ones of a page of words and of a picture of a few lines. Raises what the libraries raise.
    """

    def __init__(self, grey: Any, covered: Sequence[Box] = ()) -> None:
        self._is_code = sum(box.width * box.height for box in covered) >= _MOSTLY_CODE * grey.size
        self._grey = grey.copy() if covered else grey
        for box in covered:
            self._grey[max(box.top, 0) : box.top + box.height, max(box.left, 0) : box.left + box.width] = _COVER
        self._small = _shrunk(self._grey, _THUMBNAIL)
        self._inner, self._shown = without_borders(self._small), shown_pictures(self._small)
        self._taken: dict[tuple[Frame, bool], Fingerprint | None] = {}

    def take_ahead(self, shown_from: float) -> None:
        """Those that count on the page of any app, and on most others: of the shown pictures that are so wide."""
        self._take([] if self._is_code else [(frame, False) for frame in self._wide(shown_from)])

    def take_all(self) -> None:
        """Those that count on a picture that is no page of an app."""
        self.those_of()

    def those_of(self, *, paper: bool = False, shown_from: float | None = None) -> tuple[Fingerprint, ...]:
        """Those that count on one kind of page.

        Of printed `paper` only the whole does; `shown_from` is given for the page of an app, of which only the shown
        pictures do, those of at least this share of its width: what all pages have in common must not match, nor
        stickers and portraits.
        """
        frames = [] if self._is_code else self._frames(paper=paper, shown_from=shown_from)
        self._take(frames)
        return tuple(found for frame in frames if (found := self._taken[frame]) is not None)

    def _take(self, frames: Sequence[tuple[Frame, bool]]) -> None:
        missing = [frame for frame in dict.fromkeys(frames) if frame not in self._taken]
        factor = self._grey.shape[0] / self._small.shape[0]
        # Of the last picture of a case nothing else is left to do meanwhile.
        with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="fingerprints") as pool:
            found = pool.map(lambda one: _fingerprint(self._grey, one[0], factor, plain=one[1]), missing)
            self._taken.update(zip(missing, found, strict=True))

    def _frames(self, *, paper: bool, shown_from: float | None) -> list[tuple[Frame, bool]]:
        """What to take a fingerprint of, and whether it is a page of words, which is too plain to be remembered."""
        full = self._full
        # A stamp on a plain border makes it part of the picture, so a picture with one is also taken whole.
        whole = [self._inner] if self._inner.area >= _ALL * full.area else [self._inner, full]
        if paper:
            return [(frame, False) for frame in whole]
        if shown_from is not None:
            return [(frame, False) for frame in self._wide(shown_from)]
        of_words = is_of_words(self._small, self._shown)
        return [*((frame, of_words) for frame in whole), *((frame, False) for frame in self._pictures)]

    @property
    def _full(self) -> Frame:
        return Frame(0, 0, self._small.shape[1], self._small.shape[0])

    @property
    def _pictures(self) -> list[Frame]:
        return [frame for frame in self._shown if frame.area < _NEARLY_ALL * self._inner.area]

    def _wide(self, shown_from: float) -> list[Frame]:
        least = shown_from * self._full.right
        return [one for one in self._pictures if max(one.right - one.left, one.bottom - one.top) >= least]


def _fingerprint(grey: Any, frame: Frame, factor: float, *, plain: bool) -> Fingerprint | None:
    import cv2

    left, top, right, bottom = (round(side * factor) for side in frame)
    part = grey[top:bottom, left:right]
    if min(part.shape) < _PATCH or cv2.meanStdDev(part)[1].item() < _LEAST_CONTRAST:
        return None
    normal = _shrunk(part, SIDE, enlarge=True)
    count, places = _packed_places(normal)
    if count < _LEAST_PLACES:
        return None
    described = _features(normal)
    return Fingerprint(
        box=Box(left=left, top=top, width=part.shape[1], height=part.shape[0]),
        hash=perceptual_hash(normal),
        places=places,
        features=base64.b64encode(described).decode(),
        plain=plain or len(described) < _LEAST_FEATURES * FEATURE_BYTES,
    )


def perceptual_hash(grey: Any) -> str:
    """The 256 bits of ImageHash's `phash(hash_size=16)` as hexadecimal digits."""
    import numpy
    from PIL import Image

    small = Image.fromarray(grey).resize((_HASH_RESIZED, _HASH_RESIZED), Image.Resampling.LANCZOS)
    cosines = _cosines(_HASH_RESIZED)[:_HASH_SIDE]
    low = cosines @ numpy.asarray(small, dtype=numpy.float64) @ cosines.T
    return bytes(numpy.packbits(low > numpy.median(low)).tobytes()).hex()


@cache
def _cosines(side: int) -> Any:
    """The matrix of the discrete cosine transform of type II."""
    import numpy

    rows, columns = numpy.arange(side)[:, None], numpy.arange(side)[None]
    return 2 * numpy.cos(numpy.pi * (2 * columns + 1) * rows / (2 * side))


@cache
def _waves() -> tuple[list[int], list[int]]:
    """The 24 slowest waves of a patch, without its mean."""
    slowest = sorted((i + j, i, j) for i in range(6) for j in range(6) if i + j)[:24]
    return [i for _, i, _ in slowest], [j for _, _, j in slowest]


def _shrunk(grey: Any, side: int, *, enlarge: bool = False) -> Any:
    import cv2

    factor = side / max(grey.shape)
    if factor >= 1 and not enlarge:
        return grey
    size = (max(round(grey.shape[1] * factor), _PATCH), max(round(grey.shape[0] * factor), _PATCH))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)


def _packed_places(normal: Any) -> tuple[int, str]:
    """How many places there are, and for each grain and scale the described places, separated by dots."""
    import cv2

    groups, count = [], 0
    for grain in GRAINS:
        afar = cv2.GaussianBlur(_shrunk(normal, grain.longer), (0, 0), _BLUR)
        found = cv2.goodFeaturesToTrack(afar, PLACES, 0.01, grain.apart, blockSize=9)
        places = [] if found is None else found.reshape(-1, 2)
        count += len(places)
        groups += _described(afar, places, grain.side) if len(places) else [b""] * len(SCALES)
    return count, ".".join(base64.b64encode(group).decode() for group in groups)


def _described(afar: Any, places: Any, side: int) -> list[bytes]:
    """At each scale for each place 24 signs of waves and the number of the least sure one, four bytes together."""
    import cv2
    import numpy

    # Scales × places × rows × columns of points, all looked up in one go.
    steps = ((numpy.arange(_PATCH) + 0.5) / _PATCH - 0.5) * side * numpy.array(SCALES)[:, None, None]
    columns, rows = numpy.broadcast_arrays(
        (places[:, :1] + steps)[:, :, None, :], (places[:, 1:] + steps)[:, :, :, None]
    )
    flat = (-1, _PATCH)
    patches = cv2.remap(
        afar,
        columns.reshape(flat).astype(numpy.float32),
        rows.reshape(flat).astype(numpy.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    ).reshape(-1, _PATCH, _PATCH)
    cosines = _cosines(_PATCH)[:6]
    strengths = (cosines @ patches.astype(numpy.float64) @ cosines.T)[:, *_waves()]
    weakest = abs(strengths).argmin(axis=1, keepdims=True).astype(numpy.uint8)
    described = numpy.concatenate([numpy.packbits(strengths > 0, axis=1), weakest], axis=1)
    return [bytes(scale.tobytes()) for scale in described.reshape(len(SCALES), len(places), PLACE_BYTES)]


def _features(grey: Any) -> bytes:
    """ORB features, two bytes of place and 32 of description each, well spread ones first."""
    import cv2
    import numpy

    points, described = cv2.ORB.create(nfeatures=2 * FEATURES, fastThreshold=10).detectAndCompute(grey, None)
    if described is None:
        return b""
    cells: dict[tuple[int, int], list[int]] = {}
    for at in sorted(range(len(points)), key=lambda at: -points[at].response):
        x, y = points[at].pt
        cells.setdefault((int(x * _CELLS // SIDE), int(y * _CELLS // SIDE)), []).append(at)
    turns = sorted((turn, cell, at) for cell, members in cells.items() for turn, at in enumerate(members))
    chosen = [at for _, _, at in turns[:FEATURES]]
    scale = 255 / SIDE
    places = numpy.array([[points[at].pt[0] * scale, points[at].pt[1] * scale] for at in chosen])
    rows = numpy.concatenate([places.round().astype(numpy.uint8), described[chosen]], axis=1)
    return bytes(rows.tobytes())
