"""How fast and how good it is beside what one would use instead: the page of ratios, from what `make bench` wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

from checker.guide.measured import posts_name
from checker.guide.ratios import Shown, digits, shown
from checker.web.wording import in_language

RESULT_FILE = Path(__file__).with_name("benchmarks.json")
NAMES_FILE = Path(__file__).with_name("benchmarks.toml")


@dataclass(frozen=True, kw_only=True)
class Table:
    """`cells` of a row are as many as `columns`; None where there is no figure."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str | None, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with its ratios, the table of what each contestant did, and what could not be asked."""

    id: str
    name: str
    says: str
    day: datetime
    seconds: float
    load: tuple[float, float]
    ratios: tuple[Shown, ...]
    table: Table
    skipped: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Benchmarks:
    """`aims` are the ratios that have a figure to reach; machine and versions are those of the newest question."""

    questions: tuple[Question, ...]
    aims: tuple[Shown, ...]
    machine: Mapping[str, str]
    versions: tuple[tuple[str, str], ...]
    day: datetime
    quick: bool


def benchmarks(language: str) -> Benchmarks | None:
    """The results in the language of the page; None while there are none."""
    results = _results()
    if not results:
        return None
    questions = tuple(_question(name, told, language) for name, told in results.items())
    newest = max(results.values(), key=lambda told: str(told["at"]))
    versions = {package: number for told in results.values() for package, number in told["versions"].items()}
    return Benchmarks(
        questions=questions,
        aims=tuple(ratio for question in questions for ratio in question.ratios if ratio.aim),
        machine=newest["machine"],
        versions=tuple(sorted(versions.items())),
        day=_moment(newest["at"]),
        quick=any(told["quick"] for told in results.values()),
    )


def _question(name: str, told: Mapping[str, Any], language: str) -> Question:
    words = _names()["questions"][name]
    return Question(
        id=name,
        name=in_language(words["name"], language),
        says=in_language(words["says"], language),
        day=_moment(told["at"]),
        seconds=told["seconds"],
        load=(told["load"][0], told["load"][1]),
        ratios=tuple(
            shown(
                one,
                group=_group(one["group"], language),
                of=_contestant(one["of"], language),
                to=_contestant(one["to"], language),
                measure=_word("measures", one["measure"], language),
            )
            for one in told["ratios"]
        ),
        table=_table(told["rows"], language),
        skipped=tuple(dict.fromkeys(_skipped(what, language) for what in told["skipped"])),
    )


def _table(rows: Sequence[Mapping[str, Any]], language: str) -> Table:
    """A row for each contestant with its measures; where there is but one measure, a column for each contestant."""
    measures = list(dict.fromkeys(measure for row in rows for measure in row["measures"]))
    if len(measures) == 1:
        return _by_contestant(rows, measures[0], language)
    return Table(
        columns=tuple(_word("measures", measure, language) for measure in measures),
        rows=tuple(
            (
                f"{_group(row['group'], language)} · {_contestant(row['contestant'], language)}",
                tuple(_figure(row["measures"].get(measure)) for measure in measures),
            )
            for row in rows
        ),
    )


def _by_contestant(rows: Sequence[Mapping[str, Any]], measure: str, language: str) -> Table:
    contestants = list(dict.fromkeys(row["contestant"] for row in rows))
    figures = {(row["group"], row["contestant"]): _figure(row["measures"][measure]) for row in rows}
    unit = _word("measures", measure, language)
    return Table(
        columns=tuple(f"{_contestant(one, language)}: {unit}" for one in contestants),
        rows=tuple(
            (_group(group, language), tuple(figures.get((group, one)) for one in contestants))
            for group in dict.fromkeys(row["group"] for row in rows)
        ),
    )


def _figure(value: Mapping[str, float] | None) -> str | None:
    """With its spread where there is one."""
    if value is None:
        return None
    middle = digits(value["median"])
    return middle if value["number"] == 1 else f"{middle} ({digits(value['low'])} – {digits(value['high'])})"


def _group(group: str, language: str) -> str:
    """A group has a name, is a number of things, or a source of labelled posts."""
    kind, _, rest = group.partition(" ")
    if group in _names()["groups"]:
        return _word("groups", group, language)
    if kind.isdigit():
        return f"{int(kind):,} {_word('groups', rest or 'pictures', language)}"
    source, _, label = rest.partition(" ")
    return posts_name(source, label, language) if label else group


def _contestant(name: str, language: str) -> str:
    """A contestant may carry a size."""
    first, _, size = name.rpartition(" ")
    if first and size.isdigit():
        return f"{_word('contestants', first, language)}, {int(size):,}"
    return _word("contestants", name, language)


def _skipped(what: str, language: str) -> str:
    """A data set, a group, or a contestant with a group."""
    named = _names()
    if what in named["contestants"]:
        return _word("contestants", what, language)
    first, _, rest = what.partition(" ")
    if first in named["contestants"] and rest:
        return f"{_word('contestants', first, language)}, {_group(rest, language)}"
    return _word("groups", what, language)


def _word(kind: str, name: str, language: str) -> str:
    words = _names()[kind].get(name)
    return in_language(words, language) if words else name


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@cache
def _results() -> Mapping[str, Any]:
    if not RESULT_FILE.exists():
        return {}
    results: Mapping[str, Any] = json.loads(RESULT_FILE.read_text(encoding="utf-8"))
    return results


@cache
def _names() -> Mapping[str, Any]:
    return rtoml.loads(NAMES_FILE.read_text(encoding="utf-8"))
