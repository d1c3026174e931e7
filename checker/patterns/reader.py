"""Reads one data file into its dataclass and gathers every fault of its shape at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import rtoml
from cattrs import Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from checker.patterns.schema import Forms

T = TypeVar("T")


class FileFault(ValueError):
    """A data file that does not have the shape of its schema; `faults` has one sentence for each mistake."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def parse(path: Path) -> dict[str, Any]:
    """The tables of a TOML file.

    :raises FileFault: when it cannot be read or is not TOML.
    """
    try:
        return rtoml.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, rtoml.TomlParsingError) as error:
        raise FileFault([f"cannot be read: {error}"]) from error


def structure(kind: type[T], tables: Mapping[str, Any]) -> T:
    """A dataclass of the schema from the tables of its file.

    :raises FileFault: with every unknown key, missing key and wrong type.
    """
    try:
        return _converter.structure(tables, kind)
    except Exception as error:
        raise FileFault(
            [line.replace(" @ $", " at ") for line in transform_error(error, format_exception=_told)]
        ) from error


def _told(error: BaseException, kind: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown keys: {', '.join(sorted(error.extra_fields))}"
    if isinstance(error, KeyError):
        return f"missing: {error.args[0]}"
    return str(error)


def _text(value: Any, _: type) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a string is wanted, not {value!r}")
    return value.strip()


def _yes_or_no(value: Any, _: type) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"true or false is wanted, not {value!r}")
    return value


def _day(value: Any, _: type) -> date:
    if type(value) is not date:
        raise TypeError(f"a date such as 2026-11-22 is wanted, not {value!r}")
    return value


def _amount(value: Any, _: type) -> Decimal:
    if type(value) is int or (isinstance(value, str) and value.replace(".", "", 1).isdigit()):
        return Decimal(value)
    raise TypeError(f'an amount such as 12 or "12.50" is wanted, not {value!r}')


def _texts(value: Any, _: type) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(f"a list of strings is wanted, not {value!r}")
    return tuple(one.strip() for one in value)


def _strict_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    # By identity: a hook for `str` by type would also catch the enums of the schema, which are strings.
    converter.register_structure_hook_func(lambda kind: kind is str, _text)
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook_func(lambda kind: kind is date, _day)
    converter.register_structure_hook_func(lambda kind: kind is Decimal, _amount)
    converter.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _texts)
    converter.register_structure_hook(
        Forms,
        make_dict_structure_fn(
            Forms,
            converter,
            _cattrs_forbid_extra_keys=True,
            zh_hans=override(rename="zh-Hans"),
            zh_hant=override(rename="zh-Hant"),
        ),
    )
    return converter


_converter = _strict_converter()
