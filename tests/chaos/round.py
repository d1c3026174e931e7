"""One round of chaos: clients send while faults strike, and at the end every row and file is looked at."""

from __future__ import annotations

import hashlib
import json
import math
import random
import sqlite3
import time
from collections import Counter
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any

import psycopg

from tests.chaos.faults import Faults, drawn
from tests.chaos.setups import Site, site
from tests.chaos.shopping import Acknowledged, PatientShopper, Shoppers, picture
from tests.processes import wait_for

BOUND_SECONDS = 120
"""After the last fault nobody waits longer."""
LONGEST_BETWEEN = 12.0
"""The next fault strikes when half of what came since the last one has ended, at the latest after so many seconds."""
LONGEST_SENDING = 600
MOST_OPEN = 60
"""So many cases at most wait for their answer, or the bound would measure how fast the machine is."""
POISONED = 3
SEEN = 60
"""So many reports at most are also opened over HTTP at the end."""
OPEN = "SELECT count(*) FROM cases_case WHERE state IN ('queued', 'running')"
LOOK_EVERY = 0.5
OVER = "SELECT count(*) FROM cases_case WHERE state IN ('done', 'failed')"


@dataclass
class Told:
    """What a round showed: `wrong` is empty when every promise was kept."""

    figures: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def expect(self, true: object, otherwise: object) -> None:
        if not true:
            self.wrong.append(str(otherwise))


