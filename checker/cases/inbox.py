"""What lies on the desk of an organisation: found by any filters together, the latest first, counted by level."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from checker.archive.tracing import contact_mark
from checker.cases import inbox_bits
from checker.cases.facts import contact_value
from checker.cases.inbox_bits import ASSIGNEE, IS_CLOSED, Property
from checker.cases.models import Fact, FactKind, Handover
from checker.claims import find_contacts
from checker.organisations.models import Organisation
from checker.reading import read_text
from checker.vocabulary import Contact, ContactKind, Item, ItemKind, Level

PAGE = 50
_LEVELS = {level: (FactKind.LEVEL.value, level.value) for level in Level}
_SHOWN = (FactKind.CLAIM, FactKind.BRAND)
_SIGNS = ("", "wx: ", "qq: ", "@")
"""A contact may be typed as the post gives it, or without the word that says what it is."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Every filter narrows the list further. `properties` are facts or tags that a case must all have.

    `assignee` is the id of a member, `unassigned` the cases that nobody has; `closed` None are open and closed ones.
    `since` and `until` are when the case was handed over, `until` not included.
    """

    properties: frozenset[Property] = frozenset()
    level: Level | None = None
    closed: bool | None = False
    assignee: int | None = None
    unassigned: bool = False
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One case in the list: ids of its claims and brands."""

    handover: Handover
    claims: tuple[str, ...]
    brands: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """`counts` are by level under all other filters; `older` is the number to go on `before`, None at the end."""

    rows: tuple[Row, ...]
    counts: Mapping[Level, int]
    total: int
    older: int | None


def search(
    organisation: Organisation, asked: Asked, now: datetime, *, before: int | None = None, most: int | None = None
) -> Found:
    """One page of the cases that fit, PAGE or `most` of them, in as many queries whatever is asked."""
    most = PAGE if most is None else most
    bitmaps = _bitmaps(organisation, asked)
    fitting = _fitting(organisation, asked, bitmaps)
    by_level = {level: fitting & bitmaps[one] for level, one in _LEVELS.items()}
    wanted = fitting if asked.level is None else by_level[asked.level]
    below = wanted if before is None else wanted & ((1 << before) - 1)
    numbers = list(inbox_bits.newest(below, most + 1))
    return Found(
        rows=_rows(organisation, numbers[:most], now),
        counts={level: bits.bit_count() for level, bits in by_level.items()},
        total=wanted.bit_count(),
        older=numbers[most - 1] if len(numbers) > most else None,
    )


def open_cases(organisation: Organisation) -> int:
    """How many cases are not closed."""
    bitmaps = _bitmaps(organisation, Asked())
    return _fitting(organisation, Asked(), bitmaps).bit_count()


def contact_property(typed: str) -> Property:
    """What a case has that names this contact, however it is written."""
    for sign in _SIGNS:
        item = Item(index=0, kind=ItemKind.TEXT, text=f"{sign}{typed.strip()}")
        if found := find_contacts([read_text(item)]):
            return FactKind.CONTACT.value, contact_value(contact_mark(found[0]))
    bare = Contact(kind=ContactKind.HANDLE, value=typed.strip().lower(), item=0)
    return FactKind.CONTACT.value, contact_value(contact_mark(bare))


def _bitmaps(organisation: Organisation, asked: Asked) -> dict[Property, int]:
    wanted = {*_LEVELS.values(), *asked.properties}
    if asked.closed is not None:
        wanted.add(IS_CLOSED)
    if asked.assignee is not None:
        wanted.add((ASSIGNEE, str(asked.assignee)))
    return inbox_bits.of(organisation.id, wanted, kinds=[ASSIGNEE] if asked.unassigned else ())


def _fitting(organisation: Organisation, asked: Asked, bitmaps: Mapping[Property, int]) -> int:
    """All filters but the level. Every case has exactly one level, so the levels together are all cases."""
    fitting = inbox_bits.joined(bitmaps[one] for one in _LEVELS.values())
    for one in asked.properties:
        fitting &= bitmaps[one]
    if asked.closed is not None:
        fitting = fitting & bitmaps[IS_CLOSED] if asked.closed else fitting & ~bitmaps[IS_CLOSED]
    if asked.assignee is not None:
        fitting &= bitmaps[ASSIGNEE, str(asked.assignee)]
    if asked.unassigned:
        members = {str(member) for member in organisation.members.values_list("id", flat=True)}
        theirs = (bits for (kind, value), bits in bitmaps.items() if kind == ASSIGNEE and value in members)
        fitting &= ~inbox_bits.joined(theirs)
    return fitting & _within(organisation, asked)


def _within(organisation: Organisation, asked: Asked) -> int:
    """The numbers of the days asked for: they are given in the order of time. -1 are all numbers."""
    rows = organisation.handovers.order_by("handed_at", "number")
    within = -1
    if asked.since is not None:
        first = rows.filter(handed_at__gte=asked.since).values_list("number", flat=True).first()
        within = 0 if first is None else -1 << first
    if asked.until is not None:
        end = rows.filter(handed_at__gte=asked.until).values_list("number", flat=True).first()
        within &= -1 if end is None else (1 << end) - 1
    return within


def _rows(organisation: Organisation, numbers: Collection[int], now: datetime) -> tuple[Row, ...]:
    """The cases of these numbers; one whose time ended a moment ago is left out until it is swept up."""
    found = organisation.handovers.filter(number__in=numbers, until__gt=now).order_by("-number")
    handovers = list(found.select_related("assignee__person", "incident"))
    facts: dict[tuple[object, str], list[str]] = {}
    cases = [handover.case_id for handover in handovers]
    rows = Fact.objects.filter(case__in=cases, kind__in=_SHOWN).order_by("kind", "value")
    for case, kind, value in rows.values_list("case_id", "kind", "value"):
        facts.setdefault((case, kind), []).append(value)
    return tuple(
        Row(
            handover=handover,
            claims=tuple(facts.get((handover.case_id, FactKind.CLAIM), ())),
            brands=tuple(facts.get((handover.case_id, FactKind.BRAND), ())),
        )
        for handover in handovers
    )
