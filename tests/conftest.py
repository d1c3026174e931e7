"""What all tests share: a folder of their own for everything that is written, and no test that is passed over."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

_FOLDER = Path(tempfile.mkdtemp(prefix="zhendema-tests-"))


def pytest_configure() -> None:
    """Point every path of the settings into a temporary folder before anything uses them."""
    from checker.cases.translations import compile_catalogues

    # How long one example takes says more of the machine than of the code; what has to be quick has a test of its own.
    hypothesis.settings.register_profile("any-machine", deadline=None)
    hypothesis.settings.load_profile("any-machine")
    settings.DATA_DIR = _FOLDER
    settings.PICTURES_DIR = _FOLDER / "pictures"
    settings.BROKER_FOLDER = _FOLDER / "broker"
    settings.BROKER_SOCKET = _FOLDER / "broker.sock"
    settings.BROKER_URL = f"redis+socket://{settings.BROKER_SOCKET}"  # nobody listens there
    settings.SHARED_PAGE_SECONDS = 0  # each test makes its own pages; tests/reports/test_kept_pages.py keeps them
    settings.STATIC_ROOT = _FOLDER / "static"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    compile_catalogues()


def pytest_unconfigure() -> None:
    shutil.rmtree(_FOLDER, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """A test that was skipped has promised nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and (reporter.stats.get("skipped") or reporter.stats.get("xfailed")):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return (yield)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """A file, as in production: a database in memory knows no write-ahead log and no waiting for a lock."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(_FOLDER / "test.sqlite3")


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
