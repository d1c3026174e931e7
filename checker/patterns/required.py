"""What every match of an expression must hold, read from the expression: an expression of which a text lacks the words
need not be run on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

Groups = tuple[tuple[str, ...], ...]
"""Words in groups: one of each group stands in whatever matches."""

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+")
_LETTER_OR_NONE = re.compile(r".\?")
_NOT_PLAIN = frozenset(r"\[](){}.*+?^$")


@cache
def required(expression: str) -> tuple[Groups, ...]:
    """The groups of each of the alternatives at the top of an expression; one without groups may match anything."""
    if "(?i" in expression or "(?s" in expression or "(?m" in expression:
        return ((),)
    return tuple(tuple(_groups(branch)) for branch in _split(expression))


def may_match(expression: str, text: str) -> bool:
    """Whether a text has the words without which the expression matches nowhere in it."""
    return any(all(any(map(text.__contains__, group)) for group in groups) for groups in required(expression))


def _split(expression: str) -> list[str]:
    """The alternatives at the top of an expression."""
    branches, depth = [""], 0
    for piece in _PIECE.findall(expression):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            branches.append("")
        else:
            branches[-1] += piece
    return branches


def _groups(branch: str) -> Iterator[tuple[str, ...]]:
    """The words of each group of plain alternatives that is neither inside another nor left out at will."""
    pieces = _PIECE.findall(branch)
    depth = start = 0
    for at, piece in enumerate(pieces):
        if piece == "(":
            start = at if depth == 0 else start
            depth += 1
        elif piece == ")":
            depth -= 1
            following = pieces[at + 1][:1] if at + 1 < len(pieces) else ""
            if depth == 0 and following not in ("?", "*", "{"):
                words = [_plain(word) for word in "".join(pieces[start + 1 : at]).removeprefix("?:").split("|")]
                if all(words):
                    yield tuple(sorted(words, key=len))


def _plain(word: str) -> str:
    """The longest piece of an alternative that is always written so; empty if it is more than letters and blanks."""
    fragments = _LETTER_OR_NONE.split(word)
    return "" if any(_NOT_PLAIN & set(fragment) for fragment in fragments) else max(fragments, key=len)
