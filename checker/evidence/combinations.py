"""Holds the claims of a case against the combination files: which statements do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.evidence.asserted import evidence_of
from checker.evidence.check import Looked
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.patterns.schema import Combination, Status
from checker.vocabulary import Claim, Evidence, Finding, Leaning, Message, Offer

First = Mapping[str, Claim]
"""The first place of each claim id, on one item or on all of them."""


def combined(case: Looked) -> Iterator[Finding]:
    """One finding for each combination that holds, with a quote for each of its claims."""
    whole, items = (_first(case.claims), case.offers), _items(case)
    for combination in library().combinations.values():
        if combination.status not in (Status.TESTING, Status.STABLE):
            continue
        for claims, offers in items if combination.same_item else [whole]:
            quotes = _fitting(combination, claims, offers)
            if quotes:
                yield _finding(combination, quotes)
                break


def _items(case: Looked) -> list[tuple[First, Sequence[Offer]]]:
    """Claims and offers of each item by itself."""
    return [
        (_first([c for c in case.claims if c.item == item]), [o for o in case.offers if o.item == item])
        for item in sorted({claim.item for claim in case.claims})
    ]


def _first(claims: Sequence[Claim]) -> First:
    return {claim.id: claim for claim in reversed(claims)}


def _fitting(rule: Combination, claims: First, offers: Sequence[Offer]) -> list[Evidence]:
    """The quotes that make the combination hold, in its own order; empty where it does not hold."""
    if any(claim_id in claims for claim_id in rule.none) or not all(claim_id in claims for claim_id in rule.all):
        return []
    chosen = [claims[claim_id] for claim_id in rule.all]
    for group in (rule.any, rule.any_also):
        found = [claims[claim_id] for claim_id in group if claim_id in claims]
        if group and not found:
            return []
        chosen.extend(found[:1])
    evidence = [evidence_of(claim) for claim in chosen]
    if rule.brand_tiers:
        branded = [offer for offer in offers if offer.brand and lexicon().brands[offer.brand].tier in rule.brand_tiers]
        if not branded:
            return []
        evidence.append(brand_evidence(branded[0]))
    return evidence


def brand_evidence(offer: Offer) -> Evidence:
    """The quote of an offer's brand."""
    end = offer.brand_start + len(offer.brand_quote)
    return Evidence(item=offer.item, quote=offer.brand_quote, start=offer.brand_start, end=end, box=offer.brand_box)


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
