"""Calls back: signed, made again until they are taken, given up at last, and never to a place inside."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from checker.cases import calling_back, tokens
from checker.cases.models import Case
from checker.cases.opening import open_case
from checker.organisations import outgoing, people, webhooks
from checker.organisations.models import Delivery, Member, Role, Submission, Webhook
from checker.organisations.opening import close, open_organisation
from tests.cases.conftest import new_case


class Receiver:
    """A server of an organisation; `answers` are the statuses it will give, the last one for ever."""

    def __init__(self) -> None:
        self.answers = [204]
        self.calls: list[tuple[dict[str, str], bytes]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.calls.append(({name.lower(): value for name, value in self.headers.items()}, body))
                status = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
                self.send_response(status)
                self.send_header("Location", f"http://127.0.0.1:{receiver.port}/elsewhere")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_TO_OWN_NETWORK = True
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


@pytest.fixture
def owner(db: None, now: datetime) -> Member:
    person = people.make("owner@shoppers.example", name="Owner")
    organisation = open_organisation("shoppers", "Shoppers' Union", now)
    return Member.objects.create(organisation=organisation, person=person, role=Role.OWNER, joined_at=now)


def owed(webhook: Webhook, now: datetime, number: int = 0) -> Delivery:
    """A call for a case that is over."""
    opened = open_case(new_case(f"some words {number}"), now)
    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    submission = Submission.objects.create(
        organisation=webhook.organisation, case=case, key_hash=f"{webhook.id}-{number}", submitted_at=now
    )
    delivery = Delivery.objects.create(submission=submission, webhook=webhook, run_after=now)
    assert not calling_back.due(now).filter(id=delivery.id).exists()
    Case.objects.filter(id=case.id).update(state="failed", failure="broken", finished_at=now)
    return delivery


def test_a_call_is_signed_so_that_anybody_with_the_secret_can_check_it(
    owner: Member, receiver: Receiver, now: datetime
) -> None:
    webhook, secret = webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/hook?a=1", now)
    delivery = owed(webhook, now)
    assert calling_back.call(delivery.id, lambda: now)
    [(headers, body)] = receiver.calls
    said = json.loads(body)
    assert (said["type"], said["data"]["state"], said["data"]["failure"]) == ("case.failed", "failed", "broken")
    assert said["data"]["id"] == str(delivery.submission.case_id)
    message = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    made = base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{made}"
    assert abs(int(headers["webhook-timestamp"]) - now.timestamp()) < 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.last_answer, delivery.attempts) == ("delivered", "204", 1)
    calling_back.call(delivery.id, lambda: now)
    assert len(receiver.calls) == 1


def test_a_closed_organisation_is_called_no_more(owner: Member, receiver: Receiver, now: datetime) -> None:
    webhook, _ = webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/", now)
    delivery = owed(webhook, now)
    close(owner.organisation, None, now)
    assert calling_back.queues(now) == []
    calling_back.call(delivery.id, lambda: now)
    assert receiver.calls == []


def test_a_call_that_is_not_taken_is_made_again_later_and_given_up_at_last(
    owner: Member, receiver: Receiver, now: datetime
) -> None:
    receiver.answers = [500]
    webhook, _ = webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/", now)
    delivery = owed(webhook, now)
    moment = now
    for attempt in range(1, calling_back.MAX_ATTEMPTS + 1):
        assert not calling_back.call(delivery.id, lambda at=moment: at)  # type: ignore[misc]
        delivery.refresh_from_db()
        assert (delivery.attempts, delivery.last_answer) == (attempt, "500")
        if attempt < calling_back.MAX_ATTEMPTS:
            assert delivery.run_after - moment >= calling_back.PAUSES[attempt - 1] * 0.8
            assert not calling_back.due(moment).exists()
            moment = delivery.run_after + timedelta(seconds=1)
    assert delivery.state == "dead"
    assert webhooks.undelivered(owner.organisation) == [delivery]
    assert len({headers["webhook-id"] for headers, _ in receiver.calls}) == 1
    receiver.answers = [200]
    webhooks.call_again(owner, delivery.id, moment)
    assert calling_back.call(delivery.id, lambda: moment)
    assert webhooks.undelivered(owner.organisation) == []


@pytest.mark.parametrize(("status", "state"), [(301, "waiting"), (410, "dead"), (404, "waiting"), (202, "delivered")])
def test_what_an_answer_means(owner: Member, receiver: Receiver, now: datetime, status: int, state: str) -> None:
    """A redirect leads nobody anywhere."""
    receiver.answers = [status]
    delivery = owed(webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/", now)[0], now)
    calling_back.call(delivery.id, lambda: now)
    delivery.refresh_from_db()
    assert (delivery.state, len(receiver.calls)) == (state, 1)


def test_an_address_that_fails_holds_up_no_other(owner: Member, receiver: Receiver, now: datetime) -> None:
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    dead, _ = webhooks.register(owner, f"http://127.0.0.1:{closed.getsockname()[1]}/", now)
    alive, _ = webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/", now)
    failing = [owed(dead, now, number) for number in range(3)]
    taken = [owed(alive, now, number + 3) for number in range(3)]
    lists = calling_back.queues(now)
    assert sorted(map(sorted, lists)) == sorted([[one.id for one in failing], [one.id for one in taken]])
    for ids in lists:
        calling_back.call_in_order(ids, lambda: now)
    closed.close()
    assert [one.attempts for one in Delivery.objects.filter(webhook=dead).order_by("id")] == [1, 0, 0]
    assert set(Delivery.objects.filter(webhook=alive).values_list("state", flat=True)) == {"delivered"}
    assert Delivery.objects.filter(webhook=dead, attempts=1).get().last_answer == "connection"


def test_an_address_that_owes_much_or_answers_slowly_holds_up_no_other(
    owner: Member, receiver: Receiver, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling_back, "AT_ONCE", 2)
    much, _ = webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/much", now)
    little, _ = webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/little", now)
    many = [owed(much, now, number) for number in range(3)]
    last = owed(little, now, 3)
    assert calling_back.queues(now) == [[one.id for one in many[:2]], [last.id]]
    monkeypatch.setattr(calling_back, "ROUND_SECONDS", -1.0)
    calling_back.call_in_order([one.id for one in many], lambda: now)
    assert len(receiver.calls) == 1
    assert calling_back.queues(now) == [[one.id for one in many[1:]], [last.id]]


def test_a_call_that_somebody_else_makes_is_left_to_them(owner: Member, receiver: Receiver, now: datetime) -> None:
    delivery = owed(webhooks.register(owner, f"http://127.0.0.1:{receiver.port}/", now)[0], now)
    Delivery.objects.update(lease_until=now + calling_back.LEASE)
    assert calling_back.call(delivery.id, lambda: now)
    assert receiver.calls == []
    later = now + calling_back.LEASE + timedelta(seconds=1)
    assert calling_back.call(delivery.id, lambda: later)
    assert len(receiver.calls) == 1


INSIDE = "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 ::1 fe80::1 fc00::1"
WRAPPED = "::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::1 2001:db8::1 :: name"


@pytest.mark.parametrize("address", [*INSIDE.split(), *WRAPPED.split()])
def test_no_call_leads_inside(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a name of the open internet leads there."""
    assert not outgoing.is_public(address)
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.216.34", address)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(outgoing.NoAnswer, match="network"):
        outgoing.post("https://hooks.example/", b"{}", {})


