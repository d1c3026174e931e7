"""The artist's bad photographs are bad in the way that they say, and such receipts are still read and not faulted."""

from __future__ import annotations

import io
from datetime import date

import numpy
import pytest
from PIL import Image

from checker.devtools import measuring_photographed
from checker.devtools.artist.receipts import Wear, draw, make_sale, worn
from checker.devtools.measuring_photographed import WAYS, photographed


def image(wear: Wear) -> Image.Image:
    return Image.open(io.BytesIO(worn(draw(make_sale("FR", 1)), wear, 1))).convert("L")


def test_low_light_is_darker_to_one_side_and_a_curl_bends_the_upper_edge() -> None:
    usual, dim = numpy.asarray(image(Wear(tilt=0))), numpy.asarray(image(Wear(tilt=0, light=0.45)))
    assert dim.mean() < 0.5 * usual.mean()
    third = dim.shape[1] // 3
    assert abs(dim[:, :third].mean() - dim[:, -third:].mean()) > 15
    curled = numpy.asarray(image(Wear(tilt=0, curl=0.06)))
    middle, side = (int((curled[:, x] > 200).argmax()) for x in (curled.shape[1] // 2, 60))
    assert side - middle > 10


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_badly_photographed_receipt_is_read_and_not_faulted(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring_photographed, "shops", lambda: {"GB": None})
    monkeypatch.setattr(measuring_photographed, "WAYS", {way: WAYS[way]})
    ((named, found),) = photographed(1, date(2026, 11, 22))
    assert (named, found.receipts, found.totals, found.days, found.faulted) == (way, 1, 1, 1, [])
