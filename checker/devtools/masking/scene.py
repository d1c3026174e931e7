"""One drawn picture with personal data on it beside a seller's claims, which have to stay readable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.devtools.artist import Drawing
from checker.devtools.masking.people import Planted


@dataclass(frozen=True, kw_only=True)
class Scene:
    """`draw` makes the same drawing every time; `kept` are words that may not be hidden; `code` is a QR code's text."""

    kind: str
    draw: Callable[[], Drawing]
    planted: Sequence[Planted]
    kept: Sequence[str]
    code: str = ""
