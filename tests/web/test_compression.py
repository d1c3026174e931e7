"""Pages are compressed for browsers that ask for it; pictures and short answers are not."""

from __future__ import annotations

import gzip
from typing import Any

from django.test import Client

ASKS = {"Accept-Encoding": "gzip, br"}


def test_a_page_is_compressed_and_says_the_same(client: Client, db: None) -> None:
    plain, small = client.get("/guide/"), client.get("/guide/", headers=ASKS)
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.content) < len(plain.content) / 2
    assert gzip.decompress(small.content) == plain.content
    assert "Accept-Encoding" in small.headers["Vary"]


def test_pictures_and_short_answers_go_out_as_they_are(client: Client, db: None, settings: Any) -> None:
    settings.GALLERY = True
    for address in ("/gallery/everything/picture/1", "/healthz"):
        assert "Content-Encoding" not in client.get(address, headers=ASKS).headers
