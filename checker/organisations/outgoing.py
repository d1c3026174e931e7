"""The only calls that go out: to addresses that organisations registered, never to one that stands in a post.

The name is looked up once, every address behind it has to be a public one, and the call goes to the one that was
looked at: a name that leads elsewhere a moment later leads nobody into this network.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE_SECONDS = 5.0
"""For the connection, and for each piece of an answer."""
LONGEST_SECONDS = 10.0
"""For all of it, the look-up of the name included."""
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # lead to addresses of IPv4


class NoAnswer(Exception):
    """The call led nowhere; the message is one word: `name`, `network`, `connection`, `tls` or `time`."""


def post(address: str, body: bytes, headers: dict[str, str]) -> int:
    """Send `body` as JSON and return the status of the answer, of which nothing else is read. Raises NoAnswer.

    Redirects are not followed: their status is returned.
    """
    parts = urlsplit(address)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    end = time.monotonic() + LONGEST_SECONDS
    connection = _Connection(host, port, _looked_up_in_time(host, port), secure=secure)
    deadline = Timer(max(end - time.monotonic(), 0.0), connection.cut)
    deadline.daemon = True
    deadline.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(
            "POST", path, body, {**headers, "Content-Type": "application/json", "User-Agent": "zhendema"}
        )
        return connection.getresponse().status
    except ssl.SSLError as error:
        raise NoAnswer("tls") from error
    except TimeoutError as error:
        raise NoAnswer("time") from error
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer("time" if connection.was_cut else "connection") from error
    finally:
        deadline.cancel()
        connection.close()


class _Connection(http.client.HTTPConnection):
    """To `host`, at an address that was looked at before."""

    def __init__(self, host: str, port: int, address: str, *, secure: bool) -> None:
        super().__init__(host, port, timeout=PATIENCE_SECONDS)
        self.address = address
        self.secure = secure
        self.was_cut = False

    def connect(self) -> None:
        """The certificate has to be one for the name."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            self.sock = _trust().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End the call from outside."""
        self.was_cut = True
        try:
            if self.sock is not None:
                self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def _looked_up_in_time(host: str, port: int) -> str:
    """The same as _looked_up; the system's look-up cannot be ended from outside, so it is left alone after a while."""
    answers: SimpleQueue[str | NoAnswer] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(_looked_up(host, port))
        except NoAnswer as error:
            answers.put(error)

    Thread(target=ask, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=LONGEST_SECONDS)
    except Empty as error:
        raise NoAnswer("time") from error
    if isinstance(answer, NoAnswer):
        raise answer
    return answer


def _looked_up(host: str, port: int) -> str:
    """An address behind the name; raises NoAnswer, also where one of them is none that everybody can reach."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAnswer("name") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not (settings.WEBHOOKS_TO_OWN_NETWORK or all(map(is_public, addresses))):
        raise NoAnswer("network")
    return addresses[0]


def is_public(text: str) -> bool:
    """Whether the address belongs to the open internet, also when it is wrapped in one of IPv6."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif address.sixtofour or address.teredo or any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()
