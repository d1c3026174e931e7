"""Counts what cases say, by day: for everybody, and for each organisation over the cases that were handed to it.

A day is counted again whenever one of its cases changes, as long as all its cases are still kept; then it stays as it
is, and outlives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Sum
from django.utils import timezone

from checker.cases.handover_rules import LIFETIMES
from checker.cases.models import Case, DayChanged, Fact, FactKind, Handover, Sight, Tally, TallyKind
from checker.vocabulary import Outcome

DAYS_A_ROUND = 40
_COUNTED = tuple(set(TallyKind.values) & set(FactKind.values))
_SEEN_BEFORE = "picture-seen-before"
_BATCH = 2000

Scope = tuple[date, int | None]
"""A day, for an organisation or for everybody."""


def changed(case_id: UUID) -> None:
    """What a case says, or who may read it, changes or ends: to be called in the transaction of the change."""
    asked = Case.objects.filter(id=case_id).values_list("created_at", flat=True)
    scopes: list[Scope] = [(timezone.localdate(at), None) for at in asked]
    handed = Handover.objects.filter(case_id=case_id).values_list("handed_at", "organisation_id")
    _mark([*scopes, *((timezone.localdate(at), organisation) for at, organisation in handed)])


def note_sights(case_id: UUID, outcome: Outcome) -> None:
    """Keep whether the case has a picture that two or more others had before it."""
    seen = [finding.message.params for finding in outcome.findings if finding.check == _SEEN_BEFORE]
    before = {int(params["cases"]): date.fromisoformat(params["since"]) for params in seen}
    Sight.objects.filter(case_id=case_id).delete()
    if max(before, default=0) < 2:
        return
    asked = timezone.localdate(Case.objects.values_list("created_at", flat=True).get(id=case_id))
    days = max((asked - before[2]).days, 0) if 2 in before else None
    Sight.objects.create(case_id=case_id, days=days)


def roll_up(now: datetime, most: int = DAYS_A_ROUND) -> int:
    """Count the days again that changed, up to `most` of them; how many were counted."""
    counted = 0
    wanted = DayChanged.objects.order_by("day", "organisation").values_list("day", "organisation").distinct()
    for day, organisation in list(wanted[:most]):
        with transaction.atomic():
            marks = DayChanged.objects.filter(day=day, organisation=organisation)
            seen = list(marks.values_list("id", flat=True))
            if _is_whole(day, organisation, now):
                _count(day, organisation)
                counted += 1
            for start in range(0, len(seen), _BATCH):
                DayChanged.objects.filter(id__in=seen[start : start + _BATCH]).delete()
    return counted


def fold(now: datetime) -> int:
    """Keep one row instead of seven of each week that is counted no more; how many weeks. Pages read so many fewer."""
    longest = max(settings.RETENTION_DAYS, min(LIFETIMES))
    last = timezone.localdate(now) - timedelta(days=longest + 7)
    unfolded = Tally.objects.filter(week__lte=last).exclude(day=F("week"))
    weeks = list(unfolded.order_by().values_list("organisation", "week").distinct())
    for organisation, week in weeks:
        with transaction.atomic():
            rows = Tally.objects.filter(organisation=organisation, week=week)
            sums = rows.values("kind", "value", "level").annotate(cases=Sum("count")).order_by()
            counts = list(sums.values_list("kind", "value", "level", "cases"))
            rows.delete()
            _keep(counts, week, organisation)
    return len(weeks)


def week_of(day: date) -> date:
    """The Monday."""
    return day - timedelta(days=day.weekday())


def _mark(scopes: Iterable[Scope]) -> None:
    rows = [DayChanged(day=day, organisation_id=organisation) for day, organisation in scopes]
    DayChanged.objects.bulk_create(rows, batch_size=_BATCH)


def _is_whole(day: date, organisation: int | None, now: datetime) -> bool:
    """Whether no case of the day can have gone by its age."""
    days = settings.RETENTION_DAYS if organisation is None else min(LIFETIMES)
    return bool(now < _midnight(day) + timedelta(days=days))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _cases(day: date, organisation: int | None) -> QuerySet[Case, UUID]:
    """The ids of the cases that count for a day; an organisation's own lists are in no public figure."""
    start, end = _midnight(day), _midnight(day + timedelta(days=1))
    if organisation is None:
        asked = Case.objects.filter(created_at__gte=start, created_at__lt=end, batch__isnull=True)
        return asked.values_list("id", flat=True)
    of_them = Handover.objects.filter(organisation_id=organisation, handed_at__gte=start, handed_at__lt=end)
    return Case.objects.filter(id__in=of_them.values("case_id")).values_list("id", flat=True)


def _count(day: date, organisation: int | None) -> None:
    """Replace the counts of a day."""
    counts = [*_of_facts(_cases(day, organisation)), *_of_sights(_cases(day, organisation))]
    Tally.objects.filter(day=day, organisation=organisation).delete()
    _keep(counts, day, organisation)


def _keep(counts: Iterable[tuple[str, str, str, int]], day: date, organisation: int | None) -> None:
    rows = (
        Tally(
            day=day,
            week=week_of(day),
            organisation_id=organisation,
            kind=kind,
            value=value,
            level=level,
            count=count,
        )
        for kind, value, level, count in counts
    )
    Tally.objects.bulk_create(rows, batch_size=_BATCH)


def _of_facts(cases: QuerySet[Case, UUID]) -> Iterator[tuple[str, str, str, int]]:
    own_level = FilteredRelation("case__facts", condition=Q(case__facts__kind=FactKind.LEVEL))
    facts = Fact.objects.filter(case__in=cases, kind__in=_COUNTED).annotate(own=own_level)
    rows = facts.values("kind", "value", own_value=F("own__value")).annotate(cases=Count("id")).order_by()
    yield from rows.values_list("kind", "value", "own_value", "cases")


def _of_sights(cases: QuerySet[Case, UUID]) -> Iterator[tuple[str, str, str, int]]:
    rows = Sight.objects.filter(case__in=cases).values("days").annotate(cases=Count("id")).order_by()
    later = 0
    for days, count in rows.values_list("days", "cases"):
        if days is None:
            later += count
        else:
            yield TallyKind.THIRD_SIGHT, str(days), "", count
    if later:
        yield TallyKind.LATER_SIGHT, "", "", later
