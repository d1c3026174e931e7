"""Cases in bulk on the desk of one organisation, with the facts by which they are found: to measure, not to read.

Claims, brands and the rest are drawn from the library with a few common and many rare ones, as they are in life; the
two most common claims never stand together, because that is what a search finds hardest.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from checker.archive.keys import mark
from checker.cases import inbox_bits
from checker.cases.facts import contact_value
from checker.cases.inbox_bits import ASSIGNEE, BLOCK, IS_CLOSED, Property
from checker.cases.models import FactKind, State
from checker.devtools.reuse.filling import copy_rows
from checker.evidence import all_checks
from checker.organisations import people
from checker.organisations.models import Member, Organisation, Role
from checker.organisations.opening import open_organisation
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.vocabulary import Level

SLUG = "seeded"
DAYS = 300
LASTS = timedelta(days=365)
_LEVELS = dict(zip(Level, (30, 34, 22, 9, 5), strict=True))
_LANGUAGES = {"zh-hans": 78, "zh-hant": 12, "en": 7, "zh-hk": 3}
_CASE = (
    *("id", "token_hash", "delete_hash", "language", "version", "state", "attempts", "run_after", "lease_token"),
    *("next_hint_at", "created_at", "asked_at", "finished_at", "failure", "steps_done", "steps_total"),
    *("library_version", "remember", "masked_at"),
)
_HANDOVER = (
    *(
        "id",
        "case_id",
        "organisation_id",
        "number",
        "originals",
        "may_publish",
        "note",
        "level",
        "handed_at",
        "until",
        "closed_at",
    ),
    *("assignee_id", "tags", "set_apart"),
)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One case before it has rows."""

    id: UUID
    handover: UUID
    number: int
    at: datetime
    level: str
    language: str
    known: frozenset[Property]
    assignee: int | None
    closed: bool


class _Ranked:
    """Draws ids: the first is the most common, the n-th comes about 1/n as often."""

    def __init__(self, ids: Sequence[str], chance: Random) -> None:
        self._ids, self._chance = ids, chance
        self._weights = list(accumulate(1 / rank for rank in range(1, len(ids) + 1)))

    def some(self, most: int) -> set[str]:
        return set(self._chance.choices(self._ids, cum_weights=self._weights, k=self._chance.randint(1, most)))

    def one(self) -> str:
        return self._chance.choices(self._ids, cum_weights=self._weights)[0]


