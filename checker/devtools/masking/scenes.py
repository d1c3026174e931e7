"""Scenes of every kind by chance; the same seed gives the same scenes."""

from __future__ import annotations

import random

from checker.devtools.artist.screens import PHONES, Setting
from checker.devtools.artist.screens.phones import Script
from checker.devtools.masking.papers import label, payment, receipt, tracking
from checker.devtools.masking.scene import Scene
from checker.devtools.masking.talks import album, chat, feed, group, public

KINDS = (chat, group, feed, feed, album, payment, tracking, public, receipt, label)


def scenes(count: int, seed: int) -> list[Scene]:
    """Every kind comes up in turn."""
    made = []
    for number in range(count):
        chance = random.Random(seed * 10_000 + number)  # noqa: S311 — invented scenes
        script: Script = chance.choice(("zh-Hans", "zh-Hans", "zh-Hant", "en"))
        setting = Setting(phone=chance.choice(PHONES), dark=chance.random() < 0.3, script=script)
        made.append(KINDS[number % len(KINDS)](chance, setting))
    return made
