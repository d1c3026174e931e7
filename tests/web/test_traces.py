"""Spans from the request over the case to the worker, when asked for, and nothing of a case in them but its id."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from checker.cases import tasks, tracing
from checker.cases.models import Case, State
from checker.cases.tokens import new_form_key


@pytest.fixture
def spans(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    settings.TRACES_TO, settings.PICTURES_DIR = "http://127.0.0.1:9/v1/traces", tmp_path
    settings.BROKER_URL = "filesystem://"
    settings.MIDDLEWARE = ["checker.web.traces.Requests", *settings.MIDDLEWARE]
    monkeypatch.setattr(tracing, "processor", lambda: SimpleSpanProcessor(exporter))
    tracing._tracer.cache_clear()
    yield exporter
    tracing._tracer.cache_clear()


def test_a_case_is_one_trace_from_its_form_to_its_answer(transactional_db: None, spans: InMemorySpanExporter) -> None:
    answer = Client().post("/", {"text": "我是空姐，全年现货齐码", "key": new_form_key()})
    case = Case.objects.get()
    tasks.work_on_case(case_id=str(case.id))
    case.refresh_from_db()
    assert case.state == State.DONE
    by_name = {one.name: one for one in spans.get_finished_spans()}
    assert set(by_name) == {"request POST", "case opened", "case worked on"}
    opened, worked = by_name["case opened"], by_name["case worked on"]
    assert opened.context.trace_id == worked.context.trace_id == case.id.int
    assert dict(opened.attributes or {}) == dict(worked.attributes or {}) == {"case": str(case.id)}
    request = by_name["request POST"]
    assert [link.context.span_id for link in opened.links] == [request.context.span_id]
    assert request.attributes == {"http.route": "", "http.response.status_code": answer.status_code}


def test_no_span_tells_a_link(transactional_db: None, spans: InMemorySpanExporter) -> None:
    report = Client().post("/", {"text": "我是空姐", "key": new_form_key()}).headers["Location"]
    Client().get(report)
    told = "".join(one.to_json() for one in spans.get_finished_spans())
    assert "r/<str:token>/" in told
    assert report.split("/")[2] not in told


def test_nothing_of_it_is_loaded_unless_asked_for() -> None:
    asked = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'checker.settings'; django.setup();"
        "from django.conf import settings; from checker.cases.tracing import span;"
        "list(span('x').__enter__() or ()); print(settings.TRACES_TO, 'opentelemetry' in sys.modules,"
        "any('traces' in one for one in settings.MIDDLEWARE))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "False"]


def test_a_start_without_the_package_says_what_to_install() -> None:
    asked = (
        "import sys; sys.modules['opentelemetry'] = None; import importlib.util as found;"
        "real = found.find_spec;"
        "found.find_spec = lambda name, *more: None if name == 'opentelemetry' else real(name, *more);"
        "import checker.settings"
    )
    environment = {**os.environ, "TRACES_TO": "http://127.0.0.1:9/v1/traces"}
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False, env=environment)
    assert said.returncode == 1
    assert "requirements-traces.txt" in said.stderr
