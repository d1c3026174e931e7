"""Settings from the environment: sensible with none, loud when they cannot be right."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from checker.env import env_bool, env_int, env_list, env_path, env_secret, env_str, kept_secret

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda value: monkeypatch.setenv("A_SETTING", value)


@pytest.mark.parametrize(
    ("value", "meant"), [("true", True), ("YES", True), ("1", True), ("off", False), ("False", False), ("", True)]
)
def test_a_switch_is_on_or_off(given: Callable[[str], None], value: str, meant: object) -> None:
    given(value)
    assert env_bool("A_SETTING", True) is meant


@pytest.mark.parametrize("value", ["maybe", "2", "tru"])
def test_a_switch_that_is_neither_is_refused(given: Callable[[str], None], value: str) -> None:
    given(value)
    with pytest.raises(ImproperlyConfigured, match=r"A_SETTING is .*true or false"):
        env_bool("A_SETTING", False)


def test_a_number_is_within_its_limits(given: Callable[[str], None]) -> None:
    given("7")
    assert env_int("A_SETTING", 3, least=1, most=9) == 7
    for value in ("0", "10", "1.5", "seven"):
        given(value)
        with pytest.raises(ImproperlyConfigured, match="A_SETTING"):
            env_int("A_SETTING", 3, least=1, most=9)


def test_what_is_missing_or_empty_has_its_default(given: Callable[[str], None]) -> None:
    assert env_str("A_SETTING", "x") == "x"
    given(" ")
    assert env_str("A_SETTING", "x") == "x"
    assert env_int("A_SETTING", 3) == 3
    assert env_list("A_SETTING", ["x"]) == ["x"]
    assert env_secret("A_SETTING") == ""


def test_a_list_and_a_path(given: Callable[[str], None]) -> None:
    given("a.example, b.example,")
    assert env_list("A_SETTING", []) == ["a.example", "b.example"]
    given("var/../other")
    assert env_path("A_SETTING", Path("x")) == Path.cwd() / "other"


def test_a_secret_may_come_from_a_file(
    given: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "secret"
    monkeypatch.setenv("A_SETTING_FILE", str(file))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        env_secret("A_SETTING")
    file.write_text("")
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        env_secret("A_SETTING")
    file.write_text("from the file\n")
    assert env_secret("A_SETTING") == "from the file"
    given("another")
    with pytest.raises(ImproperlyConfigured, match="not both"):
        env_secret("A_SETTING")


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret-key"
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: kept_secret(file), range(16)))
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret-key"]


def test_a_secret_that_was_tampered_with_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("short")
    with pytest.raises(ImproperlyConfigured, match="Delete it"):
        kept_secret(tmp_path / "secret-key")


def test_the_database_is_careful() -> None:
    options = settings.DATABASES["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20


def test_the_database_works_as_it_was_set(db: None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        read = {}
        for pragma in ("journal_mode", "synchronous", "secure_delete", "foreign_keys"):
            cursor.execute(f"PRAGMA {pragma}")
            read[pragma] = cursor.fetchone()[0]
    assert read == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}


def started(tmp_path: Path, code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a fresh process with these variables and no others of ours says."""
    return subprocess.run(
        [sys.executable, "-c", f"from checker import settings as s; {code}"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    said = started(tmp_path, "print(s.DEBUG, s.ALLOWED_HOSTS, s.DATABASES['default']['NAME'], s.BROKER_URL)")
    assert said.returncode == 0, said.stderr
    assert "False ['localhost', '127.0.0.1', '[::1]', '127.0.0.1']" in said.stdout
    assert f"{tmp_path}/zhendema.sqlite3 redis+socket://{tmp_path}/broker.sock" in said.stdout


def test_a_postgresql_address_is_understood(tmp_path: Path) -> None:
    said = started(
        tmp_path,
        "d = s.DATABASES['default']; print(d['ENGINE'], d['HOST'], d['NAME'], d.get('OPTIONS'))",
        DATABASE_URL="postgres://shop:secret@db.example:5433/zhendema",
    )
    assert said.stdout.split() == ["django.db.backends.postgresql", "db.example", "zhendema", "None"], said.stderr


def test_a_path_too_long_for_a_socket_means_hints_through_files(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 100)
    said = started(tmp_path, "print(s.BROKER_URL)", DATA_DIR=str(deep))
    assert said.stdout.strip() == "filesystem://"


def test_a_bad_value_is_said_in_one_line(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "PORT": "http"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.strip() == "Settings: PORT is 'http': use a whole number."


@pytest.mark.parametrize(
    ("name", "value"),
    [("TIME_ZONE", "Mars"), ("TIME_ZONE", "../etc"), ("LOG_LEVEL", "loud"), ("DATABASE_URL", "foo://user:word@host/x")],
)
def test_what_names_nothing_is_said_in_one_line_without_secrets(tmp_path: Path, name: str, value: str) -> None:
    said = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.startswith(f"Settings: {name} is ")
    assert len(said.stderr.strip().splitlines()) == 1
    assert "word@host/x" not in said.stderr


def test_a_data_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "file" / "inside")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.startswith("Settings: DATA_DIR cannot be used")
    assert len(said.stderr.strip().splitlines()) == 1


def test_behind_https_the_deployment_checks_have_no_complaint(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path),
            "HTTPS": "true",
            "ALLOWED_HOSTS": "shop.example",
            "TRUSTED_PROXIES": "1",
            "MAIL_URL": "smtps://mail.example",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
