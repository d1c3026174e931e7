"""How the library did on labelled posts: the table of record, read from the result file that `measure` wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

from checker.patterns import library
from checker.vocabulary import Level
from checker.web.wording import in_language

RESULT_FILE = Path(__file__).with_name("measured.json")
NAMES_FILE = Path(__file__).with_name("measured_names.toml")


@dataclass(frozen=True, kw_only=True)
class Row:
    """Posts of one source and label; shares and the bounds of the 95 % interval in per cent.

    `sellers` is the number of sellers with the least, middle and greatest share flagged among them, None where the
    source names no sellers. `milliseconds` is the median time of a post.
    """

    source: str
    label: str
    posts: int
    flagged: int
    share: float
    low: float
    high: float
    levels: tuple[int, ...]
    sellers: tuple[int, float, float, float] | None
    milliseconds: float


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows that are read alike: what a high figure means there."""

    id: str
    name: str
    says: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """`current` says that the library that was measured is the one in use."""

    about: str
    groups: tuple[Group, ...]
    posts: int
    day: date
    library: str
    current: bool


def measured(language: str) -> Measured | None:
    """The measurement in the language of the page; None while there is no result file."""
    result, names = _result(), _names()
    if not result:
        return None
    rows: dict[str, list[Row]] = {group: [] for group in names["groups"]}
    for found in result["groups"]:
        rows[group_of(found)].append(_row(found, language))
    return Measured(
        about=in_language(names["about"], language),
        groups=tuple(
            Group(
                id=group,
                name=in_language(words["name"], language),
                says=in_language(words["says"], language),
                rows=tuple(rows[group]),
            )
            for group, words in names["groups"].items()
            if rows[group]
        ),
        posts=result["posts"],
        day=date.fromisoformat(result["date"]),
        library=result["library"],
        current=result["library"] == library().version,
    )


def group_of(found: Mapping[str, Any]) -> str:
    """How the figures of a row are to be read; without a name, as the label of its posts says."""
    by_risk = {True: "doubt", False: "trust", None: "open"}
    return str(_label(found).get("group", by_risk[found["risk"]]))


def posts_name(source: str, label: str, language: str) -> str:
    """The source and the label of a group of posts by their names."""
    names = _names()["sources"].get(source, {})
    named = in_language(names.get("name", {}), language) or source
    return f"{named}: {in_language(names.get('labels', {}).get(label, {}), language) or label}"


def _row(found: Mapping[str, Any], language: str) -> Row:
    source = _names()["sources"].get(found["source"], {})
    low, high = found["interval"]
    sellers = found["sellers"]
    return Row(
        source=in_language(source.get("name", {}), language) or found["source"],
        label=in_language(_label(found), language) or found["label"],
        posts=found["posts"],
        flagged=found["flagged"],
        share=100 * found["flagged"] / found["posts"],
        low=100 * low,
        high=100 * high,
        levels=tuple(found["levels"][level.value] for level in Level),
        sellers=(sellers[0], *(100 * share for share in sellers[1:])) if sellers else None,
        milliseconds=found["milliseconds"],
    )


def _label(found: Mapping[str, Any]) -> Mapping[str, str]:
    labels = _names()["sources"].get(found["source"], {}).get("labels", {})
    label: Mapping[str, str] = labels.get(found["label"], {})
    return label


@cache
def _result() -> Mapping[str, Any] | None:
    if not RESULT_FILE.exists():
        return None
    result: Mapping[str, Any] = json.loads(RESULT_FILE.read_text(encoding="utf-8"))
    return result


@cache
def _names() -> Mapping[str, Any]:
    return rtoml.loads(NAMES_FILE.read_text(encoding="utf-8"))
