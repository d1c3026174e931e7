"""What a check must say about itself, and how the checks of the folder are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from checker.evidence.tools import NO_TOOLS, Tools
from checker.vocabulary import Claim, Contact, Finding, Language, Message, Offer, Reading

Words = Mapping[str, str]
"""One text in each language that is written by hand: `zh` (Simplified) and `en`."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What a check may look at. `today` is the day of the case, passed in so that an old case can be judged again."""

    readings: Sequence[Reading]
    claims: Sequence[Claim]
    offers: Sequence[Offer]
    today: date
    tools: Tools = NO_TOOLS
    contacts: Sequence[Contact] = ()


@dataclass(frozen=True, kw_only=True)
class Pictured:
    """A picture that an example supposes beside its text, as item 1: what is on it in words, and as it was read.

    `asked` is the day on which the example is looked at, because a photo names days that grow old.
    """

    zh: str
    en: str
    reading: Reading
    asked: date = date(2026, 11, 22)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence that a check can say; `{name}` places are filled from the message's parameters."""

    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Example:
    """A post and the sentence that the check must say of it; None means that it must stay silent.

    `picture` is handed in beside the post, and `tools` answer what the example supposes, such as that its words were
    seen before.
    """

    language: Language
    text: str
    says: str | None
    picture: Pictured | None = None
    tools: Tools = NO_TOOLS


@dataclass(frozen=True, kw_only=True)
class Check:
    """One question put to a case.

    `name` is its heading, `asks` the question in full; `says` is the closed list of its sentences, `examples` shows
    each of them and a silence, `sources` are keys of the sources file, `next_photo` is what to ask for where a photo
    would settle it. `look` yields findings whose message id is `check.<id>.<sentence>`; what it raises becomes "this
    could not be checked", never a finding. One that `needs_picture` is not asked about a case of texts only, one that
    `needs_brand` not where no brand is offered.
    """

    id: str
    family: str
    name: Words
    asks: Words
    says: Mapping[str, Sentence]
    why: Words
    innocent: Words
    questions: Mapping[str, Sequence[str]]
    examples: Sequence[Example]
    look: Callable[[Looked], Iterable[Finding]]
    sources: Sequence[str] = ()
    next_photo: Words = field(default_factory=dict)
    needs_picture: bool = False
    needs_brand: bool = False

    def message(self, sentence: str, **params: str) -> Message:
        """The message of one of this check's sentences."""
        if sentence not in self.says:
            raise KeyError(f"{self.id} cannot say {sentence}")
        return Message(id=f"check.{self.id}.{sentence}", params=params)


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check of the folder by id, in the order of their ids."""
    folder = import_module("checker.evidence.checks")
    found: list[Check] = [
        import_module(f"{folder.__name__}.{module.name}").CHECK for module in iter_modules(folder.__path__)
    ]
    return {check.id: check for check in sorted(found, key=lambda check: check.id)}
