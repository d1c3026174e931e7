"""Every form and every address with hostile input: refused or taken, never broken, reflected, unguarded, or answered
in a language that was not asked for. One file, because what they attack is dear to build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils.html import escape

from tests.api.test_who_may import address, routes
from tests.attack import hostile_words
from tests.attack.crawling import Found, sent
from tests.attack.hostile_words import BODIES, CONTENT_TYPES, HEADERS, IN_ADDRESSES, LONG, MARKUP, METHODS, WORDS
from tests.attack.judging import Made, faults
from tests.attack.reading_pages import Form, kind_of
from tests.attack.world import World

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "zh-hans")
Sent = tuple[bytes, str]
FILES = hostile_words.files()
TOLD = ("csrfmiddlewaretoken",)
CHANGES_NOTHING = ("verify/",)
FROM_ELSEWHERE = {"origin": "https://zq7x.example", "sec-fetch-site": "cross-site"}


def multipart(fields: dict[str, Any]) -> Sent:
    return encode_multipart(BOUNDARY, fields), MULTIPART_CONTENT


def file(chance: Random) -> SimpleUploadedFile:
    name, data, kind = chance.choice(FILES)
    made = SimpleUploadedFile("x", data, kind)
    made._name = name  # type: ignore[attr-defined]  # as it was sent: Django's own class would clean it
    return made


def attacks(form: Form, chance: Random) -> Iterator[tuple[str, Sent]]:
    """What is done to one form in a round, after a word on it: each field by itself, and something to all of it."""
    plain = {name: values[-1] if values else "" for name, values in form.fields.items() if name not in TOLD}
    for name in (*plain, *form.files):
        wrong: Any = file(chance) if name in form.files else chance.choice(WORDS)
        yield f"{name}={wrong!r:.80}", multipart(_encodable({**plain, name: wrong}))
    yield from chance.sample(list(_on_all_of_it(form, plain, chance)), 2)


def _on_all_of_it(form: Form, plain: dict[str, str], chance: Random) -> Iterator[tuple[str, Sent]]:
    yield "nothing", multipart({})
    yield "all", multipart(_encodable({name: chance.choice(WORDS) for name in (*plain, *form.files)}))
    yield "files in every field", multipart({name: file(chance) for name in (*plain, *form.files)})
    twice = {name: [value, chance.choice(WORDS)] for name, value in plain.items()}
    yield "everything twice", multipart(_encodable(twice))
    if plain:
        left_out = chance.choice(list(plain))
        yield f"without {left_out}", multipart({name: value for name, value in plain.items() if name != left_out})
        yield "very long", multipart({**plain, chance.choice(list(plain)): LONG})
    yield "another kind", (chance.choice(BODIES), chance.choice(CONTENT_TYPES))


def _encodable(fields: dict[str, Any]) -> dict[str, Any]:
    """Half characters as the bytes that some browsers and every program can send."""
    return {name: _bytes(value) for name, value in fields.items()}


def _bytes(value: Any) -> Any:
    if isinstance(value, list):
        return [_bytes(one) for one in value]
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value


def attacked(client: Client, form: Form, language: str, what: str, body: Sent) -> list[str]:
    data, kind = body
    if form.method == "GET":
        return []
    answer = sent(client, form.method, form.address, data, kind)
    return [f"{form.method} {form.address} [{what}]: {fault}" for fault in faults(answer, language)]


def test_there_are_forms_for_everybody(found: dict[str, Found]) -> None:
    assert {who: len(one.forms) for who, one in found.items() if len(one.forms) < 5} == {}
    everything = {kind for one in found.values() for kind in one.forms}
    assert len(everything) >= 75
    assert sum(bool(form.files) for one in found.values() for form in one.forms.values()) >= 3


@pytest.mark.parametrize("who", ["anonymous", "link", "viewer", "editor", "owner", "operator"])
def test_no_form_breaks_or_reflects(
    who: str, world: World, found: dict[str, Found], rounds: int, chance: Random
) -> None:
    lower = {"viewer": (), "editor": ("viewer",), "owner": ("viewer", "editor")}.get(who, ())
    known = {kind for one in lower for kind in found[one].forms}
    wrong = []
    for turn in range(rounds):
        for number, (kind, form) in enumerate(found[who].forms.items()):
            language = LANGUAGES[(turn + number) % 2]
            if kind in known:
                continue
            client = world.browser(who, language)
            for what, body in attacks(form, chance):
                wrong += attacked(client, form, language, what, body)
    assert not wrong, f"{len(wrong)} faults\n" + "\n".join(dict.fromkeys(wrong))


def test_no_form_is_taken_from_another_site(world: World, found: dict[str, Found]) -> None:
    """Whether by its token or by what the browser says of where it comes from, and refused in the reader's language."""
    taken, asked = [], 0
    for who, one in found.items():
        for number, form in enumerate(one.forms.values()):
            if form.method != "POST" or kind_of(form.address) in CHANGES_NOTHING:
                continue
            language = LANGUAGES[number % 2]
            client = Client(enforce_csrf_checks=True, raise_request_exception=False)
            client.cookies = world.browser(who, language).cookies
            answer = sent(
                client, "POST", form.address, *multipart({"csrfmiddlewaretoken": "z" * 64}), headers=FROM_ELSEWHERE
            )
            asked += 1
            wrong = list(faults(answer, language))
            if answer.status_code != 403 or wrong:
                taken.append((who, form.address, answer.status_code, wrong))
    assert asked > 100
    assert not taken, "\n".join(map(str, taken))


class Answer:
    """What a view that does everything wrong would answer."""

    status_code, cookies, wsgi_request = 500, (), HttpRequest()
    headers = {"Content-Type": "text/html", "Location": "//zq7x.example/"}  # noqa: RUF012
    told = f'<html lang="en">{MARKUP}<a href="javascript:1">This field is required.</a></html>'.encode()


def test_what_is_wrong_would_be_seen() -> None:
    seen = " ".join(faults(Answer(), "zh-hans"))
    for fault in (
        "answered 500",
        "leads away",
        "lacks Content-Security",
        "not escaped",
        "another language",
        "in English",
    ):
        assert fault in seen
    assert Made('<a href="JavaScript:1">').found
    assert not Made(escape(MARKUP)).found


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
