"""Our own texts, which are written in Simplified, shown in Traditional as it is written in Taiwan or in Hong Kong.

OpenCC changes the characters; a table of our own then puts right what reads wrong there. Its own phrases for Taiwan
are not used: they turn 微信号 into 微訊號 and 支持退货 into 支援退貨.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import rtoml
from opencc import OpenCC

TABLES_FILE = Path(__file__).with_name("traditional.toml")
TAIWAN, HONG_KONG = "zh-TW", "zh-HK"
CONVERTED = (TAIWAN, HONG_KONG)
"""The languages of pages that nobody writes by hand."""

_CONVERSIONS = {TAIWAN: "s2tw", HONG_KONG: "s2hk"}
_TABLES = {TAIWAN: "taiwan", HONG_KONG: "hong-kong"}


@lru_cache(maxsize=8192)
def traditional(text: str, language: str) -> str:
    """A Simplified text in Traditional; `language` is one of CONVERTED."""
    table = _table(language)
    return _places(language).sub(lambda found: table[found[0]], _converter(language).convert(text))


@cache
def _converter(language: str) -> OpenCC:
    return OpenCC(_CONVERSIONS[language])


@cache
def _table(language: str) -> Mapping[str, str]:
    tables: dict[str, dict[str, str]] = rtoml.loads(TABLES_FILE.read_text(encoding="utf-8"))
    return tables["everywhere"] | tables[_TABLES[language]]


@cache
def _places(language: str) -> re.Pattern[str]:
    longest_first = sorted(_table(language), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
