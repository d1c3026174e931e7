"""How a part of the API says no: by one exception, which the door turns into a problem."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.web.problems import Problem


class Refused(Exception):
    """`detail` says in the language of the request what to do; `further` are members of the problem for programs."""

    def __init__(
        self, problem: Problem, detail: str = "", *, headers: dict[str, str] | None = None, **further: Any
    ) -> None:
        super().__init__(problem.name)
        self.problem = problem
        self.detail = detail
        self.headers = headers
        self.further = further


def pointed(places: Iterable[object], says: str) -> dict[str, str]:
    """A wrong place as a JSON pointer, with what is wrong and nothing of what was sent."""
    return {"pointer": "/".join(["#", *map(str, places)]), "detail": says}
