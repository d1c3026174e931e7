"""The library's claims as a list by family, and the search over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from checker.patterns import Pattern, Role, library
from checker.patterns.spelling import spell
from checker.vocabulary import Strength
from checker.web.wording import text_in


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


def families(language: str, query: str = "") -> tuple[Family, ...]:
    """The claims in use by family, only those that fit `query`; families without one are left out."""
    grouped: dict[str, list[Pattern]] = {}
    words = spell(query).text.split()
    for pattern in library().firing():
        if _fits(pattern, words):
            grouped.setdefault(pattern.family, []).append(pattern)
    order = [family for family in family_names() if family in grouped]
    return tuple(family_of(family, grouped[family], language) for family in order)


def family_of(family: str, patterns: Iterable[Pattern], language: str) -> Family:
    entries = tuple(entry(pattern, language) for pattern in patterns)
    return Family(id=family, name=family_names().get(family, family), entries=entries)


def entry(pattern: Pattern, language: str) -> Entry:
    return Entry(
        id=pattern.id,
        name=text_in(pattern.name, language),
        says=text_in(pattern.says, language),
        role=pattern.role,
        strength=pattern.strength,
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


def _fits(pattern: Pattern, words: Sequence[str]) -> bool:
    """Whether every word occurs in the id, a name, a sentence or a form."""
    searched = _searched(pattern.id)
    return all(word in searched for word in words)


@cache
def _searched(claim_id: str) -> str:
    """What the search looks at, spelled like the query: Traditional and Simplified, large and small letters alike."""
    pattern = library().patterns[claim_id]
    texts = (pattern.name.zh, pattern.name.en, pattern.says.zh, pattern.says.en, *pattern.forms.all())
    return "\n".join((claim_id, *(spell(text).text for text in texts)))
