"""What a pattern, a combination and a source are: the shape of the data files under `library/` and `combinations/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from checker.vocabulary import Language, Strength


class Status(StrEnum):
    """Drafts and retired files are kept and shown to authors, but never fire."""

    DRAFT = "draft"
    TESTING = "testing"
    STABLE = "stable"
    RETIRED = "retired"


class Role(StrEnum):
    """Only a risk may add points; context is needed by combinations, protective can be checked by the shopper."""

    RISK = "risk"
    CONTEXT = "context"
    PROTECTIVE = "protective"


@dataclass(frozen=True, kw_only=True)
class Bilingual:
    """One text in Simplified Chinese and in English; Traditional is made by conversion when it is shown."""

    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class BilingualList:
    """Several short texts in both languages, in the order in which they are shown."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Abuse:
    """How a claim has been abused, with the keys of the sources that say so."""

    zh: str
    en: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Forms:
    """Phrases as they are written in each language; `evasive` ones are spelled so as not to be found."""

    zh_hans: tuple[str, ...] = ()
    zh_hant: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    evasive: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        return self.zh_hans + self.zh_hant + self.en + self.evasive


@dataclass(frozen=True, kw_only=True)
class Expression:
    """A RE2 expression over the spelled text, tried only when one of the phrases in `needs` is present."""

    language: Language
    needs: tuple[str, ...]
    match: str


@dataclass(frozen=True, kw_only=True)
class Example:
    """An own-written post; `quote`, if given, is the very piece that must be quoted."""

    language: Language
    text: str
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """One claim: the words that make it, its look-alikes, its examples, and all that is told to the shopper.

    `true_if` is what would have to be true, `request` the one formal sentence that asks the seller to show it;
    `questions` ask the same as a friend would.
    """

    id: str
    family: str
    status: Status
    reviewed: date
    role: Role
    strength: Strength
    name: Bilingual
    says: Bilingual
    true_if: Bilingual
    why: Bilingual
    abuse: Abuse
    supports: Bilingual
    five_minutes: Bilingual
    questions: BilingualList
    request: Bilingual
    forms: Forms
    positive: tuple[Example, ...]
    negative: tuple[Example, ...]
    block: str = ""
    forms_with_offer: Forms = Forms()
    forms_with_brand: Forms = Forms()
    forms_trap: Forms = Forms()
    lookalikes: BilingualList = BilingualList()
    expressions: tuple[Expression, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Combination:
    """One rule over claims: what must stand beside what, and what is told to the shopper about it.

    All claims of `all`, and one of `any` and of `any_also` where given, and none of `none`; `brand_tiers`, where
    given, asks for an offer with a brand of one of these tiers. Each group of `words` asks for one of its phrases,
    `price_from` for an offer at this price in CNY or above, `quantity_from` for an offer of so many pieces, and
    `items_from` for the first claim on so many different items. One phrase of `unless` keeps the rule silent.
    `same_item` asks for all of it on one item.
    """

    id: str
    rule: str
    status: Status
    reviewed: date
    strength: Strength
    same_item: bool
    name: Bilingual
    says: Bilingual
    why: Bilingual
    innocent: Bilingual
    questions: BilingualList
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    any_also: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    brand_tiers: tuple[str, ...] = ()
    words: tuple[BilingualList, ...] = ()
    unless: BilingualList = BilingualList()
    price_from: Decimal | None = None
    quantity_from: int = 0
    items_from: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """A public source; `quality` is the letter of our source table (A the best)."""

    title: str
    date: str
    url: str
    quality: str


@dataclass(frozen=True, kw_only=True)
class PublicId:
    """A claim id that other people rely on, with its block in the knowledge base (may be empty) and its family."""

    block: str
    family: str


@dataclass(frozen=True, kw_only=True)
class Library:
    """All patterns, combinations and sources; `version` changes with every data file."""

    patterns: Mapping[str, Pattern] = field(default_factory=dict)
    combinations: Mapping[str, Combination] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    version: str = ""

    def firing(self) -> tuple[Pattern, ...]:
        """The patterns that may fire."""
        return tuple(p for p in self.patterns.values() if p.status in (Status.TESTING, Status.STABLE))
