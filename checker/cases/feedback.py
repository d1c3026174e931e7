"""Was a report useful, was it right? One answer for each link and question, counted without knowing whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from checker.cases.models import Case, Question, Share, StoredOutcome, Vote
from checker.vocabulary import Level

DAYS = 730
"""How long an answer is counted."""


class NotYetAnswered(Exception):
    """There is no report to say anything about."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many said yes and no to a question."""

    yes: int
    no: int


@dataclass(frozen=True, kw_only=True)
class Summary:
    """`overall` by question; `by_level` by level and question, without levels that nobody voted on; `doubted` are the
    claim ids of reports said to be wrong, most often named first."""

    since: datetime
    overall: Mapping[Question, Tally]
    by_level: Mapping[Level, Mapping[Question, Tally]]
    doubted: tuple[tuple[str, int], ...]


def vote(case: Case, share: Share | None, question: Question, *, yes: bool, now: datetime) -> None:
    """Keep the answer given with the report's own link, or with a `share`; an earlier one is replaced.

    Raises NotYetAnswered.
    """
    outcomes = StoredOutcome.objects.filter(case=case)
    stored = (outcomes.filter(version=share.version) if share else outcomes.order_by("-version")).first()
    if stored is None:
        raise NotYetAnswered
    about = {
        "yes": yes,
        "level": stored.level,
        "library": stored.library,
        "claims": sorted({claim["id"] for claim in stored.body["claims"]}),
        "at": now,
    }
    if share is None:
        Vote.objects.update_or_create(case=case, shared=False, question=question, defaults=about)
    else:
        Vote.objects.update_or_create(
            share=share, shared=True, question=question, defaults=about, create_defaults={"case": case, **about}
        )


def votes_of(case: Case, share: Share | None) -> Mapping[str, bool]:
    """The answers given with a link, by question."""
    rows = Vote.objects.filter(share=share, shared=True) if share else Vote.objects.filter(case=case, shared=False)
    return dict(rows.values_list("question", "yes"))


def summary(since: datetime) -> Summary:
    """What was answered since then."""
    rows = Vote.objects.filter(at__gte=since)
    counted = rows.values_list("level", "question").annotate(
        agreed=Count("id", filter=Q(yes=True)), other=Count("id", filter=Q(yes=False))
    )
    by_level: dict[Level, dict[Question, Tally]] = {}
    for level, question, agreed, other in counted.order_by("level", "question"):
        by_level.setdefault(Level(level), {})[Question(question)] = Tally(yes=agreed, no=other)
    doubted: dict[str, int] = {}
    for claims in rows.filter(question=Question.RIGHT, yes=False).values_list("claims", flat=True).iterator():
        for claim in claims:
            doubted[claim] = doubted.get(claim, 0) + 1
    return Summary(
        since=since,
        overall={question: _sum(by_level, question) for question in Question},
        by_level=by_level,
        doubted=tuple(sorted(doubted.items(), key=lambda one: (-one[1], one[0]))),
    )


def _sum(by_level: Mapping[Level, Mapping[Question, Tally]], question: Question) -> Tally:
    tallies = [row[question] for row in by_level.values() if question in row]
    return Tally(yes=sum(one.yes for one in tallies), no=sum(one.no for one in tallies))
