"""The words around the findings: levels as advice, what could not be checked, and what to send next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import rtoml

from checker.vocabulary import Claim, ItemKind, Level, Message, Offer, Reading

ADVICE_FILE = Path(__file__).with_name("advice.toml")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something that could not be checked and what to send about it, where one of the claims of `when` is made, if it
    names any, and the rest `fits`."""

    id: str
    when: frozenset[str]
    fits: Callable[[Situation], bool]
    not_checked: Mapping[str, str]
    send: Mapping[str, str] | None

    @cached_property
    def says_not_checked(self) -> Message:
        return Message(id=f"verdict.not-checked.{self.id}")

    @cached_property
    def says_send(self) -> Message:
        return Message(id=f"verdict.send.{self.id}")


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What an entry may look at."""

    readings: Sequence[Reading]
    claims: Sequence[Claim]
    offers: Sequence[Offer]
    level: Level

    @cached_property
    def claimed(self) -> frozenset[str]:
        return frozenset(claim.id for claim in self.claims)

    def shows(self, screen: str | None) -> bool:
        return any(reading.screen == screen for reading in self.readings)

    @property
    def has_pictures(self) -> bool:
        return any(reading.kind is ItemKind.PICTURE for reading in self.readings)


CASES: Mapping[str, Callable[[Situation], bool]] = {
    "always": lambda case: True,
    "too-little": lambda case: case.level is Level.CANNOT_TELL,
    "trouble": lambda case: any(reading.troubles for reading in case.readings),
    "offer-without-pictures": lambda case: bool(case.offers or case.claims) and not case.has_pictures,
    "brand-without-price": lambda case: (
        any(offer.brand for offer in case.offers) and all(offer.price is None for offer in case.offers)
    ),
}


def advise(case: Situation) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Messages `verdict.not-checked.<entry>` and `verdict.send.<entry>` in the order of the data file."""
    claimed = case.claimed
    fitting = [
        entry for entry in _entries() if not (entry.when and entry.when.isdisjoint(claimed)) and entry.fits(case)
    ]
    return (
        tuple([entry.says_not_checked for entry in fitting]),
        tuple([entry.says_send for entry in fitting if entry.send]),
    )


def sentence(message: Message, language: str) -> str:
    """The words of a `verdict.…` message; `language` is `zh` or `en`. Raises KeyError for an id that is not known."""
    _, group, key = message.id.split(".", 2)
    return _words()[f"{group}.{key}"][language].format(**message.params)


@cache
def _table() -> Mapping[str, Any]:
    return rtoml.loads(ADVICE_FILE.read_text(encoding="utf-8"))


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            id=row["id"],
            when=frozenset(row.get("when", ())),
            fits=_condition(row),
            not_checked=row["not_checked"],
            send=row.get("send"),
        )
        for row in _table()["entries"]
    )


def _condition(row: Mapping[str, Any]) -> Callable[[Situation], bool]:
    if "case" in row:
        return CASES[row["case"]]
    unless = row.get("unless_screen")
    return lambda case: not (unless and case.shows(unless))


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """`level-name.<level>`, `level.<level>`, `next.<level>`, `rule.<id>`, `not-checked.<id>`, `send.<id>`."""
    words: dict[str, Mapping[str, str]] = {}
    for level, texts in _table()["levels"].items():
        words[f"level-name.{level}"] = texts["name"]
        words[f"level.{level}"] = texts["says"]
        words[f"next.{level}"] = texts["next"]
    words.update({f"rule.{rule}": text for rule, text in _table()["rules"].items()})
    for entry in _entries():
        words[f"not-checked.{entry.id}"] = entry.not_checked
        if entry.send:
            words[f"send.{entry.id}"] = entry.send
    return words
