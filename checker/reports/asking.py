"""The ready messages to the seller: the same questions as a friend would ask them, and formally in writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _

from checker.reports.notes import Note
from checker.vocabulary import Finding, Level

MOST = 5
"""More questions than this are not answered."""

ALIKE_LETTERS, ALIKE_WORDS = 0.45, 0.4
LONGEST_QUOTE = 40

_GREETING = re.compile(
    r"^(?:(?:您好|你好|哈[喽囉]|嗨)[呀啊~～]?[，,！!。\s]*"
    r"|(?:hi|hello|hey|good (?:morning|day|evening))(?: there)?[,!.\s]+)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"[，,]?\s*(?:(?:谢谢|謝謝|多谢|多謝)(?:您|你)?|(?:many thanks|thank you|thanks)(?: so much| very much)?)"
    r"[!！。.~～\s]*$",
    re.IGNORECASE,
)
_POLITE, _PLAIN = "您", "你"
_SENTENCE_END = tuple("。？！.?!”」…~")


class Tone(StrEnum):
    FRIEND = "friend"
    FORMAL = "formal"


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A message that can be sent as it is: one greeting, numbered questions, one word of thanks."""

    tone: Tone
    name: str
    opening: str
    questions: tuple[str, ...]
    closing: str


def messages(notes: Sequence[Note], findings: Sequence[Finding], level: Level) -> tuple[Ready, ...]:
    """Both messages for the notes, the weightiest first; none where nothing is to be asked.

    `findings` are those of the notes. With a post that advises to stop nothing speaks of ordering.
    """
    friendly = one_message(_PLAIN.join(note.questions[0].split(_POLITE)) for note in notes if note.questions)
    formal = one_message(_formal(note, finding) for note, finding in zip(notes, findings, strict=True))
    if not friendly:
        return ()
    stop = level is Level.STOP
    return (
        Ready(
            tone=Tone.FRIEND,
            name=_("As a friend"),
            opening=_("Hi! Not paying just yet, there are a few things I'd like to understand:")
            if stop
            else _("Hi! I quite like this one. Before I order, may I ask:"),
            questions=friendly,
            closing=_("Thanks a lot!"),
        ),
        Ready(
            tone=Tone.FORMAL,
            name=_("Formally"),
            opening=_("Good day. Payment is on hold. Please answer the following points in writing:")
            if stop
            else _("Good day. Before deciding on the purchase I ask for a written answer to the following points:"),
            questions=formal or friendly,
            closing=_("I will decide after your answer. Thank you."),
        ),
    )


def one_message(questions: Iterable[str]) -> tuple[str, ...]:
    """The first MOST questions, each without greeting and thanks of its own; of two that ask the same the longer."""
    asked: list[str] = []
    for question in filter(None, map(bare, questions)):
        alike = next((place for place, other in enumerate(asked) if _ask_the_same(question, other)), None)
        if alike is None:
            asked.append(question)
        elif len(question) > len(asked[alike]):
            asked[alike] = question
    return tuple(asked[:MOST])


def bare(question: str) -> str:
    """The question alone, as a whole sentence; empty where there was nothing else."""
    words = _THANKS.sub("", _GREETING.sub("", question.strip()))
    if not words:
        return ""
    if not words.endswith(_SENTENCE_END):
        words += "." if words[-1].isascii() else "。"
    return words[0].upper() + words[1:]


def _ask_the_same(one: str, other: str) -> bool:
    """Whether most of the shorter question stands in the longer one. Sample pairs of the library set the share."""
    first, second = _pairs(one), _pairs(other)
    share = ALIKE_WORDS if one.isascii() else ALIKE_LETTERS
    return len(first & second) >= share * max(min(len(first), len(second)), 1)


def _pairs(question: str) -> set[tuple[str, str]]:
    """Neighbouring words, or letters of a script without spaces."""
    words = re.findall(r"\w+" if question.isascii() else r"\w", question.casefold())
    return set(pairwise(words))


def _seen(quote: str) -> str:
    """A seller's words as they are seen: on one line, without characters that hide or turn others."""
    visible = "".join(letter for letter in quote if unicodedata.category(letter) not in ("Cf", "Cc") or letter == "\n")
    words = " ".join(visible.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]}…"


def _formal(note: Note, finding: Finding) -> str:
    """The request of a claim; of two statements the wish to hear how both can hold; otherwise the friend's question."""
    if note.request:
        return note.request
    params = finding.message.params
    if note.apart and all(quote.label for quote in note.quotes):
        return _("You write “{first}” and “{second}”. Please explain how both can be true.").format(
            first=_seen(params.get("first", "")), second=_seen(params.get("second", ""))
        )
    return note.questions[0] if note.questions else ""
