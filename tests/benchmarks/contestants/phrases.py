"""Many phrases in a text: one regular expression of alternatives, or the words of jieba."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

PACKAGES = ["ahocorasick_rs", "jieba"]


class Player:
    def __init__(self, kind: str, phrases: str = "") -> None:
        """`phrases` is a file with one a line; `kind` is `automaton`, `expression` or `jieba`."""
        self._kind = kind
        self._phrases = Path(phrases).read_text("utf-8").split("\n") if phrases else []
        self._find: Any = None

    def build(self) -> int:
        """Make it ready; how many phrases it knows."""
        if self._kind == "automaton":
            from ahocorasick_rs import AhoCorasick

            built = AhoCorasick(self._phrases)
            self._find = lambda text: built.find_matches_as_indexes(text, overlapping=True)
        elif self._kind == "expression":
            longest_first = sorted(self._phrases, key=len, reverse=True)
            self._find = re.compile("|".join(map(re.escape, longest_first))).findall
        else:
            import jieba

            jieba.setLogLevel(60)
            jieba.initialize()
            self._find = jieba.lcut
        return len(self._phrases)

    def take(self, texts: list[str]) -> int:
        """Look through all texts; how much was found."""
        return sum(len(self._find(text)) for text in texts)
