"""What changed from one version of a case to the next: what was added, what it brought up, where the level went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.reports.notes import explained
from checker.reports.places import picture_number
from checker.vocabulary import Finding, Level, Message, Outcome
from checker.web.wording import in_language, listed, say


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Names of what is new and of what counts no more; `library` says that our own library changed in between."""

    before: Level
    before_word: str
    after: Level
    after_word: str
    score_before: int
    score_after: int
    added: str
    claims: tuple[str, ...]
    reasons: tuple[str, ...]
    gone: tuple[str, ...]
    library: bool

    @property
    def same_level(self) -> bool:
        return self.before is self.after


def changes(old: Outcome, new: Outcome, language: str) -> Changes:
    """The difference between two outcomes of one case, older first."""
    claimed = {finding.subject for finding in old.findings if finding.check == "claim"}
    counted, counts = set(map(_key, _counted(old))), set(map(_key, _counted(new)))
    return Changes(
        before=old.verdict.level,
        before_word=_word(old, language),
        after=new.verdict.level,
        after_word=_word(new, language),
        score_before=old.verdict.score,
        score_after=new.verdict.score,
        added=listed(_added(old, new), language),
        claims=_names((one for one in new.findings if one.check == "claim" and one.subject not in claimed), language),
        reasons=_names((one for one in _counted(new) if one.check != "claim" and _key(one) not in counted), language),
        gone=_names((one for one in _counted(old) if _key(one) not in counts), language),
        library=old.library != new.library,
    )


def _word(outcome: Outcome, language: str) -> str:
    return say(Message(id=f"verdict.level-name.{outcome.verdict.level}"), language)


def _counted(outcome: Outcome) -> Iterator[Finding]:
    return (reason.finding for reason in outcome.verdict.reasons if reason.points)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.subject


def _names(findings: Iterable[Finding], language: str) -> tuple[str, ...]:
    named = (in_language(explained(finding).name, language) for finding in findings)
    return tuple(dict.fromkeys(filter(None, named)))


def _added(old: Outcome, new: Outcome) -> Iterator[str]:
    known = {reading.item for reading in old.readings}
    for reading in new.readings:
        if reading.item not in known:
            number = picture_number(reading, new.readings)
            yield _("picture {number}").format(number=number) if number else _("a text")
