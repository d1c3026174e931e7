"""What operators see: figures, status, log lines for machines, where to report holes, and what the checks refuse."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from checker.cases.models import Case, State
from checker.cases.pulse import pulse
from checker.web.logs import JsonLines, WithoutTokens

TOKEN = "a-token-of-the-tests-0123456789-abcdef"


def case(number: int, now: datetime, seconds: float | None) -> Case:
    finished = None if seconds is None else now - timedelta(minutes=5)
    asked = now if finished is None else finished - timedelta(seconds=seconds or 0)
    return Case.objects.create(
        token_hash=f"{number:064d}",
        delete_hash=f"{number:064d}",
        language="en",
        state=State.QUEUED if seconds is None else State.DONE,
        run_after=now,
        next_hint_at=now,
        created_at=asked,
        asked_at=asked,
        finished_at=finished,
    )


def test_the_figures_are_counted_in_the_database(db: None, client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN
    now = timezone.now()
    for number, seconds in enumerate((2.0, 4.0, 30.0, None)):
        case(number, now, seconds)
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    lines = dict(line.split() for line in answer.content.decode().splitlines() if not line.startswith("#"))
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert lines["zhendema_cases_waiting"] == "1"
    assert lines["zhendema_answered_last_hour"] == "3"
    assert lines["zhendema_median_seconds_last_hour"] == "4.0"
    assert lines["zhendema_ready"] == "0"


@pytest.mark.parametrize(("token", "given"), [(TOKEN, ""), (TOKEN, "Bearer x"), ("", "Bearer "), ("", "")])
def test_nobody_else_sees_the_figures(client: Client, settings: Any, token: str, given: str, db: None) -> None:
    settings.METRICS_TOKEN = token
    assert client.get("/metrics", headers={"authorization": given}).status_code == 404


def test_everybody_sees_how_it_is_going(db: None, client: Client) -> None:
    now = timezone.now()
    assert pulse(now).median_seconds is None
    case(1, now, 3.25)
    page = client.get("/status/", headers={"accept-language": "en"}).content.decode()
    assert "3.2 seconds" in page or "3.3 seconds" in page
    assert "Part of the service is not running" in page
    assert "set-cookie" not in client.get("/status/").headers


def test_the_status_is_not_counted_for_every_reader(db: None, client: Client) -> None:
    client.get("/status/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/status/").status_code == 200
    assert not [query["sql"] for query in asked if "cases_case" in query["sql"]]


def test_a_line_for_machines_has_the_case_and_no_link() -> None:
    record = logging.makeLogRecord(
        {"name": "checker.cases", "levelname": "INFO", "msg": "at %s", "args": ("/r/" + "a" * 24 + "/",), "case": "c1"}
    )
    WithoutTokens().filter(record)
    told = json.loads(JsonLines().format(record))
    assert (told["case"], told["level"], told["message"]) == ("c1", "INFO", "at /r/…/")
    assert datetime.fromisoformat(told["time"]).tzinfo is not None


def test_holes_can_be_reported(client: Client, settings: Any, db: None) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@shop.example"
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:security@shop.example"
    assert timezone.now() < datetime.fromisoformat(fields["Expires"]) < timezone.now() + timedelta(days=365)


def ids() -> set[str]:
    return {message.id or "" for message in run_checks(tags=[Tags.security])}


@pytest.mark.parametrize(
    ("name", "value", "refused"),
    [
        ("SECRET_KEY", "change-me-" * 8, "zhendema.E010"),
        ("METRICS_TOKEN", "change-me-change-me-change-me-change-me", "zhendema.E010"),
        ("BROKER_URL", "redis://:change-me@host/0", "zhendema.E010"),
        ("EMAIL_HOST_PASSWORD", "change-me", "zhendema.E010"),
        ("METRICS_TOKEN", "short", "zhendema.E011"),
    ],
)
def test_a_secret_of_an_example_is_refused(settings: Any, name: str, value: str, refused: str) -> None:
    assert refused not in ids()
    setattr(settings, name, value)
    assert refused in ids()


@pytest.mark.parametrize("part", ["web", "sweep", "serve"])
def test_no_part_starts_with_a_secret_of_the_example(part: str, settings: Any) -> None:
    settings.SECRET_KEY = "change-me-" * 8
    with pytest.raises(SystemCheckError, match=r"zhendema\.E010"):
        call_command(part, skip_checks=False)


def test_a_proxy_that_is_not_counted_is_noticed(settings: Any) -> None:
    settings.HTTPS, settings.TRUSTED_PROXIES = True, 0
    assert "zhendema.W012" in ids()
    settings.TRUSTED_PROXIES = 1
    assert "zhendema.W012" not in ids()


def test_mail_that_reaches_nobody_is_noticed(settings: Any) -> None:
    settings.HTTPS, settings.EMAIL_BACKEND = True, "django.core.mail.backends.filebased.EmailBackend"
    assert "zhendema.W013" in ids()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert "zhendema.W013" not in ids()
