"""Everything a finding can tell the shopper, in Chinese and English, from the file that it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.evidence.check import Check, Words, all_checks
from checker.evidence.receipts import MEANING, ReceiptCheck, all_receipt_checks
from checker.patterns import library
from checker.patterns.schema import Bilingual, BilingualList, Combination, Pattern, Source
from checker.vocabulary import Answer, Finding, Message, Result

COULD_NOT_BE_CHECKED = {"zh": "这一项没能核对。", "en": "This point could not be checked."}


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Texts by language (`zh`, `en`); what a file does not say stays empty.

    `why` is the honest explanation, `innocent` the harmless reading, `abuse` how the claim has been abused,
    `true_if` what would have to be true, `supports` what would really support it, `five_minutes` a check that the
    shopper can do alone, `questions` what a friend would ask, `request` the same in one formal sentence,
    `next_photo` which photo would settle the question.
    """

    name: Words
    why: Words
    innocent: Words = field(default_factory=dict)
    abuse: Words = field(default_factory=dict)
    true_if: Words = field(default_factory=dict)
    supports: Words = field(default_factory=dict)
    five_minutes: Words = field(default_factory=dict)
    questions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    request: Words = field(default_factory=dict)
    next_photo: Words = field(default_factory=dict)
    sources: Sequence[Source] = ()


def explanation(finding: Finding | Answer) -> Explanation:
    """The explanation of a finding or of an answer about a receipt.

    Raises KeyError where its file is no longer in the library.
    """
    if isinstance(finding, Answer):
        return _of_receipt_check(all_receipt_checks()[finding.check], finding.result)
    if finding.check == "claim":
        return _of_pattern(library().patterns[finding.subject])
    if finding.check == "combination":
        return _of_combination(library().combinations[finding.subject])
    if finding.check in all_receipt_checks():
        return _of_receipt_check(all_receipt_checks()[finding.check], Result.FAIL)
    return _of_check(all_checks()[finding.check])


def sentence(message: Message, language: str) -> str:
    """The words of a `pattern.`, `combination.` or `check.` message; `language` is `zh` or `en`.

    Raises KeyError where the id is no longer in the library.
    """
    kind, _, rest = message.id.partition(".")
    if kind == "pattern":
        text = _words(library().patterns[rest].says)[language]
    elif kind == "combination":
        text = _words(library().combinations[rest].says)[language]
    elif kind == "check":
        check_id, _, key = rest.partition(".")
        says = all_receipt_checks()[check_id].says if check_id in all_receipt_checks() else all_checks()[check_id].says
        text = getattr(says[key], language)
    elif message.id == "evidence.could-not-be-checked":
        text = COULD_NOT_BE_CHECKED[language]
    else:
        raise KeyError(message.id)
    return text.format_map(dict(message.params))


def _of_pattern(pattern: Pattern) -> Explanation:
    return Explanation(
        name=_words(pattern.name),
        why=_words(pattern.why),
        abuse={"zh": pattern.abuse.zh, "en": pattern.abuse.en},
        true_if=_words(pattern.true_if),
        supports=_words(pattern.supports),
        five_minutes=_words(pattern.five_minutes),
        questions=_lists(pattern.questions),
        request=_words(pattern.request),
        sources=_sources(pattern.abuse.sources),
    )


def _of_combination(rule: Combination) -> Explanation:
    return Explanation(
        name=_words(rule.name),
        why=_words(rule.why),
        innocent=_words(rule.innocent),
        questions=_lists(rule.questions),
        sources=_sources(rule.sources),
    )


def _of_check(check: Check) -> Explanation:
    return Explanation(
        name=check.name,
        why=check.why,
        innocent=check.innocent,
        questions=check.questions,
        next_photo=check.next_photo,
        sources=_sources(check.sources),
    )


def _of_receipt_check(check: ReceiptCheck, result: Result) -> Explanation:
    """What the answer is worth comes first, in the words that all receipt checks share."""
    return Explanation(
        name=check.name,
        why={
            "zh": MEANING[result]["zh"] + check.why["zh"],
            "en": f"{MEANING[result]['en']} {check.why['en']}",
        },
        innocent=check.innocent,
        questions=check.questions,
        next_photo=check.next_photo,
        sources=_sources(check.sources),
    )


def _words(text: Bilingual) -> Words:
    return {"zh": text.zh, "en": text.en}


def _lists(texts: BilingualList) -> Mapping[str, Sequence[str]]:
    return {"zh": texts.zh, "en": texts.en}


def _sources(keys: Sequence[str]) -> Sequence[Source]:
    return tuple(library().sources[key] for key in keys)
