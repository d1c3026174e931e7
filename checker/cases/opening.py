"""Opening a case: files kept first, rows committed in one transaction, then a hint that there is work.

Whoever gets an `Opened` back may be told "accepted": from then on only the loss of the disk can lose the case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction

from checker.cases import hinting, pictures, queries, tokens
from checker.cases.models import Batch, Case, Item
from checker.cases.tracing import span_of_case
from checker.reading import Picture
from checker.vocabulary import ItemKind
from checker.vocabulary.plain import to_plain

MAX_CHARACTERS = 20_000
"""In all texts of a case together."""

UNHURRIED = timedelta(minutes=10)  # when the sweeper hints at a case of a list, which workers find by themselves
FIRST_SWEEP = timedelta(seconds=4)  # when the sweeper hints again if nobody has taken the case by then


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """What a form hands over: a text (may be empty), decoded pictures, the language of the page, the form's key.

    `remember` says whether the shopper lets fingerprints be kept. A case of a `batch` is not limited by QUEUE_LIMIT and
    not hinted at: it waits until no shopper does.
    """

    text: str
    pictures: tuple[Picture, ...]
    language: str
    key: str
    remember: bool = True
    batch: Batch | None = None


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The two links of the case; `created` is False when the same form was sent before."""

    token: str
    delete_token: str
    created: bool


class NothingHandedIn(ValueError):
    """Neither a text nor a picture."""


class NotAccepted(Exception):
    """The disk or the database refused: nothing was kept, and the shopper may send the same form again."""


class TooBusy(NotAccepted):
    """More cases are waiting than the installation can work on in reasonable time."""


def open_case(new: NewCase, now: datetime) -> Opened:
    """Keep the case and return its links; the same form sent again, even at the same moment, returns the same links.

    Raises MalformedKey, NothingHandedIn, NotAccepted (also as TooBusy). Never waits for the broker for more than
    about a second.
    """
    key = tokens.check_form_key(new.key)
    if not new.text.strip() and not new.pictures:
        raise NothingHandedIn
    content = _digest(new)
    token, delete_token = tokens.report_token(key, content), tokens.delete_token(key, content)
    try:
        created = not _exists(token) and _keep(new, token, delete_token, now)
    except (DatabaseError, OSError) as error:
        raise NotAccepted from error
    return Opened(token=token, delete_token=delete_token, created=created)


def _exists(token: str) -> bool:
    return Case.objects.filter(token_hash=tokens.hashed(token)).exists()


def _keep(new: NewCase, token: str, delete_token: str, now: datetime) -> bool:
    """Whether this call made the case: another one may have been quicker."""
    if new.batch is None and queries.is_full():
        raise TooBusy
    names: list[str] = []
    with pictures.forgotten_on_failure(names):
        for picture in new.pictures:
            names.append(pictures.keep(picture.data, picture.media_type))  # noqa: PERF401 — half of them may be kept
    try:
        with transaction.atomic(), pictures.forgotten_on_failure(names):
            case = Case.objects.create(
                token_hash=tokens.hashed(token),
                delete_hash=tokens.hashed(delete_token),
                language=new.language,
                run_after=now,
                next_hint_at=now + (UNHURRIED if new.batch else FIRST_SWEEP),
                created_at=now,
                asked_at=now,
                remember=new.remember,
                batch=new.batch,
            )
            Item.objects.bulk_create(rows_of(case, new.text, new.pictures, names, at=now))
            if new.batch is None:
                transaction.on_commit(lambda: _hint(case.id))
    except IntegrityError:
        if not _exists(token):
            raise
        return False
    return True


def _hint(case_id: UUID) -> None:
    with span_of_case("case opened", case_id):
        hinting.hint(case_id)


def rows_of(
    case: Case,
    text: str,
    things: Sequence[Picture],
    names: Sequence[str],
    *,
    at: datetime,
    first: int = 0,
    version: int = 1,
) -> list[Item]:
    """The rows of a text and of kept pictures in their order, the first with index `first`; none is saved yet."""
    items = []
    if text.strip():
        row = Item(case=case, index=first, version=version, kind=ItemKind.TEXT.value, text=text, handed_in_at=at)
        items.append(row)
    for picture, name in zip(things, names, strict=True):
        items.append(
            Item(
                case=case,
                index=first + len(items),
                version=version,
                kind=ItemKind.PICTURE.value,
                picture=name,
                media_type=picture.media_type,
                width=picture.width,
                height=picture.height,
                sha256=picture.sha256,
                size=picture.size,
                handed_in_at=at,
                camera=to_plain(picture.camera) if picture.camera else None,
                first_frame_only=picture.first_frame_only,
            )
        )
    return items


def _digest(new: NewCase) -> str:
    parts = [hashlib.sha256(new.text.encode()).hexdigest(), *(picture.sha256 for picture in new.pictures)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
