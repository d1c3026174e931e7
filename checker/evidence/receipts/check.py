"""What a receipt check must say about itself, what it may look at, and how the checks of the folder are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from checker.countries import Country, country
from checker.evidence.tools import NO_TOOLS, Tools
from checker.vocabulary import Answer, Box, Claim, Evidence, Field, Message, Offer, Reading, Receipt, Result, Strength

Words = Mapping[str, str]
"""One text in each language that is written by hand: `zh` (Simplified) and `en`."""

SURE = 0.9
"""What was read less surely than this may be a wrong digit: it can never make a check fail."""
PLACED = 0.5
"""An amount whose place among the sums was less sure than this is not used: it may be another amount altogether."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Paper:
    """One receipt of a case with everything that it may be held against; `today` is the day of the case, `tools` tell
    what was seen before."""

    receipts: Sequence[Receipt]
    number: int
    readings: Sequence[Reading]
    claims: Sequence[Claim]
    offers: Sequence[Offer]
    today: date
    tools: Tools = NO_TOOLS

    @property
    def receipt(self) -> Receipt:
        return self.receipts[self.number]

    @cached_property
    def reading(self) -> Reading | None:
        return next((reading for reading in self.readings if reading.item == self.receipt.item), None)

    @cached_property
    def country(self) -> Country | None:
        """The country file of the receipt; None where its country is not known surely or has no file."""
        code = self.receipt.country
        return country(code.value) if code is not None and sure(code) else None

    @cached_property
    def day(self) -> date | None:
        """The day of the purchase where it was read surely."""
        day = self.receipt.day
        return day.value if day is not None and sure(day) else None

    def clear(self, *fields: Field[Any] | None) -> bool:
        """Whether the characters of every amount that is there were read surely.

        That it is this amount and no other need only be likely: the sums themselves try other meanings.
        """
        return all(field is None or (field.confidence >= PLACED and legible(field, self.reading)) for field in fields)

    @cached_property
    def posts(self) -> Sequence[Reading]:
        """What was handed in beside the receipts: the seller's own words."""
        papers = {receipt.item for receipt in self.receipts}
        return tuple(reading for reading in self.readings if reading.item not in papers)


@dataclass(frozen=True, kw_only=True)
class ReceiptSentence:
    """One sentence that a check can answer with; `{name}` places are filled from the message's parameters.

    `strength` is what a fail weighs; a pass and a "cannot tell" weigh nothing.
    """

    result: Result
    zh: str
    en: str
    strength: Strength = Strength.WEAK


@dataclass(frozen=True, kw_only=True)
class ReceiptExample:
    """A paper as a till prints it, cells of a row two blanks apart, and the sentence that the check must answer.

    `post` is what the seller wrote beside it, `tools` answer what the example supposes to have been seen before;
    `says` None means that the question does not arise.
    """

    paper: str
    says: str | None
    post: str = ""
    tools: Tools = NO_TOOLS


@dataclass(frozen=True, kw_only=True)
class ReceiptCheck:
    """One question put to one receipt; `name` is what it is called where a question will not do, as in a heading.

    `why` is what an answer is worth and what it is not, `innocent` the harmless causes of a fail, `next_photo` what to
    ask for when it could not be told, if a photo would help. `look` answers with a sentence of `says`, or None where
    the question does not arise; what it raises becomes "this could not be checked", never a fail.
    """

    id: str
    name: Words
    asks: Words
    says: Mapping[str, ReceiptSentence]
    why: Words
    innocent: Words
    questions: Mapping[str, Sequence[str]]
    examples: Sequence[ReceiptExample]
    look: Callable[[Paper], Answer | None]
    next_photo: Words = field(default_factory=dict)
    sources: Sequence[str] = ()

    def answer(self, paper: Paper, sentence: str, *fields: Field[Any] | Evidence | None, **params: str) -> Answer:
        """One of this check's sentences about the paper, pointing at the fields that it speaks of."""
        return Answer(
            check=self.id,
            receipt=paper.number,
            result=self.says[sentence].result,
            message=Message(id=f"check.{self.id}.{sentence}", params=params),
            evidence=evidence_of(paper, fields),
        )

    def strength_of(self, answer: Answer) -> Strength:
        """What a fail of this check weighs."""
        return self.says[answer.message.id.rpartition(".")[2]].strength


def sure(*fields: Field[Any] | None) -> bool:
    """Whether every one of the fields that are there was read surely."""
    return all(field is None or field.confidence >= SURE for field in fields)


def legible(field: Field[Any], reading: Reading | None) -> bool:
    """Whether the characters of the field were read surely, whatever they mean; `reading` is that of its item."""
    box = field.box
    lines = [line for line in reading.lines if line.box and box and _meet(line.box, box)] if reading else []
    return min((line.least_sure for line in lines), default=field.confidence) >= SURE


def evidence_of(paper: Paper, fields: Iterable[Field[Any] | Evidence | None]) -> tuple[Evidence, ...]:
    """The places of the fields on the receipt's item, each once, in their order."""
    places = [field if isinstance(field, Evidence) else _place(paper, field) for field in fields if field is not None]
    return tuple(dict.fromkeys(place for place in places if place.quote or place.box))


def _place(paper: Paper, field: Field[Any]) -> Evidence:
    """The words of the field with their offsets where they can be found again, or else only its box."""
    reading, box = paper.reading, field.box
    if reading is None or not field.text:
        return Evidence(item=paper.receipt.item, box=box)
    start = _only_start(reading, field.text) if box is None else _start(reading, box, field.text)
    if start < 0:
        return Evidence(item=paper.receipt.item, box=box)
    return Evidence(item=paper.receipt.item, quote=field.text, start=start, end=start + len(field.text), box=box)


def _only_start(reading: Reading, words: str) -> int:
    """The offset of words that the reading holds once; -1 where they may be anywhere."""
    return reading.text.find(words) if reading.text.count(words) == 1 else -1


def _start(reading: Reading, box: Box, words: str) -> int:
    """The offset of the words on the line under the box; -1 where they run over several lines of the reading."""
    for line in reading.lines:
        if line.box is not None and words in line.text and _meet(line.box, box):
            return line.start + line.text.index(words)
    return -1


def _meet(one: Box, other: Box) -> bool:
    upright = _overlap(one.top, one.height, other.top, other.height)
    return upright and _overlap(one.left, one.width, other.left, other.width)


def _overlap(start: int, length: int, other: int, other_length: int) -> bool:
    return start < other + other_length and other < start + length


@cache
def all_receipt_checks() -> Mapping[str, ReceiptCheck]:
    """Every receipt check of the folder by id, in the order of their ids."""
    folder = import_module("checker.evidence.receipts.checks")
    found: list[ReceiptCheck] = [
        import_module(f"{folder.__name__}.{module.name}").CHECK for module in iter_modules(folder.__path__)
    ]
    return {check.id: check for check in sorted(found, key=lambda check: check.id)}
