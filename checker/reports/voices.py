"""What stands beside the findings: corrections first, then what the seller says, then two questions to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from checker.cases import corrections, feedback, replying
from checker.cases.models import Case, Correction, Deed, Share
from checker.organisations import statements
from checker.reports.notes import explained
from checker.vocabulary import Finding, Leaning, Message, Strength
from checker.web.deeds import by_words, level_word, reason_words
from checker.web.wording import in_language, written_language


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """One correction in words; levels are empty where this reader saw another version than the one corrected."""

    at: datetime
    version: int
    what: str
    reason: str
    by: str
    before: str = ""
    before_word: str = ""
    after: str = ""
    after_word: str = ""
    evidence: str = ""

    @property
    def same_level(self) -> bool:
        return self.before == self.after


def voices(case: Case, share: Share | None = None) -> dict[str, Any]:
    """For the template of a report: `corrected`, `replies`, `statements`, and `votes` by question."""
    return {
        "corrected": tuple(_corrected(case, share)),
        "replies": replying.shown_replies(case),
        "statements": statements.shown_on(case.id, get_language() or ""),
        "votes": feedback.votes_of(case, share),
    }


def corrections_in_words(case: Case) -> tuple[Corrected, ...]:
    """All corrections of a case as its shopper reads them, the newest first."""
    return tuple(_corrected(case, None))


def _corrected(case: Case, share: Share | None) -> Iterator[Corrected]:
    items = None
    for row in corrections.corrections_of(case):
        if share is None or share.version >= row.version:
            yield _shown(row, levels=True, evidence=share is None)
            continue
        if items is None:
            items = set(case.items.filter(version__lte=share.version).values_list("index", flat=True))
        if items & _items(row):
            yield _shown(row, levels=False, evidence=False)


def _items(row: Correction) -> set[int]:
    return {row.line["item"]} if row.line else {place[0] for place in row.places}


def _shown(row: Correction, *, levels: bool, evidence: bool) -> Corrected:
    words = {}
    if levels:
        words = {
            "before": row.level_before,
            "before_word": level_word(row.level_before),
            "after": row.level_after,
            "after_word": level_word(row.level_after),
        }
    return Corrected(
        at=row.corrected_at,
        version=row.version,
        what=_what(row),
        reason=reason_words(Deed.CORRECTED, row.mistake),
        by=by_words(row.by),
        evidence=row.evidence if evidence else "",
        **words,
    )


def _what(row: Correction) -> str:
    if row.line is not None:
        return _("A line on a picture now reads: “{text}”").format(text=row.line["text"])
    finding = Finding(
        check=row.check_id,
        subject=row.subject,
        family="",
        leaning=Leaning.CANNOT_TELL,
        strength=Strength.WEAK,
        message=Message(id=""),
    )
    name = in_language(explained(finding).name, written_language()) or _("A sign from an earlier library")
    return _("This note counts no more: {name}").format(name=name)
