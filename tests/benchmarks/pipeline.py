"""How long does a case take, from sending to the verdict that is seen, and how much of it is not the networks?"""

from __future__ import annotations

import os
import re
import signal
import statistics
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from checker.devtools.measuring_reading import drawn
from tests.benchmarks.contest import Answer, Asked, Ratio, Row, Spread, spread, times
from tests.benchmarks.inference import case_and_networks
from tests.journeys.installation import Installation, Shopper
from tests.processes import tree

SEED = 5
TEXTS = (
    "姐妹们早上好 我是空姐，刚落地巴黎，每月飞两趟，专柜小票都在，全年现货齐码，招代理一件代发，只收微信转账",
    "自用闲置，去年专柜买的，九成新，走平台可验货，不包邮",
    "Hi girls, I'm a flight attendant, just landed in Paris. All sizes always in stock. WeChat transfer only, please.",
)
MOST_PAUSE = 5.0
AS_IT_COMES, TWO, ONE, ALONE = (
    "two workers",
    "two workers of one core",
    "one worker of one core",
    "one worker, one core",
)
WORKERS = {
    AS_IT_COMES: {"WORKER_PROCESSES": "2"},
    TWO: {"WORKER_PROCESSES": "2", "READER_CORES": "1"},
    ONE: {"WORKER_PROCESSES": "1", "READER_CORES": "1"},
    ALONE: {"WORKER_PROCESSES": "1", "READER_CORES": "1"},
}
"""As it comes, each worker reads on all cores, so that a picture alone is answered fastest; then another worker adds
little. What is added by another one that has a core of its own is told by those of one core, and by cases that wait
for them, so that pages and browsers do not take part. The first of them still uses a sixth of the second core, as
pictures are unpacked and looked up beside the words: what another core adds with its worker is told by one alone."""
WAITING = 20
"""So many that it matters little when one worker ends half a case before the other."""


LEFT = (
    "SELECT (SELECT COUNT(*) FROM cases_case WHERE state IN ('queued', 'running'))"
    " + (SELECT COUNT(*) FROM cases_storedoutcome WHERE masked IS NULL)"
)


def ask(asked: Asked) -> Answer:
    answer = Answer()
    pictures = [sample.data for sample in drawn(3, SEED)]
    _not_networks(answer, pictures, 1 if asked.quick else 4)
    number, waiting, rounds = (2, 2, 1) if asked.quick else (10, WAITING, 2)
    taken: dict[str, list[float]] = {}
    for name, settings in WORKERS.items():
        folder = asked.folder / name.replace(" ", "-")
        folder.mkdir()
        with _on_cores(1 if name == ALONE else None), Installation(folder, **settings, LEASE_SECONDS="60") as site:
            _wait_until_warm(site, pictures)
            if name == AS_IT_COMES:
                _texts(answer, site, 8 if asked.quick else 40)
                _pictures(answer, site, pictures, 1 if asked.quick else 5)
                _together(answer, [max(_at_once(site, pictures, number)) for _ in range(rounds)], number)
            else:
                taken[name] = [_worked_off(site, pictures, waiting) for _ in range(rounds)]
    _more_workers(answer, taken, waiting)
    return answer


def _not_networks(answer: Answer, pictures: Sequence[bytes], rounds: int) -> None:
    """In this process, so that the networks can be watched."""
    told = case_and_networks(pictures, rounds)
    group = "three pictures"
    shares = spread([100 * (1 - one.networks / one.case) for one in told])
    answer.rows.append(
        Row(
            group=group,
            contestant="engine",
            measures={
                "seconds": spread([one.case for one in told]),
                "networks": spread([one.networks for one in told]),
                "masking": spread([one.masking for one in told]),
                "cpu": spread([one.cpu for one in told]),
            },
        )
    )
    answer.ratios.append(_figure("not-networks", group, "not networks", "case", "percent", shares, limit=15.0))


def _texts(answer: Answer, site: Installation, number: int) -> None:
    shopper = Shopper(site.address)
    used = site.cpu_seconds()
    seconds = [seen(shopper, f"{TEXTS[one % len(TEXTS)]} {one}") for one in range(number)]
    cpu = (site.cpu_seconds() - used) / number
    tail = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
    measures = {"seconds": spread(seconds), "p95": spread([tail]), "cpu": spread([cpu])}
    answer.rows.append(Row(group="text", contestant="installation", measures=measures))
    answer.ratios.append(_figure("text-p95", "text", "seen", "sent", "p95", spread([tail]), limit=0.5))


