"""What the pages of a bulk check show, ready for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker import patterns
from checker.cases import batches
from checker.cases.batches import Progress, Result
from checker.cases.models import Batch, BatchState
from checker.cases.opening import MAX_CHARACTERS
from checker.desk.bulk import tables
from checker.desk.bulk.refusals import problem_words
from checker.desk.bulk.results import doubts, state_of, state_words
from checker.vocabulary import Level
from checker.web.deeds import level_word
from checker.web.wording import text_in, written_language

ROWS_A_PAGE = 50
ROWS_OF_PREVIEW = 8
ROWS_GUESSED_FROM = 50
SHOWN_CHARACTERS = 80


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of the table of answers."""

    number: int
    ref: str
    state: str
    level: str
    word: str
    score: int | None
    problem: str


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The beginning of a list that has not been started: its columns and which of them is taken for what."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    chosen: dict[str, str]


def line(result: Result) -> Line:
    """One row, with the level that it got."""
    verdict = result.outcome.verdict if result.outcome else None
    return Line(
        number=result.row.number,
        ref=result.row.ref,
        state=state_words()[state_of(result)],
        level=verdict.level.value if verdict else "",
        word=level_word(verdict.level.value) if verdict else "",
        score=verdict.score if verdict else None,
        problem=problem_words(result.row.problem) if result.row.problem else "",
    )


def lines(batch: Batch, page: int) -> list[Line]:
    """The rows of one page, counted from 1."""
    first = (page - 1) * ROWS_A_PAGE
    some = batches.results(batch, first)
    return [line(result) for result, _place in zip(some, range(ROWS_A_PAGE), strict=False)]


def preview(batch: Batch) -> Preview:
    """Which column is the post? The first rows, cut to what fits on a page."""
    rows = batches.first_rows(batch, ROWS_GUESSED_FROM)
    cells = [row.cells for row in rows if row.cells]
    columns = tables.columns_of(cells)
    shown = [row for row in rows if row.cells or row.files][:ROWS_OF_PREVIEW]
    return Preview(
        columns=tuple(columns),
        rows=tuple((row.ref, tuple(_cut(row.cells.get(name, "")) for name in columns)) for row in shown),
        chosen=tables.guess(cells),
    )


def standing(batch: Batch) -> dict[str, Any]:
    """How far a list is, for its page and for the fragment that renews itself."""
    progress: Progress = batches.progress(batch)
    moving = batch.state == BatchState.FEEDING or (
        batch.state in (BatchState.DONE, BatchState.STOPPED) and progress.over < min(batch.fed, batch.total)
    )
    if batch.state == BatchState.STOPPED:
        moving = progress.done + progress.failed < batch.cases.count()
    counted = batches.by_level(batch)
    return {
        "batch": batch,
        "progress": progress,
        "moving": moving,
        "finished": batch.state == BatchState.DONE and not moving,
        "levels": [(level.value, level_word(level.value), counted[level]) for level in Level if counted.get(level)],
    }


def told(result: Result) -> dict[str, Any]:
    """The page of one row: what the post claims, and what speaks against it."""
    outcome, language = result.outcome, written_language()
    context: dict[str, Any] = {"line": line(result), "claims": [], "doubts": [], "texts": []}
    if outcome is not None:
        library = patterns.library().patterns
        named = [(claim, library[claim.id]) for claim in outcome.claims if claim.id in library]
        context["claims"] = list(dict.fromkeys((text_in(one.name, language), claim.quote) for claim, one in named))
        context["doubts"] = doubts(outcome, language)
        context["texts"] = ["\n".join(part.text for part in one.lines) or one.text for one in outcome.readings]
        context["texts"] = [text[:MAX_CHARACTERS] for text in context["texts"] if text]
    return context


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"
