"""How the country files are found: every module of this folder whose name is a two-letter country code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from checker.countries.country import Country

FOLDER = "checker.countries"


@cache
def countries() -> Mapping[str, Country]:
    """Every country of the folder by its ISO code in capitals, in the order of the codes."""
    path = import_module(FOLDER).__path__
    found: dict[str, Country] = {}
    for module in iter_modules(path):
        if len(module.name) == 2:
            known: Country = import_module(f"{FOLDER}.{module.name}").COUNTRY
            found[known.code] = known
    return MappingProxyType(dict(sorted(found.items())))


def country(code: str) -> Country | None:
    """The country with this ISO code in any case; None where no file describes it ("could not check")."""
    return countries().get(code.upper())
