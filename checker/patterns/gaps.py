"""What stands between the characters of a word without belonging to it: blanks, stray marks, line wraps.

Only the gap and its neighbours are looked at. Blanks and marks that also separate words (`/`, `-`, …) are dropped
between Chinese characters only where they leave a single character standing alone, so that 最高 仿佛 stays two words.
"""

from __future__ import annotations

import re

WRAP = "\x1f"
"""Stands for a line end that only wraps a sentence."""

_STRAY = "*^_`.·"
_RUN = re.compile(r"[ '*^_`.·/|\-~…\x1f]+")
_MOST = 2


def edits(text: str) -> list[tuple[int, int, str]]:
    """The gaps of a text in one spelling of its letters that are to be closed, with what is to stand there instead."""
    found: list[tuple[int, int, str]] = []
    last = len(text)
    for run in _RUN.finditer(text):
        start, end = run.span()
        if start == 0 or end == last:
            continue
        gap = run.group()
        left, right = _KIND[text[start - 1]], _KIND[text[end]]
        new = _between(text, start, end, left + right) if left and right else _collapsed(gap)
        if new is not None and new != gap:
            found.append((start, end, new))
    return found


def is_trick(gap: str) -> bool:
    """Whether a closed gap served only to hide a word; blanks and hyphens come about by themselves."""
    return not set(gap) <= set(" '-" + WRAP)


class _Kinds(dict[str, str]):
    """`h` for a Chinese character, `l` for a Latin letter, `d` for a digit, nothing for the rest; each told once."""

    def __missing__(self, character: str) -> str:
        if "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff":
            kind = "h"
        elif "a" <= character <= "z":
            kind = "l"
        else:
            kind = "d" if "0" <= character <= "9" else ""
        self[character] = kind
        return kind


_KIND = _Kinds()


def _collapsed(gap: str) -> str | None:
    """Several blanks are one."""
    return " " if len(gap) > 1 and not gap.strip(" " + WRAP) else None


def _between(text: str, start: int, end: int, sides: str) -> str | None:
    """What is to stand between two characters that a word could run over, or None to leave the gap alone."""
    gap = text[start:end]
    marks = gap.replace(" ", "").replace(WRAP, "")
    if not marks:
        return _for_blank(text, start, end, sides)
    if len(marks) > _MOST or len(gap) - len(marks) > _MOST or "d" in sides:
        return None
    if sides == "ll":
        return _in_latin(text, start, end, marks)
    stray = all(mark in _STRAY for mark in marks)
    return "" if stray or _stands_alone(text, start - 1, -1) or _stands_alone(text, end, 1) else None


def _for_blank(text: str, start: int, end: int, sides: str) -> str:
    if sides == "hh":
        wrapped = WRAP in text[start:end]
        alone = end - start <= _MOST and (_stands_alone(text, start - 1, -1) or _stands_alone(text, end, 1))
        return "" if wrapped or alone else " "
    if "h" in sides:
        return ""
    letters = sides == "ll" and _stands_alone(text, start - 1, -1) and _stands_alone(text, end, 1)
    return "" if letters and text[start - 1] not in "ai" and text[end] not in "ai" else " "


def _in_latin(text: str, start: int, end: int, marks: str) -> str | None:
    if marks == "'":
        return ""
    if _stands_alone(text, start - 1, -1) and _stands_alone(text, end, 1):
        return ""
    return " " if marks == "-" else None


def _stands_alone(text: str, at: int, away: int) -> bool:
    """Whether the character beside a gap has no neighbour in the direction `away` from it, stray marks left aside."""
    neighbour = at + away
    while 0 <= neighbour < len(text) and text[neighbour] in _STRAY:
        neighbour += away
    return not (0 <= neighbour < len(text) and _KIND[text[neighbour]])
