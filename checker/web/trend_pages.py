"""What a page of trends shows, for an organisation or for the public: a table, its plot, what rises, what spreads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from checker.cases import rising, trend_tables
from checker.cases.disclosure import Count
from checker.cases.models import TallyKind
from checker.cases.rising import Rise
from checker.cases.trend_tables import Row, Spread, Table
from checker.organisations.models import Organisation
from checker.vocabulary import Level
from checker.web import plots
from checker.web.deeds import level_word
from checker.web.plots import Bars, Columns, Spark
from checker.web.spreadsheets import Cell
from checker.web.trend_words import KIND_NAMES, value_name
from checker.web.wording import written_language

IN_PLOT = 10
MOST_ROWS = 60


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A link to the same page with something else chosen."""

    query: str
    label: str
    current: bool


@dataclass(frozen=True, kw_only=True)
class RowShown:
    """A row in words; `claim` is the id of a page of the guide, or empty."""

    name: str
    claim: str
    cells: tuple[str, ...]
    total: str
    spark: Spark


@dataclass(frozen=True, kw_only=True)
class RiseShown:
    """A claim that rises, with the counts in words."""

    name: str
    claim: str
    now: str
    before: str
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Everything on a page of trends; one of the two plots."""

    title: str
    by_level: bool
    weeks: tuple[date, ...]
    rows: tuple[RowShown, ...]
    more: int
    cases: RowShown
    columns: Columns | None
    bars: Bars | None
    legend: tuple[tuple[str, str], ...]
    rises: tuple[RiseShown, ...]
    spread: Spread
    albums: str
    later: str
    kinds: tuple[Choice, ...]
    spans: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    query: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks for, or what it may ask for instead."""

    kind: TallyKind
    weeks: int
    level: str

    def query(self, **changes: str | int) -> str:
        chosen: dict[str, str | int] = {"kind": str(self.kind), "weeks": self.weeks, "level": self.level}
        chosen.update(changes)
        return urlencode({name: value for name, value in chosen.items() if value})


def asked(parameters: QueryDict, organisation: Organisation | None) -> Asked:
    """What is asked for; anything unknown is as if it were not there."""
    kinds = trend_tables.ALL_KINDS if organisation is not None else trend_tables.PUBLIC_KINDS
    kind, weeks, level = (parameters.get(name, "") for name in ("kind", "weeks", "level"))
    return Asked(
        kind=TallyKind(kind) if kind in kinds else TallyKind.LEVEL,
        weeks=int(weeks) if weeks in map(str, trend_tables.WEEKS) else trend_tables.WEEKS[0],
        level=level if organisation is not None and level in list(Level) else "",
    )


def found(wanted: Asked, organisation: Organisation | None, today: date) -> Table:
    """The table that was asked for; the public sees no week that is not over."""
    weeks = trend_tables.weeks_until(today, wanted.weeks, running=organisation is not None)
    return trend_tables.table(wanted.kind, weeks, organisation, wanted.level)


def shown(wanted: Asked, organisation: Organisation | None, today: date) -> Shown:
    """The page."""
    language = written_language()
    table = found(wanted, organisation, today)
    last = trend_tables.weeks_until(today, 2 * rising.SPAN, running=False)
    rises = rising.rises(trend_tables.table(TallyKind.CLAIM, last, organisation))
    spread = trend_tables.spread(table.weeks, organisation)
    by_level = table.kind is TallyKind.LEVEL
    rows = tuple(_row(row, table.kind, language) for row in table.rows[:MOST_ROWS])
    return Shown(
        title=str(KIND_NAMES[table.kind]),
        by_level=by_level,
        weeks=table.weeks,
        rows=rows,
        more=max(len(table.rows) - MOST_ROWS, 0),
        cases=_row(table.cases, TallyKind.LEVEL, language),
        columns=_columns(table) if by_level and rows else None,
        bars=_bars(table, rows) if not by_level and rows else None,
        legend=tuple((row.value, level_word(row.value)) for row in table.rows) if by_level else (),
        rises=tuple(_rise(rise, language) for rise in rises),
        spread=spread,
        albums=words(spread.albums),
        later=words(spread.cases),
        kinds=_kinds(wanted, organisation),
        spans=tuple(
            Choice(query=wanted.query(weeks=weeks), label=str(weeks), current=weeks == wanted.weeks)
            for weeks in trend_tables.WEEKS
        ),
        levels=_levels(wanted) if organisation is not None else (),
        query=wanted.query(),
    )


def lines(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The table as lines of CSV: each cell with the least and the most that it can be; empty where that has no end."""
    yield "kind", "value", "name", "week", "from", "to"
    language = written_language()
    for row in (*table.rows, table.cases):
        name = value_name(table.kind, row.value, language) if row.value else ""
        for week, cell in zip(table.weeks, row.cells, strict=True):
            yield str(table.kind), row.value or "all", name, week.isoformat(), cell.low, cell.high


def words(count: Count) -> str:
    """A count as the table shows it."""
    if count.is_exact:
        return number_format(count.low, use_l10n=True, force_grouping=True)
    if count.is_open:
        return f"≥ {number_format(count.low, force_grouping=True)}"
    return "< 5" if count.is_small else number_format(count.about, force_grouping=True)


def span(count: Count) -> str:
    """A sum as the table shows it: from the least to the most that it can be."""
    if count.is_exact or count.high is None:
        return words(count)
    return f"{number_format(count.low, force_grouping=True)}–{number_format(count.high, force_grouping=True)}"


def _row(row: Row, kind: TallyKind, language: str) -> RowShown:
    return RowShown(
        name=value_name(kind, row.value, language) if row.value else "",
        claim=row.value if kind in (TallyKind.CLAIM, TallyKind.PAYMENT) else "",
        cells=tuple(map(words, row.cells)) if row.value else tuple(map(span, row.cells)),
        total=span(row.total),
        spark=plots.spark([cell.drawn for cell in row.cells]),
    )


def _rise(rise: Rise, language: str) -> RiseShown:
    name = value_name(TallyKind.CLAIM, rise.value, language)
    return RiseShown(
        name=name, claim=rise.value, now=span(rise.now), before=span(rise.before), low=rise.low, high=rise.high
    )


def _columns(table: Table) -> Columns:
    parts = [(f"level-{row.value}", [cell.drawn for cell in row.cells]) for row in table.rows]
    return plots.columns([f"{week:%m-%d}" for week in table.weeks], parts)


def _bars(table: Table, rows: tuple[RowShown, ...]) -> Bars:
    drawn = [(shown.name, shown.total, row.total.low) for shown, row in zip(rows, table.rows, strict=False)]
    return plots.bars(drawn[:IN_PLOT])


def _kinds(wanted: Asked, organisation: Organisation | None) -> tuple[Choice, ...]:
    kinds = trend_tables.ALL_KINDS if organisation is not None else trend_tables.PUBLIC_KINDS
    return tuple(
        Choice(query=wanted.query(kind=str(kind)), label=str(KIND_NAMES[kind]), current=kind is wanted.kind)
        for kind in kinds
    )


def _levels(wanted: Asked) -> tuple[Choice, ...]:
    return (
        Choice(query=wanted.query(level=""), label=_("All"), current=not wanted.level),
        *(
            Choice(query=wanted.query(level=level.value), label=level_word(level.value), current=level == wanted.level)
            for level in Level
        ),
    )
