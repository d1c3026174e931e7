"""Hostile strings in a text, in camera data, in a code and in drawn letters, through the whole work, on every page."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import segno
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from checker.cases import retention, working
from checker.cases.models import Audience, Case
from checker.cases.opening import NewCase, open_case
from checker.cases.sharing import share
from checker.cases.tokens import new_form_key
from checker.reading import decode
from checker.web.models import Tally

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent / "checker"
MARK = "zhdm7"
ATTACKS = (
    f"<script>alert('{MARK}')</script>",
    f"\"'><img src=x onerror=alert('{MARK}')>",
    f"</textarea></title></style><svg onload=alert('{MARK}')>",
    f"<div hx-get=/{MARK} hx-trigger=load>",
    f"javascript:alert('{MARK}')",
    "{{ settings.SECRET_KEY }}{% load static %}",
    f"${{{MARK}}}`+alert(1)+`",
)
LINKS = f"看图 https://{MARK}.example/a.png //{MARK}.example http://192.0.2.9/x file:///etc/hosts"
TURNS = "\u202e\u2066\u200b\u2067\u202d\x1b\x7f"
TEXT = "我是空姐，专柜小票都在，全部现货，只收微信转账\n" + "\n".join((*ATTACKS, LINKS)) + f"\n全新{TURNS}正品"
HANDLERS = re.compile(r"^(on\w+|srcdoc|formaction|hx-on.*)$")


def picture() -> bytes:
    """A code that carries an attack and a link, letters of another, and camera data of a third."""
    code = BytesIO()
    segno.make_qr(f"https://{MARK}.example/{ATTACKS[1]}").save(code, kind="png", scale=4, border=4)
    canvas = Image.new("RGB", (900, 640), "white")
    canvas.paste(Image.open(code).convert("RGB"), (20, 20))
    letters = ImageFont.load_default(size=34)
    ImageDraw.Draw(canvas).text((40, 520), "<script>alert('zhdm7')</script>", "black", font=letters)
    exif = Image.Exif()
    exif[271], exif[272], exif[305] = ATTACKS[0], ATTACKS[2], ATTACKS[1]  # make, model, software
    made = BytesIO()
    canvas.save(made, "JPEG", quality=95, exif=exif)
    return made.getvalue()


class Elements(HTMLParser):
    """Every element as a browser would make it, with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


ASKED: list[tuple[str, object]] = []
"""Every name that was looked up and every address that was called while the case was worked on and shown."""
_watching = False


def _notice(event: str, details: tuple[object, ...]) -> None:
    if _watching and event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "subprocess.Popen"):
        ASKED.append((event, details))
    if _watching and event == "socket.connect" and isinstance(details[1], tuple):
        ASKED.append((event, details[1]))


@contextmanager
def nobody_asked() -> Iterator[None]:
    global _watching
    sys.addaudithook(_notice)  # cannot be taken out again, so it sleeps afterwards
    _watching = True
    try:
        yield
    finally:
        _watching = False


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Every page that shows something of the case, by its address, in two languages."""
    from django.conf import settings

    before, settings.PICTURES_DIR = settings.PICTURES_DIR, Path(tmp_path_factory.mktemp("hostile"))
    with django_db_blocker.unblock(), nobody_asked():
        new = NewCase(text=TEXT, pictures=(decode(picture()),), language="en", key=new_form_key())
        opened = open_case(new, timezone.now())
        case = Case.objects.latest("created_at")
        working.work_on(case.id, timezone.now)
        case.refresh_from_db()
        assert case.state == "done"
        link = share(case, days=7, audience=Audience.PUBLIC, now=timezone.now()).token
        own, shared = f"/r/{opened.token}/", f"/r/{link}/"
        client, found = Client(), {}
        for language in ("en", "zh-CN"):
            asked = {"accept-language": language}
            for address in (own, f"{own}paid/", shared, f"{shared}embed", f"/oembed?url=http://testserver{shared}"):
                found[language, address] = client.get(address, headers=asked)
            refused = {"text": TEXT, "after": "9"}
            found[language, f"{own}more/"] = client.post(f"{own}more/", refused, headers=asked)
            typed = {"text": TEXT + "x" * 20_000, "key": ATTACKS[1]}
            found[language, "/"] = client.post("/", typed, headers=asked)
        found["en", f"{shared}card.png"] = client.get(f"{shared}card.png")
        yield found
        retention.delete(opened.token, opened.delete_token)
        Tally.objects.all().delete()
    settings.PICTURES_DIR = before


def test_every_page_was_there_to_be_looked_at(pages: Any) -> None:
    codes = {address.replace(address[3:27], "…") if address.startswith("/r/") else address: answer.status_code
             for (_, address), answer in pages.items()}  # fmt: skip
    assert set(codes.values()) == {200, 422}
    assert len(pages) == 15
    own = next(answer for (language, _), answer in pages.items() if language == "en").content.decode()
    assert own.count(MARK) >= 6, "the words of the post are on its report"
    assert "onerror=alert" in own, "and so are those of the code"


def test_no_attack_became_an_element_or_an_attribute(pages: Any) -> None:
    for where, answer in pages.items():
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for tag, attributes in Elements(answer.content.decode()).found:
            assert tag != "script" or set(attributes) <= {"src", "type", "defer", "data-domain", "data-debug"}, where
            assert not any(HANDLERS.match(name) for name in attributes), (where, tag, attributes)
            assert not attributes.get("href", "").lower().startswith(("javascript:", "data:")), where
            asks = {name: value for name, value in attributes.items() if name.startswith("hx-")}
            assert not any(MARK in value for value in asks.values()), (where, asks)
            assert tag != "img" or attributes.get("src") != "x", where


def test_what_turns_or_hides_letters_is_shown_as_a_sign(pages: Any) -> None:
    for where, answer in pages.items():
        if answer.headers["Content-Type"].startswith("text/html"):
            page = re.sub(r"<textarea.*?</textarea>", "", answer.content.decode(), flags=re.DOTALL)
            assert not [f"U+{ord(sign):04X}" for sign in TURNS if sign in page], where
    own = next(iter(pages.values())).content.decode()
    assert "U+202E" in own
    assert "U+2066" in own


def test_no_link_of_a_post_a_code_or_a_page_was_followed(pages: Any) -> None:
    """Not even its name was looked up; own services are reached through sockets in the file system here."""
    own = next(iter(pages.values())).content.decode()
    assert own.count(f"{MARK}.example") >= 3, "the links are shown, as words"
    assert ASKED == []


def test_only_these_modules_can_call_anybody() -> None:
    """What looks a name up or opens a connection by itself: whoever else needs to says so here."""
    calls = re.compile(
        r"^\s*(?:import|from) (?:requests|httpx|urllib\.request|http\.client|urllib3|aiohttp)\b", re.MULTILINE
    )
    found = {
        str(file.relative_to(ROOT)) for file in ROOT.rglob("*.py") if calls.search(file.read_text(encoding="utf-8"))
    }
    assert found == {"organisations/outgoing.py", "cases/management/commands/serve.py"}


def test_no_template_was_run(pages: Any) -> None:
    from django.conf import settings

    for where, answer in pages.items():
        assert str(settings.SECRET_KEY).encode() not in answer.content, where


def test_the_answer_for_other_sites_carries_nothing_of_the_post(pages: Any) -> None:
    told = [answer for (_, address), answer in pages.items() if address.startswith("/oembed")]
    assert told
    for answer in told:
        assert MARK not in answer.content.decode()
        assert Elements(json.loads(answer.content)["html"]).found[0][0] == "iframe"
