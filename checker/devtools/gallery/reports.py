"""What the pages of a report get to show of a made-up case, as the views of `reports` would hand it over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from checker.cases import masking, originals, sharing
from checker.cases.continuing import Room
from checker.cases.models import Share
from checker.cases.queries import Version
from checker.devtools.gallery.cases import CASES, outcome_of
from checker.reports.adding import Adding
from checker.reports.changes import changes
from checker.reports.ledger import Claimed, Grade, words
from checker.reports.links import Link, Stands
from checker.reports.paid import draft, places
from checker.reports.presenter import Report, present
from checker.reports.shared import reasons
from checker.vocabulary import Level, Message, Outcome, Trouble
from checker.web.wording import written_language

NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
ADDRESS = "/gallery/report/"
COLLECTS = "消费者之家"
Context = dict[str, Any]


def report_of(name: str, outcome: Outcome | None = None) -> Report:
    """A case through the real presenter, in the language of the page."""

    def address(item: int) -> str:
        return reverse("gallery_picture", args=[name, item])

    return present(outcome or outcome_of(name), written_language(), address, NOW)


def done(name: str, **others: Any) -> Context:
    """A whole report as its owner sees it."""
    return {
        "report": report_of(name),
        "address": ADDRESS,
        "own": f"{ADDRESS}delete/",
        "version": 1,
        "versions": versions(name)[:1],
        "newest": 1,
        "adding": Adding(room=Room(pictures=8, characters=19_900), after=1),
        "links": [],
        "lifetimes": sharing.LIFETIMES,
        "keep_days": originals.KEEP_DAYS,
        "originals_until": NOW + timedelta(hours=2),
        "has_originals": True,
        **others,
    }


def continued() -> Context:
    """A case at its second version, with what changed."""
    before, after = outcome_of("continued", 1), outcome_of("continued")
    return done(
        "continued",
        version=2,
        newest=2,
        versions=versions("continued"),
        changes=changes(before, after, written_language()),
        links=links(),
    )


def unchanged() -> Context:
    """A second version that brought nothing new, read after a third was made."""
    outcome = outcome_of("check-first")
    return done(
        "check-first",
        version=2,
        newest=3,
        adding=None,
        versions=[replace(one, number=number) for number in (1, 2, 3) for one in versions("check-first")[:1]],
        changes=changes(outcome, replace(outcome, library="another"), written_language()),
    )


def versions(name: str) -> list[Version]:
    made = [outcome_of(name, 1), outcome_of(name)] if CASES[name].later else [outcome_of(name)]
    return [
        Version(number=number, level=one.verdict.level, score=one.verdict.score, at=NOW + timedelta(minutes=number))
        for number, one in enumerate(made, start=1)
    ]


def links() -> list[Link]:
    """Two links, of which one stands in a published collection and in one that waits."""
    stands = (
        Stands(name=COLLECTS, title="双十一前先看这些", address="/gallery/"),
        Stands(name=COLLECTS, title="机场代购", address=""),
    )
    return [
        Link(share=share(1), members_of="", stands=()),
        Link(share=share(2), members_of="", stands=stands),
    ]


def share(number: int) -> Share:
    return Share(id=UUID(int=number), version=1, created_at=NOW, expires_at=NOW + timedelta(days=7 * number))


def shared(name: str) -> Context:
    """The masked page of a shared report."""
    report = report_of(name, masking.masked(outcome_of(name)))
    return {
        "report": report,
        "reasons": reasons(report),
        "share": share(1),
        "address": ADDRESS,
        "card": reverse("gallery_picture", args=["everything", 1]),
        "oembed": reverse("oembed"),
        "version": 1,
        "newest": 1,
    }


def link() -> Context:
    """The page that shows a new link, once."""
    page = "https://zhendema.example/r/example-of-a-link/"
    return {
        "page": page,
        "embed": f"{page}embed",
        "card": reverse("gallery_picture", args=["everything", 1]),
        "share": share(1),
        "back": ADDRESS,
    }


def paid(place: str) -> Context:
    """The page for somebody who has paid, in one place."""
    known = places(written_language())
    return {
        "address": ADDRESS,
        "places": known,
        "place": next(one for one in known if one.id == place),
        "draft": draft(outcome_of("everything"), "https://zhendema.example/r/example/"),
    }


def every_grade() -> Context:
    """One claim after the other, with every grade that there is."""
    report = report_of("everything")
    entries = (*report.claims, *report.claims_more)
    graded = tuple(_graded(entry, grade) for entry, grade in zip(entries, Grade, strict=False))
    return done("everything", report=replace(report, claims=graded, claims_more=entries[len(graded) :]))


def _graded(entry: Claimed, grade: Grade) -> Claimed:
    against = entry.against if grade is Grade.CONTRADICTED else ()
    return replace(entry, grade=grade, word=words()[grade], against=against)


def troubled() -> Context:
    """A case with a picture that could not be read, one without words, and one whose words were mostly guessed."""
    outcome = outcome_of("own-words-in-a-chat")
    first = outcome.readings[0]
    trouble = Trouble(step="ocr", message=Message(id="reading.ocr-unavailable"))
    readings = (
        replace(first, troubles=(trouble,)),
        replace(first, item=1, text="", lines=(), page=None),
    )
    return done("own-words-in-a-chat", report=report_of("own-words-in-a-chat", replace(outcome, readings=readings)))


def capped() -> Context:
    """A sum of which a cap took something away."""
    outcome = outcome_of("everything")
    verdict = replace(outcome.verdict, capped=12, score=outcome.verdict.score - 12, level=Level.STOP)
    return done("everything", report=report_of("everything", replace(outcome, verdict=verdict)))
