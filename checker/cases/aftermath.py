"""How long what came after a report is kept: statements, corrections, answers to our questions, and the public log."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from checker.cases import feedback, public_log, sharing
from checker.cases.models import PublicRecord, TakenDown, Vote

_ROW = "the row is erased with its case"
_UNDECIDED = "emptied with the moderator's decision, at the latest erased with its case"
_LINK = (
    "the row is erased when the link would have ended and its case is gone, or at once with a case that its shopper"
    " deletes"
)
_COUNTED = "loses the way back to its case with it; erased at once with a case that its shopper deletes"
_LOGGED = "leads to no case and no person; the row is erased when its time is over"

PERSONAL: tuple[tuple[str, str, str], ...] = (
    ("Reply", "token_hash", _ROW),
    ("Reply", "text", _ROW),
    ("Reply", "contact", _UNDECIDED),
    ("Reply", "written_at", _ROW),
    ("Reply", "decided_at", _ROW),
    ("Correction", "evidence", _ROW),
    ("Correction", "places", _ROW),
    ("Correction", "line", _ROW),
    ("Correction", "corrected_at", _ROW),
    ("TakenDown", "token_hash", _LINK),
    ("TakenDown", "at", _LINK),
    ("TakenDown", "until", _LINK),
    ("Vote", "at", _COUNTED),
    ("PublicRecord", "at", _LOGGED),
)
OUTLIVES = {"TakenDown": max(sharing.LIFETIMES), "Vote": feedback.DAYS, "PublicRecord": public_log.DAYS}
"""The rows that may outlive their case, and the days after which they are gone."""

NOT_PERSONAL = frozenset(
    {
        *(("Reply", name) for name in ("id", "case", "wish", "state", "refusal", "revision")),
        *(("Correction", name) for name in ("id", "case", "version", "by", "mistake", "check_id", "subject")),
        *(("Correction", name) for name in ("level_before", "level_after")),
        *(("TakenDown", name) for name in ("id", "case", "grounds")),
        *(
            ("Vote", name)
            for name in ("id", "case", "share", "shared", "question", "yes", "level", "library", "claims")
        ),
        *(("PublicRecord", name) for name in ("id", "deed", "by", "reason", "level_before", "level_after", "claims")),
    }
)


def expire(now: datetime) -> None:
    """Erase what outlived its case and whose time is over."""
    TakenDown.objects.filter(until__lt=now, case__isnull=True).delete()  # as long as the case is there, it says no
    Vote.objects.filter(at__lt=now - timedelta(days=feedback.DAYS)).delete()
    PublicRecord.objects.filter(at__lt=now - timedelta(days=public_log.DAYS)).delete()


def forget(case_id: UUID) -> None:
    """Erase what would outlive a case, because its shopper deletes it. The log knows nothing of it."""
    TakenDown.objects.filter(case_id=case_id).delete()
    Vote.objects.filter(case_id=case_id).delete()
