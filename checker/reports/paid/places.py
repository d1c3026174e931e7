"""Reads the doors and laws of each place; which place a reader most likely means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

from checker.patterns import library
from checker.web.wording import Citation, cite, in_language

_FILE = Path(__file__).with_name("places.toml")
_BY_LANGUAGE = {"zh-hans": "cn", "zh-hk": "hk", "zh-hant": "tw"}


@dataclass(frozen=True, kw_only=True)
class Law:
    """What a law gives; `text` names it. Without `sources` the editors have not re-read it, and the page says so."""

    says: str
    text: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class Door:
    """Somebody to go to, and how."""

    name: str
    how: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A country or the like with its laws and its doors in the order of effort; `date` is when it was written down."""

    id: str
    name: str
    date: str
    laws: tuple[Law, ...]
    doors: tuple[Door, ...]


def places(language: str) -> tuple[Place, ...]:
    """All places in a language of `web.wording`, mainland China first."""
    read = _read()
    return tuple(
        _place(key, value, str(read["date"]), language) for key, value in read.items() if isinstance(value, dict)
    )


def default_place(page_language: str, wanted: str = "") -> str:
    """The id of the place that was asked for, or the likeliest by the language of the page."""
    known = {key for key, value in _read().items() if isinstance(value, dict)}
    return wanted if wanted in known else _BY_LANGUAGE.get(page_language, "eu")


def _place(key: str, value: Mapping[str, Any], date: str, language: str) -> Place:
    return Place(
        id=key,
        name=in_language(value, language),
        date=date,
        laws=tuple(
            Law(
                says=in_language(law, language),
                text=law["text"],
                sources=_sources(law["sources"], language),
            )
            for law in value["law"]
        ),
        doors=tuple(
            Door(
                name=in_language(door, language),
                how=in_language({"zh": door["how_zh"], "en": door["how_en"]}, language),
                sources=_sources(door["sources"], language),
            )
            for door in value["door"]
        ),
    )


def _sources(keys: list[str], language: str) -> tuple[Citation, ...]:
    known = library().sources
    return cite([known[key] for key in keys], language)


@cache
def _read() -> Mapping[str, Any]:
    read: Mapping[str, Any] = rtoml.load(_FILE)
    return read
