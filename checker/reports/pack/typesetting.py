"""Sets the report as a tagged PDF/UA with Typst, from fonts that come along: nothing of the system, nothing fetched.

The words of strangers reach the typesetter only as values of a JSON file, so none of them is ever read as markup.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from checker.cases import pictures
from checker.reports.passages import pieces

logger = logging.getLogger(__name__)

TEMPLATES = settings.BASE_DIR / "templates" / "reports" / "pack"
CHILD = Path(__file__).with_name("typst_child.py")
SECONDS = 60
WAIT_SECONDS = 15
"""One document at a time is set in each web process: the typesetter may take gigabytes."""
LONGEST_RUN = 24
"""Letters without a place to break a line; after so many of them one is made."""
_BREAK = "\u200b"
_ANYWAY = "\n\u200d\ufe0f"
_OTHERS = ["Noto Emoji", "Noto Sans Symbols"]
_SCRIPTS: Mapping[str, Mapping[str, Any]] = {
    "zh": {"fonts": ["Noto Sans CJK SC", *_OTHERS], "lang": "zh", "region": "CN", "bold": False},
    "zh-TW": {"fonts": ["Noto Sans CJK TC", *_OTHERS], "lang": "zh", "region": "TW", "bold": False},
    "zh-HK": {"fonts": ["Noto Sans CJK HK", *_OTHERS], "lang": "zh", "region": "HK", "bold": False},
    "en": {"fonts": ["Noto Sans", "Noto Sans CJK SC", *_OTHERS], "lang": "en", "region": "GB", "bold": True},
}
"""How characters are drawn differs from place to place; only the Latin face comes in several weights."""

_turn = Lock()


class CannotTypeset(Exception):
    """The typesetter ended without a document, or never got its turn; why is in the log."""


def typeset(
    values: Mapping[str, Any], copies: Mapping[str, bytes], language: str, at: datetime, source: str = "report.typ"
) -> bytes:
    """The PDF. `copies` are the pictures that `values` name, `at` is the time it bears: the same gives the same bytes.

    `source` is the one of our templates that it is set by.

    Raises CannotTypeset.
    """
    described = {
        **_shown(values),
        **_SCRIPTS[language],
        "day": [at.year, at.month, at.day, at.hour, at.minute, at.second],
    }
    with pictures.workshop() as folder:
        for name, data in copies.items():
            (folder / name).write_bytes(data)
        for template in TEMPLATES.glob("*.typ"):
            (folder / template.name).write_bytes(template.read_bytes())
        (folder / "values.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
        return _run(folder / source, int(at.timestamp()))


def _run(source: Path, timestamp: int) -> bytes:
    if not _turn.acquire(timeout=WAIT_SECONDS):
        logger.warning("a document waited for its turn in vain")
        raise CannotTypeset
    try:
        return _set(source, timestamp)
    finally:
        _turn.release()


def _set(source: Path, timestamp: int) -> bytes:
    command = [sys.executable, "-I", str(CHILD), str(source), str(timestamp), *map(str, _font_folders())]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, cwd=source.parent, text=True)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise CannotTypeset from error
    if ended.returncode:
        logger.error("a pack could not be set", extra={"why": ended.stderr[-300:]})
        raise CannotTypeset
    if ended.stderr:
        logger.warning("a pack is tagged but not PDF/UA", extra={"why": ended.stderr[:300]})
    return source.with_suffix(".pdf").read_bytes()


def _font_folders() -> list[Path]:
    import manimgx_fonts
    import noto_cjk_sans_otc

    return [Path(noto_cjk_sans_otc.FONT_PATH).parent, Path(manimgx_fonts.__file__).parent]


@cache
def _drawable() -> frozenset[int]:
    """The characters that some font of ours can draw."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for folder in _font_folders():
        for path in sorted(folder.glob("*.tt[cf]")):
            with TTFont(str(path), fontNumber=0, lazy=True) as font:
                found.update(font.getBestCmap())
    return frozenset(found)


def _shown(value: Any) -> Any:
    """The same value with every string made fit to be set."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, Mapping):
        return {name: _shown(one) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [_shown(one) for one in value]
    return value


def fit(text: str) -> str:
    """A text whose every character is seen: hidden ones and those without a glyph are named, long runs can break."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_RUN:
        return text
    named = "".join(
        f"[{piece.hidden.partition(' ')[0]} ×{len(piece.text)}]" if piece.hidden else piece.text
        for piece in pieces(text)
    )
    return _breakable("".join(_drawn(character) for character in named))


def _drawn(character: str) -> str:
    if ord(character) in _drawable() or character.isspace() or character in _ANYWAY:
        return character
    return f"[U+{ord(character):04X}]"


def _breakable(text: str) -> str:
    run, parts = 0, []
    for character in text:
        alone = character.isspace() or unicodedata.east_asian_width(character) in "WF"
        run = 0 if alone else run + 1
        joined = unicodedata.combining(character) or character in _ANYWAY
        if run > LONGEST_RUN and not joined:
            parts.append(_BREAK)
            run = 1
        parts.append(character)
    return "".join(parts)
