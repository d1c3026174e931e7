"""The scan contract: one case a line in, one line a case out, in the order of the input; no database, no broker.

The keys of an answered line are relied on by other people's scripts: they may be added to, never renamed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from checker import reading
from checker.cases import pipeline
from checker.evidence import sentence
from checker.reading import Picture, PictureRefused
from checker.vocabulary import (
    Answer,
    Box,
    Claim,
    Evidence,
    Field,
    Finding,
    Message,
    Offer,
    Outcome,
    Reading,
    Receipt,
    Result,
)

ARITHMETIC = ("total-arithmetic", "line-arithmetic", "tax-arithmetic", "change")
LINES_AHEAD = 4  # lines handed to each worker at a time


class LineFault(ValueError):
    """A line that is no case: not JSON, wrong types, a picture that cannot be opened or read."""


def scan(lines: Iterable[str], *, workers: int, today: date, folder: Path) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not blank; a bad line is answered with `{"id": …, "error": …}`.

    Relative picture paths are taken from the working directory or else from `folder`.
    """
    asked = (line for line in lines if line.strip())
    answer = partial(answer_line, today=today, folder=folder)
    if workers <= 1:
        yield from map(answer, asked)
        return
    with ExitStack() as stack:
        pool = stack.enter_context(get_context("fork").Pool(workers))
        yield from pool.imap(answer, asked, chunksize=LINES_AHEAD)


def answer_line(line: str, *, today: date, folder: Path) -> dict[str, Any]:
    """The answer to one line; never raises for anything that the line may hold."""
    identity: Any = None
    try:
        case = _parsed(line)
        identity = case.get("id")
        outcome = pipeline.examine(_things(case, folder), today=today)
    except LineFault as fault:
        return {"id": identity, "error": str(fault)}
    except Exception as error:  # one bad case must not end a scan of thousands
        return {"id": identity, "error": f"could not be examined: {type(error).__name__}: {error}"}
    language = "en" if str(case.get("language", "")).startswith("en") else "zh"
    return {"id": identity, **answer_of(outcome, partial(sentence, language=language))}


def _parsed(line: str) -> dict[str, Any]:
    try:
        case = json.loads(line)
    except ValueError as error:
        raise LineFault(f"not JSON: {error}") from error
    if not isinstance(case, dict):
        raise LineFault("a case is an object with id, text and images")
    return case


def _things(case: Mapping[str, Any], folder: Path) -> list[str | Picture]:
    if "text" not in case and "images" not in case:
        raise LineFault("neither text nor images")
    text, images = case.get("text") or "", case.get("images") or []
    if not isinstance(text, str):
        raise LineFault("text is not a string")
    if not isinstance(images, list) or not all(isinstance(path, str) for path in images):
        raise LineFault("images is not a list of paths")
    things: list[str | Picture] = [text] if text or not images else []
    return things + [_picture(Path(path), folder) for path in images]


def _picture(path: Path, folder: Path) -> Picture:
    if not path.exists() and (folder / path).exists():
        path = folder / path
    try:
        return reading.decode(path.read_bytes())
    except OSError as error:
        raise LineFault(f"{path}: {error.strerror}") from error
    except PictureRefused as refused:
        raise LineFault(f"{path}: {reading.sentence(refused.message, 'en')}") from refused


def answer_of(outcome: Outcome, say: Callable[[Message], str]) -> dict[str, Any]:
    """What other people's scripts and programs get to read of an outcome; `say` puts a message into words."""
    return {
        "level": outcome.verdict.level.value,
        "score": outcome.verdict.score,
        "claims": [_claim(claim) for claim in outcome.claims],
        "offers": [_offer(offer) for offer in outcome.offers],
        "receipts": [_receipt(one, number, outcome.answers) for number, one in enumerate(outcome.receipts)],
        "findings": [_finding(finding, say) for finding in outcome.findings],
        "readings": [_reading(one) for one in outcome.readings],
        "library": outcome.library,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "item": claim.item, "quote": claim.quote, **_place(claim.start, claim.end, claim.box)}


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "item": offer.item,
        "brand": offer.brand or None,
        "disguised": offer.disguised,
        "goods": offer.goods or None,
        "price": None if offer.price is None else str(offer.price),
        "currency": offer.currency or None,
    }


def _receipt(receipt: Receipt, number: int, answers: Sequence[Answer]) -> dict[str, Any]:
    """Figures as strings, as other people's scripts rely on them."""
    return {
        "item": receipt.item,
        "country": _value(receipt.country),
        "merchant": _value(receipt.merchant),
        "date": _value(receipt.day),
        "time": _value(receipt.moment),
        "currency": _value(receipt.currency),
        "subtotal": _value(receipt.subtotal),
        "tax": _tax(receipt),
        "total": _value(receipt.total),
        "checks": _checks([answer for answer in answers if answer.receipt == number]),
    }


def _tax(receipt: Receipt) -> str | None:
    """All taxes together; where the largest is the sum of the others, it is their sum already."""
    taxes = sorted(tax.amount.value for tax in receipt.taxes if tax.amount is not None)
    if not taxes:
        return None
    others = sum(taxes[:-1], start=Decimal(0))
    return str(taxes[-1] if others == taxes[-1] else others + taxes[-1])


def _value(field: Field[Any] | None) -> str | None:
    return None if field is None else str(field.value)


def _checks(answers: Sequence[Answer]) -> dict[str, str]:
    """The result of each check by id, and `arithmetic` for all sums together: a fail goes before a pass."""
    results = {answer.check: answer.result for answer in answers}
    sums = [results[check] for check in ARITHMETIC if check in results]
    together = next((one for one in (Result.FAIL, Result.PASS) if one in sums), Result.CANNOT_TELL)
    return {"arithmetic": together.value, **{check: result.value for check, result in results.items()}}


def _finding(finding: Finding, say: Callable[[Message], str]) -> dict[str, Any]:
    return {
        "check": finding.check,
        "subject": finding.subject or None,
        "leaning": finding.leaning.value,
        "strength": finding.strength.value,
        "message": say(finding.message),
        "evidence": [_evidence(piece) for piece in finding.evidence],
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {"item": piece.item, "quote": piece.quote, **_place(piece.start, piece.end, piece.box)}


def _reading(one: Reading) -> dict[str, Any]:
    return {
        "item": one.item,
        "lines": [line.text for line in one.lines],
        "screen": one.screen.value,
        "seconds": round(one.seconds, 3),
        "codes": [code.text for code in one.codes],
        "troubles": [reading.sentence(trouble.message, "en") for trouble in one.troubles],
    }


def _place(start: int, end: int, box: Box | None) -> dict[str, Any]:
    """A place in a text as offsets; a place on a picture as its box in pixels."""
    if box is None:
        return {"start": start, "end": end}
    return {"box": [box.left, box.top, box.width, box.height]}
