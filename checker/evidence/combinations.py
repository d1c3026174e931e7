"""Holds the claims of a case against the combination files: which statements do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from checker.evidence.asserted import evidence_of
from checker.evidence.check import Looked
from checker.evidence.combination_terms import offered, spoken
from checker.patterns import library
from checker.patterns.schema import Combination, Status
from checker.vocabulary import Claim, Evidence, Finding, Leaning, Message, Offer, Reading


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a combination looks at: the whole case, or one item of it. `first` is the first place of each claim."""

    first: Mapping[str, Claim]
    claims: Sequence[Claim]
    offers: Sequence[Offer]
    readings: Sequence[Reading]


def combined(case: Looked) -> Iterator[Finding]:
    """One finding for each combination that holds, with a quote for each of its terms."""
    if not case.claims:
        return
    whole, items = _scope(case.claims, case.offers, case.readings), list(_items(case))
    for combination, needed in _firing():
        if not whole.first.keys() >= needed:
            continue
        for scope in items if combination.same_item else [whole]:
            quotes = _fitting(combination, scope)
            if quotes:
                yield _finding(combination, quotes)
                break


@cache
def _firing() -> list[tuple[Combination, frozenset[str]]]:
    """The combinations that may fire, each with the claims without which it never does."""
    combinations = library().combinations.values()
    return [(rule, frozenset(rule.all)) for rule in combinations if rule.status in (Status.TESTING, Status.STABLE)]


def _items(case: Looked) -> Iterator[Scope]:
    for item in sorted({claim.item for claim in case.claims}):
        yield _scope(
            [claim for claim in case.claims if claim.item == item],
            [offer for offer in case.offers if offer.item == item],
            [reading for reading in case.readings if reading.item == item],
        )


def _scope(claims: Sequence[Claim], offers: Sequence[Offer], readings: Sequence[Reading]) -> Scope:
    first = {claim.id: claim for claim in reversed(claims)}
    return Scope(first=first, claims=claims, offers=offers, readings=readings)


def _fitting(rule: Combination, scope: Scope) -> list[Evidence]:
    """The quotes that make the combination hold, in its own order; empty where it does not hold."""
    claims = _claims(rule, scope)
    if not claims:
        return []
    of_offers = offered(rule, scope.offers)
    if of_offers is None:
        return []
    said = spoken(rule, scope.readings)
    if said is None:
        return []
    return [*map(evidence_of, claims), *of_offers, *said]


def _claims(rule: Combination, scope: Scope) -> list[Claim]:
    """The claims that the rule names; empty where one that it needs is missing."""
    first = scope.first
    if not first.keys() >= set(rule.all) or not first.keys().isdisjoint(rule.none):
        return []
    if any(group and first.keys().isdisjoint(group) for group in (rule.any, rule.any_also)):
        return []
    chosen = [first[claim_id] for claim_id in rule.all]
    for group in (rule.any, rule.any_also):
        chosen += [first[claim_id] for claim_id in group if claim_id in first][:1]
    return _repeated(rule, scope, chosen) if rule.items_from else chosen


def _repeated(rule: Combination, scope: Scope, chosen: list[Claim]) -> list[Claim]:
    """The first claim once on each of its items, then the others; empty where the items are too few."""
    places = {claim.item: claim for claim in reversed(scope.claims) if claim.id == chosen[0].id}
    enough = len(places) >= rule.items_from
    return [places[item] for item in sorted(places)] + chosen[1:] if enough else []


def _finding(rule: Combination, evidence: list[Evidence]) -> Finding:
    quotes = [piece.quote for piece in evidence]
    return Finding(
        check="combination",
        subject=rule.id,
        family=f"combination {rule.id}",
        leaning=Leaning.DOUBT,
        strength=rule.strength,
        message=Message(id=f"combination.{rule.id}", params={"first": quotes[0], "second": quotes[-1]}),
        evidence=tuple(evidence),
    )
