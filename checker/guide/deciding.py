"""How a level comes about: levels, ordered rules, strengths and points, all from the data that decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from checker.verdict import RULES, point_table
from checker.vocabulary import Level, Message, Strength
from checker.web.wording import say


@dataclass(frozen=True, kw_only=True)
class LevelShown:
    """A level as advice; `score` is where it begins, None where no sum leads to it."""

    level: Level
    word: str
    says: str
    next_step: str
    score: int | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the table of points: a kind of finding and its points by strength, weakest first."""

    kind: str
    points: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """Everything that the page on deciding shows."""

    levels: tuple[LevelShown, ...]
    rules: tuple[tuple[str, Level, str], ...]
    strengths: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    caps: tuple[tuple[str, int], ...]
    dated: date


def deciding(language: str) -> Deciding:
    """The tables in `zh` or `en`."""
    table = point_table()
    return Deciding(
        levels=tuple(_level(level, language) for level in Level),
        rules=tuple((_word(rule.level, language), rule.level, _rule(rule.id, language)) for rule in RULES),
        strengths=tuple((name, _meanings()[strength]) for strength, name in strength_names().items()),
        rows=tuple(
            Row(kind=name, points=tuple(table.by_kind[kind][strength] for strength in Strength))
            for kind, name in _kinds().items()
        ),
        caps=(
            (_("all weak signs together"), table.weak_cap),
            (_("all claims and checks together"), table.family_cap),
            (_("all contradictions together"), table.combination_cap),
            (_("the whole sum"), table.score_cap),
        ),
        dated=table.dated,
    )


def strength_names() -> dict[Strength, str]:
    return {
        Strength.WEAK: _("weak"),
        Strength.FAIR: _("fair"),
        Strength.STRONG: _("strong"),
        Strength.DECISIVE: _("decisive"),
    }


def _meanings() -> dict[Strength, str]:
    """What each strength means, for the authors of patterns as for the readers."""
    return {
        Strength.WEAK: _("Honest sellers say it every day. By itself it means nothing."),
        Strength.FAIR: _("Worth a question, although there is often a harmless answer."),
        Strength.STRONG: _("Hard to explain harmlessly; still, ask before you decide."),
        Strength.DECISIVE: _("The post states the problem itself, in words that leave no second meaning."),
    }


def _kinds() -> dict[str, str]:
    return {
        "claim": _("a claim by itself"),
        "check": _("what a check found"),
        "combination": _("statements that do not go together"),
    }


def _level(level: Level, language: str) -> LevelShown:
    return LevelShown(
        level=level,
        word=_word(level, language),
        says=say(Message(id=f"verdict.level.{level}"), language),
        next_step=say(Message(id=f"verdict.next.{level}"), language),
        score=point_table().levels.get(level),
    )


def _word(level: Level, language: str) -> str:
    return say(Message(id=f"verdict.level-name.{level}"), language)


def _rule(rule_id: str, language: str) -> str:
    return say(Message(id=f"verdict.rule.{rule_id}"), language)
