"""The library's combinations for the guide: which statements do not go together, and why."""

from __future__ import annotations

from dataclasses import dataclass

from checker.guide.entries import Entry, entry
from checker.guide.examples import Post, first_in
from checker.patterns import Combination, Pattern, Status, library
from checker.vocabulary import Strength
from checker.web.wording import Citation, cite, text_in, texts_in

SHOWN = (Status.TESTING, Status.STABLE)


@dataclass(frozen=True, kw_only=True)
class RuleShown:
    """One combination. Each group of `needs` asks for one of its claims; `same_item` for all of them on one item."""

    id: str
    name: str
    why: str
    innocent: str
    strength: Strength
    needs: tuple[tuple[Entry, ...], ...]
    same_item: bool
    branded: bool
    questions: tuple[str, ...]
    sources: tuple[Citation, ...]
    example: Post | None


def rules(language: str, claim_id: str = "") -> tuple[RuleShown, ...]:
    """All combinations in use, or those in which one claim takes part."""
    return tuple(
        _shown(rule, language)
        for rule in library().combinations.values()
        if rule.status in SHOWN and (not claim_id or claim_id in claims_of(rule))
    )


def claims_of(rule: Combination) -> tuple[str, ...]:
    """The claims that a combination may stand on, each once."""
    return tuple(dict.fromkeys((*rule.all, *rule.any, *rule.any_also)))


def _shown(rule: Combination, language: str) -> RuleShown:
    groups = [*((claim_id,) for claim_id in rule.all), rule.any, rule.any_also]
    needs = (tuple(entry(pattern, language) for pattern in _in_use(group)) for group in groups)
    return RuleShown(
        id=rule.id,
        name=text_in(rule.name, language),
        why=text_in(rule.why, language),
        innocent=text_in(rule.innocent, language),
        strength=rule.strength,
        needs=tuple(filter(None, needs)),
        same_item=rule.same_item,
        branded=bool(rule.brand_tiers),
        questions=texts_in(rule.questions, language),
        sources=cite([library().sources[key] for key in rule.sources], language),
        example=first_in(rule.fires, language, claims_of(rule)),
    )


def _in_use(claim_ids: tuple[str, ...]) -> list[Pattern]:
    found = (library().patterns.get(claim_id) for claim_id in claim_ids)
    return [pattern for pattern in found if pattern is not None and pattern.status in SHOWN]
