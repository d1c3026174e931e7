"""The library's claims as frozen values for the guide pages, and the search over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.patterns import Bilingual, BilingualList, Combination, Pattern, Role, Status, library
from checker.vocabulary import Strength
from checker.web.wording import Citation, cite

SHOWN = (Status.TESTING, Status.STABLE)


class ClaimUnknown(Exception):
    """No claim with this id is in use."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One claim in the list."""

    id: str
    name: str
    says: str
    role: Role
    strength: Strength


@dataclass(frozen=True, kw_only=True)
class Family:
    """Claims of one kind."""

    id: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A rule in which a claim stands beside others: its name, why it matters, the claims it needs."""

    name: str
    why: str
    innocent: str
    with_claims: tuple[Entry, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Everything about one claim; `phrases` are some words that make it, `not_phrases` some that only look like it."""

    entry: Entry
    family: Family
    why: str
    abuse: str
    sources: tuple[Citation, ...]
    supports: str
    five_minutes: str
    questions: tuple[str, ...]
    phrases: tuple[str, ...]
    not_phrases: tuple[str, ...]
    beside: tuple[Beside, ...]
    reviewed: str


def families(language: str, query: str = "") -> tuple[Family, ...]:
    """The claims in use by family, only those that fit `query`; families without one are left out."""
    grouped: dict[str, list[Pattern]] = {}
    for pattern in library().patterns.values():
        if pattern.status in SHOWN and _fits(pattern, query):
            grouped.setdefault(pattern.family, []).append(pattern)
    order = [family for family in family_names() if family in grouped]
    return tuple(_family(family, grouped[family], language) for family in order)


def claim(claim_id: str, language: str) -> Claim:
    """One claim in full. Raises ClaimUnknown."""
    pattern = library().patterns.get(claim_id)
    if pattern is None or pattern.status not in SHOWN:
        raise ClaimUnknown(claim_id)
    forms = pattern.forms.en if language == "en" else pattern.forms.zh_hans
    rules = (rule for rule in library().combinations.values() if rule.status in SHOWN and claim_id in _claims_of(rule))
    return Claim(
        entry=_entry(pattern, language),
        family=_family(pattern.family, [], language),
        why=_text(pattern.why, language),
        abuse=pattern.abuse.en if language == "en" else pattern.abuse.zh,
        sources=cite([library().sources[key] for key in pattern.abuse.sources], language),
        supports=_text(pattern.supports, language),
        five_minutes=_text(pattern.five_minutes, language),
        questions=_texts(pattern.questions, language),
        phrases=forms[:12],
        not_phrases=_texts(pattern.lookalikes, language)[:8],
        beside=tuple(_beside(rule, claim_id, language) for rule in rules),
        reviewed=pattern.reviewed.isoformat(),
    )


def family_names() -> dict[str, str]:
    """The families in the order of the guide."""
    return {
        "identity": _("Who the seller is"),
        "provenance": _("Where the goods come from"),
        "proof": _("What is shown as proof"),
        "price": _("Price"),
        "scarcity": _("Stock and hurry"),
        "trust": _("Trust"),
        "guarantee": _("Guarantees and returns"),
        "agents": _("Agents and catalogues"),
        "money": _("How to pay"),
        "logistics": _("Shipping and duty"),
        "evasion": _("What is kept out of sight"),
        "verifiable": _("What can be verified"),
    }


def _family(family: str, patterns: Iterable[Pattern], language: str) -> Family:
    entries = tuple(_entry(pattern, language) for pattern in patterns)
    return Family(id=family, name=family_names().get(family, family), entries=entries)


def _entry(pattern: Pattern, language: str) -> Entry:
    return Entry(
        id=pattern.id,
        name=_text(pattern.name, language),
        says=_text(pattern.says, language),
        role=pattern.role,
        strength=pattern.strength,
    )


def _beside(rule: Combination, claim_id: str, language: str) -> Beside:
    others = (library().patterns.get(other) for other in _claims_of(rule) if other != claim_id)
    return Beside(
        name=_text(rule.name, language),
        why=_text(rule.why, language),
        innocent=_text(rule.innocent, language),
        with_claims=tuple(_entry(pattern, language) for pattern in others if pattern and pattern.status in SHOWN),
        sources=cite([library().sources[key] for key in rule.sources], language),
    )


def _claims_of(rule: Combination) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*rule.all, *rule.any, *rule.any_also)))


def _fits(pattern: Pattern, query: str) -> bool:
    """Whether every word of the query occurs in the id, a name, a sentence or a form."""
    searched = "\n".join(
        (pattern.id, pattern.name.zh, pattern.name.en, pattern.says.zh, pattern.says.en, *pattern.forms.all())
    ).casefold()
    return all(word in searched for word in query.casefold().split())


def _text(text: Bilingual, language: str) -> str:
    return text.en if language == "en" else text.zh


def _texts(texts: BilingualList, language: str) -> tuple[str, ...]:
    return texts.en if language == "en" else texts.zh
