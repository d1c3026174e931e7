"""Holds the claims of a case against the combination files: which statements do not go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.evidence.asserted import evidence_of
from checker.evidence.check import Looked
from checker.evidence.combination_terms import offered, spoken
from checker.evidence.posters import UNKNOWN, posters_of
from checker.patterns import library
from checker.patterns.schema import Combination, Status
from checker.vocabulary import Claim, Evidence, Finding, Leaning, Message, Offer, Reading


class Scope(NamedTuple):
    """What a combination looks at: the whole case, or one item of it. `first` is the first place of each claim; what
    `poster` says counts, and what nobody is named for."""

    first: Mapping[str, Claim]
    claims: Sequence[Claim]
    offers: Sequence[Offer]
    readings: Sequence[Reading]
    poster: str


def combined(case: Looked) -> Iterator[Finding]:
    """One finding for each combination that holds, with a quote for each of its terms."""
    claimed = {claim.id for claim in case.claims}
    rules = _possible(claimed)
    if not rules:
        return
    whole = list(_by_poster(case.claims, case.offers, case.readings))
    items = [scope for item in sorted({claim.item for claim in case.claims}) for scope in _of_item(case, item)]
    for rule in rules:
        for scope in items if rule.same_item else whole:
            quotes = _fitting(rule, scope)
            if quotes:
                yield _finding(rule, quotes)
                break


def _possible(claimed: Set[str]) -> list[Combination]:
    """The combinations that these claims may make, in their order."""
    rules, asking = _firing()
    numbers = {number for claim in claimed for number in asking.get(claim, ())}
    return [rules[number].combination for number in sorted(numbers) if rules[number].has_its_claims(claimed)]


@dataclass(frozen=True, kw_only=True)
class _Firing:
    """A combination with the claims without which it never fires: all of the first and one of each other set."""

    combination: Combination
    every: Set[str]
    one_of_each: Sequence[Set[str]]

    def has_its_claims(self, claimed: Set[str]) -> bool:
        return claimed >= self.every and not any(claimed.isdisjoint(group) for group in self.one_of_each)


@cache
def _firing() -> tuple[list[_Firing], Mapping[str, list[int]]]:
    """The combinations that may fire, and for each claim the numbers of those that need it, one of a group's at
    least."""
    rules: list[_Firing] = []
    asking: defaultdict[str, list[int]] = defaultdict(list)
    for rule in library().combinations.values():
        if rule.status in (Status.TESTING, Status.STABLE):
            for claim in rule.all[:1] or rule.any or rule.any_also:
                asking[claim].append(len(rules))
            groups = [frozenset(group) for group in (rule.any, rule.any_also) if group]
            rules.append(_Firing(combination=rule, every=frozenset(rule.all), one_of_each=groups))
    return rules, asking


def _of_item(case: Looked, item: int) -> Iterator[Scope]:
    return _by_poster(
        [claim for claim in case.claims if claim.item == item],
        [offer for offer in case.offers if offer.item == item],
        [reading for reading in case.readings if reading.item == item],
    )


def _by_poster(claims: Sequence[Claim], offers: Sequence[Offer], readings: Sequence[Reading]) -> Iterator[Scope]:
    """One scope for each poster, with what nobody is named for; a single one where all may be of one person."""
    places = [(claim.item, claim.start) for claim in claims] + [_place(offer) for offer in offers]
    posters = posters_of(readings, places)
    for poster in sorted({poster for poster in posters.values() if poster != UNKNOWN}) or [UNKNOWN]:
        own = (poster, UNKNOWN)
        yield _scope(
            [claim for claim in claims if posters[claim.item, claim.start] in own],
            [offer for offer in offers if posters[_place(offer)] in own],
            readings,
            poster,
        )


def _place(offer: Offer) -> tuple[int, int]:
    return offer.item, offer.brand_start if offer.brand_quote else offer.price_start


def _scope(claims: Sequence[Claim], offers: Sequence[Offer], readings: Sequence[Reading], poster: str) -> Scope:
    first = {claim.id: claim for claim in reversed(claims)}
    return Scope(first=first, claims=claims, offers=offers, readings=readings, poster=poster)


def _fitting(rule: Combination, scope: Scope) -> list[Evidence]:
    """The quotes that make the combination hold, in its own order; empty where it does not hold."""
    claims = _claims(rule, scope)
    if not claims:
        return []
    of_offers = offered(rule, scope.offers)
    if of_offers is None:
        return []
    said = spoken(rule, scope.readings, scope.poster)
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
