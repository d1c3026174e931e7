"""What stands beside the findings in a pack: corrections, what the seller says, what organisations say; with the days.

All of it was covered before it was kept, so both packs show the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from checker.cases import replying
from checker.cases.models import Case, Reply
from checker.organisations import statements
from checker.reports.pack.moments import moment, time_of
from checker.reports.voices import Corrected, corrections_in_words


@dataclass(frozen=True, kw_only=True)
class Beside:
    """As readers see it now, in the language of the pack: what waits, or was refused, is not there."""

    corrected: tuple[Corrected, ...]
    replies: tuple[Reply, ...]
    statements: tuple[statements.Shown, ...]


def beside(case: Case) -> Beside:
    """Everything that is shown beside the findings of a case."""
    return Beside(
        corrected=corrections_in_words(case),
        replies=tuple(replying.shown_replies(case)),
        statements=tuple(statements.shown_on(case.id, get_language() or "")),
    )


def for_reading(said: Beside) -> list[dict[str, Any]]:
    """The groups of the document, without the empty ones: `title`, and `entries` of `when`, `who`, `text`, `notes`.
    `text` is in somebody's own words, `notes` are ours."""
    groups = (
        (_("Corrections"), [_correction(one) for one in said.corrected]),
        (_("What the seller says"), [_reply(one) for one in said.replies]),
        (_("What organisations say"), [_statement(one) for one in said.statements]),
    )
    return [{"title": title, "entries": entries} for title, entries in groups if entries]


def for_programs(said: Beside) -> dict[str, Any]:
    """The same as plain values; times as everywhere in the record."""
    return {
        "corrections": [
            {
                "corrected_at": time_of(one.at),
                "made_version": one.version,
                "what": one.what,
                "reason": one.reason,
                "by": one.by,
                "evidence": one.evidence,
                "level_before": one.before,
                "level_after": one.after,
            }
            for one in said.corrected
        ],
        "seller_says": [
            {"text": one.text, "written_at": time_of(one.written_at), "shown_at": time_of(one.decided_at)}
            for one in said.replies
        ],
        "organisations_say": [
            {
                "organisation": one.organisation,
                "text": one.text,
                "written_at": time_of(one.written_at),
                "changed_at": time_of(one.changed_at),
                "withdrawn_at": time_of(one.withdrawn_at),
                "withdrawn_because": one.because,
            }
            for one in said.statements
        ],
    }


def _correction(one: Corrected) -> dict[str, Any]:
    level = _("The level went from “{before}” to “{after}”.").format(before=one.before_word, after=one.after_word)
    stayed = _("The level has stayed at “{after}”.").format(after=one.after_word)
    notes = [
        one.reason,
        _("Corrected by {who}.").format(who=one.by),
        (stayed if one.same_level else level) if one.after else "",
        _("How it is known: {evidence}").format(evidence=one.evidence) if one.evidence else "",
    ]
    return {
        "when": f"{moment(one.at)} · {_('Version of the case')}: {one.version}",
        "who": one.what,
        "text": "",
        "notes": [note for note in notes if note],
    }


def _reply(one: Reply) -> dict[str, Any]:
    read = _("We read it before it was shown; we have not checked what it says.")
    return {
        "when": moment(one.written_at),
        "who": _("Somebody who says they are the seller"),
        "text": one.text,
        "notes": [read],
    }


def _statement(one: statements.Shown) -> dict[str, Any]:
    withdrawn = _("The statement was withdrawn on {day}: {because}")
    changed = _("changed on {day}").format(day=moment(one.changed_at)) if one.changed_at else ""
    notes = [
        withdrawn.format(day=moment(one.withdrawn_at), because=one.because) if one.withdrawn_at else "",
        _("These are the organisation's words, not ours."),
    ]
    return {
        "when": " · ".join(filter(None, (moment(one.written_at), changed))),
        "who": f"{one.organisation} ({_('name confirmed')})",
        "text": one.text,
        "notes": [note for note in notes if note],
    }
