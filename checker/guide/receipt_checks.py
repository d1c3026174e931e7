"""The checks of receipts for the guide: what each asks, all that it can answer, and what such an answer is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.evidence import ReceiptCheck, all_receipt_checks
from checker.evidence.receipts import MEANING
from checker.patterns import library
from checker.vocabulary import Result
from checker.web.wording import Citation, cite, in_language

ORDER = (Result.FAIL, Result.PASS, Result.CANNOT_TELL)


@dataclass(frozen=True, kw_only=True)
class ReceiptCheckShown:
    """`says` are its sentences with the kind of answer, contradictions first; `paper` shows a contradiction."""

    id: str
    name: str
    asks: str
    why: str
    innocent: str
    says: tuple[tuple[Result, str], ...]
    paper: str
    post: str
    next_photo: str
    sources: tuple[Citation, ...]


class _Blanks(dict[str, str]):
    """Fills every place of a sentence with dots."""

    def __missing__(self, name: str) -> str:
        return "…"


def receipt_checks(language: str) -> tuple[ReceiptCheckShown, ...]:
    """Every receipt check in the order of their ids."""
    return tuple(_shown(check, language) for check in all_receipt_checks().values())


def meanings(language: str) -> tuple[tuple[Result, str], ...]:
    """What each kind of answer is worth, and what it is not."""
    return tuple((result, in_language(MEANING[result], language)) for result in ORDER)


def _shown(check: ReceiptCheck, language: str) -> ReceiptCheckShown:
    fails = {key for key, sentence in check.says.items() if sentence.result is Result.FAIL}
    example = next((example for example in check.examples if example.says in fails), None)
    return ReceiptCheckShown(
        id=check.id,
        name=in_language(check.name, language),
        asks=in_language(check.asks, language),
        why=in_language(check.why, language),
        innocent=in_language(check.innocent, language),
        says=tuple(_sentences(check, language)),
        paper=example.paper if example else "",
        post=example.post if example else "",
        next_photo=in_language(check.next_photo, language),
        sources=cite([library().sources[key] for key in check.sources], language),
    )


def _sentences(check: ReceiptCheck, language: str) -> Iterator[tuple[Result, str]]:
    for result in ORDER:
        for sentence in check.says.values():
            if sentence.result is result:
                yield result, in_language({"zh": sentence.zh, "en": sentence.en}, language).format_map(_Blanks())
