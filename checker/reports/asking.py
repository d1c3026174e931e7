"""The one message to the seller: questions of several notes under one greeting and one word of thanks."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def one_message(questions: Iterable[str]) -> tuple[str, ...]:
    """The first MOST questions, each without greeting and thanks of its own, and none twice."""
    return tuple(dict.fromkeys(filter(None, map(bare, questions))))[:MOST]


def bare(question: str) -> str:
    """The question alone, as a whole sentence; empty where there was nothing else."""
    words = _THANKS.sub("", _GREETING.sub("", question.strip()))
    if not words:
        return ""
    if words[-1].isalnum():
        words += "." if words[-1].isascii() else "。"
    return words[0].upper() + words[1:]
