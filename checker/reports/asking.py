"""The ready messages to the seller: the same questions as a friend would ask them, and formally in writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from checker.reports.notes import Note
from checker.vocabulary import Finding, Level

MOST = 5
"""More questions than this are not answered."""

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
    """The first MOST questions, each without greeting and thanks of its own, and none twice."""
    return tuple(dict.fromkeys(filter(None, map(bare, questions))))[:MOST]


def bare(question: str) -> str:
    """The question alone, as a whole sentence; empty where there was nothing else."""
    words = _THANKS.sub("", _GREETING.sub("", question.strip()))
    if not words:
        return ""
    if not words.endswith(_SENTENCE_END):
        words += "." if words[-1].isascii() else "。"
    return words[0].upper() + words[1:]


def _formal(note: Note, finding: Finding) -> str:
    """The request of a claim; of two statements the wish to hear how both can hold; otherwise the friend's question."""
    if note.request:
        return note.request
    params = finding.message.params
    if note.apart and all(quote.label for quote in note.quotes):
        return _("You write “{first}” and “{second}”. Please explain how both can be true.").format(
            first=params.get("first", ""), second=params.get("second", "")
        )
    return note.questions[0] if note.questions else ""
