"""Everything the engine has to say about one case, in one value that can be stored and read back."""

from __future__ import annotations

from dataclasses import dataclass

from checker.vocabulary.answer import Answer
from checker.vocabulary.claim import Claim
from checker.vocabulary.finding import Finding
from checker.vocabulary.offer import Offer
from checker.vocabulary.reading import Reading
from checker.vocabulary.receipt import Receipt
from checker.vocabulary.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`library` is the version of the patterns, combinations, checks and points that made it."""

    library: str
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    offers: tuple[Offer, ...]
    findings: tuple[Finding, ...]
    verdict: Verdict
    receipts: tuple[Receipt, ...] = ()
    answers: tuple[Answer, ...] = ()
