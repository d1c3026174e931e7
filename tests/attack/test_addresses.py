"""Every address of the URLconf and every page that anybody can reach, asked with hostile paths, questions, headers and
methods: nothing breaks, is reflected, or goes out unguarded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest

from tests.api.test_who_may import address, routes
from tests.attack.crawling import Found, sent
from tests.attack.hostile_words import BODIES, HEADERS, IN_ADDRESSES, MARKUP, METHODS, WORDS
from tests.attack.judging import faults
from tests.attack.reading_pages import kind_of
from tests.attack.world import World

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "zh-hans")
ASKED_BY_MANY = ("next", "q", "page", "language", "sort", "after", "before", "version", "scheme")
Asked = tuple[str, str, str, dict[str, Any]]


@pytest.fixture(scope="module")
def places(found: dict[str, Found]) -> dict[str, tuple[str, str]]:
    """An address of each kind, and who can reach it."""
    reached = {
        kind_of(page): (who, urlsplit(page).path)
        for who, one in found.items()
        for page in (*(form.address for form in one.forms.values()), *one.pages)
    }
    return {route: reached.get(route, ("owner", address(route))) for route in routes()} | reached


def test_every_address_is_among_them_and_most_are_real(places: dict[str, tuple[str, str]]) -> None:
    assert set(routes()) <= set(places)
    assert sum(path != address(route) for route, (_, path) in places.items()) > 40


def asked(path: str, parameters: set[tuple[str, str]], chance: Random) -> Iterator[Asked]:
    """What is asked of one address, after a word on it."""
    parts = path.split("/")
    places = [place for place, part in enumerate(parts) if part]
    wrong = chance.choice(IN_ADDRESSES)
    if places:
        place = max(chance.sample(places, min(2, len(places))))
        yield f"part {place}", "GET", "/".join([*parts[:place], wrong, *parts[place + 1 :]]), {}
    yield "behind", "GET", f"{path}{wrong}", {}
    names = [*(name for known, name in sorted(parameters) if known == path), *chance.sample(ASKED_BY_MANY, 2)]
    question = urlencode({name: chance.choice(WORDS) for name in names}, errors="surrogatepass")
    yield "question", "GET", f"{path}?{question}&=&&%00=%ff&{quote(MARKUP)}", {}
    headers = chance.choice(HEADERS)
    yield f"headers {list(headers)}", "GET", path, {"headers": headers}
    method = chance.choice(METHODS)
    body = chance.choice(BODIES)
    yield f"method {method:.20}", method, path, {"data": body, "content_type": "application/json"}


@pytest.mark.parametrize("part", range(4))
def test_no_address_breaks_or_reflects(
    part: int, world: World, places: dict[str, tuple[str, str]], found: dict[str, Found], rounds: int, chance: Random
) -> None:
    parameters = {pair for one in found.values() for pair in one.parameters}
    wrong = []
    for turn in range(rounds):
        for number, (who, path) in list(enumerate(places.values()))[part::4]:
            language = LANGUAGES[(number // 4 + turn) % 2]
            client = world.browser(who, language)
            for what, method, target, given in chance.sample(list(asked(path, parameters, chance)), 2):
                answer = sent(client, method, target, **_safe(given))
                told = language if "language" not in str(given.get("headers")) else None
                wrong += [f"{method:.9} {target[:150]} [{what}]: {fault}" for fault in faults(answer, told)]
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(dict.fromkeys(wrong))


def _safe(given: dict[str, Any]) -> dict[str, Any]:
    """Without what no server hands on: line ends in headers."""
    headers = {name: re.sub(r"[\r\n\0]", "", value) for name, value in given.get("headers", {}).items()}
    return {**given, "headers": headers} if headers else given


BROKEN = (
    *(b"", b"null", b"[]", b"1", b'"\\ud800"', b"{", b"[" * 100_000, b'{"a":' * 5000, b"\xff\xfe{\0}\0", b"NaN"),
    *(
        json.dumps({name: word}).encode()
        for name in ("text", "language", "callback")
        for word in ("\0", "\ud800", MARKUP)
    ),
    b'{"text": 1e999, "remember": 1e999}',
    b'{"text": "a", "text": "b", "__proto__": {}, "remember": "yes"}',
)


def test_no_request_of_a_program_breaks(world: World, rounds: int, chance: Random) -> None:
    wrong = []
    for route in [one for one in routes() if one.startswith("api/v1/") and "^" not in one]:
        for number in range(6 * rounds):
            language = LANGUAGES[number % 2]
            client = world.browser("anonymous", language)
            words = {
                name: chance.choice(WORDS) for name in ("limit", "cursor", "since", "until", "by", "language", "q")
            }
            path = address(route).replace("nothing", chance.choice(IN_ADDRESSES))
            question = urlencode(words, errors="surrogatepass") if number % 3 == 0 else ""
            headers = {"authorization": f"Bearer {world.token}"}
            if number % 3 == 2:
                headers["idempotency-key"] = quote(chance.choice(WORDS), errors="replace")[:300]
            method = ("GET", "POST", "POST")[number % 3]
            kind = chance.choice(
                ("application/json", "application/json; charset=utf-16", "multipart/form-data; boundary=zq7x")
            )
            answer = sent(
                client, method, f"{path}?{question}", chance.choice((*BROKEN, *BODIES)), kind, headers=headers
            )
            wrong += [f"{method} {path[:99]} {question[:300]}: {fault}" for fault in faults(answer, language)]
            if answer.status_code >= 400 and answer.headers["Content-Type"] != "application/problem+json":
                wrong.append(f"{method} {path[:99]}: {answer.status_code} as {answer.headers['Content-Type']}")
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(dict.fromkeys(wrong))


UPDATES = (
    {"update_id": float("inf")},
    {"update_id": "9" * 400},
    {"update_id": 1, "message": {"chat": {"type": "private", "id": float("inf")}}},
    *(
        {"update_id": number, "message": {"chat": {"type": "private", "id": 7}, "message_id": number, "text": word}}
        for number, word in enumerate(WORDS, 10)
    ),
)


def test_no_call_of_a_platform_breaks(world: World) -> None:
    client, headers = world.browser("anonymous"), {"x-telegram-bot-api-secret-token": world.secret}
    answered = 0
    wrong = []
    for body in (*(json.dumps(update).encode() for update in UPDATES), *BROKEN, *BODIES):
        answer = sent(client, "POST", world.bot, body, "application/json", headers=headers)
        wrong += [f"{body[:80]!r}: {fault}" for fault in faults(answer, None)]
        answered += answer.status_code == 200
    assert answered > 20
    assert not wrong, "\n".join(wrong)
