"""What the reuse of a picture or a text is worth: little by itself, more the more sellers have it."""

from __future__ import annotations

from checker.evidence.check import Check
from checker.evidence.tools import Seen
from checker.vocabulary import Finding, Leaning, Strength

FEW, MANY = 2, 5
"""Other sellers from which on reuse is a fair, and a strong, reason to ask. It is never decisive."""
SENTENCES = ("sellers", "unknown")


def reuse_finding(check: Check, subject: str, seen: Seen) -> Finding:
    """A doubt where other sellers are known to have it; where nobody knows who they are, only something to know."""
    others = seen.sellers if seen.seller_known else seen.sellers - 1
    if others < 1:
        leaning, strength, says = Leaning.CANNOT_TELL, Strength.WEAK, "unknown"
    else:
        leaning, says = Leaning.DOUBT, "sellers"
        strength = Strength.STRONG if others >= MANY else Strength.FAIR if others >= FEW else Strength.WEAK
    return Finding(
        check=check.id,
        family=check.family,
        subject=subject,
        leaning=leaning,
        strength=strength,
        message=check.message(says, cases=str(seen.cases), sellers=str(seen.sellers), since=seen.since.isoformat()),
        evidence=(seen.evidence,),
    )
