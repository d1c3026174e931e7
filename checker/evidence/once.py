"""Works a thing out once for each case, because several checks ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from checker.evidence.check import Looked

T = TypeVar("T")


def once_a_case(work: Callable[[Looked], T]) -> Callable[[Looked], T]:
    """`work`, done once for each case and forgotten with it."""
    done: WeakKeyDictionary[Looked, T] = WeakKeyDictionary()

    @wraps(work)
    def answer(case: Looked) -> T:
        if case not in done:
            done[case] = work(case)
        return done[case]

    return answer
