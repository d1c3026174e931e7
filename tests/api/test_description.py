"""The OpenAPI description: whatever it allows is answered as it says, and it has an example for everything."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from PIL import Image

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
    case.call_and_validate(headers={"Authorization": f"Bearer {token_text}"})
