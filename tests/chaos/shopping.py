"""Clients who send posts and drawn screenshots over HTTP, and write down what was acknowledged and when."""

from __future__ import annotations

import hashlib
import time
import urllib.error
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Thread

from checker.devtools.artist import MomentsPost, draw_moments
from tests.journeys.installation import Shopper

POST = "我是空姐，国际航班代购，专柜小票齐全，现货当天发。第{}条"
EVERY = 4
"""One submission of so many carries a picture."""


class PatientShopper(Shopper):
    """Tries again whatever the server says, as long as it says "later" or nothing."""

    def _post(self, address: str, fields: dict[str, str], pictures: Sequence[bytes]) -> str:
        for _ in range(9):
            with suppress(AssertionError):  # half a minute of "later"
                return super()._post(address, fields, pictures)
        return super()._post(address, fields, pictures)

    def see(self, address: str) -> str:
        for _ in range(60):
            try:
                return super().see(address)
            except urllib.error.HTTPError as error:
                if error.code not in (502, 503):
                    raise
            except HTTPException:  # cut off in the middle
                pass
            time.sleep(0.5)
        raise AssertionError(f"only 503 at {address}")


@dataclass(frozen=True, kw_only=True)
class Acknowledged:
    number: int
    report: str
    seconds: float
    at: float
    is_poison: bool

    @property
    def token_hash(self) -> str:
        token = self.report.partition("/r/")[2].partition("/")[0]
        return hashlib.sha256(token.encode()).hexdigest()


def picture(number: int, word: str = "到货啦") -> bytes:
    post = MomentsPost(name="示例小铺", text=f"我是空姐 {word} 全年现货 第{number}张", photos=1, posted="2小时前")
    return draw_moments(post).png()


@dataclass
class Shoppers:
    """So many clients at once; `may_send` is asked with the number of a submission before it is sent."""

    address: str
    number: int
    poison: dict[int, bytes]
    may_send: Callable[[int], bool]
    clients: int = 4
    acknowledged: list[Acknowledged] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    _threads: list[Thread] = field(default_factory=list)

    def start(self) -> None:
        for first in range(self.clients):
            thread = Thread(target=self._shop, args=(first,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _shop(self, first: int) -> None:
        shopper = PatientShopper(self.address)
        for number in range(first, self.number, self.clients):
            while not self.may_send(number):
                time.sleep(0.05)
            try:
                self._send(shopper, number)
            except Exception as error:
                self.broken.append(f"{number}: {type(error).__name__}: {error}")

    def _send(self, shopper: Shopper, number: int) -> None:
        pictures = [self.poison[number]] if number in self.poison else []
        if not pictures and number % EVERY == EVERY - 1:
            pictures = [picture(number)]
        started = time.monotonic()
        report = shopper.send(POST.format(number), pictures)
        taken = Acknowledged(
            number=number,
            report=report,
            seconds=time.monotonic() - started,
            at=time.time(),
            is_poison=number in self.poison,
        )
        self.acknowledged.append(taken)
