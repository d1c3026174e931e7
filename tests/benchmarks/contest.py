"""What a question answers: rows of figures and ratios, measured with the contestants taking turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The median of several measurements with the tenth and the ninetieth of a hundred."""

    median: float
    low: float
    high: float
    number: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one contestant did with one group of things: measures by their names, such as `seconds` or `error`."""

    group: str
    contestant: str
    measures: Mapping[str, Spread]


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """How many times `to` something is, in one measure, thing by thing in the same run.

    `limit` is the figure to reach, None where none is set; `beside` says whether what must hold beside it did (such as
    "error not higher").
    """

    id: str
    group: str
    of: str
    to: str
    measure: str
    value: Spread
    limit: float | None = None
    at_least: bool = False
    beside: bool = True

    @property
    def holds(self) -> bool | None:
        """Whether the figure was reached, None where none is set."""
        if self.limit is None:
            return None
        reached = self.value.median >= self.limit if self.at_least else self.value.median <= self.limit
        return reached and self.beside


@dataclass(kw_only=True)
class Answer:
    """`skipped` says in a word what could not be asked, `about` how much was measured, such as the number of posts."""

    rows: list[Row] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a question is asked: `data` is the folder of others' data sets, `quick` means small sizes, `folder` is a
    scratch folder."""

    data: Path | None
    quick: bool
    folder: Path


def spread(values: Sequence[float]) -> Spread:
    """Of at least one value."""
    if len(values) < 2:
        return Spread(median=values[0], low=values[0], high=values[0], number=1)
    tenths = quantiles(values, n=10, method="inclusive")
    return Spread(median=median(values), low=tenths[0], high=tenths[-1], number=len(values))


def in_turns(
    contestants: Mapping[str, Callable[[Thing], float]], things: Sequence[Thing], rounds: int
) -> dict[str, list[float]]:
    """What each contestant took for each thing: A B, then B A, so that neither always comes first. The values of all
    contestants are in the same order."""
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for turn in range(rounds):
        for number, thing in enumerate(things):
            order = list(contestants) if (turn + number) % 2 == 0 else list(contestants)[::-1]
            for name in order:
                taken[name].append(contestants[name](thing))
    return taken


def times(of: Sequence[float], to: Sequence[float]) -> Spread:
    """The spread of the ratio, pair by pair."""
    return spread([one / other for one, other in zip(of, to, strict=True)])
