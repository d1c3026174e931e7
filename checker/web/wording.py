"""Puts what the engine says into the language of the page: messages, texts in two languages, public sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.translation import get_language

from checker import evidence, reading, verdict
from checker.patterns.schema import Source
from checker.vocabulary import Language, Message

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class InBoth(Protocol[T_co]):
    """A text, or texts, of the library in the two languages that are written by hand."""

    @property
    def zh(self) -> T_co: ...
    @property
    def en(self) -> T_co: ...


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A public source as it is cited on a page; `url` is empty where its host is too weak to send anybody to."""

    title: str
    date: str
    url: str


def written_language() -> str:
    """`zh` or `en`: the hand-written language that the page is shown in."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def say(message: Message, language: str) -> str:
    """The sentence of a message from any room; empty where its file has left the library since."""
    speakers = {"verdict": verdict.sentence, "reading": reading.sentence}
    speak = speakers.get(message.id.partition(".")[0], evidence.sentence)
    try:
        return speak(message, language)
    except KeyError:
        return ""


def in_language(texts: Mapping[str, T], language: str, nothing: T) -> T:
    """The text of a language; `nothing` where the file does not say it."""
    return texts.get(language, nothing)


def text_in(words: InBoth[str], language: str) -> str:
    """A text of the library in the language of the page."""
    return words.en if language == "en" else words.zh


def texts_in(words: InBoth[tuple[str, ...]], language: str) -> tuple[str, ...]:
    """The same for several texts."""
    return words.en if language == "en" else words.zh


def script_of(language: str) -> Language:
    """The language in which example posts are chosen for the page."""
    return Language.EN if language == "en" else Language.ZH_HANS


def cite(sources: Sequence[Source], language: str) -> tuple[Citation, ...]:
    """The sources with their titles in one language; the first address of several."""
    return tuple(_citation(source, language) for source in sources)


def _citation(source: Source, language: str) -> Citation:
    chinese, _, english = source.title.partition(" / ")
    url = source.url.partition(" ; ")[0].strip()
    shown = source.quality != "D" and url.startswith(("https://", "http://"))
    return Citation(
        title=english if language == "en" and english else chinese, date=source.date, url=url if shown else ""
    )
