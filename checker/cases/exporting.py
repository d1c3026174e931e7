"""Accepted proposals as one change of the library's files, which `git apply` puts in and the library's tests judge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cases.trial import source_of
from checker.organisations.models import Proposal, ProposalKind
from checker.patterns import library
from checker.patterns.changing import Script
from checker.patterns.editing import add_block, add_table, add_to_list, difference
from checker.patterns.loader import FOLDER
from checker.vocabulary import Language

_ROOT = FOLDER.parent.parent
_SOURCES = FOLDER / "library" / "sources.toml"


def change_of(proposals: Sequence[Proposal]) -> str:
    """The change of all of them as a unified diff. What the library knows by now is left out, also what is proposed
    twice, and what is about a pattern that it has no more."""
    texts: dict[Path, str] = {}
    number = max((int(key[1:]) for key in library().sources), default=0)
    done: set[tuple[str, ...]] = set()
    for proposal in proposals:
        what = (proposal.kind, proposal.pattern, proposal.script, proposal.phrase, proposal.address)
        if proposal.pattern not in library().patterns or is_in_library(proposal) or what in done:
            continue
        done.add(what)
        if proposal.kind == ProposalKind.SOURCE:
            number += 1
            _add_source(texts, proposal, f"S{number:02d}")
        else:
            _add_phrase(texts, proposal)
    return "".join(
        difference(path.relative_to(_ROOT).as_posix(), _now(path), text) for path, text in sorted(texts.items())
    )


def is_in_library(proposal: Proposal) -> bool:
    """Whether the library in use has it already."""
    pattern = library().patterns.get(proposal.pattern)
    if pattern is None:
        return False
    if proposal.kind == ProposalKind.SOURCE:
        return any(library().sources[key].url == proposal.address for key in pattern.abuse.sources)
    if proposal.kind == ProposalKind.FORM:
        return proposal.phrase in pattern.forms.all()
    return proposal.phrase in pattern.lookalikes.zh + pattern.lookalikes.en


def _add_phrase(texts: dict[Path, str], proposal: Proposal) -> None:
    path, script = _file(proposal), Script(proposal.script)
    is_form = proposal.kind == ProposalKind.FORM
    group = script.value if is_form else "en" if script is Script.EN else "zh"
    text = add_to_list(texts.get(path) or _now(path), "forms" if is_form else "lookalikes", group, proposal.phrase)
    language = Language.ZH_HANS.value if script is Script.EVASIVE else script.value
    example = {"language": language, "text": proposal.example.strip()}
    texts[path] = add_block(text, "positive" if is_form else "negative", example)


def _add_source(texts: dict[Path, str], proposal: Proposal, key: str) -> None:
    path, source = _file(proposal), source_of(proposal)
    entry = {"title": source.title, "date": source.date, "url": source.url, "quality": source.quality}
    texts[_SOURCES] = add_table(texts.get(_SOURCES) or _now(_SOURCES), key, entry)
    texts[path] = add_to_list(texts.get(path) or _now(path), "abuse", "sources", key)


def _file(proposal: Proposal) -> Path:
    pattern = library().patterns[proposal.pattern]
    return FOLDER / "library" / pattern.family / f"{pattern.id}.toml"


def _now(path: Path) -> str:
    return path.read_text(encoding="utf-8")
