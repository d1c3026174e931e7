"""What every phrase of the patterns is used for, once each has been brought to the one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from checker.patterns.schema import Expression, Forms, Pattern
from checker.patterns.spelling import spell_form

_GAP = re.compile(r"(?:…|\.\.\.)+")


class Kind(Enum):
    """Under which condition a form makes its claim."""

    PLAIN = "plain"
    WITH_OFFER = "with offer"
    WITH_BRAND = "with brand"
    TRAP = "trap"


@dataclass(frozen=True, slots=True)
class Form:
    """A phrase in its spelling makes `claim`; `parts` has several where the phrase has gaps."""

    claim: str
    kind: Kind
    evasive: bool
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseUses:
    """All that one spelled phrase is good for."""

    forms: list[Form] = field(default_factory=list)
    parts: list[tuple[int, int]] = field(default_factory=list)
    lookalike_of: list[str] = field(default_factory=list)
    needed_by: list[tuple[str, Expression]] = field(default_factory=list)


def uses_of(patterns: Iterable[Pattern]) -> tuple[dict[str, PhraseUses], list[Form]]:
    """The uses of every spelled phrase, and the forms with gaps, which `PhraseUses.parts` names by position."""
    uses: dict[str, PhraseUses] = {}
    gapped: list[Form] = []
    for pattern in patterns:
        for form in _forms_of(pattern):
            if len(form.parts) == 1:
                uses.setdefault(form.parts[0], PhraseUses()).forms.append(form)
            else:
                for number, part in enumerate(form.parts):
                    uses.setdefault(part, PhraseUses()).parts.append((len(gapped), number))
                gapped.append(form)
        for phrase in pattern.lookalikes.zh + pattern.lookalikes.en:
            uses.setdefault(spell_form(phrase), PhraseUses()).lookalike_of.append(pattern.id)
        for expression in pattern.expressions:
            for phrase in expression.needs:
                uses.setdefault(spell_form(phrase), PhraseUses()).needed_by.append((pattern.id, expression))
    uses.pop("", None)
    return uses, gapped


def _forms_of(pattern: Pattern) -> Iterator[Form]:
    """Each spelling once; a phrase that an honest seller writes too is not evasive."""
    groups = (
        (Kind.TRAP, pattern.forms_trap),
        (Kind.PLAIN, pattern.forms),
        (Kind.WITH_OFFER, pattern.forms_with_offer),
        (Kind.WITH_BRAND, pattern.forms_with_brand),
    )
    seen: set[tuple[str, ...]] = set()
    for kind, forms in groups:
        for phrase, evasive in _phrases_of(forms):
            parts = tuple(part for part in map(spell_form, _GAP.split(phrase)) if part)
            if parts and parts not in seen:
                seen.add(parts)
                yield Form(pattern.id, kind, evasive, parts)


def _phrases_of(forms: Forms) -> Iterator[tuple[str, bool]]:
    yield from ((phrase, False) for phrase in forms.zh_hans + forms.zh_hant + forms.en)
    yield from ((phrase, True) for phrase in forms.evasive)
