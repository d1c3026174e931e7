"""The posts that are timed: the library's own examples, which sellers might write, and ordinary texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from checker.patterns import library

LENGTH = 200
POSTS = 150
ORDINARY = ("reviews_zh", "weibo_smp2020")
LISTINGS = ("szwego_album_posts", "weishang_ads", "microstore_sellers", "ymatou_listings", "xianyu_listings")


def sellers_posts() -> list[str]:
    """What claims are made of, every line of it: harder than any real post."""
    return cut([example.text for pattern in library().firing() for example in pattern.positive])


def ordinary_posts(data: Path | None) -> list[str]:
    """Others' reviews and posts where they are given, else the library's examples that are no claim."""
    texts = _texts(data, ORDINARY)
    return cut(texts or [example.text for pattern in library().firing() for example in pattern.negative])


def listings(data: Path | None) -> list[str]:
    """Others' posts of sellers, none where they are not given."""
    return cut(_texts(data, LISTINGS))


def _texts(data: Path | None, names: Sequence[str]) -> list[str]:
    files = [data / name / "dev.jsonl" for name in names] if data else []
    rows = [json.loads(line) for file in files if file.exists() for line in file.read_text("utf-8").splitlines()]
    return [str(row["text"]) for row in rows if row.get("text")]


def cut(texts: list[str]) -> list[str]:
    """Posts of one length, spread over all texts."""
    together = "\n".join(texts)
    posts = [together[start : start + LENGTH] for start in range(0, len(together) - LENGTH, LENGTH)]
    return posts[:: max(1, len(posts) // POSTS)][:POSTS]
