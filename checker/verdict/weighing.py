"""Findings to points: the strongest of each family, then the combinations, each group under its cap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.verdict.points import Points, kind_of
from checker.vocabulary import Finding, Leaning, Reason, Strength


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """`reasons` come heaviest first; `score + capped` is the sum of their points."""

    score: int
    capped: int
    reasons: tuple[Reason, ...]


def weigh(findings: Sequence[Finding], points: Points) -> Weighed:
    """Adds up the doubts. Support never lowers the sum: a proof that is merely shown is sold as an accessory."""
    doubts = [finding for finding in findings if finding.leaning is Leaning.DOUBT]
    counted = _strongest_of_each_family(doubts, points)
    reasons = [
        Reason(finding=finding, points=points.of(finding) if position in counted else 0)
        for position, finding in enumerate(doubts)
    ]
    reasons.sort(key=lambda reason: (-reason.points, -points.of(reason.finding)))
    score = _capped_score(reasons, points)
    return Weighed(score=score, capped=sum(reason.points for reason in reasons) - score, reasons=tuple(reasons))


def counted(findings: Sequence[Finding], points: Points) -> tuple[Finding, ...]:
    """The doubts that add points: of each family the strongest, and every combination."""
    doubts = [finding for finding in findings if finding.leaning is Leaning.DOUBT]
    return tuple(doubts[position] for position in sorted(_strongest_of_each_family(doubts, points)))


def _strongest_of_each_family(doubts: Sequence[Finding], points: Points) -> set[int]:
    best: dict[str, int] = {}
    for position, finding in enumerate(doubts):
        key = f"{kind_of(finding)} {finding.subject}" if kind_of(finding) == "combination" else finding.family
        if key not in best or points.of(finding) > points.of(doubts[best[key]]):
            best[key] = position
    return set(best.values())


def _capped_score(reasons: Iterable[Reason], points: Points) -> int:
    families = combinations = weak = 0
    decisive = False
    for reason in reasons:
        if reason.finding.strength is Strength.WEAK:
            weak += reason.points
        elif kind_of(reason.finding) == "combination":
            combinations += reason.points
        else:
            families += reason.points
            decisive = decisive or (reason.finding.strength is Strength.DECISIVE and reason.points > 0)
    families += min(weak, points.weak_cap)
    if not decisive:
        families = min(families, points.family_cap)
    return min(families + min(combinations, points.combination_cap), points.score_cap)
