"""`report.json`: the answer for programs, with every quote, its place and its box, in plain values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from checker.reports.notes import Note, numbered
from checker.reports.pack import beside
from checker.reports.pack.contents import Contents
from checker.reports.pack.exhibits import Exhibit
from checker.reports.pack.moments import time_of
from checker.vocabulary import Claim, Evidence, Finding, Reading
from checker.vocabulary.plain import to_plain

FORMAT = "zhendema-evidence-pack"
FORMAT_VERSION = 1


def record(packed: Contents) -> bytes:
    """The file, in UTF-8. Items are counted from 0 as everywhere, exhibits from 1."""
    return json.dumps(_record(packed), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _record(packed: Contents) -> dict[str, Any]:
    outcome, report = packed.outcome, packed.report
    notes = {note.number: note for note in _notes(packed)}
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "reference": packed.reference,
        "masked": packed.masked,
        "language": packed.language,
        "version": packed.version,
        "handed_in_at": time_of(packed.handed_in_at),
        "answered_at": time_of(packed.answered_at),
        "library": outcome.library,
        "level": outcome.verdict.level,
        "level_says": report.says,
        "score": outcome.verdict.score,
        "rule": outcome.verdict.rule,
        "capped": outcome.verdict.capped,
        "limits": _limits(),
        "exhibits": [_exhibit(exhibit) for exhibit in packed.exhibits],
        "findings": [
            _finding(entry.finding, entry.points, notes[entry.number])
            for entry in numbered(outcome)
            if entry.number in notes
        ],
        "claims": [_claim(claim) for claim in outcome.claims],
        "offers": to_plain(outcome.offers),
        "receipts": to_plain(outcome.receipts),
        "receipt_answers": to_plain(outcome.answers),
        "readings": [_reading(reading) for reading in outcome.readings],
        "could_not_be_checked": [gap.what for gap in report.gaps if gap.what],
        "versions": [
            {"version": one.number, "level": one.level, "score": one.score, "answered_at": time_of(one.at)}
            for one in packed.versions
        ],
        **beside.for_programs(packed.beside),
    }


def _limits() -> str:
    return _(
        "This tool does not authenticate goods or judge people. It checks what you gave us for consistency and tells "
        "you whom to ask. Finding nothing is not proof of anything."
    )


def _notes(packed: Contents) -> Sequence[Note]:
    report = packed.report
    claimed = (entry.note for entry in (*report.claims, *report.claims_more))
    return (*report.why, *report.why_more, *claimed)


def _exhibit(exhibit: Exhibit) -> dict[str, Any]:
    original = exhibit.original
    return {
        "number": exhibit.number,
        "item": exhibit.item,
        "kind": exhibit.kind,
        "file": exhibit.file,
        "sha256": exhibit.sha256,
        "bytes": exhibit.size,
        "width": exhibit.width,
        "height": exhibit.height,
        "handed_in_at": time_of(exhibit.handed_in_at),
        "since_version": exhibit.version,
        "as_handed_in": {"sha256": original.sha256, "bytes": original.size} if original else None,
    }


def _finding(finding: Finding, points: int, note: Note) -> dict[str, Any]:
    return {
        "number": note.number,
        "check": finding.check,
        "subject": finding.subject,
        "name": note.title,
        "leaning": finding.leaning,
        "strength": finding.strength,
        "points": points,
        "says": note.says,
        "quotes": [_place(place) for place in finding.evidence],
        "why": note.why,
        "innocent": note.innocent,
        "sources": [{"title": one.title, "date": one.date, "url": one.url} for one in note.sources],
    }


def _place(place: Evidence | Claim) -> dict[str, Any]:
    return {
        "item": place.item,
        "quote": place.quote,
        "start": place.start,
        "end": place.end,
        "box": to_plain(place.box),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "evasive": claim.evasive, **_place(claim)}


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "item": reading.item,
        "screen": reading.screen,
        "lines": [{"text": line.text, "box": to_plain(line.box)} for line in reading.lines],
    }
