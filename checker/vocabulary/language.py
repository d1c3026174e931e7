"""The languages that patterns are written in and posts are matched in."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"
