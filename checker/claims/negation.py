"""Gate 2: are these words denied, compared with something worse, or only the condition of a promise?

A denial beside the words takes them out; it never counts in the seller's favour. What only looks like a denial
(不输, 无需, "no minimum") is kept in a list of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from checker.claims.spans import LONGEST, starting_in, touching
from checker.patterns.matcher import Hit
from checker.patterns.phrasebook import Span

_REACH = 6
"""Chinese characters that may stand between a denial and the words that it denies."""
_WORDS = 4
"""The same in words of a Latin script."""
_REACH_OF_ONE = {**dict.fromkeys("不没别勿拒无", 3), **dict.fromkeys("非反抗未零莫", 1)}
_RIGHT_REACH = 2
_CONDITION_REACH = 8
_LONGEST_LIST = 100
"""How far behind a denial things listed may go on being denied."""
_LONGEST_SENTENCE = 200

_CLAUSE_END = re.compile(
    r"[,。!?;\n()\[\]【】\"「」|<>~]|:(?!\d)|[^\W\d_a-z] (?=[^\W\d_a-z])|[\u2190-\u2bff\U0001f000-\U0001faff]"
)
"""A mark, a picture, or a blank between Chinese words."""
_LISTED = re.compile(r"(?:|、|/|&|或|和|及| or | and |[^,。!?;:\n]{0,8}[、/&或和及][^,。!?;:\n、]{0,6})")
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_start_of = attrgetter("start")


class Denials:
    """What is denied in one spelled text. `confessions` are the claims that comparisons and promises may speak of."""

    def __init__(
        self, text: str, hits: Iterable[Hit], cues: Mapping[str, Sequence[Span]], confessions: Container[str]
    ) -> None:
        self._text = text
        self._confessions = confessions
        self._cues = cues
        self._hits = sorted(hits, key=_start_of)
        seeming = cues.get("denial.none", ())
        left = [span for span in cues.get("denial.left", ()) if not any(touching(seeming, *span))]
        self._denied = {hit for denial in left for hit in self._denied_by(denial)}

    def is_denied(self, hit: Hit) -> bool:
        """Whether the words of `hit` are taken back where they stand."""
        if hit in self._denied or self._is_turned_away(hit):
            return True
        return hit.claim in self._confessions and (self._is_compared(hit) or self._is_promised(hit))

    def _denied_by(self, denial: Span) -> Iterator[Hit]:
        """The first words after a denial within its reach, and those listed with them."""
        end = denial[1]
        reach = _REACH_OF_ONE.get(self._text[denial[0] : end], _REACH)
        first: Hit | None = None
        for hit in self._starting_in(end, end + _LONGEST_LIST):
            if self._is_used_up(denial, hit) or (first is None and not self._reaches(end, hit.start, reach)):
                continue
            if first is None or hit.start < first.end or _LISTED.fullmatch(self._text, first.end, hit.start):
                first = hit if first is None or hit.end > first.end else first
                yield hit

    def _starting_in(self, start: int, end: int) -> Iterator[Hit]:
        for at in range(bisect_left(self._hits, start, key=_start_of), len(self._hits)):
            if self._hits[at].start >= end:
                return
            yield self._hits[at]

    def _is_used_up(self, denial: Span, hit: Hit) -> bool:
        """Whether the denial belongs to the words of another claim that end before this one begins."""
        return any(
            denial[1] <= other.end <= hit.start for other in self._starting_in(denial[0] - LONGEST, denial[0] + 1)
        )

    def _reaches(self, start: int, end: int, reach: int, words: int = _WORDS) -> bool:
        """Whether nothing that ends a clause, and not too much else, stands between two places."""
        between = self._text[start:end]
        if between[:1] == " ":
            start, between = start + 1, between[1:]
        if not between:
            return True
        if _CLAUSE_END.search(self._text, start, end + 1 if between[-1:] == " " else end):
            return False
        return len(_HAN.findall(between)) <= reach and len(_LATIN_WORD.findall(between)) <= words

    def _is_turned_away(self, hit: Hit) -> bool:
        """Whether a refusal follows: "高仿勿扰", "replicas not accepted"."""
        return any(
            self._reaches(hit.end, start, _RIGHT_REACH, words=1)
            for start, _ in self._behind(hit, "denial.right", LONGEST)
        ) or any(
            self._reaches(hit.end, start, _RIGHT_REACH, words=1) and self._ends_clause(end)
            for start, end in self._behind(hit, "denial.right_at_end", LONGEST)
        )

    def _ends_clause(self, at: int) -> bool:
        rest = self._text[at : at + 2]
        return not rest or not (rest[0].isalnum() or (rest[0] == " " and rest[1:].isascii()))

    def _is_compared(self, hit: Hit) -> bool:
        """Whether others' goods are spoken of: "市面上高仿太多"."""
        return any(self._reaches(end, hit.start, _REACH) for end in self._ends_before(hit, "denial.beside")) or any(
            self._reaches(hit.end, start, _REACH) for start, _ in self._behind(hit, "denial.beside_right", LONGEST)
        )

    def _is_promised(self, hit: Hit) -> bool:
        """Whether the words are the condition of a promise: "如发现高仿假一赔十"."""
        conditions = self._ends_before(hit, "denial.condition")
        if not any(self._reaches(end, hit.start, _CONDITION_REACH) for end in conditions):
            return False
        places = (self._text.find(mark, hit.end, hit.end + _LONGEST_SENTENCE) for mark in "。!?;\n")
        sentence_end = min((at for at in places if at >= 0), default=hit.end + _LONGEST_SENTENCE)
        return bool(self._behind(hit, "denial.consequence", sentence_end - hit.end))

    def _behind(self, hit: Hit, name: str, reach: int) -> Sequence[Span]:
        return starting_in(self._cues.get(name, ()), hit.end, hit.end + reach)

    def _ends_before(self, hit: Hit, name: str) -> Iterator[int]:
        near = starting_in(self._cues.get(name, ()), hit.start - LONGEST, hit.start)
        return (end for _, end in near if end <= hit.start)
