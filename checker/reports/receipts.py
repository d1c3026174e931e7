"""The receipts of a case beside their pictures: what was read, the arithmetic written out, and the checks' answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.evidence import Explanation, explanation
from checker.evidence.receipts import MEANING
from checker.reports.fields import Place, Row, rows_of
from checker.reports.sums import Written, written_sums
from checker.vocabulary import Answer, Outcome, Result
from checker.web.wording import in_language, say

MOST_PHOTOS = 3


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The answer of one check: its name, the sentence, and the harmless causes where it found a contradiction."""

    name: str
    says: str
    innocent: str


@dataclass(frozen=True, kw_only=True)
class Answers:
    """All answers of one kind under what such an answer is worth, and what it is not."""

    result: Result
    name: str
    meaning: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True, kw_only=True)
class ReceiptShown:
    """`number` counts the receipts of the case from 1; `photos` are pictures that would let more be told."""

    number: int
    is_slip: bool
    rows: tuple[Row, ...]
    places: tuple[Place, ...]
    sums: tuple[Written, ...]
    answers: tuple[Answers, ...]
    photos: tuple[str, ...]


def receipts_on(item: int, outcome: Outcome, language: str) -> tuple[ReceiptShown, ...]:
    """The receipts on one item, in their order."""
    return tuple(
        _shown(position, outcome, language) for position, receipt in enumerate(outcome.receipts) if receipt.item == item
    )


def _shown(position: int, outcome: Outcome, language: str) -> ReceiptShown:
    receipt = outcome.receipts[position]
    answers = [answer for answer in outcome.answers if answer.receipt == position]
    rows = rows_of(receipt, f"place-{position + 1}", language)
    return ReceiptShown(
        number=position + 1,
        is_slip=receipt.is_slip,
        rows=tuple(rows.rows),
        places=tuple(rows.places),
        sums=written_sums(receipt, answers),
        answers=tuple(filter(None, (_answers(result, answers, language) for result in _names()))),
        photos=_photos(answers, language),
    )


def _names() -> dict[Result, str]:
    """What contradicts comes first: it is what the shopper has to ask about."""
    return {
        Result.FAIL: _("Contradicts itself, or was misread"),
        Result.PASS: _("Internally consistent"),
        Result.CANNOT_TELL: _("Cannot be told"),
    }


def _answers(result: Result, answers: Sequence[Answer], language: str) -> Answers | None:
    found = [_answered(answer, language) for answer in answers if answer.result is result]
    known = tuple(answer for answer in found if answer.says)
    if not known:
        return None
    return Answers(result=result, name=_names()[result], meaning=in_language(MEANING[result], language), answers=known)


def _answered(answer: Answer, language: str) -> Answered:
    texts = _explanation(answer)
    return Answered(
        name=in_language(texts.name, language),
        says=say(answer.message, language),
        innocent=in_language(texts.innocent, language) if answer.result is Result.FAIL else "",
    )


def _photos(answers: Sequence[Answer], language: str) -> tuple[str, ...]:
    """Pictures that would settle what could not be told or seems to contradict itself, each once."""
    open_ones = (answer for answer in answers if answer.result is not Result.PASS)
    wanted = (in_language(_explanation(answer).next_photo, language) for answer in open_ones)
    return tuple(dict.fromkeys(filter(None, wanted)))[:MOST_PHOTOS]


def _explanation(answer: Answer) -> Explanation:
    """What its check says of it now; nothing where the check was taken out since the report was made."""
    try:
        return explanation(answer)
    except KeyError:
        return Explanation(name={}, why={})
