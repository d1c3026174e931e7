"""Clients that cost little, so that the machine is left to the server: one connection each, one form for many posts."""

from __future__ import annotations

import http.client
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from urllib.parse import urlencode

from tests.journeys.installation import _form

POST = "我是空姐，国际航班代购，专柜小票齐全，现货当天发，只收微信转账。第{}条"


@dataclass
class Sent:
    """What came of the requests: `statuses` counts answers (0: none came), `seconds` holds the time of each."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    unhelpful: list[str] = field(default_factory=list)
    took: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def note(self, status: int, seconds: float, report: str = "", unhelpful: str = "") -> None:
        with self._lock:
            self.statuses[status] += 1
            self.seconds.append(seconds)
            self.reports += [report] * bool(report)
            self.unhelpful += [unhelpful] * bool(unhelpful)

    def percentiles(self) -> dict[str, float]:
        """In milliseconds."""
        times = sorted(self.seconds) or [0.0]
        return {f"p{p}": round(times[min(len(times) * p // 100, len(times) - 1)] * 1000, 1) for p in (50, 95, 99, 100)}


class Client:
    """One browser with its cookie and one connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        page = self.ask("GET", "/", b"", {})
        self.cookie = re.search(r"csrftoken=[^;]+", page.headers["Set-Cookie"])[0]  # type: ignore[index]
        self.secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]  # type: ignore[index]

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        self.connection.request(method, path, body=body or None, headers=headers)
        answer = self.connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def submit(self, number: int, pictures: list[bytes], sent: Sent) -> None:
        """One post; what is not accepted must say when to come back, on a page that keeps what was typed."""
        text = POST.format(number) if not pictures else ""
        fields = {"csrfmiddlewaretoken": self.secret, "key": secrets.token_urlsafe(16), "text": text}
        if pictures:
            kind, body = _form(fields, pictures)
        else:
            kind, body = "application/x-www-form-urlencoded", urlencode(fields).encode()
        begun = time.monotonic()
        try:
            answer = self.ask("POST", "/", body, {"Content-Type": kind, "Cookie": self.cookie})
        except (OSError, http.client.HTTPException) as error:
            sent.note(0, time.monotonic() - begun, unhelpful=repr(error))
            with suppress(OSError):
                self.connection.close()
            return
        unhelpful = ""
        if answer.status != 303 and not (
            answer.status == 503 and answer.headers["Retry-After"] and text in answer.text
        ):
            unhelpful = f"{answer.status} {answer.headers['Retry-After']}"
        sent.note(answer.status, time.monotonic() - begun, answer.headers["Location"] or "", unhelpful)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def at_rate(port: int, rate: float, seconds: float, pictures: Callable[[int], list[bytes]], clients: int = 16) -> Sent:
    """Submissions at a steady rate whether or not the server keeps up; each client sends its share."""
    sent, begun = Sent(), time.monotonic() + 0.5
    total = int(rate * seconds)
    browsers = [Client(port) for _ in range(clients)]

    def shop(first: int) -> None:
        for number in range(first, total, clients):
            time.sleep(max(0.0, begun + number / rate - time.monotonic()))
            browsers[first].submit(number, pictures(number), sent)

    _all(shop, clients)
    sent.took = time.monotonic() - begun
    for browser in browsers:
        browser.connection.close()
    return sent


def read_at_once(port: int, path: str, readers: int, each: int, zipped: bool = False) -> Sent:
    """So many readers at the same time, each as often as said, one request after the other."""
    sent, begun = Sent(), time.monotonic()
    headers = {"Accept-Encoding": "gzip"} if zipped else {}

    def read(_: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(each):
            started = time.monotonic()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            sent.note(answer.status, time.monotonic() - started)
        connection.close()

    _all(read, readers)
    sent.took = time.monotonic() - begun
    return sent


def _all(work: Callable[[int], None], number: int) -> None:
    threads = [Thread(target=work, args=(place,), daemon=True) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
