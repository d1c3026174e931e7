"""Reads lists of posts row by row: CSV in the encodings and with the separators that spreadsheets write, JSON lines."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from typing import IO, Any

from django.utils.translation import gettext as _

from checker.cases.batches import MOST_ROWS, Arrived
from checker.cases.opening import MAX_CHARACTERS
from checker.desk.bulk.refusals import NOT_AN_OBJECT, ListRefused

MOST_COLUMNS = 60
LONGEST_LINE = 2**20
_BLOCK = 2**20
_NAMES = {
    "text": ("text", "content", "post", "body", "caption", "words", "正文", "内容", "內容", "文案", "文本", "文字"),
    "title": ("title", "headline", "subject", "标题", "標題"),
    "id": ("id", "no", "number", "key", "ref", "编号", "編號", "序号", "序號", "url", "link", "链接", "鏈接"),
}


def comma_separated(file: IO[bytes]) -> Iterator[Arrived]:
    """The rows of a CSV file; its first row names the columns unless it is a post itself. Raises ListRefused."""
    reading = TextIOWrapper(file, encoding=_encoding(file), errors="replace", newline="")
    try:
        rows = csv.reader(reading, delimiter=_separator(reading))
        names: list[str] = []
        number = 0
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = _header(cells)
                if _is_header(cells):
                    continue
            number += 1
            _hold(number)
            yield Arrived(ref=str(number), cells=_shortened(dict(zip(names, cells, strict=False))))
        if not number:
            raise ListRefused(_("There are no rows in this file."))
    except csv.Error as error:
        says = _("Line {line} cannot be read. Is a quotation mark missing before it?")
        raise ListRefused(says.format(line=rows.line_num)) from error
    finally:
        reading.detach()


def json_lines(file: IO[bytes]) -> Iterator[Arrived]:
    """The objects of a JSON lines file; what is none is a row with a problem. Raises ListRefused."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        if not line.strip():
            continue
        number += 1
        _hold(number)
        whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
        while not line.endswith(b"\n") and not whole and (rest := file.readline(LONGEST_LINE)):
            whole = rest.endswith(b"\n")
            line = rest
        yield _object(line, number) if len(line) < LONGEST_LINE else Arrived(ref=str(number), problem=NOT_AN_OBJECT)


def _object(line: bytes, number: int) -> Arrived:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Arrived(ref=str(number), problem=NOT_AN_OBJECT)
    cells = {_words(name): _words(value) for name, value in found.items()}
    return Arrived(ref=str(number), cells=_shortened({name: value for name, value in cells.items() if value}))


def _words(value: Any) -> str:
    """A value as text: half characters, which no database keeps, become question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return str(value) if isinstance(value, int | float) else ""


def guess(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Which column holds the post's words, its title and its name, by the names of the columns and their lengths."""
    columns = columns_of(rows)
    found: dict[str, str] = {}
    for what, names in _NAMES.items():
        for column in columns:
            if column not in found.values() and column.strip().lower() in names:
                found.setdefault(what, column)
    if "text" not in found and columns:
        left = [column for column in columns if column not in found.values()] or columns
        found["text"] = max(left, key=lambda column: sum(len(row.get(column, "")) for row in rows))
    return found


def columns_of(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The names of all columns, in the order in which they first appear."""
    return list(dict.fromkeys(name for row in rows for name in row))


def _hold(number: int) -> None:
    if number > MOST_ROWS:
        raise ListRefused(_("There are more than 10,000 rows in this file. Please divide it."))


def _shortened(cells: Mapping[str, str]) -> dict[str, str]:
    """One character more than a case may have, so that a text that is too long is known to be."""
    kept = list(cells.items())[:MOST_COLUMNS]
    return {_whole(name)[:100]: _whole(value)[: MAX_CHARACTERS + 1] for name, value in kept}


def _whole(text: str) -> str:
    """Without null characters, which PostgreSQL keeps nowhere."""
    return text.replace("\x00", "")


def _header(cells: Sequence[str]) -> list[str]:
    """A name for every column: its own, or its number."""
    named = _is_header(cells)
    names = [cell.strip()[:100] if named and cell.strip() else str(place) for place, cell in enumerate(cells, 1)]
    return [name if names.index(name) == place else f"{name} {place + 1}" for place, name in enumerate(names)]


def _is_header(cells: Sequence[str]) -> bool:
    """Names are short; a list without them begins with a post."""
    known = {name for names in _NAMES.values() for name in names}
    if any(cell.strip().lower() in known for cell in cells):
        return True
    return len(cells) > 1 and all(len(cell) <= 30 and not cell.strip().isdecimal() for cell in cells)


def _separator(reading: TextIOWrapper) -> str:
    """The mark that stands most often in the first line."""
    first = reading.readline(LONGEST_LINE)
    reading.seek(0)
    return max(",;\t", key=first.count)


def _encoding(file: IO[bytes]) -> str:
    """UTF-8 where every byte agrees, otherwise what Chinese spreadsheets write."""
    beginning = file.read(4)
    file.seek(0)
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "gb18030"
    finally:
        file.seek(0)
    return "utf-8-sig"
