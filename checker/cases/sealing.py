"""Files that can be known again: the hashes of an evidence pack are kept, so that anybody can ask what a file was."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from checker.cases.models import Case, Seal, Sealed

DAYS = 3 * 365
"""How long a hash is kept: as long as most claims can still be brought to a court."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One file to be known again; `number` is that of the exhibit, 0 for what is none."""

    what: Sealed
    sha256: str
    number: int = 0


def reference_of(case: Case) -> str:
    """A name for the case that stands on its packs (`ZDM-ABCDE-FGH23`). It leads nobody to the case or its links."""
    digest = hashlib.sha256(b"pack reference " + case.id.bytes).digest()
    letters = base64.b32encode(digest[:7]).decode()[:10]
    return f"ZDM-{letters[:5]}-{letters[5:]}"


def seal(case: Case, version: int, marks: Iterable[Mark], *, masked: bool, now: datetime) -> None:
    """Keep the hashes of a pack. What has been kept before keeps its first time; a case erased meanwhile keeps none."""
    with transaction.atomic():
        if not Case.objects.select_for_update().filter(id=case.id).exists():
            return
        reference = reference_of(case)
        rows = [
            Seal(
                case=case,
                reference=reference,
                version=version,
                masked=masked,
                made_at=now,
                what=mark.what,
                number=mark.number,
                sha256=mark.sha256,
            )
            for mark in marks
        ]
        Seal.objects.bulk_create(rows, ignore_conflicts=True)


def known(sha256: str) -> list[Seal]:
    """Everything that exactly these bytes were, the oldest first. `sha256` are 64 small hexadecimal digits."""
    return list(Seal.objects.filter(sha256=sha256))


def forget(case_id: UUID) -> None:
    """Erase every hash of a case."""
    Seal.objects.filter(case_id=case_id).delete()


def expire(now: datetime) -> int:
    """Erase the hashes whose time is over; how many."""
    return Seal.objects.filter(made_at__lt=now - timedelta(days=DAYS)).delete()[0]
