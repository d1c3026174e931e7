"""The engine does not slide: its time is held against that of plain work on the same posts in the same run, so that a
slow or busy machine is no failure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from time import process_time

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence import gather
from checker.patterns import library
from checker.reading import read_text
from checker.verdict import judge
from checker.vocabulary import Item, ItemKind

TODAY = date(2026, 11, 22)
LENGTH = 200
POSTS = 100
ROUNDS = 8
MOST = {"sellers": 2.2, "others": 1.2}
"""The engine's time in times of the plain work's: half as much again as when this was written (1.5 and 0.7)."""


def cut(texts: list[str]) -> list[str]:
    """Posts of one length, spread over all texts."""
    together = "\n".join(texts)
    posts = [together[start : start + LENGTH] for start in range(0, len(together) - LENGTH, LENGTH)]
    return posts[:: max(1, len(posts) // POSTS)][:POSTS]


def examine(post: str) -> None:
    readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=post))]
    claims, offers = find_claims(readings), find_offers(readings)
    judge(readings, claims, offers, gather(readings, claims, offers, today=TODAY))


def plain_work(post: str) -> None:
    """What any program in Python does with a text: look at each of its characters and words several times."""
    for _ in range(20):
        words = re.findall(r"\w", post)
        counted: dict[str, int] = {}
        for word in words:
            counted[word] = counted.get(word, 0) + 1
        sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def seconds(work: Callable[[str], None], posts: list[str]) -> list[float]:
    """What each post took; of several rounds the least counts, which an interruption seldom hits."""
    taken = []
    for post in posts:
        started = process_time()
        work(post)
        taken.append(process_time() - started)
    return taken


@pytest.mark.parametrize("kind", MOST)
def test_a_post_takes_the_engine_only_so_much(kind: str) -> None:
    patterns = library().firing()
    sellers = cut([example.text for pattern in patterns for example in pattern.positive])
    others = cut([example.text for pattern in patterns for example in pattern.negative])
    posts = sellers if kind == "sellers" else others
    for post in posts:
        examine(post)  # builds everything that is built once
    rounds = [(seconds(examine, posts), seconds(plain_work, posts)) for _ in range(ROUNDS)]
    engine, plain = (sum(map(min, zip(*taken, strict=True))) for taken in zip(*rounds, strict=True))
    times = engine / plain
    assert times <= MOST[kind], f"{times:.2f} times the plain work"
