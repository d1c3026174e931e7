"""Own-written example posts with the words marked that make a claim, found by the same code that reads a case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.claims import find_claims
from checker.patterns.schema import Example
from checker.reading import read_text
from checker.vocabulary import Claim, Item, ItemKind, Language
from checker.web.wording import script_of


@dataclass(frozen=True, kw_only=True)
class Run:
    """A run of characters, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, kw_only=True)
class Post:
    """An example cut into runs; joined again they are exactly the post."""

    runs: tuple[Run, ...]
    language: Language


def first_in(examples: Sequence[Example], language: str, claims: Collection[str]) -> Post | None:
    """The first example in the script of the page, the words of these claims marked; None where there is none."""
    return next(iter(all_in(examples, language, claims)), None)


def all_in(examples: Sequence[Example], language: str, claims: Collection[str], most: int = 1) -> tuple[Post, ...]:
    """The first examples in the script of the page; where none is written in it, in Simplified."""
    fitting = [example for example in examples if example.language is script_of(language)]
    fitting = fitting or [example for example in examples if example.language is Language.ZH_HANS]
    return tuple(marked(example.text, example.language, claims) for example in fitting[:most])


def marked(text: str, language: Language, claims: Collection[str]) -> Post:
    """A post with the words marked that make one of the claims."""
    runs, position = [], 0
    for claim in sorted(claims_in(text), key=lambda claim: (claim.start, -claim.end)):
        if claim.id in claims and claim.start >= position:
            runs.append(Run(text=text[position : claim.start], marked=False))
            runs.append(Run(text=text[claim.start : claim.end], marked=True))
            position = claim.end
    runs.append(Run(text=text[position:], marked=False))
    return Post(runs=tuple(run for run in runs if run.text), language=language)


@lru_cache(maxsize=1024)
def claims_in(text: str) -> tuple[Claim, ...]:
    """The claims of an example; the library is fixed while the process lives."""
    return find_claims([read_text(Item(index=0, kind=ItemKind.TEXT, text=text))])