def _pictures(answer: Answer, site: Installation, pictures: Sequence[bytes], number: int) -> None:
    shopper = Shopper(site.address)
    used = site.cpu_seconds()
    seconds = [seen(shopper, f"三张图 {one}", pictures) for one in range(number)]
    time.sleep(2)  # the masked copies are made after the answer
    measures = {"seconds": spread(seconds), "cpu": spread([(site.cpu_seconds() - used) / number])}
    answer.rows.append(Row(group="three pictures", contestant="installation", measures=measures))


def _at_once(site: Installation, pictures: Sequence[bytes], number: int) -> list[float]:
    """Seconds until each of so many cases of one picture is answered, all sent at the same moment."""
    with ThreadPoolExecutor(number) as pool:
        started = time.perf_counter()

        def send(one: int) -> float:
            seen(Shopper(site.address), f"一起来 {one}", [pictures[one % len(pictures)]])
            return time.perf_counter() - started

        return list(pool.map(send, range(number)))


def _together(answer: Answer, seconds: Sequence[float], number: int) -> None:
    """`seconds` until the last of so many cases was answered, several times."""
    group = f"{number} at once"
    answer.rows.append(Row(group=group, contestant=AS_IT_COMES, measures={"last": spread(seconds)}))


def _worked_off(site: Installation, pictures: Sequence[bytes], number: int) -> float:
    """Seconds in which the workers work off so many cases of one picture that wait for them, masked copies and all."""
    leader = site.part("worker")
    assert leader
    workers = tree(leader)
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)
    try:
        shopper = Shopper(site.address)
        for one in range(number):
            shopper.send(f"排队 {one}", [pictures[one % len(pictures)]])
        time.sleep(1)  # what the pages still do
    finally:
        started = time.perf_counter()
        for pid in workers:
            os.kill(pid, signal.SIGCONT)
    while site.ask(LEFT) != [(0,)]:
        time.sleep(0.1)  # asking takes a part of the cores as well
    return time.perf_counter() - started


@contextmanager
def _on_cores(number: int | None) -> Iterator[None]:
    """What is started in the block, and this thread while it lasts, may use so many cores."""
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_of_them)[:number])
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


def _more_workers(answer: Answer, taken: dict[str, list[float]], number: int) -> None:
    """`taken`: seconds in which so many waiting cases were worked off, several times."""
    group = f"{number} waiting"
    for name, seconds in taken.items():
        answer.rows.append(Row(group=group, contestant=name, measures={"last": spread(seconds)}))
    for name, one in (("workers", ONE), ("cores", ALONE)):
        value = times(taken[one], taken[TWO])
        answer.ratios.append(_figure(name, group, one, TWO, "seconds", value, limit=1.8, at_least=True))


def _figure(
    name: str, group: str, of: str, to: str, measure: str, value: Spread, *, limit: float, at_least: bool = False
) -> Ratio:
    return Ratio(
        id=f"pipeline-{name}",
        group=group,
        of=of,
        to=to,
        measure=measure,
        value=value,
        limit=limit,
        at_least=at_least,
    )


def _wait_until_warm(site: Installation, pictures: Sequence[bytes]) -> None:
    """Until the networks are loaded in every worker."""
    shopper = Shopper(site.address)
    for one in range(2):
        seen(shopper, f"第一次 {one}", pictures[:2])
    _at_once(site, pictures, 4)


def seen(shopper: Shopper, text: str, pictures: Sequence[bytes] = ()) -> float:
    """Seconds from sending the form until the verdict is on the page, which asks again as often as it says."""
    fetch = _sender(shopper, text, pictures)
    started = time.perf_counter()
    address, page = fetch()
    while 'data-state="working"' in page:
        pause = re.search(r'hx-trigger="(?:[^"]*,\s*)?every (\d+)(m?)s', page)
        assert pause, "the page does not ask again"
        time.sleep(min(int(pause[1]) / (1000 if pause[2] else 1), MOST_PAUSE))
        request = urllib.request.Request(address, headers={"HX-Request": "true"})
        with shopper.opener.open(request, timeout=30) as answered:
            page = answered.read().decode()
    assert 'data-state="done"' in page
    return time.perf_counter() - started


def _sender(shopper: Shopper, text: str, pictures: Sequence[bytes]) -> Callable[[], tuple[str, str]]:
    """The form is on the screen already; what is called sends it and follows to the report."""
    from tests.journeys.installation import _form

    page = shopper.see(shopper.address)
    fields = dict(re.findall(r'name="(csrfmiddlewaretoken|key)" value="([^"]+)"', page))
    kind, body = _form({**fields, "text": text}, pictures)
    request = urllib.request.Request(shopper.address, data=body, headers={"Content-Type": kind})

    def send() -> tuple[str, str]:
        with shopper.opener.open(request, timeout=60) as answered:
            return str(answered.url), answered.read().decode()

    return send
