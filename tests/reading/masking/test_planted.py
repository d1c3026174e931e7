"""Planted texts: exactly what is somebody's own is masked, in Simplified and Traditional Chinese and in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.reading.masking import private_spans

HERE = Path(__file__).parent


def lines_of(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if not line.startswith("#")]


def planted(marked: str) -> tuple[str, set[int]]:
    """The text without its marks, and the offsets between them."""
    inside: set[int] = set()
    text = ""
    for piece in re.split("(⟦[^⟧]*⟧)", marked):
        if piece.startswith("⟦"):
            inside.update(range(len(text), len(text) + len(piece) - 2))
            text += piece[1:-1]
        else:
            text += piece
    return text, inside


def masked(text: str) -> set[int]:
    return {at for span in private_spans(text) for at in range(span.start, span.end)}


@pytest.mark.parametrize("marked", lines_of("planted.txt"))
def test_what_is_somebodys_own_is_masked_and_nothing_else(marked: str) -> None:
    text, inside = planted(marked)
    found = {at for at in masked(text) if not text[at].isspace()}
    wanted = {at for at in inside if not text[at].isspace()}
    assert "".join(text[at] for at in sorted(wanted - found)) == "", "left to be read"
    assert "".join(text[at] for at in sorted(found - wanted)) == "", "hidden without need"


@pytest.mark.parametrize("text", lines_of("kept.txt"))
def test_what_is_said_of_goods_stays(text: str) -> None:
    assert "".join(text[at] for at in sorted(masked(text))) == ""


def test_there_are_texts_enough() -> None:
    assert len(lines_of("planted.txt")) >= 120
    assert len(lines_of("kept.txt")) >= 60
