"""The library as it would be with one thing more: pure functions, so a proposal can be tried and nothing changes."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from checker.patterns.schema import BilingualList, Forms, Library, Pattern, Source
from checker.vocabulary import Language


class Script(StrEnum):
    """How a phrase is written: in one of the languages, or so that it is not found."""

    ZH_HANS = Language.ZH_HANS.value
    ZH_HANT = Language.ZH_HANT.value
    EN = Language.EN.value
    EVASIVE = "evasive"


def with_form(library: Library, pattern: str, script: Script, phrase: str) -> Library:
    """The library in which these words alone make the claim."""
    forms = library.patterns[pattern].forms
    return _with(library, replace(library.patterns[pattern], forms=_longer(forms, script, phrase)))


def with_lookalike(library: Library, pattern: str, script: Script, phrase: str) -> Library:
    """The library in which these words are not the claim, whatever form they hold."""
    known = library.patterns[pattern].lookalikes
    more = (
        BilingualList(zh=known.zh, en=(*known.en, phrase))
        if script is Script.EN
        else BilingualList(zh=(*known.zh, phrase), en=known.en)
    )
    return _with(library, replace(library.patterns[pattern], lookalikes=more))


def with_source(library: Library, pattern: str, key: str, source: Source) -> Library:
    """The library in which the pattern cites a further source."""
    abuse = library.patterns[pattern].abuse
    changed = replace(library.patterns[pattern], abuse=replace(abuse, sources=(*abuse.sources, key)))
    return replace(_with(library, changed), sources={**library.sources, key: source})


def next_source(library: Library) -> str:
    """The key of the next source."""
    return f"S{max((int(key[1:]) for key in library.sources), default=0) + 1:02d}"


def _with(library: Library, pattern: Pattern) -> Library:
    return replace(library, patterns={**library.patterns, pattern.id: pattern})


def _longer(forms: Forms, script: Script, phrase: str) -> Forms:
    field = script.value.replace("-", "_").lower()
    return replace(forms, **{field: (*getattr(forms, field), phrase)})
