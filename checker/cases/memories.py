"""A case and the archive: asks it on behalf of a case, and lets it remember the case unless the shopper said no."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from checker.archive.recollection import PictureMemories, tools_for
from checker.archive.remembering import forget, remember
from checker.archive.tracing import file_marks
from checker.cases.models import Case
from checker.evidence import Tools
from checker.vocabulary import Outcome, Reading

logger = logging.getLogger(__name__)


def look_up(pictures: PictureMemories, reading: Reading) -> None:
    """Look up the pictures of a reading ahead. Where that fails, the check that asks for them says so."""
    try:
        pictures.look_up(reading)
    except Exception:
        logger.exception("pictures could not be looked up ahead", extra={"item": reading.item})


def tools_of(case: Case, readings: Sequence[Reading], pictures: PictureMemories) -> Tools:
    """The tools with which the checks of a case learn what was seen before."""
    return tools_for(readings, case=case.id, at=case.created_at, files=_files(case), pictures=pictures)


def keep(case_id: UUID, outcome: Outcome) -> None:
    """Remember a case that has just been answered. A failure costs the memory, never the answer.

    A case that was continued is remembered anew, with all that has been handed in by now.
    """
    case = Case.objects.get(id=case_id)
    if not case.remember:
        return
    try:
        with transaction.atomic():
            if case.version > 1:
                forget(case.id)
            remember(outcome.readings, outcome.receipts, case=case.id, at=case.created_at, files=_files(case))
    except Exception:
        logger.exception("a case could not be remembered", extra={"case": str(case_id)})


def without_fingerprints(outcome: Outcome) -> Outcome:
    """What is stored with the case: fingerprints have served once the case is answered."""
    return replace(outcome, readings=tuple(replace(reading, fingerprints=()) for reading in outcome.readings))


def _files(case: Case) -> frozenset[int]:
    items = case.items.order_by("index").values_list("sha256", "text")
    return file_marks([sha256 for sha256, _ in items], [text for _, text in items])
