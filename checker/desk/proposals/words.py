"""What a trial found, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.cases.trial import LEAST_LETTERS, MOST_HOLDING, Fault, Trial
from checker.claims.trying import Changed, Kind
from checker.patterns import library
from checker.web.wording import text_in, written_language

MOST_SHOWN = 30
LONGEST = 160


@dataclass(frozen=True, kw_only=True)
class Line:
    """One text that changes: what it makes now or no more, where it is from, and its words. `case` is the id of a case
    at the desk, or empty."""

    claim: str
    place: str
    case: str
    text: str
    is_alarm: bool


@dataclass(frozen=True, kw_only=True)
class TrialShown:
    """A trial for the page."""

    faults: tuple[str, ...]
    fires: tuple[Line, ...]
    silent: tuple[Line, ...]
    more: int
    holding: int


def told(trial: Trial) -> TrialShown:
    """The trial; own cases first, since they are what the proposal is about."""
    fires, silent = (*trial.own_fires, *trial.fires), (*trial.own_silent, *trial.silent)
    own = {*map(id, trial.own_fires), *map(id, trial.own_silent)}
    return TrialShown(
        faults=tuple(_faults()[fault] for fault in trial.faults),
        fires=_lines(fires[:MOST_SHOWN], own),
        silent=_lines(silent[:MOST_SHOWN], own),
        more=max(len(fires) - MOST_SHOWN, 0) + max(len(silent) - MOST_SHOWN, 0),
        holding=trial.holding,
    )


def pattern_name(pattern: str) -> str:
    """The name of a claim; its id where the library does not know it any more."""
    known = library().patterns.get(pattern)
    return text_in(known.name, written_language()) if known else pattern


def _lines(changes: Iterable[Changed], own: set[int]) -> tuple[Line, ...]:
    return tuple(_line(one, is_own=id(one) in own) for one in changes)


def _line(one: Changed, *, is_own: bool) -> Line:
    text, name = one.sample.text, one.sample.name
    rule = library().combinations.get(name)
    kinds = {
        Kind.POSITIVE: _("example that makes “{name}”"),
        Kind.NEGATIVE: _("example that must not make “{name}”"),
        Kind.OTHER: _("example of the combination “{name}”"),
    }
    known = text_in(rule.name, written_language()) if rule else pattern_name(name)
    return Line(
        claim=pattern_name(one.claim),
        place=_("a case at your desk") if is_own else kinds[one.sample.kind].format(name=known),
        case=name if is_own else "",
        text=text if len(text) <= LONGEST else f"{text[:LONGEST]}…",
        is_alarm=one.sample.kind is Kind.NEGATIVE,
    )


def _faults() -> dict[Fault, str]:
    return {
        Fault.UNKNOWN_PATTERN: _("There is no such claim."),
        Fault.MISSHAPEN: _("The phrase is empty, has a gap at its edge, or several lines."),
        Fault.TOO_SHORT: _(
            "The phrase is too short: it needs {half} Chinese characters or {letters} letters, or it fires anywhere."
        ).format(half=LEAST_LETTERS // 2, letters=LEAST_LETTERS),
        Fault.KNOWN: _("The library has it already."),
        Fault.NAMES_CONTACT: _("It holds a contact. Phrases and examples may name nobody."),
        Fault.TOO_COMMON: _("It is too common: more than {number} examples of other claims hold it.").format(
            number=MOST_HOLDING
        ),
        Fault.ON_NEGATIVE: _("It fires on an example that must stay silent."),
        Fault.LOSES_POSITIVE: _("It silences an example that must fire."),
        Fault.EXAMPLE_FAILS: _(
            "Your example does not change: a phrase must make it fire, a look-alike must silence it."
        ),
        Fault.NO_EXAMPLE: _("An example in your own words is missing."),
        Fault.BANNED_WORD: _("The title uses a word that we do not show: we speak of posts, never of people."),
        Fault.BAD_ADDRESS: _("The address is not one that begins with https://."),
        Fault.BAD_DATE: _("The date is not a year, a month such as 2024-05, or a day such as 2024-05-31."),
        Fault.NO_TITLE: _("The title is missing in Chinese or in English."),
    }
