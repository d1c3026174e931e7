"""What do our pages take, against an empty view of Django under the same server?"""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from checker.cases import tokens
from checker.cases.opening import NewCase, open_case
from checker.cases.working import work_on
from tests.benchmarks.contest import Answer, Asked, Ratio, Row, in_turns, spread, times
from tests.benchmarks.machine import ROOT
from tests.benchmarks.pipeline import TEXTS
from tests.journeys.installation import Installation, Shopper
from tests.processes import free_port, wait_for

ENCODINGS = ("identity", "gzip")


def ask(asked: Asked) -> Answer:
    answer = Answer()
    queries = _queries()
    folder = asked.folder / "site"
    folder.mkdir()
    with Installation(folder, WEB_WORKERS="1", LEASE_SECONDS="60") as site, empty_server() as port:
        report = urlsplit(_report(site)).path
        pages = {"form": (site.port, "/"), "report": (site.port, report), "guide": (site.port, "/guide/")}
        for page, (_, path) in pages.items():
            bare, packed = (len(fetch(site.port, path, encoding)) for encoding in ENCODINGS)
            measures = {"kilobytes": spread([bare / 1000]), "sent": spread([packed / 1000])}
            if page in queries:
                measures["queries"] = spread([float(queries[page])])
            answer.rows.append(Row(group="size", contestant=page, measures=measures))
        players = {name: _player(*where) for name, where in {**pages, "empty": (port, "/")}.items()}
        in_turns(players, [None], 5)
        taken = in_turns(players, [None], 30 if asked.quick else 300)
    for name, seconds in taken.items():
        answer.rows.append(
            Row(group="time", contestant=name, measures={"milliseconds": spread([1000 * one for one in seconds])})
        )
        if name != "empty":
            about = {"group": "time", "of": name, "to": "empty", "measure": "milliseconds"}
            answer.ratios.append(Ratio(id=f"web-{name}", value=times(seconds, taken["empty"]), **about))
    return answer


def _player(port: int, path: str) -> Callable[[None], float]:
    """One request by one client at a time, on a connection that stays."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def take(_: None) -> float:
        started = time.perf_counter()
        line.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept-Language": "zh-CN"})
        answered = line.getresponse()
        answered.read()
        taken = time.perf_counter() - started
        assert answered.status == 200
        return taken

    return take


def fetch(port: int, path: str, encoding: str) -> bytes:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path, headers={"Accept-Encoding": encoding, "Accept-Language": "zh-CN"})
    return line.getresponse().read()


@contextmanager
def empty_server() -> Iterator[int]:
    """The same server with as many threads, and nothing behind it."""
    port = free_port()
    granian = str(Path(sys.executable).with_name("granian"))
    command = [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    command += [
        "--blocking-threads",
        "16",
        "--no-ws",
        "--http",
        "1",
        "--no-log",
        "tests.benchmarks.empty_site:application",
    ]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        assert wait_for(lambda: _answers(port), 30)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _answers(port: int) -> bool:
    try:
        return fetch(port, "/", "identity") == b""
    except OSError:
        return False


def _report(site: Installation) -> str:
    shopper = Shopper(site.address)
    report = shopper.send(TEXTS[0])
    assert wait_for(lambda: shopper.state(report) == "done", 60)
    return report


def _queries() -> dict[str, int]:
    """In this process: what each page asks the database."""
    call_command("prepare")
    new = NewCase(text=TEXTS[0], pictures=(), language="zh-hans", key=tokens.new_form_key())
    opened = open_case(new, timezone.now())
    from checker.cases.models import Case

    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    assert work_on(case.id, timezone.now)
    client = Client(headers={"host": "127.0.0.1"})
    form = client.get("/").content.decode()
    assert re.search(r'name="key"', form)
    counted = {}
    for page, path in {"form": "/", "report": f"/r/{opened.token}/", "guide": "/guide/"}.items():
        assert client.get(path).status_code == 200, path
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counted[page] = len(captured)
    return counted
