"""Adds to the data files as an author would, by their text, so that what was there stays as it is written.

The files are TOML written by hand; a library that writes TOML would lay them out anew and hide what changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff

_STRING = re.compile(r"'''.*?'''|\"\"\".*?\"\"\"|'[^'\n]*'|\"(?:\\.|[^\"\\\n])*\"|#[^\n]*", re.DOTALL)
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


class NotEditable(ValueError):
    """The file is not laid out in a way that can be added to."""


def add_to_list(text: str, table: str, key: str, value: str) -> str:
    """The text of a file with one string more at the end of a list; the list is made where it is missing.

    :raises NotEditable: when the table is missing.
    """
    start, end = _table(text, table)
    found = re.compile(rf"^(?:{re.escape(key)}|\"{re.escape(key)}\"|'{re.escape(key)}')\s*=\s*\[", re.MULTILINE)
    place = found.search(text, start, end)
    if place is None:
        last = len(text[:end].rstrip())
        return f"{text[:last]}\n{_key(key)} = [{_quoted(value)}]{text[last:]}"
    close = _closing(text, place.end())
    inside = text[place.end() : close]
    kept = inside.rstrip()
    comma = "" if not kept or kept.endswith(",") else ","
    if "\n" in inside:
        indent = re.search(r"\n([ \t]+)", inside)
        line = f"\n{indent.group(1) if indent else '    '}{_quoted(value)},"
        return f"{text[: place.end()]}{kept}{comma}{line}\n{text[close:]}"
    blank = " " if kept else ""
    return f"{text[: place.end()]}{kept}{comma}{blank}{_quoted(value)}{text[close:]}"


def add_block(text: str, name: str, values: Mapping[str, str]) -> str:
    """The text of a file with one block more of an array of tables, behind the last of its kind."""
    block = f"[[{name}]]\n" + "".join(f"{_key(key)} = {_quoted(value)}\n" for key, value in values.items())
    heads = list(_heads(text))
    own = [at for at, head in enumerate(heads) if head[0] == f"[[{name}]]"]
    if not own or own[-1] + 1 == len(heads):
        return f"{text.rstrip()}\n\n{block}"
    following = heads[own[-1] + 1][1]
    return f"{text[:following].rstrip()}\n\n{block}\n{text[following:]}"


def add_table(text: str, name: str, values: Mapping[str, str]) -> str:
    """The text of a file with one table more at its end."""
    return f"{text.rstrip()}\n\n[{name}]\n" + "".join(
        f"{_key(key)} = {_quoted(value)}\n" for key, value in values.items()
    )


def difference(path: str, before: str, after: str) -> str:
    """What changes in a file, as `git apply` reads it; empty where nothing does."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}", n=3
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _table(text: str, name: str) -> tuple[int, int]:
    """Where the lines of a table begin and end."""
    heads = list(_heads(text))
    for at, (head, _, end) in enumerate(heads):
        if head == f"[{name}]":
            return end, heads[at + 1][1] if at + 1 < len(heads) else len(text)
    raise NotEditable(name)


def _heads(text: str) -> Iterator[tuple[str, int, int]]:
    """The heads of tables with where they begin and end; brackets in strings and lists are none."""
    plain = _STRING.sub(lambda found: " " * len(found.group()), text)
    depth = 0
    for line in re.finditer(r"[^\n]*\n?", plain):
        words = line.group().strip()
        if depth == 0 and words.startswith("["):
            yield words, line.start(), line.end()
        else:
            depth += words.count("[") - words.count("]")


def _closing(text: str, start: int) -> int:
    """Where the list ends whose content begins at `start`."""
    plain = _STRING.sub(lambda found: " " * len(found.group()), text)
    depth = 1
    for at in range(start, len(plain)):
        depth += {"[": 1, "]": -1}.get(plain[at], 0)
        if depth == 0:
            return at
    raise NotEditable(text[start : start + 20])


def _quoted(value: str) -> str:
    """A basic TOML string; JSON escapes the same characters in the same way, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE.match(key) and key.isalnum() else _quoted(key)
