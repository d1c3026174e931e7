"""The commands of the page for programs, run by curl as they are printed, against a whole installation."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.journeys.installation import ROOT, Installation
from tests.processes import wait_for

PREPARE = """
import json, sys
from django.utils import timezone
from checker.organisations import api_tokens, people, webhooks
from checker.organisations.models import Member, Role, Scope
from checker.organisations.opening import open_organisation
now = timezone.now()
organisation = open_organisation("shoppers", "Shoppers", now)
owner = Member.objects.create(
    organisation=organisation, person=people.make("owner@shoppers.example"), role=Role.OWNER, joined_at=now
)
webhook, secret = webhooks.register(owner, {address!r}, now)
text = api_tokens.make(owner, "Newsroom", list(Scope), days=30, now=now, webhook=webhook)[1]
print(json.dumps([text, secret]))
"""
HAND_OVER = """
from django.utils import timezone
from checker.cases.handing_over import Consent, hand_over
from checker.cases.models import Case
from checker.organisations.models import Organisation
from checker.organisations.opening import verify
verify(Organisation.objects.get(slug="shoppers"), None, timezone.now())
print(hand_over(Case.objects.get(id={case!r}), Consent(slug="shoppers", days=30), timezone.now()).id)
"""
SHARE = """
from django.utils import timezone
from checker.cases.models import Audience, Case
from checker.cases.sharing import share
case = Case.objects.get(id={case!r})
print(share(case, days=7, audience=Audience.UNLISTED, now=timezone.now()).token)
"""


class Receiver(BaseHTTPRequestHandler):
    """Takes every call and keeps it."""

    calls: list[tuple[dict[str, str], bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.calls.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def calls() -> Iterator[tuple[int, list[tuple[dict[str, str], bytes]]]]:
    """The port of a receiver, and what it was told."""
    Receiver.calls = []
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, Receiver.calls
    server.shutdown()
    server.server_close()


def in_django(site: Installation, program: str) -> str:
    """What a program says that runs with the installation's database."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", program]
    finished = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.strip().splitlines()[-1]


def printed(site: Installation) -> dict[str, str]:
    """The commands of the page by their names."""
    with urllib.request.urlopen(f"{site.address}/guide/api/".replace("//guide", "/guide"), timeout=20) as answer:
        page = answer.read().decode()
    found = re.findall(r'<pre class="command"[^>]*data-run="([\w-]+)"><code>(.*?)</code></pre>', page, re.DOTALL)
    assert len(found) == page.count("data-run=")
    return {name: unescape(command) for name, command in found}


def test_every_command_of_the_page_works_as_it_is_printed(
    tmp_path: Path, calls: tuple[int, list[tuple[dict[str, str], bytes]]]
) -> None:
    port, told = calls
    (tmp_path / "site").mkdir()
    with Installation(tmp_path / "site", WEBHOOKS_TO_OWN_NETWORK="true") as site:
        token, secret = json.loads(in_django(site, PREPARE.format(address=f"http://127.0.0.1:{port}/hook")))
        commands = printed(site)
        around = {**os.environ, "ORIGIN": site.address.rstrip("/"), "TOKEN": token, "SECRET": secret}
        done: list[str] = []

        def run(name: str) -> str:
            done.append(name)
            command = ["bash", "-euo", "pipefail", "-c", commands[name]]
            finished = subprocess.run(command, cwd=tmp_path, env=around, capture_output=True, text=True, check=False)
            assert finished.returncode == 0, (name, finished.stderr)
            return finished.stdout

        image = Image.new("RGB", (400, 120), "white")
        ImageDraw.Draw(image).text((20, 40), "authentic receipt", fill="black")
        image.save(tmp_path / "post.png")

        assert json.loads(run("token"))["organisation"] == "shoppers"
        case = json.loads(run("words"))
        assert json.loads(run("words"))["id"] == case["id"]
        second = json.loads(run("pictures"))
        around["CASE"] = case["id"]
        assert wait_for(lambda: json.loads(run("case"))["state"] == "done", 60)
        result = json.loads(run("case"))["result"]
        assert "airline-crew" in {claim["id"] for claim in result["claims"]}
        assert [one["id"] for one in json.loads(run("cases"))["cases"]] == [second["id"], case["id"]]
        assert wait_for(lambda: json.loads(in_django(site, _HAS_COPY.format(case=case["id"]))), 60)
        around["SHARED"] = in_django(site, SHARE.format(case=case["id"]))
        assert json.loads(run("shared"))["result"]["level"] == result["level"]
        around["HANDOVER"] = in_django(site, HAND_OVER.format(case=case["id"]))
        assert [one["id"] for one in json.loads(run("handed-over"))["cases"]] == [around["HANDOVER"]]
        handed = json.loads(run("handover"))
        assert (handed["masked"], handed["result"]["level"]) == (True, result["level"])
        assert json.loads(run("collections")) == {"collections": []}
        assert json.loads(run("trends"))["kind"] == "claim"
        run("library")
        version = json.loads((tmp_path / "library.json").read_text())["version"]
        assert result["library"].startswith(version)
        assert run("library-again").strip() == "304"
        assert json.loads(run("pattern"))["id"] == "airline-crew"

        assert wait_for(lambda: len(told) >= 2, 60), "nobody was called back"
        headers, body = next((one for one in told if case["id"].encode() in one[1]), told[0])
        (tmp_path / "body.json").write_bytes(body)
        around |= {"ID": headers["webhook-id"], "TIMESTAMP": headers["webhook-timestamp"]}
        around["SIGNATURE"] = headers["webhook-signature"]
        assert run("signature").strip() == "genuine"
        assert json.loads(body)["data"] == {
            "id": case["id"],
            "version": 1,
            "state": "done",
            "level": result["level"],
            "score": result["score"],
        }
        assert set(done) == set(commands)


_HAS_COPY = """
import json
from checker.cases.models import Case
from checker.cases.queries import masked_copy
print(json.dumps(masked_copy(Case.objects.get(id={case!r})) is not None))
"""
