"""The report as plain values for typesetting: every word is data, nothing in it is ever read as markup."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checker.reports.ledger import Claimed
from checker.reports.notes import Note
from checker.reports.pack import words
from checker.reports.pack.beside import for_reading
from checker.reports.pack.contents import Contents
from checker.reports.pack.exhibits import Exhibit, exhibit_number
from checker.reports.pack.moments import moment
from checker.reports.pack.showing import run, shown_picture, shown_text
from checker.reports.places import Quote
from checker.reports.receipts import ReceiptShown

Values = dict[str, Any]


def document(packed: Contents, record_sha256: str) -> Values:
    """All that the template of the PDF shows. `record_sha256` is the hash of `report.json`."""
    report, labels = packed.report, words.headings()
    pictures = {shown.item: shown.number for shown in report.pictures}
    return {
        "words": labels,
        "reference": packed.reference,
        "hash": record_sha256,
        "choice": words.choice(masked=packed.masked),
        "level": {"id": report.level, "word": report.word, "says": report.says, "next": report.next_step},
        "facts": _facts(packed, record_sha256),
        "says": words.says(),
        "says_not": words.says_not(),
        "exhibits": [_exhibit(exhibit, pictures.get(exhibit.item, 0)) for exhibit in packed.exhibits],
        "findings": _findings(packed),
        "receipts": [_receipt(one) for one in _receipts(packed)],
        "beside": {"title": _("Corrections and statements"), "groups": for_reading(packed.beside)},
        "gaps": [{"what": gap.what, "send": gap.send} for gap in report.gaps],
        "sum": _sum(packed),
        "versions": [
            [str(one.number), moment(one.at), _level(packed, one.level), str(one.score)] for one in packed.versions
        ],
        "method": words.method(masked=packed.masked),
        "verify": words.verifying(packed.verify_at),
        "shown": [*map(shown_text, report.texts), *map(shown_picture, report.pictures)],
    }


def _receipts(packed: Contents) -> list[ReceiptShown]:
    in_texts = [one for text in packed.report.texts for one in text.receipts]
    return in_texts + [one for picture in packed.report.pictures for one in picture.receipts]


def _facts(packed: Contents, record_sha256: str) -> list[tuple[str, str]]:
    count = len(packed.exhibits)
    return [
        (_("Reference"), packed.reference),
        (_("Handed in"), moment(packed.handed_in_at)),
        (_("Answered"), moment(packed.answered_at)),
        (_("Exhibits"), ngettext("{count} file", "{count} files", count).format(count=count)),
        (_("Version of the case"), str(packed.version)),
        (_("Version of the library"), packed.outcome.library),
        (_("Personal data"), words.choice(masked=packed.masked)),
        (_("SHA-256 of report.json"), record_sha256),
        (_("Files can be checked at"), packed.verify_at),
    ]


def _exhibit(exhibit: Exhibit, number: int) -> Values:
    """`number` is what the sentences of the report call a picture."""
    kind = _("picture {number}, {width} × {height} px")
    original = exhibit.original
    return {
        "number": exhibit.number,
        "kind": kind.format(number=number, width=exhibit.width, height=exhibit.height) if number else _("text"),
        "file": exhibit.file,
        "when": _when(exhibit.handed_in_at, exhibit.version),
        "size": _bytes(exhibit.size),
        "sha256": exhibit.sha256,
        "original": original.sha256 if original else _("not given, because personal data in the text is covered"),
        "original_size": _bytes(original.size) if original and original.size else "",
    }


def _when(at: datetime | None, version: int) -> str:
    return moment(at) if at else _("with version {number}").format(number=version)


def _bytes(size: int) -> str:
    return ngettext("{count} byte", "{count} bytes", size).format(count=f"{size:,}")


def _findings(packed: Contents) -> list[Values]:
    report = packed.report
    claimed = [(entry.note, entry) for entry in (*report.claims, *report.claims_more)]
    others: list[tuple[Note, Claimed | None]] = [(note, None) for note in (*report.why, *report.why_more)]
    return [_finding(packed, note, claim) for note, claim in sorted([*claimed, *others], key=lambda one: one[0].number)]


def _finding(packed: Contents, note: Note, claim: Claimed | None) -> Values:
    texts = [
        (_("Grade"), claim.word if claim else ""),
        (_("What would have to be true"), note.true_if if claim else ""),
        (_("What we saw"), " ".join(claim.saw) if claim else ""),
        (_("How the seller could show it"), note.supports if claim else ""),
        (_("Why it matters"), note.why),
        (_("It may be harmless"), note.innocent),
        (_("How it has been used"), note.abuse),
    ]
    return {
        "number": note.number,
        "title": note.title,
        "points": note.points,
        "leaning": words.leanings()[note.leaning],
        "strength": words.strengths()[note.strength],
        "says": note.says,
        "apart": note.apart,
        "quotes": [_quote(packed, quote) for quote in note.quotes],
        "texts": [list(pair) for pair in texts if pair[1]],
        "sources": [" · ".join(filter(None, (one.title, one.date, one.url))) for one in note.sources],
    }


def _quote(packed: Contents, quote: Quote) -> Values:
    cut = [*(["…"] if quote.clipped_before else []), *map(run, quote.pieces), *(["…"] if quote.clipped_after else [])]
    return {
        "label": quote.label,
        "where": _("exhibit {number}").format(number=exhibit_number(quote.item)),
        "pieces": cut if quote.pieces else [],
    }


def _receipt(receipt: ReceiptShown) -> Values:
    slip = _("Receipt {number}: a card slip") if receipt.is_slip else _("Receipt {number}")
    return {
        "title": slip.format(number=receipt.number),
        "rows": [
            [f"{row.label} {row.count}".strip(), f"{row.value}{' ?' if row.doubt else ''}"] for row in receipt.rows
        ],
        "answers": [
            {
                "name": group.name,
                "meaning": group.meaning,
                "says": [
                    " ".join(filter(None, (f"{one.name}: {one.says}", _harmless(one.innocent))))
                    for one in group.answers
                ],
            }
            for group in receipt.answers
        ],
    }


def _harmless(words: str) -> str:
    return _("It may be harmless: {words}").format(words=words) if words else ""


def _sum(packed: Contents) -> Values:
    total = packed.report.sum
    rows = [[f"{line.number}  {line.name}", f"+{line.points}", str(line.sum)] for line in total.lines]
    if total.capped:
        rows.append([_("Capped by group"), f"−{total.capped}", str(total.total)])
    marks = [_("{word} from {score}").format(word=word, score=score) for _id, word, score in total.marks]
    return {
        "rows": rows,
        "total": str(total.total),
        "rule": total.rule,
        "marks": " · ".join(marks),
        "note": _("Points weigh signs; they are no probability."),
    }


def _level(packed: Contents, level: str) -> str:
    known = {**dict(packed.report.scale), packed.report.level: packed.report.word}
    return next((word for one, word in known.items() if one == level), _("Cannot tell"))
