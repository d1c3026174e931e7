"""What an organisation writes itself, in as many of our languages as it likes: plain words, never markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")

WRITTEN: Mapping[str, str] = MappingProxyType({"zh-hans": "简体中文", "zh-hant": "繁體中文", "en": "English"})
"""The languages in which something can be written, each by its own name."""
_INSTEAD = {
    "zh-hans": ("zh-hans", "zh-hant", "en"),
    "zh-hant": ("zh-hant", "zh-hans", "en"),
    "zh-hk": ("zh-hant", "zh-hans", "en"),
    "en": ("en", "zh-hans", "zh-hant"),
}
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Invisible marks that turn the direction of writing, by which words can be made to look like others."""


def best(texts: Mapping[str, T], language: str) -> tuple[str, T] | None:
    """The language and the text that a reader of `language` is shown; None where nothing is written."""
    order = _INSTEAD.get(language, _INSTEAD["zh-hans"])
    return next(((code, texts[code]) for code in order if texts.get(code)), None)


def plain(text: str) -> str:
    """The words as they are kept: line ends of Unix, no null characters, no marks that turn the writing round."""
    return _DIRECTIONS.sub("", text).replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def one_line(text: str) -> str:
    """The same for a title: without line ends."""
    return " ".join(plain(text).split())
