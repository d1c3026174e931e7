"""A case kept by any earlier state of the code stays readable: its database is brought up to date, its report opens.

Each file of `states` was made by the code of its day: the database as SQL, the pictures, and the links of one case of a
text and a picture. The names are the newest migration of cases by then.
"""

from __future__ import annotations

import json
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

STATES = sorted((Path(__file__).parent / "states").glob("*.tar.xz"))


@dataclass(frozen=True)
class Kept:
    """The links of the case, and what was found then."""

    token: str
    shared: str
    level: str
    score: int


@pytest.fixture(params=STATES, ids=lambda file: file.name[:4])
def kept(
    request: pytest.FixtureRequest, tmp_path: Path, settings: Any, django_db_blocker: DjangoDbBlocker
) -> Iterator[Kept]:
    """The case, in a database that was migrated to today's."""
    with tarfile.open(request.param) as tar:
        tar.extractall(tmp_path, filter="data")
    settings.PICTURES_DIR = tmp_path / "pictures"
    file = tmp_path / "database.sqlite3"
    with closing(sqlite3.connect(file)) as old:
        old.executescript((tmp_path / "database.sql").read_text(encoding="utf-8"))
    usual = connections["default"]
    parameters = {**usual.settings_dict, "NAME": str(file)}
    if usual.vendor != "sqlite":
        parameters |= {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {}}
    with django_db_blocker.unblock():
        connections["default"] = import_module("django.db.backends.sqlite3.base").DatabaseWrapper(parameters, "default")
        try:
            call_command("migrate", verbosity=0)
            with connections["default"].cursor() as cursor:
                cursor.execute("UPDATE cases_share SET expires_at = '2999-01-01 00:00:00'")
            links = json.loads((tmp_path / "links.json").read_text())
            yield Kept(links["token"], links["shared"], links["level"], links["score"])
        finally:
            connections["default"].close()
            connections["default"] = usual


def test_a_case_of_every_earlier_state_is_readable(kept: Kept) -> None:
    from checker.cases import access, queries

    case = access.case_for_token(kept.token)
    said = queries.outcome_of(case)
    assert said is not None
    assert (said.verdict.level.value, said.verdict.score) == (kept.level, kept.score)
    assert any("现货" in line.text for line in said.readings[1].lines)
    for language in ("zh-hans", "en"):
        browser = Client()
        browser.cookies["language"] = language
        page = browser.get(f"/r/{kept.token}/")
        text = page.content.decode()
        assert page.status_code == 200
        assert 'data-state="done"' in text
        assert "空姐" in text
    picture = Client().get(f"/r/{kept.token}/picture/1")
    assert picture.status_code == 200
    assert len(b"".join(picture)) > 1000
    if kept.shared:
        assert Client().get(f"/r/{kept.shared}/").status_code == 200


def test_there_is_a_state_for_each_step_of_the_first_day() -> None:
    assert [file.name for file in STATES] == [f"{number}.tar.xz" for number in ("0001", "0002", "0003", "0004", "0007")]
    assert max(file.stat().st_size for file in STATES) < 100_000
