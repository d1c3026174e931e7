"""Dataclasses to JSON-ready values and back, so that an outcome can be stored and an old one read again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

T = TypeVar("T")

_converter = make_converter()
_converter.register_unstructure_hook(Decimal, str)
_converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
_converter.register_unstructure_hook(time, time.isoformat)
_converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))


def to_plain(value: object) -> Any:
    """Dicts, lists, strings, numbers; money becomes a string so that no digit is lost."""
    return _converter.unstructure(value)


def from_plain(kind: type[T], plain: Mapping[str, Any]) -> T:
    """The reverse of `to_plain`; unknown keys are ignored so that newer records stay readable."""
    return _converter.structure(plain, kind)
