"""What every finder of masking works on: a text read letter by letter, its numerals made digits, and a way back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rtoml

from checker.patterns.contact_digits import digits_of
from checker.patterns.contacts import letter_by_letter
from checker.patterns.spelling import Spelled
from checker.reading.masking.kinds import MaskedSpan, MaskKind

WORDS: dict[str, Any] = rtoml.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Sheet:
    """`text` is lower case, half width, Simplified, with disguised digits as digits; `spelled` leads back."""

    spelled: Spelled
    text: str

    def span(self, start: int, end: int, kind: MaskKind) -> MaskedSpan:
        """The characters `start:end` of `text` where they stand in the text as given."""
        first, last = self.spelled.place(start, end)
        return MaskedSpan(start=first, end=last, kind=kind)

    def spans(self, pattern: re.Pattern[str], kind: MaskKind, group: str | int = 0) -> Iterator[MaskedSpan]:
        """Every match of `pattern`, or of one group of it."""
        for match in pattern.finditer(self.text):
            start, end = match.span(group)
            if start < end:
                yield self.span(start, end, kind)


def sheet_of(text: str, wraps: Collection[int] = ()) -> Sheet:
    """`wraps` are offsets of what is read as if it were not there, as line ends that only wrap a sentence."""
    spelled = letter_by_letter(text)
    if wraps:
        kept = [at for at, start in enumerate(spelled.starts) if start not in wraps]
        spelled = Spelled(
            text,
            "".join(spelled.text[at] for at in kept),
            [spelled.starts[at] for at in kept],
            [spelled.ends[at] for at in kept],
        )
    return Sheet(spelled, digits_of(spelled.text))


def any_of_wrapped(words: Iterable[str]) -> str:
    """The same where a narrow bubble may have broken a word into two lines."""
    return "(?:" + "|".join("\n?".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True)) + ")"


def any_of(words: Iterable[str]) -> str:
    """An expression for one of the words, the longer ones first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
