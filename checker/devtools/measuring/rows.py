"""Labelled posts from JSON lines: text, source, label, whether the post is a risk, who sells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class RowFault(ValueError):
    """A line that is no labelled post; names the file, the line and what is missing."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """`risk` is True for a post that should be flagged, False for one that should not, None where nobody knows.

    `claims` are the claim ids that a reader found, None where nobody looked.
    """

    id: str
    text: str
    source: str
    label: str
    risk: bool | None
    seller: str
    claims: frozenset[str] | None


def read_rows(path: Path) -> Iterator[Row]:
    """The posts of one file. Raises RowFault for a line that cannot be used."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield _row(line, f"{path.name} line {number}", path.parent.name)


def _row(line: str, place: str, folder: str) -> Row:
    try:
        fields: dict[str, Any] = json.loads(line)
        text, identity = fields["text"], str(fields["id"])
    except (ValueError, KeyError, TypeError) as error:
        raise RowFault(f"{place}: {error!r}") from error
    if not isinstance(text, str):
        raise RowFault(f"{place}: text is not a string")
    claims = fields.get("claims")
    return Row(
        id=identity,
        text=text,
        source=str(fields.get("source", folder)),
        label=str(fields.get("label", "unlabelled")),
        risk=None if fields.get("risk") is None else bool(fields["risk"]),
        seller=str(fields.get("seller") or fields.get("shop") or ""),
        claims=None if claims is None else frozenset(claims),
    )
