"""Headers, uploads and log lines: what goes out is guarded, what comes in is bounded, and no link is written down."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from checker.cases import tokens
from checker.cases.opening import NewCase, open_case
from checker.cases.tokens import new_form_key
from checker.web import errors, health, uploads
from checker.web.access import holder_of_link, public
from checker.web.logs import PlainLines, WithoutTokens
from tests.test_house_rules import all_views

TOKEN = "abcdefghijklmnopqrstuvwx"
WITHOUT_SECRET = {
    *("/shared-here/", "/verify/"),  # change nothing: a phone shares something, somebody compares a file
    *(
        "/r/<str:token>/feedback/",  # the browser says where it comes from
        "/desk/<slug:slug>/bulk/new/",  # asks for it itself, once its own limits hold
        "/desk/<slug:slug>/bulk/new/",
    ),  # ask for it themselves, once the limits have been met
    *("/channels/wechat/<slug:address>/", "/channels/telegram/<slug:address>/"),  # proven by the platform
}
"""Addresses that take a form without the secret in it, beside those of the API, which takes tokens alone."""


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere"])
def test_every_answer_carries_the_headers(client: Client, path: str, db: None) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_the_policy_allows_nothing_foreign_and_nothing_inline(client: Client, db: None) -> None:
    header = client.get("/healthz").headers["Content-Security-Policy"]
    policy = {words[0]: words[1:] for words in (part.split() for part in header.split(";"))}
    assert policy == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["inert", "default"],
    }


@contextmanager
def upload(*files: SimpleUploadedFile) -> Iterator[HttpRequest]:
    request = RequestFactory().post("/", {"text": "kept", "images": list(files)})
    yield request
    request.close()


@pytest.mark.parametrize("size", [1000, 3_000_000])
def test_a_file_within_the_limit_arrives_whole(size: int) -> None:
    content = (bytes(range(256)) * (size // 256 + 1))[:size]
    with upload(SimpleUploadedFile("a.png", content, "image/png")) as request:
        assert request.FILES["images"].read() == content
        assert request.FILES["images"].size == size
        assert uploads.left_out(request) == ()


def test_a_file_beyond_the_limit_is_passed_over_and_the_text_kept(settings: Any) -> None:
    settings.MAX_PICTURE_BYTES = 200_000
    with upload(SimpleUploadedFile("big.png", b"x" * 300_000), SimpleUploadedFile("small.png", b"y")) as request:
        assert [file.name for file in request.FILES.getlist("images")] == ["small.png"]
        assert [(one.reason, one.number, one.name) for one in uploads.left_out(request)] == [
            (uploads.TOO_LARGE, 1, "big.png")
        ]
        assert request.POST["text"] == "kept"


def test_the_tenth_file_is_passed_over() -> None:
    with upload(*[SimpleUploadedFile(f"{number}.png", b"x") for number in range(12)]) as request:
        assert len(request.FILES.getlist("images")) == configured.MAX_PICTURES == 9
        assert [(one.reason, one.number) for one in uploads.left_out(request)] == [
            (uploads.TOO_MANY, number) for number in (10, 11, 12)
        ]


def test_a_request_far_beyond_all_limits_is_not_read() -> None:
    body = BytesIO(b"never read")
    request = RequestFactory().generic("POST", "/", b"x", content_type="multipart/form-data; boundary=x")
    request.META["CONTENT_LENGTH"] = str(10**10)
    request._stream = body
    with pytest.raises(uploads.RequestDataTooBig):
        request.FILES  # noqa: B018
    assert body.tell() == 0


def test_a_link_that_opens_nothing_is_not_found(db: None) -> None:
    @holder_of_link
    def view(request: HttpRequest, case: object) -> HttpResponse:
        return HttpResponse("seen")

    for token in (TOKEN, "x", ""):
        with pytest.raises(Http404):
            view(RequestFactory().get("/"), token=token)


def test_a_report_is_kept_by_no_cache_and_found_by_no_search_engine(db: None, now: Any) -> None:
    @holder_of_link
    def view(request: HttpRequest, case: object) -> HttpResponse:
        return HttpResponse(str(case))

    opened = open_case(NewCase(text="我是空姐", pictures=(), language="en", key=new_form_key()), now)
    response = view(RequestFactory().get("/"), token=opened.token)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_every_other_form_needs_its_secret() -> None:
    exempt = {route for route, view in all_views() if getattr(view, "csrf_exempt", False)}
    assert {route for route in exempt if not route.startswith("/api/v1/")} == WITHOUT_SECRET


def test_links_are_drawn_by_the_system_and_long(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(secrets, "token_urlsafe", lambda size: drawn.append(size) or "A" * 24)
    assert tokens.new_form_key() == tokens.new_share_token() == "A" * 24
    assert min(drawn) * 8 >= 128
    keys = {tokens.report_token(f"{number:022d}", "content") for number in range(99)}
    assert len(keys) == 99
    assert {len(key) for key in keys} == {24}


def test_views_say_who_may_see_them() -> None:
    assert health.healthz.who_may_see_it == "public"  # type: ignore[attr-defined]
    assert public(lambda request: HttpResponse()).who_may_see_it == "public"  # type: ignore[attr-defined]


def test_a_database_that_is_away_means_later(rf: RequestFactory) -> None:
    middleware = errors.DatabaseTrouble(lambda request: HttpResponse())
    answer = middleware.process_exception(rf.get("/"), OperationalError("locked"))
    assert answer is not None
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert middleware.process_exception(rf.get("/"), ValueError()) is None


def line(message: str, *args: object, **extra: object) -> str:
    record = logging.makeLogRecord({"name": "x", "levelname": "INFO", "msg": message, "args": args, **extra})
    assert WithoutTokens().filter(record)
    return PlainLines().format(record)


def test_no_log_line_carries_a_link() -> None:
    assert TOKEN not in line("Not Found: %s", f"/r/{TOKEN}/")
    assert TOKEN not in line(f"at https://shop.example/r/{TOKEN}/card.png")
    assert TOKEN not in line("x", path=f"/r/{TOKEN}/")
    assert TOKEN not in line("failed", exc_info=(ValueError, ValueError(f"/r/{TOKEN}/"), None))


def test_a_log_line_has_its_values_as_pairs() -> None:
    assert line("case done", case="c1", attempt=2).endswith("INFO x case done case=c1 attempt=2")


def test_the_installation_says_whether_it_can_work(client: Client, db: None) -> None:
    assert client.get("/healthz").json() == {"alive": True}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["trouble"] == ["sweeper"]
