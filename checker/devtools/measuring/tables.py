"""Counts by source and label, shares with 95 % intervals, and the spread between sellers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

from checker.devtools.measuring.judging import Judged
from checker.vocabulary import Level

NORMAL_95 = 1.959964  # two-sided 95 % quantile of the normal distribution


@dataclass(frozen=True, kw_only=True)
class Share:
    """`part` of `whole`, with the Wilson interval."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        if not self.whole:
            return 0.0, 1.0
        square, n = NORMAL_95**2, self.whole
        centre = (self.value + square / (2 * n)) / (1 + square / n)
        half = NORMAL_95 / (1 + square / n) * sqrt(self.value * (1 - self.value) / n + square / (4 * n * n))
        return max(centre - half, 0.0), min(centre + half, 1.0)


@dataclass(frozen=True, kw_only=True)
class Group:
    """All posts of one source and label."""

    source: str
    label: str
    risk: bool | None
    posts: Sequence[Judged]

    @property
    def levels(self) -> Counter[Level]:
        return Counter(post.level for post in self.posts)

    @property
    def flagged(self) -> Share:
        return Share(part=sum(post.flagged for post in self.posts), whole=len(self.posts))

    @property
    def sellers(self) -> tuple[int, float, float, float] | None:
        """Number of sellers and the least, middle and greatest share flagged among them; None where none is named."""
        shares: dict[str, list[bool]] = {}
        for post in self.posts:
            if post.row.seller:
                shares.setdefault(post.row.seller, []).append(post.flagged)
        values = [sum(flags) / len(flags) for flags in shares.values()]
        return (len(values), min(values), median(values), max(values)) if values else None

    @property
    def milliseconds(self) -> float:
        return median(post.seconds for post in self.posts) * 1000


def group_rows(judged: Iterable[Judged]) -> list[Group]:
    """Groups in the order in which their first post came."""
    posts: dict[tuple[str, str], list[Judged]] = {}
    for one in judged:
        posts.setdefault((one.row.source, one.row.label), []).append(one)
    return [
        Group(source=source, label=label, risk=found[0].row.risk, posts=found)
        for (source, label), found in posts.items()
    ]


@dataclass(frozen=True, kw_only=True)
class ClaimScore:
    """How one claim was found on the rows whose claims a reader has marked."""

    claim: str
    precision: Share
    recall: Share


def claim_scores(judged: Sequence[Judged]) -> list[ClaimScore]:
    """Precision and recall of each claim over the rows with claim labels; empty where there are none."""
    marked = [(post.claims, post.row.claims) for post in judged if post.row.claims is not None]
    ids = sorted({claim for found, wanted in marked for claim in found | wanted})
    return [
        ClaimScore(
            claim=claim,
            precision=_share([claim in wanted for found, wanted in marked if claim in found]),
            recall=_share([claim in found for found, wanted in marked if claim in wanted]),
        )
        for claim in ids
    ]


def _share(hits: Sequence[bool]) -> Share:
    return Share(part=sum(hits), whole=len(hits))
