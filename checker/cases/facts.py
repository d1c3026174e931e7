"""What a case is about, in ids: the same facts are searched at the desk and counted in the trends."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import datetime
from uuid import UUID

from checker.archive.tracing import contact_mark
from checker.cases import handing_over, trends
from checker.cases.models import Case, Fact, FactKind
from checker.claims import find_contacts
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.vocabulary import Leaning, Level, Outcome

Known = tuple[FactKind, str]

_PAYMENT = frozenset({"money"})
"""Families of patterns that say how the money is to be sent."""


def facts_of(outcome: Outcome, language: str) -> frozenset[Known]:
    """The facts of an outcome; `language` is that of the page on which it was asked."""
    return frozenset(
        {
            (FactKind.LEVEL, outcome.verdict.level.value),
            (FactKind.LANGUAGE, language),
            *_of_claims(outcome),
            *_of_findings(outcome),
            *_of_offers(outcome),
            *((FactKind.CONTACT, contact_value(contact_mark(contact))) for contact in find_contacts(outcome.readings)),
        }
    )


def contact_value(mark: int) -> str:
    """How the keyed hash of a contact is kept as a fact."""
    return f"{mark:016x}"


def keep(case_id: UUID, outcome: Outcome, language: str, at: datetime) -> None:
    """Replace the facts of a case by those of its newest outcome; to be called in the transaction that stores it."""
    trends.note_sights(case_id, outcome)
    _replace(case_id, facts_of(outcome, language), outcome.verdict.level, at)


def correct(case: Case, outcome: Outcome) -> None:
    """The same for a corrected outcome; contacts stay, because what they were read from may be masked by now."""
    at = case.facts.values_list("at", flat=True).first() or case.asked_at
    contacts = case.facts.filter(kind=FactKind.CONTACT).values_list("value", flat=True)
    known = {one for one in facts_of(outcome, case.language) if one[0] != FactKind.CONTACT}
    _replace(case.id, known | {(FactKind.CONTACT, value) for value in contacts}, outcome.verdict.level, at)


def _replace(case_id: UUID, facts: Set[Known], level: Level, at: datetime) -> None:
    earlier = set(Fact.objects.filter(case_id=case_id).values_list("kind", "value"))
    known = {(kind.value, value) for kind, value in facts}
    Fact.objects.filter(case_id=case_id).delete()
    Fact.objects.bulk_create(Fact(case_id=case_id, kind=kind, value=value, at=at) for kind, value in sorted(known))
    trends.changed(case_id)
    handing_over.follow(case_id, level, gone=earlier - known, come=known - earlier)


def _of_claims(outcome: Outcome) -> Iterator[Known]:
    """An answer that is corrected may name a pattern or a brand that the library has no more."""
    patterns = library().patterns
    for claim in {claim.id for claim in outcome.claims}:
        yield FactKind.CLAIM, claim
        if claim in patterns and patterns[claim].family in _PAYMENT:
            yield FactKind.PAYMENT, claim


def _of_findings(outcome: Outcome) -> Iterator[Known]:
    """What speaks against the post, but for the claims, which are facts of their own."""
    for finding in outcome.findings:
        if finding.leaning is Leaning.DOUBT and finding.check == "combination":
            yield FactKind.COMBINATION, finding.subject
        elif finding.leaning is Leaning.DOUBT and finding.check != "claim":
            yield FactKind.CHECK, finding.check


def _of_offers(outcome: Outcome) -> Iterator[Known]:
    for offer in outcome.offers:
        if offer.brand:
            yield FactKind.BRAND, offer.brand
            if offer.brand in lexicon().brands:
                yield FactKind.TIER, lexicon().brands[offer.brand].tier
        if offer.goods:
            yield FactKind.GOODS, offer.goods