def test_public_addresses_are_called() -> None:
    assert all(map(outgoing.is_public, ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946")))


def test_a_certificate_that_nobody_vouches_for_is_no_answer(settings: Any, receiver: Receiver) -> None:
    with pytest.raises(outgoing.NoAnswer, match="tls"):
        outgoing.post(f"https://127.0.0.1:{receiver.port}/", b"{}", {})


def test_a_name_that_is_looked_up_for_ever_ends_like_any_slow_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "LONGEST_SECONDS", 0.1)
    enough = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: enough.wait(30) and [])
    with pytest.raises(outgoing.NoAnswer, match="time"):
        outgoing.post("https://hooks.example/", b"{}", {})
    enough.set()


def test_who_answers_too_slowly_is_cut_off(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drop by drop, each within the patience for one."""
    settings.WEBHOOKS_TO_OWN_NETWORK = True
    monkeypatch.setattr(outgoing, "LONGEST_SECONDS", 0.3)
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            taken, _ = server.accept()
            with taken:
                taken.recv(1000)
                while not over.wait(0.05):
                    try:
                        taken.sendall(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        with pytest.raises(outgoing.NoAnswer, match="time"):
            outgoing.post(f"http://127.0.0.1:{server.getsockname()[1]}/", b"{}", {})
        over.set()
        thread.join()
