"""The cheap ratios of the benchmark do not slide: measured in turns in this very run, with as much again to spare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from statistics import median
from time import process_time

import pytest
from ahocorasick_rs import AhoCorasick
from django.utils import timezone

from checker.archive import lookup
from checker.archive.models import Kind, Memory, Trace
from checker.archive.remembering import keep
from checker.archive.tracing import picture_trace
from checker.devtools.reuse.speed import _altered, _print
from checker.patterns.spelling import spell
from tests.benchmarks.claims import ours, phrases
from tests.benchmarks.contest import in_turns, times
from tests.benchmarks.posts import ordinary_posts, sellers_posts

MOST_OF_AUTOMATON = {"sellers": 90.0, "ordinary": 45.0}
"""The engine's time in times of the bare automaton's. The library's own examples are harder than any posts: every line
of the one kind is a claim, every line of the other looks like one."""
MOST_GROWTH = 2.0
PROBES = 60


@pytest.mark.parametrize("kind", MOST_OF_AUTOMATON)
def test_the_engine_takes_so_many_times_the_bare_automaton(kind: str) -> None:
    posts = (sellers_posts() if kind == "sellers" else ordinary_posts(None))[:80]
    ours(posts)
    automaton = AhoCorasick(phrases())
    spelled = [spell(post).text for post in posts]

    def bare(_: Sequence[str]) -> float:
        started = process_time()
        for text in spelled * 5:  # alone it is too quick for the clock
            automaton.find_matches_as_indexes(text, overlapping=True)
        return (process_time() - started) / 5

    players: dict[str, Callable[[Sequence[str]], float]] = {"ours": ours, "automaton": bare}
    taken = in_turns(players, [posts], rounds=7)
    ratio = times(taken["ours"], taken["automaton"]).low
    assert ratio <= MOST_OF_AUTOMATON[kind], f"{ratio:.1f} times the automaton"


@pytest.mark.django_db
def test_a_look_up_among_sixteen_times_as_many_takes_hardly_longer() -> None:
    chance = Random(1)
    prints = [_print(chance) for _ in range(PROBES)]
    asked = [_altered(one, chance) for one in prints]

    def look() -> float:
        taken = []
        for one in asked:
            started = process_time()
            found = lookup.pictures_like(one)
            taken.append(process_time() - started)
            assert found
        return median(taken)

    memories = Memory.objects.bulk_create([Memory(at=timezone.now()) for _ in prints])
    keep([(memory, picture_trace(one)) for memory, one in zip(memories, prints, strict=True)])
    look()
    few = min(look() for _ in range(3))
    _fill_further(1500)
    look()
    many = min(look() for _ in range(3))
    assert Trace.objects.filter(kind=Kind.PICTURE).count() >= 16 * PROBES
    assert many <= few * MOST_GROWTH, f"{many / few:.2f} times as long"


def _fill_further(size: int) -> None:
    """More pictures of chance, behind those that are there."""
    chance = Random(2)
    further = [_print(chance) for _ in range(size)]
    memories = Memory.objects.bulk_create([Memory(at=timezone.now()) for _ in further])
    keep([(memory, picture_trace(one)) for memory, one in zip(memories, further, strict=True)])
