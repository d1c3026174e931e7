"""What is measured: submissions of text and pictures, reading at once, idleness, a worker's memory."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Any

from tests.chaos.setups import Site, site
from tests.chaos.shopping import picture
from tests.journeys.installation import Shopper
from tests.load.clients import POST, Sent, at_rate, read_at_once
from tests.processes import cpu_seconds, tree, wait_for

PLAIN = {"LEASE_SECONDS": "60", "SWEEP_SECONDS": "3", "DJANGO_SETTINGS_MODULE": "tests.load.settings"}
OVER = "SELECT count(*) FROM cases_case WHERE state = 'done'"
WAITING = "SELECT count(*) FROM cases_case WHERE state IN ('queued', 'running')"


@contextmanager
def measured(setup: str, **environment: str) -> Iterator[Site]:
    """An installation as it comes, on a real disk and warm: both worker processes have answered something."""
    with site(setup, fillable=False, **{**PLAIN, **environment}) as running:
        shopper = Shopper(running.installation.address)
        for number in range(3):
            shopper.send(POST.format(f"warm {number}"), [picture(number)])
        assert wait_for(lambda: running.ask(OVER) == [(3,)], 180)
        yield running


def submissions(
    setup: str, rate: float, seconds: float, *, pictures: bool = False, **environment: str
) -> dict[str, Any]:
    """A steady rate; then everything that was accepted is waited for."""
    drawn = [picture(number) for number in range(20)] if pictures else []
    with measured(setup, **environment) as running:
        before = running.ask("SELECT count(*) FROM cases_case")[0][0]
        used, used_by_clients = running.installation.cpu_seconds(), time.process_time()
        with watched(running) as seen:
            sent = at_rate(running.installation.port, rate, seconds, lambda n: [drawn[n % 20]] if pictures else [])
            accepted = sent.statuses[303]
            begun = time.monotonic()
            used_by_clients = time.process_time() - used_by_clients
            ended = wait_for(lambda: running.ask(WAITING) == [(0,)], 60 + accepted / 2)
            used = running.installation.cpu_seconds() - used
        done = running.ask(OVER)[0][0] - before
        return {
            "setup": setup,
            "what": "pictures" if pictures else "texts",
            "wanted_a_second": rate,
            "accepted": accepted,
            "accepted_a_second": round(accepted / sent.took, 1),
            "busy": sent.statuses[503],
            "other": {str(k): v for k, v in sent.statuses.items() if k not in (303, 503)},
            "unhelpful": sent.unhelpful[:3],
            "lost": accepted - done,
            "ended": ended,
            "then_seconds": round(time.monotonic() - begun, 1),
            "milliseconds": sent.percentiles(),
            "cpu_milliseconds_each": round(used / max(accepted, 1) * 1000, 1),
            "clients_cpu_each": round(used_by_clients / max(len(sent.seconds), 1) * 1000, 1),
            **seen,
        }


def reading(setup: str, readers: int = 50, each: int = 20) -> dict[str, Any]:
    """A shared report and the empty view, read in turn on one web process; of both ratios the middle one of five."""
    with measured(setup, WEB_WORKERS="1") as running:
        shopper = Shopper(running.installation.address)
        report = shopper.send(POST.format("shared")).partition("#")[0]
        assert wait_for(lambda: shopper.state(report) == "done", 60)
        path, port = _share(shopper, report), running.installation.port
        rounds: dict[str, list[Sent]] = {"empty": [], "report": [], "zipped": []}
        for _ in range(5):
            rounds["empty"].append(read_at_once(port, "/empty/", readers, each))
            rounds["report"].append(read_at_once(port, path, readers, each))
            rounds["zipped"].append(read_at_once(port, path, readers, each, zipped=True))
        wrong = {
            name: [one.statuses for one in many]
            for name, many in rounds.items()
            if any(set(o.statuses) != {200} for o in many)
        }
        rates = {name: [len(one.seconds) / one.took for one in many] for name, many in rounds.items()}
        return {
            "setup": setup,
            "readers": readers,
            "a_second": {name: round(median(rate)) for name, rate in rates.items()},
            "of_empty": {
                name: round(median(one / empty for one, empty in zip(rates[name], rates["empty"], strict=True)), 2)
                for name in ("report", "zipped")
            },
            "milliseconds": {name: many[-1].percentiles() for name, many in rounds.items()},
            "wrong": wrong,
        }


def idle(setup: str, seconds: float, windows: int = 3) -> dict[str, Any]:
    """The CPU time of web, worker and sweeper while nobody asks, so many times; the broker's beside it. The middle
    one counts."""
    with measured(setup) as running:
        time.sleep(10)
        found = [_used_while_idle(running, seconds) for _ in range(windows)]
    ours = [sum(used[part] for part in ("web", "worker", "sweeper")) for used in found]
    return {
        "setup": setup,
        "seconds": seconds,
        "percent_of_a_core": round(median(ours), 2),
        "each_time": [round(one, 2) for one in ours],
        "percent": {part: round(median(used[part] for used in found), 2) for part in found[0]},
    }


def _used_while_idle(running: Site, seconds: float) -> dict[str, float]:
    """Percents of a core that each part used for so long."""
    parts = ("web", "worker", "sweeper", "broker")
    before = {part: {pid: cpu_seconds(pid) for pid in running.pids(part)} for part in parts}
    time.sleep(seconds)
    return {
        part: sum(cpu_seconds(pid) - then for pid, then in pids.items() if Path(f"/proc/{pid}").exists())
        / seconds
        * 100
        for part, pids in before.items()
    }


def memory(setup: str, number: int) -> dict[str, Any]:
    """What one worker process holds after each hundredth of so many pictures, its children of a moment left out."""
    at_a_time, drawn = 10, [picture(place, "看看") for place in range(20)]
    held: list[float] = []
    with measured(setup, WORKER_PROCESSES="1", RETENTION_DAYS="30") as running:
        shopper, start = Shopper(running.installation.address), running.ask(OVER)[0][0]
        for first in range(0, number, at_a_time):
            for place in range(first, first + at_a_time):
                shopper.send(POST.format(place), [drawn[place % 20]])
            assert wait_for(lambda: running.ask(OVER)[0][0] >= start + first + at_a_time, 300)  # noqa: B023
            held.append(_megabytes(running))
    part = max(len(held) // 20, 1)
    first, last = sum(held[:part]) / part, sum(held[-part:]) / part
    return {
        "setup": setup,
        "pictures": number,
        "megabytes": [round(value) for value in held[:: max(len(held) // 20, 1)]],
        "last_of_first": round(last / first, 3),
    }


def _megabytes(running: Site) -> float:
    """Of the worker with its process."""
    total = 0.0
    for pid in running.pids("worker"):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        total += int(found[1]) / 1024 if found else 0
    return total


@contextmanager
def watched(running: Site, every: float = 5.0) -> Iterator[dict[str, Any]]:
    """Memory of all processes, queue length and database size, over time."""
    seen: dict[str, Any] = {"queue": [], "megabytes": []}
    over = Event()

    def look() -> None:
        while not over.wait(every):
            seen["queue"].append(running.ask(WAITING)[0][0])
            assert running.installation.process
            pids = tree(running.installation.process.pid)
            seen["megabytes"].append(round(sum(_resident(pid) for pid in pids)))

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()
        size = "SELECT pg_database_size(current_database())"
        if "database" not in running.servers:
            size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        seen["database_megabytes"] = round(running.ask(size)[0][0] / 2**20, 1)


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 2**20
    except (FileNotFoundError, ProcessLookupError):
        return 0.0


def _share(shopper: Shopper, report: str) -> str:
    """The path of a new shared link to a report; made as the page's form makes it."""
    page = shopper.see(report)
    secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]  # type: ignore[index]
    fields = f"csrfmiddlewaretoken={secret}&days=7&audience=unlisted"

    def shared() -> str:
        with shopper.opener.open(f"{report}share/", data=fields.encode()) as answer:
            found = set(re.findall(r'(/r/[\w-]{24}/)"', answer.read().decode()))
        return next(iter(found - {"/" + report.split("/", 3)[3]}), "")

    paths: list[str] = []
    assert wait_for(lambda: paths.append(shared()) or paths[-1], 30)
    return paths[-1]
