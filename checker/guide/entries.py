"""The library's claims as a list by family, and the search over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.patterns import Pattern, Role, library
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
    for pattern in library().firing():
        if _fits(pattern, query):
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


def _fits(pattern: Pattern, query: str) -> bool:
    """Whether every word of the query occurs in the id, a name, a sentence or a form."""
    searched = "\n".join(
        (pattern.id, pattern.name.zh, pattern.name.en, pattern.says.zh, pattern.says.en, *pattern.forms.all())
    ).casefold()
    return all(word in searched for word in query.casefold().split())
