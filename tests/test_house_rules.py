"""The house rules of ARCHITECTURE.md as tests: sizes, names, declarations, parity of documents."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for path in (ROOT / "checker").rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "managers", "util"}
BANNED_WORDS = ["假货", "骗子", "诈骗", "必是高仿", "造假团伙", "counterfeit confirmed", "scam seller"]
BANNED_WORDS += ["fraudster", "100%"]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("module", MODULES, ids=shown)
def test_a_module_is_short_and_says_what_it_is_for(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 250
    assert module.stem not in FORBIDDEN_NAMES
    if source.strip():
        assert ast.get_docstring(ast.parse(source)), "a module opens with a sentence on what it is for"


@pytest.mark.parametrize("module", MODULES, ids=shown)
def test_a_function_fits_on_a_screen(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    long = [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 40
    ]
    assert not long


@pytest.mark.parametrize("template", TEMPLATES, ids=shown)
def test_a_template_is_short(template: Path) -> None:
    assert len(template.read_text(encoding="utf-8").splitlines()) <= 120


def test_every_fragment_is_included_by_a_page_or_answered_by_a_view() -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, *MODULES])
    fragments = [path for path in TEMPLATES if path.name.startswith("_")]
    assert fragments
    unused = [shown(path) for path in fragments if f"{path.parent.name}/{path.name}" not in everything]
    assert not unused


def test_templates_never_switch_escaping_off() -> None:
    offenders = [
        shown(path)
        for path in [*TEMPLATES, *MODULES]
        if re.search(r"\|\s*safe\b|mark_safe|autoescape off", path.read_text(encoding="utf-8"))
    ]
    assert not offenders


def all_views() -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for entry in patterns:
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, prefix + str(entry.pattern))
            else:
                found.append((prefix + str(entry.pattern), entry.callback))

    walk(get_resolver().url_patterns, "/")
    return found


def test_every_view_declares_who_may_see_it() -> None:
    views = all_views()
    assert len(views) >= 8
    undeclared = [route for route, view in views if not getattr(view, "who_may_see_it", "")]
    assert not undeclared


def test_layers_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("path", [*TEMPLATES, *sorted((ROOT / "checker/locale").rglob("*.po"))], ids=shown)
def test_no_banned_word_is_shown(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in BANNED_WORDS if word in text.lower()] == []


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "DECISIONS.md"])
def test_the_documents_name_only_files_that_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:checker|templates|static|tests|deploy)/[\w./-]*\w)`", text))
    missing = [path for path in named if not (ROOT / path).exists()]
    assert not missing


def test_architecture_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [path.name for path in (ROOT / "checker").iterdir() if path.is_dir() and (path / "__init__.py").exists()]
    assert [room for room in rooms if f"{room}/" not in text] == []


def test_the_readme_names_every_make_target_and_setting() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [target for target in targets if f"make {target}" not in text] == []
    files = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "checker").glob("settings*.py")))
    settings = set(re.findall(r"env_\w+\(\s*\"([A-Z_]+)\"", files))
    assert settings
    assert [setting for setting in sorted(settings) if f"`{setting}`" not in text] == []
