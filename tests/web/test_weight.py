"""What a phone has to load of our own: all style sheets and scripts together, compressed."""

from __future__ import annotations

import gzip
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
MOST = 60_000
ONLY_FOR_DEVELOPERS = {"gallery.css"}


def test_all_own_style_and_script_compressed_is_small() -> None:
    files = [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js")]
    weights = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    assert len(weights) >= 15
    assert sum(weight for name, weight in weights.items() if name not in ONLY_FOR_DEVELOPERS) <= MOST, weights