def play(setup: str, number: int, kills: int, seed: int, **environment: str) -> Told:
    """One of SETUPS, `number` submissions, `kills` SIGKILLs and a quarter as many other faults."""
    chance, begun, told = random.Random(seed), time.time(), Told()
    poison = {place: picture(place, "毒") for place in chance.sample(range(number // 2), POISONED)}
    hashes = [hashlib.sha256(data).hexdigest() for data in poison.values()]
    with site(setup, hashes, **environment) as running:
        faults = Faults(running, drawn(running.parts(), kills, chance))
        step, waiting = math.ceil(number / len(faults.kinds)), Gauge(running)
        shoppers = Shoppers(running.installation.address, number, poison, lambda place: place < allowed())

        def allowed() -> float:
            """The clients keep step with the faults, so that there is work at every fault."""
            return (sum(faults.done.values()) + 1) * step if waiting() < MOST_OPEN else 0

        shoppers.start()
        for kind in faults.kinds:
            over = _count(running, OVER)
            wait_for(lambda: _count(running, OVER) >= over + step // 2, LONGEST_BETWEEN)  # noqa: B023
            time.sleep(chance.uniform(0.0, 0.8))
            faults.strike(kind)
        _joined(shoppers, told)
        ended = wait_for(lambda: _count(running, OVER) >= len(shoppers.acknowledged), BOUND_SECONDS)
        told.figures |= {
            "setup": setup,
            "submissions": number,
            "faults": dict(faults.done),
            "disk": running.disk.how,
            "seconds": round(time.time() - begun, 1),
            "last_end_after_last_fault": round(time.time() - faults.last_at, 1),
            "open_at_most": waiting.most,
        }
        told.expect(
            ended,
            f"after {BOUND_SECONDS} s: {running.ask('SELECT state, attempts, count(*) FROM cases_case GROUP BY 1, 2')}",
        )
        _look_at_rows(running, shoppers.acknowledged, number, told)
        _look_at_files(running, told)
        _look_at_reports(running, shoppers.acknowledged, chance, told)
        if told.wrong:
            told.wrong.append(running.installation.log.read_text(errors="replace")[-6000:])
    return told


@dataclass
class Gauge:
    """How many cases are open, looked at twice a second for all clients; nobody sends while nobody can tell."""

    running: Site
    looked_at: float = 0.0
    last: int = 0
    most: int = 0
    _lock: Any = field(default_factory=Lock)

    def __call__(self) -> int:
        with self._lock:
            if time.monotonic() - self.looked_at > LOOK_EVERY:
                try:
                    self.last = _count(self.running, OPEN)
                    self.most = max(self.most, self.last)
                except (sqlite3.Error, psycopg.Error):
                    self.last = MOST_OPEN
                self.looked_at = time.monotonic()
            return self.last


def _count(running: Site, query: str) -> int:
    return int(running.ask(query)[0][0])


def _joined(shoppers: Shoppers, told: Told) -> None:
    waiting = Thread(target=shoppers.join, daemon=True)
    waiting.start()
    waiting.join(LONGEST_SENDING)
    told.expect(not waiting.is_alive(), "clients still try to send")
    told.expect(not shoppers.broken, shoppers.broken)
    times = sorted(one.seconds for one in shoppers.acknowledged)
    if times:
        told.figures["acknowledged_seconds_median"] = round(times[len(times) // 2], 3)
        told.figures["acknowledged_seconds_longest"] = round(times[-1], 1)


def _look_at_rows(running: Site, acknowledged: list[Acknowledged], number: int, told: Told) -> None:
    rows = running.ask(
        "SELECT token_hash, state, failure, attempts, (SELECT count(*) FROM cases_storedoutcome"
        " WHERE case_id = cases_case.id AND version = cases_case.version) FROM cases_case"
    )
    cases = {row[0]: row[1:] for row in rows}
    poison = {one.token_hash for one in acknowledged if one.is_poison}
    told.expect(len(acknowledged) == number, f"{len(acknowledged)} of {number} acknowledged")
    lost = [one.number for one in acknowledged if one.token_hash not in cases]
    told.expect(not lost, f"lost: {lost}")
    told.expect(len(rows) == len(acknowledged), f"{len(rows)} cases for {len(acknowledged)} acknowledgements")
    innocent = {key: about for key, about in cases.items() if key not in poison}
    unlike = [about for about in innocent.values() if (about[0], about[3]) != ("done", 1)]
    told.expect(not unlike, f"neither done nor answered once: {Counter(unlike)}")
    wanted = [("failed", "interrupted", 3, 0)] * len(poison)
    told.expect([cases.get(key) for key in poison] == wanted, [cases.get(key) for key in poison])
    told.figures["lost"], told.figures["not_once"] = len(lost), len(unlike)
    told.figures["attempts"] = {str(n): sum(about[2] == n for about in innocent.values()) for n in (1, 2, 3)}
    if "database" in running.servers:
        waits = [row[0].total_seconds() for row in running.ask("SELECT finished_at - asked_at FROM cases_case")]
    else:
        ages = "SELECT (julianday(finished_at) - julianday(asked_at)) * 86400 FROM cases_case WHERE finished_at > ''"
        waits = [row[0] for row in running.ask(ages)]
    waits.sort()
    told.figures["answer_seconds"] = {p: round(waits[int(len(waits) * p / 100) - 1], 1) for p in (50, 95, 99, 100)}


def _look_at_files(running: Site, told: Told) -> None:
    """Every picture of a row is there; after the sweep of two hours later there is no other file."""
    folder, named = running.data / "pictures", "SELECT picture, masked_picture FROM cases_item"
    told.figures["orphans_before_the_sweep"] = len(_files(folder) - _names(running.ask(named)))
    running.manage("from checker.cases import retention; retention.enforce(timezone.now() + timedelta(hours=2))")
    names = _names(running.ask(named))
    for _ in range(20):  # masked copies are still being made
        if not (wrong := _files(folder) ^ names):
            break
        time.sleep(0.5)
        names = _names(running.ask(named))
    told.expect(not wrong, f"files without rows or rows without files: {wrong}")


def _files(folder: Any) -> set[str]:
    return {entry.name for entry in folder.iterdir()} if folder.exists() else set()


def _names(rows: list[tuple[Any, ...]]) -> set[str]:
    return {name for row in rows for name in row if name}


def _look_at_reports(running: Site, acknowledged: list[Acknowledged], chance: random.Random, told: Told) -> None:
    """What the shoppers see; a failure says why in words."""
    shopper = PatientShopper(running.installation.address)
    for one in chance.sample(acknowledged, min(SEEN, len(acknowledged))):
        page = shopper.see(one.report)
        state = "failed" if one.is_poison else "done"
        told.expect(f'data-state="{state}"' in page, f"{one.number} is not {state} on its page")
        told.expect(
            not one.is_poison or "处理几次都被打断" in page or "cut short" in page, "a failure without a reason"
        )


def table(told: Told) -> str:
    return json.dumps(told.figures, ensure_ascii=False)
