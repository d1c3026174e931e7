"""The checks for the guide: what each asks, each sentence that it can say with an own post that makes it say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from checker.claims import find_claims, find_contacts, find_offers
from checker.evidence import Check, Example, Looked, all_checks
from checker.evidence.tools import NO_TOOLS
from checker.patterns import library
from checker.reading import read_text
from checker.vocabulary import Finding, Item, ItemKind
from checker.web.wording import Citation, all_in_language, cite, in_language, say, script_of


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence as it was said of an example; `supposed` says that it was said of something seen before."""

    sentence: str
    post: str
    supposed: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckShown:
    """One check; `silent` is an example of which it says nothing."""

    id: str
    name: str
    asks: str
    why: str
    innocent: str
    says: tuple[Said, ...]
    silent: str
    next_photo: str
    questions: tuple[str, ...]
    sources: tuple[Citation, ...]


def checks(language: str, today: date) -> tuple[CheckShown, ...]:
    """Every check in the order of their ids; `today` is the day on which the examples are looked at."""
    return tuple(_shown(check, language, today) for check in all_checks().values())


def _shown(check: Check, language: str, today: date) -> CheckShown:
    said = (_said(check, sentence, language, today) for sentence in check.says)
    silent = _nearest([example for example in check.examples if example.says is None], language)
    return CheckShown(
        id=check.id,
        name=in_language(check.name, language),
        asks=in_language(check.asks, language),
        why=in_language(check.why, language),
        innocent=in_language(check.innocent, language),
        says=tuple(one for one in said if one.sentence),
        silent=_post(silent, language) if silent else "",
        next_photo=in_language(check.next_photo, language),
        questions=all_in_language(check.questions, language),
        sources=cite([library().sources[key] for key in check.sources], language),
    )


def _said(check: Check, sentence: str, language: str, today: date) -> Said:
    """The sentence with the figures of its example; without an example nothing can be shown."""
    example = _nearest([example for example in check.examples if example.says == sentence], language)
    finding = _finding(check.id, example, today) if example else None
    if example is None or finding is None:
        return Said(sentence="", post="")
    return Said(
        sentence=say(finding.message, language), post=_post(example, language), supposed=example.tools is not NO_TOOLS
    )


def _post(example: Example, language: str) -> str:
    """The words of the post, and in brackets what is on the picture beside it."""
    if example.picture is None:
        return example.text
    shown = in_language({"zh": f"〔图片：{example.picture.zh}〕", "en": f"[Picture: {example.picture.en}]"}, language)
    return f"{example.text} {shown}".strip()


def _nearest(examples: Sequence[Example], language: str) -> Example | None:
    """The first example in the script of the page, else the first of all."""
    fitting = [example for example in examples if example.language is script_of(language)]
    return next(iter(fitting or examples), None)


@lru_cache(maxsize=512)
def _finding(check_id: str, example: Example, today: date) -> Finding | None:
    """What the check finds first; checks and library are fixed while the process lives."""
    readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=example.text))]
    readings += [example.picture.reading] if example.picture else []
    looked = Looked(
        readings=readings,
        claims=find_claims(readings),
        offers=find_offers(readings),
        today=example.picture.asked if example.picture else today,
        tools=example.tools,
        contacts=find_contacts(readings),
    )
    return next(iter(all_checks()[check_id].look(looked)), None)
