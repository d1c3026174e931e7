"""How the rows of lists become cases and are worked on: behind every shopper, a few at a time, each row exactly once.

A worker that is told of lists takes a shopper's case whenever one is due, otherwise a case of a list, otherwise it
opens the next rows. A row becomes a case in the transaction that moves the list's cursor.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from checker import reading
from checker.cases import pictures, tokens, working
from checker.cases.claiming import due
from checker.cases.models import Arrival, Batch, BatchRow, BatchState, Case, RowState, State
from checker.cases.opening import MAX_CHARACTERS, NewCase, NotAccepted, open_case
from checker.reading import Picture, PictureRefused
from checker.reading.refusals import DecoderUnavailable
from checker.vocabulary import Message
from checker.vocabulary.plain import to_plain

logger = logging.getLogger(__name__)

AHEAD = 40
"""So many cases of lists wait at a time: enough for the workers, and little to erase."""
TEXTS_AT_ONCE, PICTURES_AT_ONCE = 20, 4
MOST_TRIES = 3
STANDS_STILL = timedelta(seconds=60)
"""Before a list stands still for so long, attempts at its next row may be those of workers that are alive."""

NO_TEXT = Message(id="bulk.no-text")
TOO_LONG = Message(id="bulk.too-long", params={"most": str(MAX_CHARACTERS)})
UNREADABLE = Message(id="bulk.unreadable")


class _SomebodyElse(Exception):
    """The cursor has moved meanwhile: another worker opened these rows."""


class _InHand(Exception):
    """Others may be at work on the next rows just now."""


@dataclass(frozen=True, kw_only=True)
class _Post:
    """What a row holds, ready to become a case; with a `problem` it does not."""

    row: BatchRow
    ref: str
    text: str = ""
    pictures: tuple[Picture, ...] = ()
    problem: Message | None = None


def work_for(seconds: float, clock: Callable[[], datetime], watched_as: str = "") -> bool:
    """Work on lists and on whatever goes before them; whether something was left when the time was over.

    `watched_as` is for `claiming.claim`.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not work_once(clock, watched_as):
            return False
    return True


def work_once(clock: Callable[[], datetime], watched_as: str = "") -> bool:
    """Work on one case, a shopper's if there is one, or open rows; False when there is nothing to do."""
    case_id = next_case(clock())
    if case_id is not None:
        working.work_on(case_id, clock, watched_as)
        return True
    return feed(clock()) > 0


def next_case(now: datetime) -> UUID | None:
    """The case to be worked on next: shoppers first, then lists, each in the order of asking."""
    for waiting in (Case.objects.filter(batch=None), Case.objects.filter(batch__isnull=False)):
        if case_id := waiting.filter(due(now)).order_by("asked_at").values_list("id", flat=True).first():
            return case_id
    return None


def feed(now: datetime) -> int:
    """Open rows of every list that is on its way, as far as there is room; how many rows were done with."""
    batches = list(Batch.objects.filter(state=BatchState.FEEDING).order_by("started_at"))
    room = AHEAD - Case.objects.filter(state=State.QUEUED, batch__isnull=False).count()
    fed = 0
    for batch in batches:
        if fed >= room:
            break
        try:
            fed += _feed(batch, now)
        except _SomebodyElse:
            fed += 1
        except _InHand:
            continue
        except NotAccepted:
            logger.exception("rows of a list were not opened; they will be", extra={"batch": str(batch.id)})
    return fed


def _feed(batch: Batch, now: datetime) -> int:
    """The next rows; pictures are decoded before the transaction, so that nobody waits for that."""
    rows = list(batch.rows.filter(number__gte=batch.fed).order_by("number")[:TEXTS_AT_ONCE])
    if any(row.files for row in rows):
        rows = rows[:PICTURES_AT_ONCE]
    posts = [_post_of(row, batch, now) for row in rows]
    with transaction.atomic():
        last = batch.fed + len(rows) >= batch.total
        cursor = Batch.objects.filter(id=batch.id, fed=batch.fed, state=BatchState.FEEDING)
        moved = {"state": BatchState.DONE, "finished_at": now} if last else {}
        if not cursor.update(fed=batch.fed + len(rows), fed_at=now, **moved):
            raise _SomebodyElse
        for post in posts:
            _open(post, batch, now)
        Arrival.objects.filter(name__in=_files(rows)).delete()
    pictures.forget(_files(rows))
    return len(rows) or 1


def _files(rows: Sequence[BatchRow]) -> list[str]:
    return [name for row in rows for name in row.files]


def _open(post: _Post, batch: Batch, now: datetime) -> None:
    row = BatchRow.objects.filter(id=post.row.id)
    if post.row.state != RowState.WAITING:
        row.update(cells={}, files=[])
        return
    if post.problem is not None:
        row.update(state=RowState.REFUSED, ref=post.ref, problem=to_plain(post.problem), cells={}, files=[])
        return
    new = NewCase(
        text=post.text,
        pictures=post.pictures,
        language=batch.language,
        key=_key(batch.id, post.row.number),
        remember=batch.remember,
        batch=batch,
    )
    opened = open_case(new, now)
    case = Case.objects.only("id").get(token_hash=tokens.hashed(opened.token))
    row.update(state=RowState.OPENED, ref=post.ref, case=case, cells={}, files=[])


def _post_of(row: BatchRow, batch: Batch, now: datetime) -> _Post:
    cells, columns = row.cells, batch.columns
    ref = str(cells.get(columns.get("id", ""), ""))[:200] or row.ref
    if row.state != RowState.WAITING:
        return _Post(row=row, ref=ref)
    if row.files:
        return _pictured(row, batch, now)
    words = [str(cells.get(columns.get(name, ""), "")).strip() for name in ("title", "text")]
    text = "\n".join(filter(None, dict.fromkeys(words))).replace("\x00", "").replace("\r\n", "\n")
    if not text:
        return _Post(row=row, ref=ref, problem=NO_TEXT)
    if len(text) > MAX_CHARACTERS:
        return _Post(row=row, ref=ref, problem=TOO_LONG)
    return _Post(row=row, ref=ref, text=text)


def _pictured(row: BatchRow, batch: Batch, now: datetime) -> _Post:
    """A picture that ends its process three times is not taken up again; raises _InHand, NotAccepted."""
    if row.tries >= MOST_TRIES:
        if batch.fed_at is not None and now - batch.fed_at < STANDS_STILL:
            raise _InHand
        return _Post(row=row, ref=row.ref, problem=UNREADABLE)
    try:
        files = [pictures.read(name) for name in row.files]
        with _deadly(row):
            things = tuple(reading.decode(data) for data in files)
    except (DecoderUnavailable, OSError) as error:
        raise NotAccepted from error
    except PictureRefused as refused:
        return _Post(row=row, ref=row.ref, problem=refused.message)
    except pictures.PictureLost:
        return _Post(row=row, ref=row.ref, problem=UNREADABLE)
    return _Post(row=row, ref=row.ref, pictures=things)


@contextmanager
def _deadly(row: BatchRow) -> Iterator[None]:
    """Counts an attempt until it is survived, however it ended otherwise."""
    counted = BatchRow.objects.filter(id=row.id)
    counted.update(tries=F("tries") + 1)
    try:
        yield
    except Exception:
        counted.update(tries=F("tries") - 1)
        raise
    counted.update(tries=F("tries") - 1)


def _key(batch_id: UUID, number: int) -> str:
    """The same for the same row, so that it opens the same case however often it is tried."""
    digest = salted_hmac("checker.cases.batch", f"{batch_id}:{number}", algorithm="sha256").hexdigest()
    return digest[:22]
