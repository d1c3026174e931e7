"""The brands and the kinds of goods that posts speak of, from `brands/<sector>.toml` and `goods.toml`.

Names of a brand come in four lists: `names` are the brand wherever they stand; `in_context` are also ordinary words or
another's initials and need the brand's goods or a surer name nearby; `nicknames` are spellings with which sellers keep
out of the brand's own search; `models` are product lines that name brand and kind of goods at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from checker.patterns.reader import FileFault, parse, structure

T = TypeVar("T")

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Brand:
    """One brand. `tier` is what rules ask for (`luxury`, `sports`, …), `makes` are kinds of goods, `numbers` are the
    names of models that look like a price in front of the brand ("574", "501")."""

    id: str
    zh: str
    en: str
    sector: str
    tier: str
    makes: frozenset[str]
    names: tuple[str, ...]
    in_context: tuple[str, ...]
    nicknames: tuple[str, ...]
    models: Mapping[str, tuple[str, ...]]
    numbers: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class GoodsKind:
    """One kind of goods. `decides` goes before any other kind in the same part of a text, `gives_way` after all."""

    zh: str
    en: str
    words: tuple[str, ...]
    at_brand: str = ""
    decides: bool = False
    gives_way: bool = False


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Brands and kinds of goods by id, and phrases that contain a brand's name but do not mean the brand."""

    brands: Mapping[str, Brand]
    goods: Mapping[str, GoodsKind]
    lookalikes: frozenset[str]


class LexiconFault(ValueError):
    """A brand or goods file that cannot be used; the message names the file and every mistake in it."""


@cache
def lexicon() -> Lexicon:
    """The lexicon of this program.

    :raises LexiconFault: when a data file has a mistake.
    """
    return read_lexicon(FOLDER)


def read_lexicon(folder: Path) -> Lexicon:
    """The lexicon in `folder`.

    :raises LexiconFault: when a data file has a mistake.
    """
    goods = _read(dict[str, GoodsKind], folder / "goods.toml")
    brands: dict[str, Brand] = {}
    lookalikes: set[str] = set()
    for path in sorted((folder / "brands").glob("*.toml")):
        sector = _read(_Sector, path)
        lookalikes.update(sector.lookalikes)
        for entry in sector.brand:
            mistake = _mistake(entry, sector, goods, brands)
            if mistake:
                raise LexiconFault(f"{path.name}: {entry.id}: {mistake}")
            brands[entry.id] = _brand(entry, sector)
    return Lexicon(brands=brands, goods=goods, lookalikes=frozenset(lookalikes))


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """A brand as its file has it; `tier` and `makes` are the sector's where they are not given."""

    id: str
    zh: str
    en: str
    tier: str = ""
    makes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    in_context: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    models: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Sector:
    sector: str
    tier: str
    makes: tuple[str, ...]
    brand: tuple[_Entry, ...]
    lookalikes: tuple[str, ...] = ()


def _brand(entry: _Entry, sector: _Sector) -> Brand:
    return Brand(
        id=entry.id,
        zh=entry.zh,
        en=entry.en,
        sector=sector.sector,
        tier=entry.tier or sector.tier,
        makes=frozenset(entry.makes or sector.makes) | entry.models.keys(),
        names=entry.names,
        in_context=entry.in_context,
        nicknames=entry.nicknames,
        models=entry.models,
        numbers=frozenset(entry.numbers),
    )


def _mistake(entry: _Entry, sector: _Sector, goods: Mapping[str, GoodsKind], brands: Mapping[str, Brand]) -> str:
    if entry.id in brands:
        return "the id is taken"
    if not (entry.names or entry.in_context):
        return "a brand has at least one name"
    unknown = {*entry.makes, *sector.makes, *entry.models} - goods.keys()
    return f"no such kind of goods: {', '.join(sorted(unknown))}" if unknown else ""


def _read(kind: type[T], path: Path) -> T:
    try:
        return structure(kind, parse(path))
    except FileFault as error:
        raise LexiconFault(f"{path.name}: {error}") from error
