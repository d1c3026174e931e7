"""Keeps what was worked out for the last few readings, because claims and offers are asked for one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from checker.vocabulary import Reading

T = TypeVar("T")

_MOST = 64


def remembered(work: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """`work`, done once for the very same reading; a reading cannot be hashed, but it never changes."""
    done: dict[int, tuple[Reading, T]] = {}

    @wraps(work)
    def answer(reading: Reading) -> T:
        kept = done.get(id(reading))
        if kept is not None and kept[0] is reading:
            return kept[1]
        if len(done) >= _MOST:
            done.clear()
        result = work(reading)
        done[id(reading)] = (reading, result)
        return result

    return answer
