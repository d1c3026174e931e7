"""A bulk check from its list to its results: rows kept as they come, started once their columns are known, stopped and
taken up again, and read while they become cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from checker.cases import batch_limits, batch_rules, pictures
from checker.cases.models import Arrival, Batch, BatchRow, BatchState, Case, RowState, State, StoredOutcome
from checker.organisations.models import Member
from checker.vocabulary import Message, Outcome
from checker.vocabulary.plain import from_plain, to_plain

MOST_ROWS = 10_000
_AT_ONCE = 200
_BYTES_AT_ONCE = 32 * 2**20


class BatchNotFound(Exception):
    """No such list for this organisation: unknown, foreign and erased ones look the same from outside."""


class NotReady(Exception):
    """The list is not in a state in which this can be done."""


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """A row as it came: what it is called, its columns, the bytes of its pictures, or why it cannot be looked at."""

    ref: str = ""
    cells: Mapping[str, str] | None = None
    pictures: tuple[bytes, ...] = ()
    problem: Message | None = None

    @property
    def size(self) -> int:
        """About how many bytes are kept of it."""
        return sum(map(len, self.pictures)) + sum(len(text.encode()) for text in (self.cells or {}).values())


@dataclass(frozen=True, kw_only=True)
class Progress:
    """`done` rows of `total` have an answer, `failed` of them none that we could give, `refused` are no posts."""

    total: int
    done: int
    failed: int
    refused: int

    @property
    def over(self) -> int:
        return self.done + self.failed + self.refused


@dataclass(frozen=True, kw_only=True)
class Result:
    """A row with what came of it; `outcome` is None while it waits, where it failed, and where it was no post."""

    row: BatchRow
    outcome: Outcome | None


def batch_for(member: Member, batch_id: UUID) -> Batch:
    """A list of the member's organisation; raises BatchNotFound."""
    mine = Batch.objects.filter(organisation_id=member.organisation_id).exclude(state=BatchState.ERASING)
    batch = mine.filter(id=batch_id).first()
    if batch is None:
        raise BatchNotFound
    return batch


def receive(
    member: Member, name: str, rows: Iterable[Arrived], language: str, now: datetime, *, remember: bool = False
) -> Batch:
    """Keep a list row by row, never more than a few in memory; whatever `rows` raises leaves nothing behind.

    Raises TooManyBatches, TooMuchKept.
    """
    with transaction.atomic():
        member.organisation.hold()
        batch_limits.check_for_another(member.organisation_id)
        batch = Batch.objects.create(
            organisation_id=member.organisation_id,
            opened_by=member.person,
            name=name[-120:],
            language=language,
            remember=remember,
            created_at=now,
        )
    try:
        total = _keep(batch, iter(rows))
    except BaseException:
        batch_rules.forget(batch)
        raise
    Batch.objects.filter(id=batch.id, state=BatchState.ARRIVING).update(state=BatchState.READY, total=total)
    batch.refresh_from_db()
    return batch


def _keep(batch: Batch, rows: Iterator[Arrived]) -> int:
    number = 0
    for some in _portions(rows):
        batch_limits.grow(batch, sum(one.size for one in some))
        kept = [_row(batch, number + place, one) for place, one in enumerate(some)]
        BatchRow.objects.bulk_create(kept)
        number += len(kept)
    return number


def _portions(rows: Iterator[Arrived]) -> Iterator[list[Arrived]]:
    """A few at a time, and of pictures as many as are held in memory together."""
    some: list[Arrived] = []
    size = 0
    for row in rows:
        some.append(row)
        size += row.size
        if len(some) >= _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _row(batch: Batch, number: int, arrived: Arrived) -> BatchRow:
    names = []
    for data in arrived.pictures:
        name = pictures.keep(data, pictures.ARRIVED)
        Arrival.objects.create(name=name, batch=batch)
        names.append(name)
    return BatchRow(
        batch=batch,
        number=number,
        ref=arrived.ref[:200],
        state=RowState.REFUSED if arrived.problem else RowState.WAITING,
        cells=dict(arrived.cells or {}),
        files=names,
        problem=to_plain(arrived.problem) if arrived.problem else None,
    )


def start(batch: Batch, columns: Mapping[str, str], now: datetime) -> None:
    """Its rows become cases from now on. Raises NotReady."""
    ready = Batch.objects.filter(id=batch.id, state=BatchState.READY)
    if not ready.update(state=BatchState.FEEDING, columns=dict(columns), started_at=now, fed_at=now):
        raise NotReady


def stop(batch: Batch) -> None:
    """No further row becomes a case; those that are cases are still answered. Raises NotReady."""
    if not Batch.objects.filter(id=batch.id, state=BatchState.FEEDING).update(state=BatchState.STOPPED):
        raise NotReady


def resume(batch: Batch, now: datetime) -> None:
    """Go on where it was stopped. Raises NotReady, TooManyBatches."""
    with transaction.atomic():
        batch.organisation.hold()
        stopped = Batch.objects.filter(id=batch.id, state=BatchState.STOPPED)
        if not stopped.exists():
            raise NotReady
        batch_limits.check_for_moving(batch.organisation_id)
        stopped.update(state=BatchState.FEEDING, fed_at=now)


def begin_erasing(batch: Batch) -> None:
    """From now on nobody finds it, and retention.go_on_erasing takes it away in portions. Raises NotReady."""
    if not Batch.objects.filter(id=batch.id).exclude(state=BatchState.ERASING).update(state=BatchState.ERASING):
        raise NotReady


def progress(batch: Batch) -> Progress:
    """How far it has come, in one query each for its rows and its cases."""
    refused = BatchRow.objects.filter(batch=batch, state=RowState.REFUSED).count()
    counts = Case.objects.filter(batch=batch).aggregate(
        done=Count("id", filter=Q(state=State.DONE)), failed=Count("id", filter=Q(state=State.FAILED))
    )
    return Progress(total=batch.total, refused=refused, **counts)


def first_rows(batch: Batch, most: int) -> list[BatchRow]:
    """The beginning of the list, for a look at what it holds."""
    return list(batch.rows.order_by("number")[:most])


def results(batch: Batch, first: int = 0) -> Iterator[Result]:
    """Every row from number `first` on, in order, a few at a time."""
    while rows := list(
        batch.rows.filter(number__gte=first, number__lt=first + _AT_ONCE).select_related("case").order_by("number")
    ):
        bodies = _newest_bodies([row.case_id for row in rows if row.case_id])
        for row in rows:
            body = bodies.get(row.case_id) if row.case_id else None
            yield Result(row=row, outcome=from_plain(Outcome, body) if body else None)
        first += _AT_ONCE


def result(batch: Batch, number: int) -> Result:
    """One row. Raises BatchNotFound."""
    found = next(results(batch, number), None)
    if found is None or found.row.number != number:
        raise BatchNotFound
    return found


def by_level(batch: Batch) -> dict[str, int]:
    """How many answers there are of each level."""
    rows = StoredOutcome.objects.filter(case__batch=batch, case__state=State.DONE).values("level")
    return {row["level"]: row["number"] for row in rows.annotate(number=Count("id")).order_by("level")}


def _newest_bodies(case_ids: list[UUID]) -> dict[UUID, Mapping[str, Any]]:
    rows = StoredOutcome.objects.filter(case_id__in=case_ids).order_by("case", "version")
    return {row.case_id: row.body for row in rows}
