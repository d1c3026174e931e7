"""Each misuse that the system checks know is found, and the settings as they come have none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks

from checker import patterns
from checker.cases import retention
from checker.patterns import LibraryFault
from checker.web import system_checks


def ids(check: Callable[[], Iterable[CheckMessage]]) -> list[str | None]:
    found = list(check())
    assert all(message.hint for message in found)
    return [message.id for message in found]


def test_as_it_comes_nothing_is_wrong() -> None:
    assert [str(message) for message in run_checks() if not message.is_silenced()] == []


@pytest.mark.parametrize("key", ["secret", "a" * 60, "django-insecure-" + "abcdefghij" * 6])
def test_a_weak_secret(settings: Any, key: str) -> None:
    settings.SECRET_KEY = key
    assert ids(system_checks.the_secret_is_secret) == ["zhendema.E001"]


def test_a_data_folder_that_cannot_be_written(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in ("file", "file/inside"):
        settings.DATA_DIR = tmp_path / folder
        assert ids(system_checks.the_data_folder_can_be_written) == ["zhendema.E002"]
    for folder in (".", "still/to/be/made"):
        settings.DATA_DIR = tmp_path / folder
        assert ids(system_checks.the_data_folder_can_be_written) == []


def test_debugging_in_public(settings: Any) -> None:
    settings.DEBUG, settings.ALLOWED_HOSTS = True, ["shop.example"]
    assert ids(system_checks.debugging_stays_at_home) == ["zhendema.E003"]
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    assert ids(system_checks.debugging_stays_at_home) == []


def test_any_host_name(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert ids(system_checks.the_site_knows_its_names) == ["zhendema.W004"]


@pytest.mark.parametrize("number", range(3))
def test_an_old_decoder(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    decoders = list(system_checks._decoders())
    name, _, floor = decoders[number]
    decoders[number] = (name, "1.0.1", floor)
    monkeypatch.setattr(system_checks, "_decoders", lambda: iter(decoders))
    assert ids(system_checks.the_decoders_are_recent) == ["zhendema.E005"]


def test_a_library_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty() -> None:
        raise LibraryFault(())

    monkeypatch.setattr(patterns, "library", faulty)
    assert ids(system_checks.the_library_can_be_read) == ["zhendema.E006"]


def test_a_field_without_a_retention_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "NOT_PERSONAL", frozenset())
    assert set(ids(system_checks.every_personal_field_has_a_rule)) == {"zhendema.E007"}


def test_a_broker_in_memory(settings: Any) -> None:
    settings.BROKER_URL = "memory://"
    assert ids(system_checks.hints_reach_the_workers) == ["zhendema.E008"]


@pytest.mark.parametrize("address", ["hello", "localhost:6379", "http://127.0.0.1:6379"])
def test_a_broker_that_is_no_broker(settings: Any, address: str) -> None:
    settings.BROKER_URL = address
    assert ids(system_checks.hints_reach_the_workers) == ["zhendema.E009"]


@pytest.mark.parametrize("address", ["redis://:word@host:6379/0", "redis+socket:///run/b.sock", "amqp://host//"])
def test_brokers_of_every_kind(settings: Any, address: str) -> None:
    settings.BROKER_URL = address
    assert ids(system_checks.hints_reach_the_workers) == []
