"""Continuing a case: new items join the old ones, and the whole is asked again as its next version.

Like opening, one conditional update decides who comes first; the earlier versions stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, transaction

from checker.cases import hinting, pictures, queries
from checker.cases.models import Case, Item, State
from checker.cases.opening import FIRST_SWEEP, MAX_CHARACTERS, NotAccepted, NothingHandedIn, TooBusy, rows_of
from checker.reading import Picture
from checker.vocabulary import ItemKind

MOST_VERSIONS = 20
"""So that nobody keeps the machine busy with one case for ever."""


@dataclass(frozen=True, kw_only=True)
class More:
    """What is added: a text (may be empty) and decoded pictures; `after` is the version that the shopper read."""

    text: str
    pictures: tuple[Picture, ...]
    after: int


@dataclass(frozen=True, kw_only=True)
class Room:
    """What still fits into a case: so many pictures and characters."""

    pictures: int
    characters: int


class NoRoom(ValueError):
    """More pictures or characters than fit into one case; `room` is what would have fitted."""

    def __init__(self, room: Room) -> None:
        super().__init__("more than fits into one case")
        self.room = room


class CannotContinue(Exception):
    """The originals are gone, or the case has no answer to continue from."""


class ContinuedMeanwhile(Exception):
    """Somebody else has added something to the version that the shopper was reading."""


def room_in(case: Case) -> Room:
    """How much may still be added; never less than nothing."""
    items = list(case.items.all())
    return Room(
        pictures=max(settings.MAX_PICTURES - sum(bool(item.picture) for item in items), 0),
        characters=max(MAX_CHARACTERS - sum(len(item.text) for item in items), 0),
    )


def can_continue(case: Case) -> bool:
    """Whether the case has been answered, not too often, and everything that was handed in is still there."""
    if case.state != State.DONE or not case.has_originals or case.version >= MOST_VERSIONS:
        return False
    names = case.items.exclude(picture="").values_list("picture", flat=True)
    return all(pictures.is_kept(name) for name in names)


def continue_case(case: Case, more: More, now: datetime) -> bool:
    """Queue the case again with more items; False when the very same had been added before (a second click).

    Raises NothingHandedIn, NoRoom, CannotContinue, ContinuedMeanwhile, NotAccepted (also as TooBusy).
    """
    if not more.text.strip() and not more.pictures:
        raise NothingHandedIn
    if _added_before(case, more):
        return False
    if case.version != more.after:
        raise ContinuedMeanwhile
    if not can_continue(case):
        raise CannotContinue
    room = room_in(case)
    if len(more.pictures) > room.pictures or len(more.text) > room.characters:
        raise NoRoom(room)
    try:
        return _keep(case, more, now)
    except (DatabaseError, OSError) as error:
        raise NotAccepted from error


def _keep(case: Case, more: More, now: datetime) -> bool:
    """Whether this call added it: another one with the same may have been quicker."""
    if queries.is_full():
        raise TooBusy
    names: list[str] = []
    with pictures.forgotten_on_failure(names):
        for picture in more.pictures:
            names.append(pictures.keep(picture.data, picture.media_type))  # noqa: PERF401 — half of them may be kept
    with transaction.atomic(), pictures.forgotten_on_failure(names):
        if _ask_again(case, more.after, now):
            Item.objects.bulk_create(_rows(case, more, names, now))
            transaction.on_commit(lambda: _hint(case))
            return True
    pictures.forget(names)
    if not _added_before(case, more):
        raise ContinuedMeanwhile
    return False


def _ask_again(case: Case, after: int, now: datetime) -> int:
    """One of all who continue the same version changes the row, and only while nobody works on it or erases it."""
    return Case.objects.filter(id=case.id, state=State.DONE, version=after, masked_at=None).update(
        state=State.QUEUED,
        version=after + 1,
        attempts=0,
        run_after=now,
        next_hint_at=now + FIRST_SWEEP,
        asked_at=now,
        finished_at=None,
        step=None,
        steps_done=0,
        steps_total=0,
    )


def _rows(case: Case, more: More, names: Sequence[str], now: datetime) -> list[Item]:
    first = case.items.count()
    return rows_of(case, more.text, more.pictures, names, at=now, first=first, version=more.after + 1)


def _added_before(case: Case, more: More) -> bool:
    """Whether the version after the one that the shopper was reading brought exactly these items."""
    items = list(case.items.filter(version=more.after + 1).order_by("index"))
    texts = tuple(item.text for item in items if item.kind == ItemKind.TEXT)
    return bool(items) and (texts, tuple(item.sha256 for item in items if item.picture)) == (
        (more.text,) if more.text.strip() else (),
        tuple(picture.sha256 for picture in more.pictures),
    )


def _hint(case: Case) -> None:
    hinting.hint(case.id)
