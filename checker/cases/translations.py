"""Compiles the catalogues of translated words without the system's gettext, which a fresh machine may not have."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed


def compile_catalogues() -> list[Path]:
    """Write the .mo beside every .po that is newer than its own; the files written."""
    written = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).rglob("*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            with source.open("rb") as reading:
                catalogue = read_po(reading)
            unfinished = target.with_suffix(".mo.part")
            with unfinished.open("wb") as writing:
                write_mo(writing, catalogue)
            unfinished.replace(target)
            translation_file_changed(None, target)  # words that were looked up before have to be looked up again
            written.append(target)
    return written
