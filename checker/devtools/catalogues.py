"""Which words the pages show, found in the code and the templates, and the catalogues that translate them.

Works without the system's gettext: Django turns a template into text whose calls a regular expression can find.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from checker.web.traditional import HONG_KONG, TAIWAN, traditional

HANDWRITTEN = ("en", "zh_Hans")
CONVERTED = {"zh_Hant": TAIWAN, "zh_HK": HONG_KONG}
"""Catalogues that nobody writes: they are made from the Simplified one."""

_SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\"{3}.*?\"{3}|'{3}.*?'{3})"""
_NOISE = re.compile(r'^"(?:Report-|POT-|PO-|Last-|Language-Team|Generated-).*\n', re.MULTILINE)
_CALL = re.compile(rf"\b(?:_|gettext)\({_STRING}\)|\bngettext\({_STRING}\s*,\s*{_STRING}", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Words that stand in `file`; `plural` is empty where the number does not matter."""

    words: str
    plural: str
    file: str

    @property
    def key(self) -> str | tuple[str, str]:
        """The id under which a catalogue knows them."""
        return (self.words, self.plural) if self.plural else self.words


def shown_words(root: Path) -> list[Shown]:
    """All words to be translated, in the order of the files."""
    code = sorted((root / "checker").rglob("*.py"))
    templates = sorted(path for path in (root / "templates").rglob("*") if path.suffix in (".html", ".txt"))
    found = [entry for path in code for entry in _in_code(path, root)]
    return found + [entry for path in templates for entry in _in_template(path, root)]


def catalogue_files() -> dict[str, Path]:
    """The .po file of each language that the pages are shown in."""
    folder = Path(settings.LOCALE_PATHS[0])
    return {name: folder / name / "LC_MESSAGES" / "django.po" for name in (*HANDWRITTEN, *CONVERTED)}


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def bring_up_to_date(path: Path, shown: list[Shown]) -> tuple[int, int]:
    """Adds the words that a catalogue does not know, with an empty translation (English: itself), and takes out those
    that are shown no more; how many of each."""
    catalogue = read_catalogue(path)
    english = path.parent.parent.name == "en"
    known = {message.id for message in catalogue if message.id}
    wanted = {entry.key: entry for entry in shown}
    for key in known - set(wanted):
        catalogue.delete(key)
    for key, entry in wanted.items():
        if key not in known:
            catalogue.add(key, key if english else None, locations=[(entry.file, 0)])
        else:
            catalogue[key].locations = [(entry.file, 0)]
    path.write_text(written(catalogue), encoding="utf-8")
    return len(set(wanted) - known), len(known - set(wanted))


def converted(simplified: Catalog, name: str) -> Catalog:
    """The Traditional catalogue `name` with every translation of the Simplified one converted."""
    made = Catalog(locale=name, project="Zhendema", version="", header_comment="", charset="utf-8", fuzzy=False)
    for message in simplified:
        if message.id:
            strings = [traditional(words, CONVERTED[name]) for words in _strings(message.string or "")]
            string = strings if isinstance(message.id, tuple | list) else strings[0]
            made.add(message.id, string, locations=message.locations)
    return made


def written(catalogue: Catalog) -> str:
    """The file of a catalogue: in the order of the files, without headers that change at every run or name people."""
    file = BytesIO()
    write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False)
    return _NOISE.sub("", file.getvalue().decode()).lstrip()


def _strings(string: str | Sequence[str]) -> Sequence[str]:
    return [string] if isinstance(string, str) else string


def _in_code(path: Path, root: Path) -> Iterator[Shown]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        wanted = {**dict.fromkeys(_SINGLE, 1), **dict.fromkeys(_PLURAL, 2)}.get(node.func.id, 0)
        words = [argument.value for argument in node.args[:wanted] if isinstance(argument, ast.Constant)]
        if wanted and len(words) == wanted:
            yield Shown(words=str(words[0]), plural=str(words[-1]) if wanted == 2 else "", file=_name(path, root))


def _in_template(path: Path, root: Path) -> Iterator[Shown]:
    text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for match in _CALL.finditer(text):
        single, first, second = (ast.literal_eval(part) if part else "" for part in match.groups())
        yield Shown(words=single or first, plural=second, file=_name(path, root))


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
