"""What the pages of sellers, corrections and the evidence pack get to show, from rows that are never saved."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from checker.cases import replying, sealing
from checker.cases.models import By, Deed, Mistake, Refusal, Reply, ReplyState, Seal, Sealed, Wish
from checker.devtools.gallery.cases import outcome_of
from checker.devtools.gallery.reports import ADDRESS, NOW, done
from checker.reports.notes import explained, numbered
from checker.reports.verifying import known_files
from checker.reports.voices import Corrected
from checker.vocabulary import Finding, Level
from checker.web.deeds import by_words, level_word, mistakes, reason_words
from checker.web.wording import in_language, say, written_language

SHA256 = "9f2c" * 16
SAYS = "这条是我朋友的账号代发的，小票可以在门店核对。"
Context = dict[str, Any]


def seller(*, problem: bool) -> Context:
    """The form of somebody whose post the report speaks of."""
    return {
        "back": ADDRESS,
        "problem": _("Please write what you want to say to the report.") if problem else "",
        "text": "",
        "wish": Wish.CORRECT if problem else Wish.SHOW,
        "contact": "",
        "longest": replying.LONGEST,
    }


def statement(state: ReplyState) -> Context:
    """The private page of what was written, in one of its states."""
    refusal = Refusal.ADVERTISING if state is ReplyState.REFUSED else ""
    return {
        "reply": Reply(text=SAYS, state=state, refusal=refusal, written_at=NOW),
        "reason": reason_words(Deed.REPLY_REFUSED, refusal),
        "private": "https://zhendema.example/r/example-of-a-private-link/statement/",
        "problem": "",
        "text": SAYS,
        "longest": replying.LONGEST,
    }


def wrong(*, problem: bool) -> Context:
    """The page on which a shopper says that a note is wrong."""
    finding: Finding = numbered(outcome_of("everything"))[0].finding
    return {
        "name": in_language(explained(finding).name, written_language()),
        "says": say(finding.message, written_language()),
        "quotes": [place.quote for place in finding.evidence if place.quote][:3],
        "mistakes": mistakes(),
        "chosen": "",
        "evidence": "",
        "version": 1,
        "problem": _("Please choose what is wrong.") if problem else "",
        "back": ADDRESS,
    }


def voices() -> Context:
    """What stands beside the findings of a report: two corrections, one of them of another level, a statement, and the
    questions of which one is answered."""
    return done(
        "check-first",
        corrected=(_corrected(Level.HOLD_OFF, Level.CHECK_FIRST), _corrected(Level.CHECK_FIRST, Level.CHECK_FIRST)),
        replies=[Reply(text=SAYS, state=ReplyState.SHOWN, written_at=NOW)],
        opinions=f"{ADDRESS}feedback/",
        votes={"useful": True},
    )


def _corrected(before: Level, after: Level) -> Corrected:
    finding = numbered(outcome_of("everything"))[0].finding
    name = in_language(explained(finding).name, written_language())
    return Corrected(
        at=NOW,
        version=2,
        what=_("This note counts no more: {name}").format(name=name),
        reason=reason_words(Deed.CORRECTED, Mistake.NOT_THE_SELLERS),
        by=by_words(By.SHOPPER),
        before=before,
        before_word=level_word(before),
        after=after,
        after_word=level_word(after),
        evidence="引文是我自己写的。",
    )


def verify(*, known: bool | None) -> Context:
    """The page of hashes: asked nothing yet, or with either answer."""
    seals = [
        Seal(sha256=SHA256, what=Sealed.EXHIBIT, number=2, version=1, masked=True, reference="K7Q2", made_at=NOW),
        Seal(sha256=SHA256, what=Sealed.ORIGINAL, number=2, version=1, masked=False, reference="K7Q2", made_at=NOW),
    ]
    return {
        "given": SHA256 if known is not None else "",
        "sha256": SHA256 if known is not None else "",
        "problem": "",
        "known": known_files(seals) if known else (),
        "years": sealing.DAYS // 365,
    }
