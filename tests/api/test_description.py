"""The OpenAPI description: whatever it allows is answered as it says, and it has an example for everything."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from uuid import uuid4

import jsonschema
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from PIL import Image

from checker.api.description import document
from checker.api.making import views
from checker.api.submitting import KEY
from checker.api.urls import TABLE
from checker.organisations.models import Member
from tests.api.conftest import token_of


def _picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (24, 16), "white").save(file, "PNG")
    return file.getvalue()


PICTURE = _picture()
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Django, with every answer closed at once as a server does it."""
    answer = _django(environ, start_response)
    body = b"".join(answer)
    answer.close()
    return [body]


described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, headers={"Accept-Language": "en"})


def _with_pictures(case: schemathesis.Case) -> None:
    """Any bytes are a file for OpenAPI; a form's files become pictures here."""
    images = case.body.get("images") if isinstance(case.body, dict) else None
    if isinstance(images, list) and images and not any(isinstance(one, int | float | dict | list) for one in images):
        case.body["images"] = [PICTURE for _ in images]


@pytest.fixture
def token_text(owner: Member) -> Iterator[str]:
    """The token; the server's end of a request leaves the test's connection alone, as in Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield token_of(owner)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@described.parametrize()
@settings(max_examples=15, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_every_operation_keeps_what_it_says(case: schemathesis.Case, token_text: str) -> None:
    _with_pictures(case)
    if KEY.fullmatch(str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = str(uuid4())  # one that was used for another request is refused
    case.call_and_validate(headers={"Authorization": f"Bearer {token_text}"})


def test_every_example_fits_its_schema_and_nothing_is_without() -> None:
    described = document("en")
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], path
            assert operation["security"] == [{"token": []}]
            assert all("example" in parameter for parameter in operation["parameters"]), path
            sent = list(operation.get("requestBody", {}).get("content", {}).values())
            assert (method == "post") == bool(sent)
            answers = [
                content
                for answer in operation["responses"].values()
                for kind, content in answer.get("content", {}).items()
                if kind == "application/json"
            ]
            assert answers, path
            for one in (*sent, *answers):
                schema = {**one["schema"], "components": described["components"]}
                jsonschema.validate(one["example"], schema)


def test_the_table_of_addresses_has_every_operation() -> None:
    """What the library knows, and the addresses that Django leads to it, are the same."""
    assert set(views()) == {name for _, name, _ in TABLE} - {"api_docs", "api_openapi"}


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_page_shows_every_operation_and_loads_nothing_foreign(client: Client, db: None, language: str) -> None:
    page = client.get("/api/v1/", HTTP_ACCEPT_LANGUAGE=language)
    text = page.content.decode()
    assert page.status_code == 200
    for path in document(language)["paths"]:
        assert path in text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)
    assert ("Hand in a case" in text) == (language == "en")


def test_a_kept_description_is_kept_for_its_language_alone(client: Client, db: None) -> None:
    client.cookies["language"] = "en"
    answer = client.get("/api/v1/openapi.json", HTTP_ACCEPT_LANGUAGE="zh-hans")
    assert "Hand in a case" in answer.content.decode()
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))


def test_a_start_does_not_load_the_library_of_the_api() -> None:
    """Every process loads the addresses; only the first request to the API loads what answers there."""
    asked = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'checker.settings'; django.setup();"
        "from django.urls import reverse; reverse('intake');"
        "print([name for name in ('ninja', 'pydantic') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
