"""After the answer: a masked copy of every picture and outcome, so that sharing costs nothing and originals can go."""

from __future__ import annotations

import io
import logging
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from PIL import Image

from checker.cases import masking, pictures
from checker.cases.models import Item, State, StoredOutcome
from checker.cases.pictures import PictureLost
from checker.reading.masking import MASKED_MEDIA_TYPE, mask_picture
from checker.vocabulary import ItemKind, Outcome, Reading
from checker.vocabulary.plain import from_plain, to_plain

logger = logging.getLogger(__name__)

COVERED = (90, 92, 96)


def derive(case_id: UUID) -> bool:
    """Make what is missing for an answered case; whether there was anything to make. May be run twice at once: the
    file that nobody's row names is swept up."""
    made = False
    for stored in _unmasked().filter(case_id=case_id, case__state=State.DONE).order_by("version"):
        outcome = from_plain(Outcome, stored.body)
        known = masking.names(outcome.readings)
        shown = [reading for reading in outcome.readings if reading.kind is ItemKind.PICTURE]
        names = dict(filter(None, (_derived_picture(case_id, reading, known) for reading in shown)))
        masked = to_plain(masking.masked(outcome))
        with transaction.atomic():
            late = [name for item, name in names.items() if not _note(item, name)]
            StoredOutcome.objects.filter(id=stored.id).update(masked=masked)
        pictures.forget(late)
        made = True
    return made


def _unmasked() -> QuerySet[StoredOutcome]:
    return StoredOutcome.objects.filter(masked__isnull=True)


def _derived_picture(case_id: UUID, reading: Reading, known: frozenset[str]) -> tuple[int, str] | None:
    """The key of the item and the name of its masked picture's file; None where it has one, or is gone."""
    item = Item.objects.filter(case_id=case_id, index=reading.item, masked_picture="").first()
    if item is None:
        return None
    return item.pk, pictures.keep(_masked_picture(item, reading, known), MASKED_MEDIA_TYPE)


def _note(item: int, name: str) -> bool:
    """False where another was quicker, or the item is gone."""
    return bool(Item.objects.filter(pk=item, masked_picture="").update(masked_picture=name))


def _masked_picture(item: Item, reading: Reading, known: frozenset[str]) -> bytes:
    """The picture with everything personal covered, or covered whole where that cannot be made sure."""
    try:
        return mask_picture(pictures.read(item.picture), reading, known)
    except PictureLost:
        logger.error("a picture to be masked is lost", extra={"case": str(item.case_id), "item": item.index})
    except Exception:
        logger.exception("a picture could not be masked", extra={"case": str(item.case_id), "item": item.index})
    whole = io.BytesIO()
    Image.new("RGB", (max(item.width, 1), max(item.height, 1)), COVERED).save(whole, "JPEG", quality=60)
    return whole.getvalue()
