"""Answers of a list to take along: CSV, XLSX and JSON lines, written while they are read, never all in memory.

A cell that a spreadsheet would take for a formula gets an apostrophe in front: posts are words of strangers.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import StringIO
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from checker.cases.batches import Result
from checker.cases.models import RowState, State
from checker.cases.scanning import answer_of
from checker.desk.bulk.refusals import problem_words
from checker.vocabulary import Leaning, Level, Outcome
from checker.web.deeds import level_word
from checker.web.spreadsheets import escaped
from checker.web.wording import say, written_language

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NO_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_000
_BLOCK = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class Words:
    """Everything that depends on the language of the page, taken before the answer is streamed."""

    language: str
    head: tuple[str, ...]
    levels: dict[str, str]
    states: dict[str, str]

    @classmethod
    def now(cls) -> Words:
        """In the language of this request."""
        return cls(
            language=written_language(),
            head=(_("Name"), _("Level"), _("Points"), _("Claims"), _("Brands"), _("Notes"), _("State"), _("Page")),
            levels={level.value: level_word(level.value) for level in Level},
            states=state_words(),
        )


def state_words() -> dict[str, str]:
    """How far a row is."""
    return {
        "waiting": _("waiting"),
        "working": _("being looked at"),
        "done": _("done"),
        "failed": _("could not be looked at"),
        "refused": _("no post"),
        "erased": _("erased"),
    }


def state_of(result: Result) -> str:
    """One of the keys of `state_words`."""
    row = result.row
    if row.state == RowState.OPENED and row.case is None:
        return "erased"
    if row.case is not None:
        return {State.DONE: "done", State.FAILED: "failed"}.get(State(row.case.state), "working")
    return "refused" if row.state == RowState.REFUSED else "waiting"


def comma_separated(results: Iterable[Result], words: Words, page: Callable[[int], str]) -> Iterator[bytes]:
    """With the mark by which spreadsheets know UTF-8. `page` gives the address of a row."""
    yield b"\xef\xbb\xbf"
    for row in _table(results, words, page):
        line = StringIO()
        csv.writer(line).writerow(row)
        yield line.getvalue().encode()


def spreadsheet(results: Iterable[Result], words: Words, page: Callable[[int], str]) -> Iterator[bytes]:
    """An XLSX file; it lies on the disk until it is sent."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title="Zhendema")
    for row in _table(results, words, page):
        sheet.append(row)
    with TemporaryFile(dir=settings.DATA_DIR) as file:
        book.save(file)
        file.seek(0)
        while block := file.read(_BLOCK):
            yield block


def json_lines(results: Iterable[Result], words: Words) -> Iterator[bytes]:
    """A line for each row, in the shape in which `scan` answers; `error` where there is no answer."""
    for result in results:
        line: dict[str, Any] = {"id": result.row.ref}
        if result.outcome is None:
            line["error"] = _reason(result, words)
        else:
            line |= answer_of(result.outcome, partial(say, language=words.language))
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def doubts(outcome: Outcome, language: str) -> list[str]:
    """The sentences that speak against the post, each once."""
    said = [say(one.message, language) for one in outcome.findings if one.leaning is Leaning.DOUBT]
    return list(dict.fromkeys(filter(None, said)))


def _table(results: Iterable[Result], words: Words, page: Callable[[int], str]) -> Iterator[list[str | int]]:
    yield list(words.head)
    for result in results:
        yield [value if isinstance(value, int) else cell(value) for value in _values(result, words, page)]


def _values(result: Result, words: Words, page: Callable[[int], str]) -> list[str | int]:
    outcome, place = result.outcome, page(result.row.number)
    if outcome is None:
        return [result.row.ref, "", "", "", "", "", _reason(result, words), place]
    return [
        result.row.ref,
        words.levels[outcome.verdict.level.value],
        outcome.verdict.score,
        " ".join(dict.fromkeys(claim.id for claim in outcome.claims)),
        " ".join(dict.fromkeys(offer.brand for offer in outcome.offers if offer.brand)),
        " / ".join(doubts(outcome, words.language)),
        words.states["done"],
        place,
    ]


def _reason(result: Result, words: Words) -> str:
    return problem_words(result.row.problem) if result.row.problem else words.states[state_of(result)]


def cell(value: str) -> str:
    """A text that no spreadsheet takes for a formula, and that XLSX can keep."""
    return str(escaped(_NO_CELL.sub("\N{REPLACEMENT CHARACTER}", value)[:_LONGEST_CELL]))
