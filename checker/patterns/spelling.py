"""One spelling of a text, for forms and posts alike, with an exact map back to the text as it was given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.patterns import gaps
from checker.patterns.letters import UNEVEN, Letters, tables

SENTENCE_MARKS = "。!?;\n"

Edit = tuple[int, int, str]
"""Replace the characters from the first to before the second offset by the text; edits of one pass never overlap."""

_INVISIBLE = frozenset("\u200b\u200c\u2060\ufeff\xad")
"""Not U+200D, which joins pictures, nor the variation selectors behind them."""

_SHORT = 3
"""Letters of a word of look-alikes only, at most; a longer one may well be Russian or Greek."""

# It begins with a set of characters, so that the rest of a text is passed over quickly.
_SAME_RATIO = re.compile(
    r"[1一壹y](?<![\d.:/\-].)"
    r"(?:(?<=1)(?: ?[:比逼] ?1|b1|[/·\-]1)|(?<=一) ?[比b逼] ?一|(?<=壹) ?比 ?壹|(?<=y)i ?bi ?yi)(?!\d|[.:/\-]\d)"
)


@dataclass(frozen=True, slots=True)
class Spelled:
    """`text` is the spelling; character `i` of it was written as `raw[starts[i]:ends[i]]`.

    `tricks` are offsets into `raw` at which something stands that only hides a word: noise inside it, letters of
    another script, a character taken apart.
    """

    raw: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    tricks: tuple[int, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets into `raw` of the piece `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def tricked(self, start: int, end: int) -> bool:
        """Whether the piece `text[start:end]` was written so as not to be found."""
        if not self.tricks:
            return False
        first, last = self.place(start, end)
        position = bisect_left(self.tricks, first)
        return position < len(self.tricks) and self.tricks[position] < last


def spell(raw: str, wraps: Iterable[int] = ()) -> Spelled:
    """The one spelling of `raw`.

    `wraps` are offsets of line ends that only wrap a sentence, as in a screenshot: they are read as if they were
    not there. The last few spellings are kept, because claims and evidence ask for the same one.
    """
    return _kept(raw, tuple(wraps))


@lru_cache(maxsize=8)
def _kept(raw: str, wraps: tuple[int, ...]) -> Spelled:
    return _spell(raw, wraps)


def _spell(raw: str, wraps: tuple[int, ...] = ()) -> Spelled:
    letters = _letters()
    text = raw.translate(letters)
    if wraps:
        text = _with_wraps(text, wraps)
    sheet = Spelled(raw, text, range(len(raw)), range(1, len(raw) + 1))
    if UNEVEN in text:
        edits = [(at, at + 1, letters.reading_of(raw[at])) for at in _places(text, UNEVEN)]
        sheet = _rewritten(sheet, edits, [at for at, _, _ in edits if raw[at] in _INVISIBLE])
    if _foreign_letter().search(sheet.text):
        sheet = _in_latin(sheet)
    edits = gaps.edits(sheet.text)
    sheet = _rewritten(sheet, edits, [sheet.starts[a] for a, b, _ in edits if gaps.is_trick(sheet.text[a:b])])
    if _taken_apart().search(sheet.text):
        whole = tables()["taken_apart"]
        edits = [(m.start(), m.end(), whole[m.group()]) for m in _taken_apart().finditer(sheet.text)]
        sheet = _rewritten(sheet, edits, [sheet.starts[at] for at, _, _ in edits])
    return _rewritten(sheet, [(m.start(), m.end(), "1:1") for m in _SAME_RATIO.finditer(sheet.text)])


def spell_form(phrase: str) -> str:
    """The spelling of one phrase, without blanks at its edges."""
    return spell_forms([phrase])[0]


def spell_forms(phrases: Sequence[str]) -> list[str]:
    """The spelling of each phrase, without blanks at its edges; all in one pass, as lines of one text."""
    lines = "\n".join(" ".join(phrase.split()) for phrase in phrases)
    return [line.strip() for line in _spell(lines).text.split("\n")] if phrases else []


@cache
def _letters() -> Letters:
    return Letters()


@cache
def _foreign_letter() -> re.Pattern[str]:
    return re.compile(f"[{''.join(tables()['lookalike_letters'])}]")


@cache
def _foreign_word() -> re.Pattern[str]:
    return re.compile(f"[a-z{''.join(tables()['lookalike_letters'])}\u0370-\u03ff\u0400-\u052f]+")


@cache
def _taken_apart() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, tables()["taken_apart"])))


def _with_wraps(text: str, wraps: Iterable[int]) -> str:
    characters = list(text)
    for offset in wraps:
        characters[offset] = gaps.WRAP
    return "".join(characters)


def _places(text: str, character: str) -> list[int]:
    return [match.start() for match in re.finditer(character, text)]


def _in_latin(sheet: Spelled) -> Spelled:
    """Letters drawn like Latin ones become Latin in words that have Latin letters, or are short and all look-alikes."""
    drawn = tables()["lookalike_letters"]
    characters = list(sheet.text)
    tricks = set(sheet.tricks)
    for word in _foreign_word().finditer(sheet.text):
        found = word.group()
        foreign = [i for i, character in enumerate(found, word.start()) if character in drawn]
        mixed = any(character.isascii() for character in found)
        if foreign and (mixed or 1 < len(found) == len(foreign) <= _SHORT):
            for i in foreign:
                characters[i] = drawn[characters[i]]
            tricks.update(sheet.starts[i] for i in foreign)
    return Spelled(sheet.raw, "".join(characters), sheet.starts, sheet.ends, tuple(sorted(tricks)))


def _rewritten(sheet: Spelled, edits: Sequence[Edit], tricks: Iterable[int] = ()) -> Spelled:
    """The sheet with `edits` made and the offsets `tricks` of its raw text remembered."""
    if not edits:
        return sheet
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, new in edits:
        pieces += sheet.text[done:start], new
        starts += sheet.starts[done:start]
        ends += sheet.ends[done:start]
        starts += [sheet.starts[start]] * len(new)
        ends += [sheet.ends[end - 1]] * len(new)
        done = end
    pieces.append(sheet.text[done:])
    starts += sheet.starts[done:]
    ends += sheet.ends[done:]
    return Spelled(sheet.raw, "".join(pieces), starts, ends, tuple(sorted({*sheet.tricks, *tricks})))
