"""A long list of posts through a whole installation whose parts are killed on the way: `python -m tests.load.bulk`.

Says how long it took, what became of each post, what each process held at most, and whether the answers are complete.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys.installation import ROOT, Installation
from tests.processes import tree

PARTS = ("web", "worker", "sweeper")
KILLED = {0.15: "worker", 0.3: "web", 0.45: "worker", 0.6: "sweeper", 0.75: "web"}
SIGN_IN = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from checker.organisations import people
from checker.organisations.models import Member, Role
from checker.organisations.opening import open_organisation
now = timezone.now()
person = people.make("editor@shoppers.example", name="Editor", password="seven tall lamps at noon")
organisation = open_organisation("shoppers", "Shoppers", now)
Member.objects.create(organisation=organisation, person=person, role=Role.EDITOR, joined_at=now)
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print(session.session_key)
"""
PHRASES = (
    *("我是空姐，国际航班代购", "专柜小票齐全", "现货当天发", "今天的晚霞很美", "招代理，零囤货，一件代发"),
    *("LV 包 680 元", "人在巴黎", "支持专柜验货", "欧洲直邮，关税包", "面霜 300 一瓶，需要的私信", "春季新款到店"),
)
BORDER = "-- of a form --".replace(" ", "")


@dataclass
class Told:
    """What came out. `rows` and `cases` by state, `megabytes` the first and the highest of each part."""

    seconds: float = 0.0
    killed: list[tuple[str, int]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    cases: dict[str, int] = field(default_factory=dict)
    outcomes: int = 0
    distinct: int = 0
    in_order: bool = False
    megabytes: dict[str, tuple[int, int]] = field(default_factory=dict)


class Editor:
    """Uses the desk over HTTP and asks again while a part of the installation is away."""

    def __init__(self, site: Installation) -> None:
        self.site = site
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", SIGN_IN]
        made = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=True)
        self.cookie = f"desk-session={made.stdout.split()[-1]}"

    def ask(self, path: str, body: bytes | None = None, kind: str = "") -> tuple[str, bytes]:
        """The path where it ended, and what was there."""
        about = {"Cookie": self.cookie, **({"Content-Type": kind} if kind else {})}
        request = urllib.request.Request(self.site.address.rstrip("/") + path, body, about)
        for _ in range(200):
            try:
                with urllib.request.urlopen(request, timeout=120) as answer:
                    given = re.search(r"(csrftoken=[^;]+)", str(answer.headers))
                    if given and "csrftoken" not in self.cookie:
                        self.cookie += f"; {given[1]}"
                    return "/" + answer.url.split("/", 3)[3], answer.read()
            except urllib.error.HTTPError as error:
                if error.code != 503:
                    raise
            except OSError:
                pass
            time.sleep(0.3)
        raise AssertionError("nobody answers")

    def start(self, table: bytes) -> str:
        """Upload the list and begin; the path of its page."""
        _, page = self.ask("/desk/shoppers/bulk/")
        head = f'--{BORDER}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{_secret(page)}\r\n'
        head += f'--{BORDER}\r\nContent-Disposition: form-data; name="list"; filename="posts.csv"\r\n\r\n'
        body = head.encode() + table + f"\r\n--{BORDER}--\r\n".encode()
        path, page = self.ask("/desk/shoppers/bulk/new/", body, f"multipart/form-data; boundary={BORDER}")
        form = f"csrfmiddlewaretoken={_secret(page)}&text=text&id=id".encode()
        self.ask(f"{path}start/", form, "application/x-www-form-urlencoded")
        return path


def run(folder: Path, posts: int, kills: Mapping[float, str], patience: float) -> Told:
    """Check so many posts; `kills` names a part to be killed when that share of them is answered."""
    told, left = Told(), dict(kills)
    with Installation(folder, SWEEP_SECONDS="1", LEASE_SECONDS="8") as site:
        editor = Editor(site)
        path, started = editor.start(_table(posts)), time.monotonic()
        done = 0
        while done < posts and time.monotonic() - started < patience:
            [(done,)] = site.ask("select count(*) from cases_case where state='done' and batch_id is not null")
            for share in [share for share in left if done >= share * posts]:
                site.kill(left[share])
                told.killed.append((left.pop(share), done))
            _weigh(site, told)
            time.sleep(0.5)
        told.seconds = time.monotonic() - started
        told.rows = dict(site.ask("select state, count(*) from cases_batchrow group by state"))
        told.cases = dict(site.ask("select state, count(*) from cases_case where batch_id is not null group by state"))
        [(told.distinct,)] = site.ask("select count(distinct case_id) from cases_batchrow")
        [(told.outcomes,)] = site.ask("select count(*) from cases_storedoutcome")
        lines = editor.ask(f"{path}results.jsonl")[1].splitlines()
        told.in_order = [json.loads(line)["id"] for line in lines] == [f"p{number}" for number in range(posts)]
    return told


def _secret(page: bytes) -> str:
    found = re.search(rb'csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page[:500]
    return found[1].decode()


def _table(posts: int) -> bytes:
    chance, text = random.Random(5), io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("id", "text"))
    for number in range(posts):
        rows.writerow((f"p{number}", "，".join(chance.sample(PHRASES, chance.randint(2, 6))) + f"。编号{number}"))
    return text.getvalue().encode()


def _weigh(site: Installation, told: Told) -> None:
    """The largest process of each part, in megabytes."""
    for name in PARTS:
        leader, held = site.part(name), 0
        for pid in tree(leader) if leader else ():
            try:
                found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
            except OSError:
                continue
            held = max(held, int(found[1]) // 1024 if found else 0)
        first, most = told.megabytes.get(name, (held, held))
        told.megabytes[name] = (first or held, max(most, held))


def main() -> None:
    """The long form."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--posts", type=int, default=10_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="zhendema-bulk-") as folder:
        print(run(Path(folder), given.posts, KILLED, patience=given.posts))  # noqa: T201


if __name__ == "__main__":
    main()
