"""Catalogues are compiled without the system's gettext, and only when they have changed."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from checker.cases.translations import compile_catalogues

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Is it real?"
msgstr "真的吗？"
"""


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(settings: Any, tmp_path: Path) -> None:
    source = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE, encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    (written,) = compile_catalogues()
    with written.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Is it real?") == "真的吗？"
    assert compile_catalogues() == []
    os.utime(source, (written.stat().st_mtime + 5,) * 2)
    assert compile_catalogues() == [written]


def test_words_that_were_looked_up_before_are_looked_up_again(settings: Any, tmp_path: Path) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path]
    with translation.override("en"):
        assert translation.gettext("A word of this test") == "A word of this test"
    source.write_text(CATALOGUE + '\nmsgid "A word of this test"\nmsgstr "Found"\n', encoding="utf-8")
    compile_catalogues()
    with translation.override("en"):
        assert translation.gettext("A word of this test") == "Found"
    translation_file_changed(None, tmp_path / "django.mo")


def test_our_own_catalogues_compile(settings: Any) -> None:
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).rglob("*.po"):
            assert source.with_suffix(".mo").exists()


def test_words_are_compiled_by_a_command_that_asks_for_nothing_else(settings: Any, tmp_path: Path) -> None:
    """It runs before there is a database, a data folder or a key."""
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE, encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    settings.DATA_DIR = tmp_path / "not there"
    call_command("words")
    assert source.with_suffix(".mo").exists()
    assert not settings.DATA_DIR.exists()
