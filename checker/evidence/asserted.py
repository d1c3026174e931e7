"""One finding for each claim that the post makes: what a claim is worth when it is only asserted."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Looked
from checker.patterns import library
from checker.patterns.schema import Pattern, Role
from checker.vocabulary import Claim, Evidence, Finding, Leaning, Message, Strength

QUOTES_SHOWN = 3
"""How many places of one claim a finding carries; the report marks all of them in the post anyway."""


def asserted(case: Looked) -> Iterator[Finding]:
    """Risky claims lean to doubt with the strength of their pattern; others only that they cannot be checked."""
    places: dict[str, list[Claim]] = {}
    for claim in case.claims:
        places.setdefault(claim.id, []).append(claim)
    for claim_id, claims in places.items():
        yield _finding(library().patterns[claim_id], claims)


def _finding(pattern: Pattern, claims: list[Claim]) -> Finding:
    risky = pattern.role is Role.RISK
    return Finding(
        check="claim",
        subject=pattern.id,
        family=pattern.family,
        leaning=Leaning.DOUBT if risky else Leaning.CANNOT_TELL,
        strength=pattern.strength if risky else Strength.WEAK,
        message=Message(id=f"pattern.{pattern.id}"),
        evidence=tuple(evidence_of(claim) for claim in _distinct(claims)[:QUOTES_SHOWN]),
    )


def evidence_of(claim: Claim) -> Evidence:
    """The quote and place of a claim."""
    return Evidence(item=claim.item, quote=claim.quote, start=claim.start, end=claim.end, box=claim.box)


def _distinct(claims: list[Claim]) -> list[Claim]:
    """The first place of each different wording, so that three quotes are three wordings."""
    return list({claim.quote: claim for claim in reversed(claims)}.values())[::-1]