class Drawer:
    """Draws cases of an organisation, the oldest first."""

    def __init__(self, members: Sequence[int], *, count: int, now: datetime) -> None:
        self._chance = Random(count)  # noqa: S311 # nothing here is secret
        self._claims = _Ranked(sorted(library().patterns), self._chance)
        self._rules = _Ranked(sorted(library().combinations), self._chance)
        self._checks = _Ranked(sorted(all_checks()), self._chance)
        self._brands = _Ranked(sorted(lexicon().brands), self._chance)
        self._goods = _Ranked(sorted(lexicon().goods), self._chance)
        self._members, self._count, self._now = members, count, now
        self._apart = sorted(library().patterns)[:2]

    def cases(self, first: int) -> Iterator[Drawn]:
        """From handover number `first` on."""
        start, step = self._now - timedelta(days=DAYS), timedelta(days=DAYS) / self._count
        for at in range(self._count):
            yield self._case(first + at, start + at * step)

    def _case(self, number: int, at: datetime) -> Drawn:
        level, language = self._of(_LEVELS), self._of(_LANGUAGES)
        old = self._now - at > timedelta(days=30)
        assignee = self._chance.choice(self._members) if self._chance.random() < 0.4 else None
        return Drawn(
            id=UUID(int=secrets.randbits(64) | number << 80),  # in the order of time, so that indexes fill quickly
            handover=UUID(int=secrets.randbits(64) | number << 80),
            number=number,
            at=at,
            level=level,
            language=language,
            known=frozenset({("level", level), ("language", language), *self._about()}),
            assignee=assignee,
            closed=self._chance.random() < (0.8 if old else 0.2),
        )

    def _about(self) -> Iterator[Property]:
        claims = self._claims.some(5)
        if claims.issuperset(self._apart):
            claims.remove(self._apart[1])
        yield from ((FactKind.CLAIM.value, claim) for claim in claims)
        yield from ((FactKind.PAYMENT.value, one) for one in claims if library().patterns[one].family == "money")
        yield FactKind.CHECK.value, self._checks.one()
        if self._chance.random() < 0.5:
            yield FactKind.COMBINATION.value, self._rules.one()
        if self._chance.random() < 0.7:
            brand = self._brands.one()
            yield FactKind.BRAND.value, brand
            yield FactKind.TIER.value, lexicon().brands[brand].tier
            yield FactKind.GOODS.value, self._goods.one()
        if self._chance.random() < 0.6:
            seller = int(self._chance.paretovariate(0.5)) % (self._count // 3 + 1)
            yield FactKind.CONTACT.value, contact_value(mark("contact", f"example-shop-{seller}".encode()))

    def _of(self, weights: dict[str, int] | dict[Level, int]) -> str:
        return str(self._chance.choices(list(weights), weights=list(weights.values()))[0])


def seeded_organisation(now: datetime) -> Organisation:
    """The organisation that gets the cases, with four members; nobody can sign in as one."""
    organisation = Organisation.objects.filter(slug=SLUG).first()
    if organisation is not None:
        return organisation
    organisation = open_organisation(SLUG, "Seeded Union", now)
    Organisation.objects.filter(id=organisation.id).update(verified_at=now)
    for at, role in enumerate((Role.OWNER, Role.EDITOR, Role.EDITOR, Role.VIEWER)):
        person = people.make(f"member-{at}@{SLUG}.example", name=f"Member {at}")
        Member.objects.create(organisation=organisation, person=person, role=role, joined_at=now)
    return organisation


def seed(count: int, now: datetime) -> Iterator[int]:
    """Hand over so many cases; gives how many there are after each block."""
    organisation = seeded_organisation(now)
    last = organisation.handovers.aggregate(last=Max("number"))["last"]
    members = list(organisation.members.values_list("id", flat=True))
    block: list[Drawn] = []
    first = 0 if last is None else (last // BLOCK + 1) * BLOCK
    for drawn in Drawer(members, count=count, now=now).cases(first):
        if block and drawn.number % BLOCK == 0:
            yield _write(organisation.id, block)
            block = []
        block.append(drawn)
    if block:
        yield _write(organisation.id, block)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _write(organisation: int, cases: Sequence[Drawn]) -> int:
    """Cases whose numbers are of one block."""
    with transaction.atomic():
        copy_rows("cases_case", _CASE, (_case_row(one) for one in cases))
        copy_rows("cases_handover", _HANDOVER, (_handover_row(organisation, one) for one in cases))
        facts = ((one.id, kind, value, one.at) for one in cases for kind, value in sorted(one.known))
        copy_rows("cases_fact", ("case_id", "kind", "value", "at"), map(_plain, facts))
        bitmaps: dict[Property, int] = {}
        for one in cases:
            bit = 1 << one.number % BLOCK
            for found in _found_by(one):
                bitmaps[found] = bitmaps.get(found, 0) | bit
        inbox_bits.write(organisation, cases[0].number // BLOCK, bitmaps)
    return cases[-1].number + 1


def _found_by(case: Drawn) -> Iterator[Property]:
    yield from case.known
    if case.closed:
        yield IS_CLOSED
    if case.assignee is not None:
        yield ASSIGNEE, str(case.assignee)


def _case_row(case: Drawn) -> tuple[Any, ...]:
    return _plain(
        (
            *(
                case.id,
                secrets.token_hex(32),
                secrets.token_hex(32),
                case.language,
                1,
                State.DONE.value,
                1,
                case.at,
                "",
            ),
            *(case.at, case.at, case.at, case.at, "", 1, 1, library().version, False, case.at),
        )
    )


def _handover_row(organisation: int, case: Drawn) -> tuple[Any, ...]:
    closed_at = case.at + timedelta(days=1) if case.closed else None
    return _plain(
        (
            *(
                case.handover,
                case.id,
                organisation,
                case.number,
                False,
                False,
                "",
                case.level,
                case.at,
                case.at + LASTS,
            ),
            *(closed_at, case.assignee, "[]", False),
        )
    )


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values as the database's own driver takes them."""
    if connection.vendor == "postgresql":
        return row
    adapt = connection.ops.adapt_datetimefield_value
    return tuple(one.hex if isinstance(one, UUID) else adapt(one) if isinstance(one, datetime) else one for one in row)
