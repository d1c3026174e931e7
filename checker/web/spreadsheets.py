"""Tables to take along, as CSV that no spreadsheet takes for anything but words and numbers."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

Cell = str | int | None

_FORMULA = re.compile(r"\s*[=+\-@|%＝＋－＠\t\r\n]")


def escaped(cell: Cell) -> Cell:
    """A text that a spreadsheet would calculate gets an apostrophe in front; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def written(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as CSV; begins with the mark by which spreadsheets know that it is UTF-8."""
    file = StringIO()
    csv.writer(file).writerows([escaped(cell) for cell in row] for row in rows)
    return f"\ufeff{file.getvalue()}"


def download(rows: Iterable[Sequence[Cell]], name: str) -> HttpResponse:
    """An answer that is saved as a file."""
    answer = HttpResponse(written(rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
