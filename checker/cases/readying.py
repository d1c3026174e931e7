"""Loads what the engine builds once: before processes are forked, so that each has it at once and they share it."""

from __future__ import annotations

import gc
from datetime import date

from checker.cases import pipeline

A_POST = "LV 包 680 元，人在巴黎，小票齐全，现货当天发，加薇信下单"
"""Asks for all that is built only when it is needed."""


def load_the_engine(today: date, post: str = A_POST) -> None:
    """Examine a post. Nothing of what is built for it is garbage, so nobody looks for any, then or later."""
    gc.disable()
    try:
        pipeline.examine([post], today=today)
    finally:
        gc.enable()
    gc.freeze()
