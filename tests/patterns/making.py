"""Makes small patterns for tests of the matcher and the gates."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker.patterns.schema import Abuse, Bilingual, BilingualList, Forms, Pattern, Role, Status
from checker.vocabulary import Strength


def pattern(claim: str = "claim", *words: str, **changes: Any) -> Pattern:
    """A pattern of `claim` with these words as its Simplified Chinese forms."""
    text = Bilingual(zh="字", en="word")
    fields: dict[str, Any] = {
        "id": claim,
        "family": "identity",
        "status": Status.STABLE,
        "reviewed": date(2026, 11, 22),
        "role": Role.RISK,
        "strength": Strength.WEAK,
        "name": text,
        "says": text,
        "true_if": text,
        "why": text,
        "abuse": Abuse(zh="字", en="word"),
        "supports": text,
        "five_minutes": text,
        "questions": BilingualList(zh=("?",), en=("?",)),
        "request": text,
        "forms": Forms(zh_hans=words),
        "positive": (),
        "negative": (),
    }
    return Pattern(**fields | changes)
