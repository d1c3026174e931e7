"""Findings to a verdict: level, score, reasons in order, what could not be checked."""

from __future__ import annotations

from collections.abc import Sequence

from checker.verdict.advice import Situation, advise, sentence
from checker.verdict.points import KINDS, POINTS_FILE, Points, kind_of, point_table
from checker.verdict.rules import RULES, Rule, Weighing, first_fitting
from checker.verdict.weighing import Weighed, counted, weigh
from checker.vocabulary import Claim, Finding, Offer, Reading, Verdict

__all__ = [
    "KINDS",
    "POINTS_FILE",
    "RULES",
    "Points",
    "Rule",
    "Weighed",
    "counted",
    "judge",
    "kind_of",
    "point_table",
    "sentence",
    "weigh",
]


def judge(
    readings: Sequence[Reading], claims: Sequence[Claim], offers: Sequence[Offer], findings: Sequence[Finding]
) -> Verdict:
    """Weighs the findings and takes the first level of the table that fits."""
    weighed = weigh(findings, point_table())
    rule = first_fitting(
        Weighing(weighed=weighed, readings=readings, claims=claims, offers=offers, points=point_table())
    )
    not_checked, send_next = advise(Situation(readings=readings, claims=claims, offers=offers, level=rule.level))
    return Verdict(
        level=rule.level,
        score=weighed.score,
        rule=rule.id,
        reasons=weighed.reasons,
        capped=weighed.capped,
        not_checked=not_checked,
        send_next=send_next,
    )
