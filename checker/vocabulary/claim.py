"""A statement that the seller makes, with its quote and place."""

from __future__ import annotations

from dataclasses import dataclass

from checker.vocabulary.reading import Box


@dataclass(frozen=True, kw_only=True)
class Claim:
    """`id` is one of the public claim ids.

    `start` and `end` are code-point offsets into the reading's text as it was given, and `quote` is exactly
    `text[start:end]`; `box` is set when the item is a picture. `evasive` says that the words were spelled to avoid
    being found.
    """

    id: str
    item: int
    start: int
    end: int
    quote: str
    box: Box | None = None
    evasive: bool = False
