"""Walks `library/` and `combinations/`, reads every data file, and reports all faults of all files at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from checker.patterns import checking
from checker.patterns.reader import FileFault, parse, structure
from checker.patterns.schema import Combination, Library, Pattern, PublicId, Source

FOLDER = Path(__file__).parent
IDS_FILE = FOLDER / "claim-ids.toml"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One mistake in one data file."""

    path: Path
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"


class LibraryFault(ValueError):
    """The data files cannot be used; `faults` has every mistake of every file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What a folder holds: the files that are sound, and the faults of the others."""

    library: Library
    faults: tuple[Fault, ...]


@cache
def library() -> Library:
    """The library of this program.

    :raises LibraryFault: when a data file has a mistake.
    """
    found = survey(FOLDER)
    if found.faults:
        raise LibraryFault(found.faults)
    return found.library


@cache
def public_ids() -> dict[str, PublicId]:
    """The claim ids that other people rely on."""
    return structure(dict[str, PublicId], parse(IDS_FILE))


def survey(folder: Path) -> Survey:
    """Read all that lies under `folder`; a file with faults is left out of the library and named."""
    faults: list[Fault] = []
    sources = _read_sources(folder, faults)
    patterns = dict(_read_patterns(folder, sources, faults))
    known = patterns.keys() | public_ids().keys()
    combinations = dict(_read_combinations(folder, known, sources, faults))
    found = Library(patterns=patterns, combinations=combinations, sources=sources, version=_version(folder))
    return Survey(library=found, faults=tuple(faults))


def pattern_files(folder: Path = FOLDER) -> list[Path]:
    return sorted(folder.glob("library/*/*.toml"))


def combination_files(folder: Path = FOLDER) -> list[Path]:
    return sorted(folder.glob("combinations/*.toml"))


def _read_sources(folder: Path, faults: list[Fault]) -> dict[str, Source]:
    path = folder / "library" / "sources.toml"
    try:
        sources = structure(dict[str, Source], parse(path))
    except FileFault as error:
        faults.extend(Fault(path=path.relative_to(folder), sentence=one) for one in error.faults)
        return {}
    faults.extend(
        Fault(path=path.relative_to(folder), sentence=one)
        for key, source in sources.items()
        for one in checking.banned_words(f"{key}.title", source.title)
    )
    return sources


def _read_patterns(folder: Path, sources: dict[str, Source], faults: list[Fault]) -> Iterator[tuple[str, Pattern]]:
    for path in pattern_files(folder):
        try:
            pattern = structure(Pattern, parse(path))
            mistakes = checking.pattern_faults(pattern, path, public_ids(), sources)
        except FileFault as error:
            mistakes = error.faults
        faults.extend(Fault(path=path.relative_to(folder), sentence=one) for one in mistakes)
        if not mistakes:
            yield pattern.id, pattern


def _read_combinations(
    folder: Path, claims: set[str], sources: dict[str, Source], faults: list[Fault]
) -> Iterator[tuple[str, Combination]]:
    for path in combination_files(folder):
        try:
            combination = structure(Combination, parse(path))
            mistakes = checking.combination_faults(combination, path, claims, sources)
        except FileFault as error:
            mistakes = error.faults
        faults.extend(Fault(path=path.relative_to(folder), sentence=one) for one in mistakes)
        if not mistakes:
            yield combination.id, combination


def _version(folder: Path) -> str:
    """Twelve hexadecimal digits over the names and bytes of all data files, brands and goods included."""
    digest = sha256()
    for path in sorted(folder.rglob("*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
