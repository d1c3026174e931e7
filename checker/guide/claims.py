"""Everything about one claim as a frozen value for its page."""

from __future__ import annotations

from dataclasses import dataclass

from checker.guide.entries import Entry, Family, entry, family_of
from checker.guide.examples import Post, all_in
from checker.guide.rules import SHOWN, RuleShown, rules
from checker.patterns import Pattern, library
from checker.vocabulary import Language
from checker.web.wording import Citation, cite, script_of, text_in, texts_in

FEW = 6
"""Words shown of a list: enough to see what is meant, too few to write around."""


class ClaimUnknown(Exception):
    """No claim with this id is in use."""


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
    posts: tuple[Post, ...]
    not_posts: tuple[Post, ...]
    beside: tuple[RuleShown, ...]
    reviewed: str


def claim(claim_id: str, language: str) -> Claim:
    """One claim in full. Raises ClaimUnknown."""
    pattern = library().patterns.get(claim_id)
    if pattern is None or pattern.status not in SHOWN:
        raise ClaimUnknown(claim_id)
    return Claim(
        entry=entry(pattern, language),
        family=family_of(pattern.family, [], language),
        why=text_in(pattern.why, language),
        abuse=text_in(pattern.abuse, language),
        sources=cite([library().sources[key] for key in pattern.abuse.sources], language),
        supports=text_in(pattern.supports, language),
        five_minutes=text_in(pattern.five_minutes, language),
        questions=texts_in(pattern.questions, language),
        phrases=_phrases(pattern, language),
        not_phrases=texts_in(pattern.lookalikes, language)[:FEW],
        posts=all_in(pattern.positive, language, {claim_id}),
        not_posts=all_in(pattern.negative, language, {claim_id}),
        beside=rules(language, claim_id),
        reviewed=pattern.reviewed.isoformat(),
    )


def _phrases(pattern: Pattern, language: str) -> tuple[str, ...]:
    """Some plain forms; the evasive spellings are nobody's lesson."""
    forms = pattern.forms
    written = {Language.ZH_HANS: forms.zh_hans, Language.ZH_HANT: forms.zh_hant, Language.EN: forms.en}
    return written[script_of(language)][:FEW]
