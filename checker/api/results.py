"""An outcome as programs read it: what the scan command prints, with messages in the language of the request."""

from __future__ import annotations

from typing import Any

from checker.cases.scanning import answer_of
from checker.vocabulary import Message, Outcome
from checker.web.wording import say, written_language


def result_of(outcome: Outcome) -> dict[str, Any]:
    """The parts of a report."""
    language = written_language()

    def spoken(message: Message) -> str:
        return say(message, language)

    return answer_of(outcome, spoken)
