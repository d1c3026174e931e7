"""The trends as tables: what was said in how many cases, week by week, for an organisation or for the public.

The public sees whole weeks that are over, and of them what `disclosure` lets through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from django.db.models import Sum

from checker.cases import disclosure
from checker.cases.disclosure import Count
from checker.cases.models import Tally, TallyKind
from checker.cases.trends import week_of
from checker.organisations.models import Organisation
from checker.patterns import library
from checker.vocabulary import Level

PUBLIC_KINDS = (
    TallyKind.LEVEL,
    TallyKind.CLAIM,
    TallyKind.COMBINATION,
    TallyKind.TIER,
    TallyKind.GOODS,
    TallyKind.PAYMENT,
)
"""Without language, of which every case has one, so that languages would add up to what the levels must not."""
ALL_KINDS = (*PUBLIC_KINDS[:3], TallyKind.TIER, TallyKind.BRAND, TallyKind.GOODS, TallyKind.PAYMENT, TallyKind.LANGUAGE)
WEEKS = (12, 26, 52)

Weekly = Mapping[str, Mapping[date, int]]
"""Cases by value and week."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One value, with a count for each week of the table."""

    value: str
    cells: tuple[Count, ...]
    total: Count


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows, those with most cases first, levels in their order; `cases` are all cases of the weeks."""

    kind: TallyKind
    weeks: tuple[date, ...]
    rows: tuple[Row, ...]
    cases: Row


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How fast pictures come again: `albums` that a third case showed, `days` from the first to the third case in the
    middle one of them (None where it is not told), and the `cases` from the third on."""

    albums: Count
    cases: Count
    days: int | None


def weeks_until(today: date, number: int, *, running: bool) -> tuple[date, ...]:
    """The Mondays of so many weeks, the last of them the running one or the one before it."""
    last = week_of(today) if running else week_of(today) - timedelta(weeks=1)
    return tuple(last - timedelta(weeks=back) for back in reversed(range(number)))


def table(kind: TallyKind, weeks: Sequence[date], organisation: Organisation | None, level: str = "") -> Table:
    """The table of one kind; `level`, for organisations alone, counts the cases of that level only."""
    levels = _weekly([TallyKind.LEVEL], weeks, organisation, level)[TallyKind.LEVEL]
    if organisation is not None:
        wanted = levels if kind is TallyKind.LEVEL else _weekly([kind], weeks, organisation, level)[kind]
        shown = {value: _exact(counts, weeks) for value, counts in wanted.items()}
        return _table(kind, weeks, shown, _exactly(levels, weeks))
    if level:
        raise ValueError("the public sees no table of two properties")
    known = _published_levels(levels, weeks)
    if kind is TallyKind.LEVEL:
        return _table(kind, weeks, known, known)
    return _table(kind, weeks, _published(kind, weeks, known), known)


def spread(weeks: Sequence[date], organisation: Organisation | None) -> Spread:
    """How fast albums came again in these weeks."""
    found = _weekly([TallyKind.THIRD_SIGHT, TallyKind.LATER_SIGHT], weeks, organisation)
    third = {int(days): sum(counts.values()) for days, counts in found[TallyKind.THIRD_SIGHT].items()}
    later = sum(sum(counts.values()) for counts in found[TallyKind.LATER_SIGHT].values())
    albums = sum(third.values())
    told = disclosure.exact if organisation is not None else disclosure.published
    enough = albums >= (1 if organisation is not None else disclosure.FEWEST)
    days = median_low([days for days, number in sorted(third.items()) for _ in range(number)]) if enough else None
    cases = told(albums + later) if enough or organisation is not None else told(albums)
    return Spread(albums=told(albums), cases=cases, days=days)


def _published(kind: TallyKind, weeks: Sequence[date], levels: Mapping[str, Sequence[Count]]) -> dict[str, list[Count]]:
    """The cells of a kind; every number is covered by the levels, a combination by its claims as well."""
    kinds = [kind, TallyKind.CLAIM] if kind is TallyKind.COMBINATION else [kind]
    found = _weekly(kinds, weeks, None)
    ceilings = [disclosure.ceiling(cells[at] for cells in levels.values()) for at in range(len(weeks))]

    def cells(counts: Mapping[date, int]) -> list[Count]:
        return [disclosure.published(counts.get(week, 0), top) for week, top in zip(weeks, ceilings, strict=True)]

    if kind is not TallyKind.COMBINATION:
        return {value: cells(counts) for value, counts in found[kind].items()}
    claims = {value: cells(counts) for value, counts in found[TallyKind.CLAIM].items()}
    return {
        value: [
            disclosure.published(counts.get(week, 0), disclosure.lowest([ceilings[at], *_of_claims(value, claims, at)]))
            for at, week in enumerate(weeks)
        ]
        for value, counts in found[kind].items()
    }


def _of_claims(combination: str, claims: Mapping[str, Sequence[Count]], at: int) -> list[int | None]:
    """The ceilings that the claims of a combination set: it stands on one of each of these groups."""
    rule = library().combinations.get(combination)
    groups = [*((claim,) for claim in rule.all), rule.any, rule.any_also] if rule else []
    return [disclosure.ceiling(claims[claim][at] for claim in group if claim in claims) for group in groups if group]


def _published_levels(levels: Weekly, weeks: Sequence[date]) -> dict[str, list[Count]]:
    return {value: [disclosure.published(counts.get(week, 0)) for week in weeks] for value, counts in levels.items()}


def _exactly(levels: Weekly, weeks: Sequence[date]) -> dict[str, list[Count]]:
    return {value: _exact(counts, weeks) for value, counts in levels.items()}


def _exact(counts: Mapping[date, int], weeks: Sequence[date]) -> list[Count]:
    return [disclosure.exact(counts.get(week, 0)) for week in weeks]


def _table(
    kind: TallyKind,
    weeks: Sequence[date],
    found: Mapping[str, Sequence[Count]],
    levels: Mapping[str, Sequence[Count]],
) -> Table:
    rows = [Row(value=value, cells=tuple(cells), total=disclosure.total(cells)) for value, cells in found.items()]
    if kind is TallyKind.LEVEL:
        order = [level.value for level in Level]
        rows.sort(key=lambda row: order.index(row.value))
    else:
        rows.sort(key=lambda row: (-row.total.low, row.value))
    cells = [disclosure.total([counts[at] for counts in levels.values()]) for at in range(len(weeks))]
    cases = Row(value="", cells=tuple(cells), total=disclosure.total(cells))
    return Table(kind=kind, weeks=tuple(weeks), rows=tuple(rows), cases=cases)


def _weekly(
    kinds: Sequence[TallyKind], weeks: Sequence[date], organisation: Organisation | None, level: str = ""
) -> dict[TallyKind, dict[str, dict[date, int]]]:
    """Cases by kind, value and week, in one query."""
    tallies = Tally.objects.filter(organisation=organisation, kind__in=kinds, week__gte=weeks[0], week__lte=weeks[-1])
    if level:
        tallies = tallies.filter(level=level)
    counts = tallies.values("kind", "value", "week").annotate(cases=Sum("count")).order_by()
    found: dict[TallyKind, defaultdict[str, dict[date, int]]] = {kind: defaultdict(dict) for kind in kinds}
    for kind, value, week, cases in counts.values_list("kind", "value", "week", "cases"):
        found[TallyKind(kind)][value][week] = cases
    return {kind: dict(values) for kind, values in found.items()}
