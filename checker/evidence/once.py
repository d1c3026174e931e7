"""Works a thing out once for each case, because several checks ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from checker.evidence.check import Looked

T = TypeVar("T")


def once_a_case(work: Callable[[Looked], T]) -> Callable[[Looked], T]:
    """`work`, done once for each case; what came out is kept with the case, as `cached_property` does it."""
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def answer(case: Looked) -> T:
        kept = vars(case)
        if key not in kept:
            kept[key] = work(case)
        return cast(T, kept[key])

    return answer
