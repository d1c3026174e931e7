"""A running server's headers, byte by byte, and that neither its log nor its pages give a link away."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.processes import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
_READY = """
import django, json; django.setup()
from io import BytesIO
from django.core.management import call_command
from django.utils import timezone
from PIL import Image
from checker.cases import retention
from checker.cases.collecting import collect_static
from checker.cases.opening import NewCase, open_case
from checker.cases.tokens import new_form_key
from checker.reading import decode
call_command("migrate", verbosity=0)
collect_static()
drawn = BytesIO(); Image.new("RGB", (60, 40), "red").save(drawn, "PNG")
new = NewCase(text="我是空姐", pictures=(decode(drawn.getvalue()),), language="en", key=new_form_key())
gone = open_case(NewCase(text="我是空姐", pictures=(), language="en", key=new_form_key()), timezone.now())
retention.delete(gone.token, gone.delete_token)
print(gone.token, open_case(new, timezone.now()).token)
"""


def ordered(policy: str) -> str:
    return "; ".join(sorted(policy.split("; ")))


POLICY = ordered(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: https://pictures.example; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types inert default"
)
EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), "
    "serial=(), usb=()",
    "strict-transport-security": "max-age=31536000",
    "content-security-policy": POLICY,
    "x-frame-options": "DENY",
}
UNKEPT = {"cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow"}
NEVER = {"cache-control": "max-age=0, no-cache, no-store, must-revalidate, private"}
PICTURE = {
    **EVERYWHERE,
    **UNKEPT,
    "content-security-policy": "default-src 'none'; sandbox",
    "content-disposition": 'inline; filename="picture-1.png"',
    "cross-origin-resource-policy": "cross-origin",
    "content-type": "image/png",
}
TABLE: list[tuple[str, str, int, dict[str, str]]] = [
    ("/", "shop.example", 200, {**EVERYWHERE, **NEVER, "content-type": "text/html; charset=utf-8"}),
    ("/nowhere", "shop.example", 404, EVERYWHERE),
    ("/healthz", "shop.example", 200, {**EVERYWHERE, **NEVER, "content-type": "application/json"}),
    ("/readyz", "shop.example", 503, {**EVERYWHERE, **NEVER}),
    ("/guide/", "shop.example", 200, EVERYWHERE),
    ("/robots.txt", "shop.example", 200, {**EVERYWHERE, "cache-control": "max-age=86400, public"}),
    ("/r/{token}/", "shop.example", 200, {**EVERYWHERE, **UNKEPT}),
    ("/r/{wrong}/", "shop.example", 404, EVERYWHERE),
    ("/r/{token}/picture/1", "pictures.example", 200, PICTURE),
    ("/r/{token}/picture/1", "shop.example", 404, EVERYWHERE),
    ("/r/{token}/", "pictures.example", 404, EVERYWHERE),
    ("/", "pictures.example", 404, EVERYWHERE),
    ("/", "evil.example", 400, {name: EVERYWHERE[name] for name in EVERYWHERE if name != "x-frame-options"}),
]
WRONG = "abcdefghijklmnopqrstuvwx"


@dataclass(frozen=True)
class Site:
    port: int
    ended: str
    token: str
    log: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The web server alone, as it stands behind a proxy that ends TLS."""
    folder, port = tmp_path_factory.mktemp("headers"), free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "PYTEST"))},
        "DATA_DIR": str(folder / "data"),
        "PORT": str(port),
        "HTTPS": "true",
        "ALLOWED_HOSTS": "shop.example",
        "MEDIA_ORIGIN": "https://pictures.example",
        "TRUSTED_PROXIES": "1",
        "WEB_WORKERS": "1",
        "BROKER_URL": "filesystem://",
        "DJANGO_SETTINGS_MODULE": "checker.settings",
    }
    made = subprocess.run(
        [sys.executable, "-c", _READY], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    with (folder / "log").open("wb") as log:
        web = subprocess.Popen([sys.executable, "manage.py", "web"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    site = Site(port, *made.stdout.split()[-2:], folder / "log")
    try:
        assert wait_for(lambda: _answers(site), 30), site.log.read_text()
        yield site
    finally:
        web.send_signal(signal.SIGTERM)
        web.wait(20)


def _answers(site: Site) -> bool:
    try:
        return asked(site, "/healthz")[0] == 200
    except OSError:
        return False


def asked(site: Site, path: str, host: str = "shop.example", **headers: str) -> tuple[int, dict[str, list[str]], str]:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
    given = {"Host": host, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1", **headers}
    connection.request("GET", path.format(token=site.token, wrong=WRONG, ended=site.ended), headers=given)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    found: dict[str, list[str]] = {}
    for name, value in answer.getheaders():
        if name.lower() == "content-security-policy":  # django-csp writes the directives in any order
            value = ordered(value)
        found.setdefault(name.lower(), []).append(value)
    connection.close()
    return answer.status, found, body


@pytest.mark.parametrize(("path", "host", "status", "expected"), TABLE, ids=[f"{row[1]}{row[0]}" for row in TABLE])
def test_the_headers_are_these(site: Site, path: str, host: str, status: int, expected: dict[str, str]) -> None:
    code, found, _ = asked(site, path, host)
    assert code == status
    assert {name: found.get(name) for name in expected} == {name: [value] for name, value in expected.items()}


def test_a_static_file_is_guarded_as_well(site: Site) -> None:
    page = asked(site, "/")[2]
    file = page.partition('src="')[2].partition('"')[0]
    code, found, _ = asked(site, file)
    assert code == 200
    assert found["x-content-type-options"] == ["nosniff"]
    assert found["content-security-policy"] == [POLICY]
    assert "immutable" in found["cache-control"][0]


def test_the_server_does_not_say_what_it_is(site: Site) -> None:
    found = asked(site, "/")[1]
    assert not set(found) & {"x-powered-by", "via"}
    assert "/" not in found.get("server", [""])[0]


def test_cookies_are_strict_and_readers_get_none(site: Site) -> None:
    (cookie,) = asked(site, "/")[1]["set-cookie"]
    words = {word.strip().lower() for word in cookie.split(";")[1:]}
    assert {"httponly", "secure", "samesite=lax"} <= words
    assert "set-cookie" not in asked(site, "/guide/")[1]
    assert "set-cookie" not in asked(site, "/r/{token}/picture/1", "pictures.example")[1]


def test_pages_show_pictures_from_the_second_origin_alone(site: Site) -> None:
    code, found, _ = asked(site, "/r/{token}/picture/1", "pictures.example")
    assert (code, found["content-type"]) == (200, ["image/png"])


def test_plain_http_is_led_to_https_and_watchers_are_not(site: Site) -> None:
    code, found, _ = asked(site, "/guide/", **{"X-Forwarded-Proto": "http"})
    assert (code, found["location"]) == (301, ["https://shop.example/guide/"])
    assert asked(site, "/healthz", **{"X-Forwarded-Proto": "http"})[0] == 200


def test_an_unknown_ended_and_malformed_link_look_alike(site: Site) -> None:
    answers = [asked(site, path) for path in ("/r/{wrong}/", "/r/{ended}/", "/r/x/")]
    assert {status for status, _, _ in answers} == {404}
    assert len({body for _, _, body in answers}) == 1


def test_no_line_of_the_log_carries_a_link(site: Site) -> None:
    for path in ("/r/{token}/", "/r/{token}/nothing", "/r/{wrong}/", "/r/{token}/picture/99", "/r/{token}/?version=x"):
        asked(site, path, Referer=f"https://shop.example/r/{site.token}/")
        asked(site, path, host="evil.example")
    log = site.log.read_text()
    assert site.token not in log
    assert WRONG not in log
    assert json.dumps(site.token) not in log


HOST = b"Host: shop.example\r\nX-Forwarded-Proto: https\r\n"
RAW = {
    "a zero in the path": b"GET /\0 HTTP/1.1\r\n" + HOST + b"\r\n",
    "half a letter in the path": b"GET /%ED%A0%80/\xff HTTP/1.1\r\n" + HOST + b"\r\n",
    "a path out": b"GET /../../../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n",
    "a static path out": b"GET /static/..%2f..%2fsecret-key HTTP/1.1\r\n" + HOST + b"\r\n",
    "a path of 100 kB": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "an address of another site": b"GET http://evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n",
    "a folded header": b"GET / HTTP/1.1\r\n" + HOST + b"Cookie: a\r\n b=c\r\n\r\n",
    "a zero in a header": b"GET / HTTP/1.1\r\n" + HOST + b"Cookie: \0\r\n\r\n",
    "5,000 headers": b"GET / HTTP/1.1\r\n" + HOST + b"A: b\r\n" * 5000 + b"\r\n",
    "two lengths": b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 4\r\nContent-Length: 9\r\n\r\na=bc",
    "a length and pieces": b"POST / HTTP/1.1\r\n"
    + HOST
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET",
    "a length below nothing": b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
    "a piece of no size": b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "an unknown method": b"<ZQ7X> / HTTP/1.1\r\n" + HOST + b"\r\n",
    "another version": b"GET / HTTP/9.9\r\n" + HOST + b"\r\n",
    "no HTTP": b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + b"\xff" * 200,
    "plain, for another": b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "plain": b"GET / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
}


def told(site: Site, raw: bytes) -> bytes:
    """What the server says to bytes that no browser sends, until it closes or is silent for a second: it drops what it
    was about to say to somebody who has hung up."""
    said = b""
    with socket.create_connection(("127.0.0.1", site.port), timeout=1) as connection, suppress(OSError):
        connection.sendall(raw)
        while len(said) < 10**6 and (part := connection.recv(65536)):
            said += part
    return said


@pytest.mark.parametrize("kind", RAW)
def test_what_no_browser_sends_is_refused_or_answered_and_breaks_nothing(site: Site, kind: str) -> None:
    said = told(site, RAW[kind])
    assert not re.match(rb"HTTP/1.1 5", said), said[:300]
    assert b"Traceback" not in said
    assert b"root:" not in said
    assert not re.search(rb"(?i)^location: *(?:https?:)?//evil", said, re.MULTILINE)
    head, _, body = said.lower().partition(b"\r\n\r\n")
    assert not (body and b"content-type: text/html" in head) or b"content-security-policy: " in head, said[:900]
    assert asked(site, "/healthz")[0] == 200
