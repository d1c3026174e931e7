"""What makes a line a shop's name or a part of an address: the lists of `headings.toml` as expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rtoml

from checker.claims.receipts.folding import squash
from checker.claims.receipts.labelling import Hit
from checker.countries import Label

FILE = Path(__file__).with_name("headings.toml")
PHONE = re.compile(r"(?:\+|\(?\b0)?\(?\d{2,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}\b|\b0\d(?:[ .-]?\d{2}){4}\b")
CLOCK_OR_DAY = re.compile(r"\d{1,2}[:/.-]\d{1,2}[:/.-]\d{2,4}|\d{1,2}:\d{2}|\d{4}[-/年]\d{1,2}")
WEB = re.compile(r"www\.|https?:|@|\.(?:com|net|org|co)\b", re.IGNORECASE)
POSTAL = re.compile(
    r"[A-Z]{2}[ ,.]*\d{5}(?:-\d{4})?\b|[A-Z][a-z.]+,? ?[A-Z]{2}[ .]*\d{5}|,\s?[A-Z]{2}\b[ .,]*\d{0,5}$|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|^\d{5}[ -]?[A-Za-zÀ-ÿ]{4,}|[,;]\s?\d{5,6}$|"
    r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|#\d{1,3}-\d{1,3}|〒 ?\d{3}"
)
SHORT_POSTAL = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4} [A-ZÀ-Ý][A-Za-zÀ-ÿ.-]{2,}(?: \w+)?$")
"""`8001 Zürich`, which may as well be a cashier: it counts only below a street."""
HOUSE_NUMBER = re.compile(
    r"^(?:no\.?|lot|unit|shop)?\s?\d{1,6}[A-Za-z]?(?:[-/&]\d+)*[ ,.]*(?=[A-Za-z]{3})", re.IGNORECASE
)
NOT_IN_NAMES = frozenset(
    {
        Label.TITLE,
        Label.RECEIPT_NUMBER,
        Label.TILL,
        Label.CASHIER,
        Label.TAX_ID,
        Label.COUNT,
        Label.PHONE,
        Label.DATE,
        Label.TIME,
        Label.POINTS,
        Label.TOTAL,
        Label.SUBTOTAL,
        Label.SAVED,
        Label.CARD,
        Label.REFUND_FORM,
    }
)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The lists of `headings.toml` as expressions."""

    form: re.Pattern[str]
    trade: re.Pattern[str]
    street: re.Pattern[str]
    branch: re.Pattern[str]
    neither: tuple[str, ...]


def is_address(text: str) -> bool:
    """Whether a line looks like a part of an address."""
    return bool(POSTAL.search(text) or heading_words().street.search(text)) and not WEB.search(text)


def share_of_labels(text: str, hits: Sequence[Hit]) -> float:
    """How much of a line is words that stand in no name and no address."""
    return sum(hit.end - hit.start for hit in hits if hit.meaning in NOT_IN_NAMES) / max(len(text), 1)


@cache
def heading_words() -> Words:
    """Built once per process."""
    lists: dict[str, list[str]] = rtoml.loads(FILE.read_text(encoding="utf-8"))
    street = rf"{_alone(lists['streets'])}|(?:{_any(lists['streets_ends'])})\b|{'|'.join(lists['streets_cjk'])}"
    return Words(
        form=re.compile(rf"{_alone(lists['forms'])}|{_any(lists['forms_cjk'])}", re.IGNORECASE),
        trade=re.compile(_any(lists["trades"]), re.IGNORECASE),
        street=re.compile(street, re.IGNORECASE),
        branch=re.compile(rf"{_alone(lists['branch'])}.*\d|(?:{_any(lists['branch_cjk'])})\b", re.IGNORECASE),
        neither=tuple(squash(word) for word in lists["neither"]),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in sorted(words, key=len, reverse=True))


def _alone(words: Sequence[str]) -> str:
    """The words with nothing but marks or digits around; letters may carry full stops between (`S.L.`)."""
    spelled = "|".join(
        r"\.?\s?".join(map(re.escape, word)) if len(word) <= 3 else re.escape(word).replace(r"\ ", r"\s?")
        for word in sorted(words, key=len, reverse=True)
    )
    return rf"(?:(?<![A-Za-zÀ-ÿ])|(?-i:(?<=[a-z])(?=[A-Z])))(?:{spelled})\.?(?![A-Za-zÀ-ÿ])"
