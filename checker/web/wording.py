"""Puts what the engine says into the language of the page: messages, texts in two languages, public sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.translation import get_language

from checker import evidence, reading, verdict
from checker.patterns.schema import Source
from checker.vocabulary import Language, Message
from checker.web.traditional import CONVERTED, HONG_KONG, TAIWAN, traditional

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
    """The language of the page: `zh` and `en` are written by hand, `zh-TW` and `zh-HK` converted from `zh`."""
    code = get_language() or ""
    if code.startswith("en"):
        return "en"
    return {"zh-hant": TAIWAN, "zh-hk": HONG_KONG}.get(code, "zh")


def handwritten(language: str) -> str:
    """`zh` or `en`: what the engine is asked for when the page is shown in `language`."""
    return "en" if language == "en" else "zh"


def shown(text: str, language: str) -> str:
    """A text of ours that is written in Simplified or English, as the page shows it; never for a seller's words."""
    return traditional(text, language) if language in CONVERTED else text


def say(message: Message, language: str) -> str:
    """The sentence of a message from any room; empty where its file has left the library since.

    Its places hold sellers' words, which are never converted, except those named `…_zh` or `zh_…`, which hold ours.
    """
    speakers = {"verdict": verdict.sentence, "reading": reading.sentence}
    speak = speakers.get(message.id.partition(".")[0], evidence.sentence)
    try:
        if language not in CONVERTED:
            return speak(message, language)
        places = {name: f"{{{name}}}" for name in message.params}
        words = {
            name: shown(value, language) if name.startswith("zh_") or name.endswith("_zh") else value
            for name, value in message.params.items()
        }
        return shown(speak(Message(id=message.id, params=places), "zh"), language).format_map(words)
    except KeyError:
        return ""


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text of a language; empty where the file does not say it."""
    return shown(texts.get(handwritten(language), ""), language)


def all_in_language(texts: Mapping[str, Sequence[str]], language: str) -> tuple[str, ...]:
    """The texts of a language; none where the file does not say them."""
    return tuple(shown(text, language) for text in texts.get(handwritten(language), ()))


def text_in(words: InBoth[str], language: str) -> str:
    """A text of the library in the language of the page."""
    return shown(words.en if language == "en" else words.zh, language)


def texts_in(words: InBoth[tuple[str, ...]], language: str) -> tuple[str, ...]:
    """The same for several texts."""
    return tuple(shown(text, language) for text in (words.en if language == "en" else words.zh))


def listed(names: Iterable[str], language: str) -> str:
    """Several names in one line."""
    return (", " if language == "en" else "、").join(names)


def script_of(language: str) -> Language:
    """The language in which example posts are chosen for the page."""
    return {"zh": Language.ZH_HANS, "en": Language.EN}.get(language, Language.ZH_HANT)


def cite(sources: Sequence[Source], language: str) -> tuple[Citation, ...]:
    """The sources with their titles in one language; the first address of several."""
    return tuple(_citation(source, language) for source in sources)


def _citation(source: Source, language: str) -> Citation:
    chinese, _, english = source.title.partition(" / ")
    url = source.url.partition(" ; ")[0].strip()
    trusted = source.quality != "D" and url.startswith(("https://", "http://"))
    title = english if language == "en" and english else shown(chinese, language)
    return Citation(title=title, date=source.date, url=url if trusted else "")
