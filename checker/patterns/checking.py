"""What a pattern or combination must hold beyond the shape of its file: the rules for authors, as sentences."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

import re2

from checker.patterns.schema import (
    Bilingual,
    BilingualList,
    Combination,
    Example,
    Expression,
    Forms,
    Pattern,
    PublicId,
    Role,
)
from checker.vocabulary import Language, Strength

BANNED_WORDS = (
    "假货",
    "骗子",
    "诈骗",
    "必是高仿",
    "造假团伙",
    "counterfeit confirmed",
    "scam seller",
    "fraudster",
    "100%",
)
FEWEST_EXAMPLES = 6
FEWEST_COMBINATION_EXAMPLES = 3
MOST_QUESTIONS = 3


def pattern_faults(pattern: Pattern, path: Path, ids: Mapping[str, PublicId], sources: Container[str]) -> list[str]:
    """Every mistake of a pattern that has the right shape, as sentences for its author."""
    return [
        *_id_faults(pattern, path, ids),
        *_weight_faults(pattern),
        *_shown_faults(
            {
                "name": pattern.name,
                "says": pattern.says,
                "true_if": pattern.true_if,
                "why": pattern.why,
                "abuse": Bilingual(zh=pattern.abuse.zh, en=pattern.abuse.en),
                "supports": pattern.supports,
                "five_minutes": pattern.five_minutes,
                "request": pattern.request,
            }
        ),
        *_question_faults(pattern.questions),
        *(f"abuse names the unknown source {key}" for key in pattern.abuse.sources if key not in sources),
        *_form_faults(pattern),
        *(fault for expression in pattern.expressions for fault in _expression_faults(expression)),
        *_example_faults("positive", pattern.positive, FEWEST_EXAMPLES, every_language=True),
        *_example_faults("negative", pattern.negative, FEWEST_EXAMPLES, every_language=False),
    ]


def combination_faults(
    combination: Combination, path: Path, claims: Container[str], sources: Container[str]
) -> list[str]:
    """Every mistake of a combination that has the right shape, as sentences for its author."""
    named = {"all": combination.all, "any": combination.any, "any_also": combination.any_also, "none": combination.none}
    return [
        *([] if combination.id == path.stem else [f"id {combination.id} is not the file name {path.stem}"]),
        *(f"{key} names the unknown claim {one}" for key, ids in named.items() for one in ids if one not in claims),
        *([] if combination.all or combination.any else ["neither all nor any names a claim"]),
        *_shown_faults(
            {
                "name": combination.name,
                "says": combination.says,
                "why": combination.why,
                "innocent": combination.innocent,
            }
        ),
        *_question_faults(combination.questions),
        *(f"unknown source {key}" for key in combination.sources if key not in sources),
        *_example_faults("fires", combination.fires, FEWEST_COMBINATION_EXAMPLES, every_language=False),
        *_example_faults("silent", combination.silent, FEWEST_COMBINATION_EXAMPLES, every_language=False),
    ]


def banned_words(place: str, text: str) -> Iterator[str]:
    for word in BANNED_WORDS:
        if word in text.lower():
            yield f"{place} uses the banned word {word}"


def _id_faults(pattern: Pattern, path: Path, ids: Mapping[str, PublicId]) -> Iterator[str]:
    if pattern.id != path.stem:
        yield f"id {pattern.id} is not the file name {path.stem}"
    if pattern.family != path.parent.name:
        yield f"family {pattern.family} is not the folder {path.parent.name}"
    public = ids.get(pattern.id)
    if public is None:
        # A pattern of a new kind is one new file and has no block; one with a block must be the claim of that block.
        if pattern.block:
            yield f"id {pattern.id} is not a public claim id"
    elif (public.block, public.family) != (pattern.block, pattern.family):
        yield f"{pattern.id} belongs to block {public.block!r} and family {public.family}"


def _weight_faults(pattern: Pattern) -> Iterator[str]:
    if pattern.role is not Role.RISK and pattern.strength is not Strength.WEAK:
        yield f"a {pattern.role} pattern never adds points, so its strength must be weak"


def _shown_faults(texts: Mapping[str, Bilingual]) -> Iterator[str]:
    for place, text in texts.items():
        for language, words in (("zh", text.zh), ("en", text.en)):
            if not words:
                yield f"{place}.{language} is empty"
            yield from banned_words(f"{place}.{language}", words)


def _question_faults(questions: BilingualList) -> Iterator[str]:
    for language, texts in (("zh", questions.zh), ("en", questions.en)):
        if not 1 <= len(texts) <= MOST_QUESTIONS:
            yield f"questions.{language} must hold 1 to {MOST_QUESTIONS} questions"
        for text in texts:
            yield from banned_words(f"questions.{language}", text)


def _form_faults(pattern: Pattern) -> Iterator[str]:
    for language in ("zh_hans", "zh_hant", "en"):
        if not getattr(pattern.forms, language):
            yield f"forms has none in {language.replace('_h', '-H')}"
    groups = {
        "forms": pattern.forms,
        "forms_with_offer": pattern.forms_with_offer,
        "forms_with_brand": pattern.forms_with_brand,
        "forms_trap": pattern.forms_trap,
    }
    for place, forms in groups.items():
        yield from _phrase_faults(place, forms)
    for phrase in pattern.lookalikes.zh + pattern.lookalikes.en:
        if not phrase:
            yield "lookalikes holds an empty phrase"


def _phrase_faults(place: str, forms: Forms) -> Iterator[str]:
    for phrase in forms.all():
        parts = [part.strip() for part in phrase.replace("...", "…").split("…")]
        if not all(parts):
            yield f"{place}: {phrase!r} is empty or has a gap at its edge"
        if len("".join(parts)) < 2:
            yield f"{place}: {phrase!r} is a single character and would fire anywhere"


def _expression_faults(expression: Expression) -> Iterator[str]:
    if not expression.needs or not all(expression.needs):
        yield f"expression {expression.match!r} needs at least one literal phrase"
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(expression.match, options)
    except re2.error as error:
        yield f"expression {expression.match!r} is not RE2: {error.args[0].decode()}"


def _example_faults(place: str, examples: tuple[Example, ...], fewest: int, *, every_language: bool) -> Iterator[str]:
    if len(examples) < fewest:
        yield f"{place} has {len(examples)} examples, at least {fewest} are wanted"
    missing = set(Language) - {example.language for example in examples}
    if every_language and missing:
        yield f"{place} has no example in {', '.join(sorted(missing))}"
    for example in examples:
        if not example.text:
            yield f"{place} has an empty example"
        if example.quote and example.quote not in example.text:
            yield f"{place}: the quote {example.quote!r} is not in its text"
