"""The receipts of a case beside their pictures: what was read, the arithmetic written out, and the checks' answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.evidence import Explanation, explanation
from checker.evidence.receipts import MEANING
from checker.reports.fields import GRAVEST, Checked, Place, Row, rows_of
from checker.reports.sums import Written, written_sums
from checker.vocabulary import Answer, Box, Outcome, Result
from checker.web.wording import in_language, say

MOST_PHOTOS = 3


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The answer of one check: its name, the sentence, and the harmless causes where it found a contradiction.

    `anchor` is the id of its element.
    """

    anchor: str
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
    reading = next((one for one in outcome.readings if one.item == receipt.item), None)
    rows = rows_of(
        receipt, f"place-{position + 1}", language, reading, _checked(outcome.answers, receipt.item, language)
    )
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


def _checked(answers: Sequence[Answer], item: int, language: str) -> dict[Box, Checked]:
    """For each place on the item that answers speak of the gravest of them, with the names of all that are as grave."""
    about: dict[Box, list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: GRAVEST.index(one.result)):
        for place in answer.evidence:
            if place.item == item and place.box is not None and answer not in about.setdefault(place.box, []):
                about[place.box].append(answer)
    return {box: _gravest(found, language) for box, found in about.items()}


def _gravest(answers: Sequence[Answer], language: str) -> Checked:
    alike = [answer for answer in answers if answer.result is answers[0].result]
    names = filter(None, (in_language(_explanation(answer).name, language) for answer in alike))
    return Checked(result=answers[0].result, names=" · ".join(dict.fromkeys(names)), anchor=_anchor(answers[0]))


def _anchor(answer: Answer) -> str:
    return f"answer-{answer.receipt + 1}-{answer.check}"


def _answered(answer: Answer, language: str) -> Answered:
    texts = _explanation(answer)
    return Answered(
        anchor=_anchor(answer),
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
