"""Seeded cases are found by the inbox exactly as a look at every one of their facts would find them."""

from __future__ import annotations

from datetime import datetime

from checker.cases import inbox
from checker.cases.inbox import Asked
from checker.cases.models import Case, Fact, Handover
from checker.devtools.seeding import seed, seeded_organisation
from checker.patterns import library
from checker.vocabulary import Level


def test_seeded_cases_are_found_by_any_pair_of_filters(db: None, now: datetime) -> None:
    assert list(seed(150, now))[-1] > 0
    list(seed(50, now))
    organisation = seeded_organisation(now)
    assert Case.objects.count() == Handover.objects.filter(organisation=organisation).count() == 200
    facts: dict[object, set[tuple[str, str]]] = {}
    for case, kind, value in Fact.objects.values_list("case", "kind", "value"):
        facts.setdefault(case, set()).add((kind, value))
    claims = [("claim", claim) for claim in sorted(library().patterns)[:3]]
    for one, level in zip(claims, Level, strict=False):
        asked = Asked(properties=frozenset({one, ("language", "zh-hans")}), closed=None, level=level)
        wanted = sum({one, ("language", "zh-hans"), ("level", level.value)} <= found for found in facts.values())
        assert inbox.search(organisation, asked, now).total == wanted
    apart = Asked(properties=frozenset(claims[:2]), closed=None)
    assert inbox.search(organisation, apart, now).total == 0
    assert inbox.search(organisation, Asked(closed=None), now).total == 200
