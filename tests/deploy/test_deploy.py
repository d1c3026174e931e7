"""What `deploy/` says is true: nginx takes the site, names exist, examples are refused, licences are known."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import is_listening, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
HARDENING = ("NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "CapabilityBoundingSet=", "UMask=0077")
PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python|LGPL|MPL|OFL|HPND|Unlicense|Public Domain|Zlib|0BSD", re.IGNORECASE
)


def test_nginx_takes_the_site(tmp_path: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=shop.example"),
            *("-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "pem")),
        ],
        check=True,
        capture_output=True,
    )
    site = (DEPLOY / "nginx/zhendema.conf").read_text(encoding="utf-8")
    for place, here in (
        ("/etc/ssl/certs/zhendema.pem", tmp_path / "pem"),
        ("/etc/ssl/private/zhendema.key", tmp_path / "key"),
        ("/var/log/nginx/", tmp_path / "log-"),
        ("/var/lib/nginx/", tmp_path / "cache-"),
    ):
        assert place in site
        site = site.replace(place, str(here))
    assert Path("/var/lib/nginx").is_dir(), "nginx makes only the last folder of the path of its cache"
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ {site} }}", encoding="utf-8")
    said = subprocess.run(
        [
            *("/usr/sbin/nginx", "-t", "-q", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")),
            *("-e", str(tmp_path / "errors")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr


def test_nginx_counts_what_people_send_and_leaves_programs_to_their_own_limits(tmp_path: Path) -> None:
    counted = re.search(
        r"map [^{]*\$zhendema_form \{.*\}", (DEPLOY / "nginx/zhendema.conf").read_text(encoding="utf-8")
    )
    assert counted is not None
    server = f'server {{ listen unix:{tmp_path}/s; return 200 "$zhendema_form"; }}'
    config = f"daemon off; pid {tmp_path}/pid; events {{}} http {{ access_log off; {counted[0]} {server} }}"
    (tmp_path / "nginx.conf").write_text(config, encoding="utf-8")
    command = [
        "/usr/sbin/nginx",
        "-p",
        str(tmp_path),
        "-c",
        str(tmp_path / "nginx.conf"),
        "-e",
        str(tmp_path / "errors"),
    ]
    with subprocess.Popen(command) as nginx:
        try:
            assert wait_for(lambda: is_listening(tmp_path / "s"))
            sent = [
                _sent(tmp_path / "s", line) for line in ("POST /", "POST /r/a/more/", "POST /api/v1/cases", "GET /")
            ]
        finally:
            nginx.terminate()
    assert [bool(counts) for counts in sent] == [True, True, False, False]


def _sent(to: Path, line: str) -> bytes:
    with socket.socket(socket.AF_UNIX) as wire:
        wire.connect(str(to))
        wire.sendall(f"{line} HTTP/1.0\r\nContent-Length: 0\r\n\r\n".encode())
        head, _, body = b"".join(iter(lambda: wire.recv(4096), b"")).partition(b"\r\n\r\n")
    assert b" 200 " in head
    return body


def test_nginx_lets_through_what_a_form_may_carry() -> None:
    from checker import settings
    from checker.desk.bulk import upload

    site = (DEPLOY / "nginx/zhendema.conf").read_text(encoding="utf-8")
    megabytes = int(re.search(r"client_max_body_size (\d+)m", site)[1])  # type: ignore[index]
    assert megabytes * 2**20 >= settings.MAX_PICTURES * settings.MAX_PICTURE_BYTES
    lists = re.search(r"bulk/new/\$ \{\s+client_max_body_size (\d+)m", site)
    assert lists is not None
    assert int(lists[1]) * 2**20 > upload.MOST_BYTES
    assert "$request_uri" not in re.search(r"log_format [^;]*", site)[0]  # type: ignore[index]


def test_every_way_through_nginx_says_which_site_is_asked_for_and_how() -> None:
    """Without the scheme the application would lead to HTTPS for ever."""
    site = (DEPLOY / "nginx/zhendema.conf").read_text(encoding="utf-8")
    ways = [place for place in re.findall(r"location [^{]*\{([^}]*)\}", site) if "proxy_pass" in place]
    assert len(ways) > 4
    for header in ("Host $host", "X-Forwarded-Proto $scheme"):
        assert [place for place in ways if f"proxy_set_header {header};" not in place] == []


@pytest.mark.parametrize("unit", UNITS, ids=[unit.stem for unit in UNITS])
def test_a_unit_is_hardened_and_starts_what_exists(unit: Path) -> None:
    lines = unit.read_text(encoding="utf-8").splitlines()
    assert [line for line in HARDENING if line not in lines] == []
    commands = {path.stem for path in ROOT.glob("checker/*/management/commands/*.py")} | {"check"}
    started = re.findall(r"manage\.py (\w+)", "\n".join(lines))
    assert started or "celery" in unit.read_text(encoding="utf-8")
    assert [name for name in started if name not in commands] == []


def test_the_container_takes_the_steps_of_a_machine() -> None:
    """Whoever owns the code writes beside it, and does so before the user without rights comes."""
    file = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    first = (DEPLOY / "README.md").read_text(encoding="utf-8").partition("## First start")[2].partition("\n3. ")[0]
    named = re.findall(r"`([^`]*\.venv[^`]*)`", first)
    steps = [step.removeprefix(".venv/bin/") for one in named for step in one.split(" && ")]
    assert steps == ["python3 -m venv .venv", "pip install -r requirements.txt", "python manage.py words"]
    by_the_owner = file.partition("\nUSER ")[0].replace("--no-cache-dir ", "")
    places = [by_the_owner.find(step) for step in steps]
    assert places == sorted(places)
    assert -1 not in places
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "-m venv $(VENV)" in makefile
    assert "install --quiet --disable-pip-version-check -r requirements.txt" in makefile
    copied = {name for line in re.findall(r"^COPY (.*) \S+$", file, re.MULTILINE) for name in line.split()}
    assert [name for name in copied if not (ROOT / name).exists()] == []
    (command,) = re.findall(r"^CMD (.*)$", file, re.MULTILINE)
    assert json.loads(command) == [".venv/bin/python", "manage.py", "serve"]


def test_the_example_names_only_settings_and_is_refused_as_it_is(tmp_path: Path) -> None:
    lines = (DEPLOY / "environment.example").read_text(encoding="utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in example if f"`{name}`" not in readme] == []
    said = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **example, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    for name in ("SECRET_KEY", "METRICS_TOKEN", "DATABASE_URL", "BROKER_URL", "MAIL_URL"):
        assert f"{name} is still the one of the example" in said.stderr


def test_every_test_of_the_table_exists() -> None:
    rows = re.findall(r"`(tests/\S+\.py)::(\w+)`", (DEPLOY / "ASVS.md").read_text(encoding="utf-8"))
    assert len(rows) > 30
    missing = [
        f"{file}::{name}"
        for file, name in rows
        if not (ROOT / file).exists() or f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert missing == []


def test_what_runs_is_listed_with_its_licence() -> None:
    programs = Path(sys.executable).parent
    listed = subprocess.run(
        [str(programs / "pip-licenses"), "--from=mixed", "--format=json"], capture_output=True, text=True, check=True
    )
    licences = {_plain(entry["Name"]): entry["License"] for entry in json.loads(listed.stdout)}
    parts = subprocess.run(
        [str(programs / "cyclonedx-py"), "requirements", str(ROOT / "requirements.txt"), "--of", "JSON"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {_plain(component["name"]) for component in json.loads(parts.stdout)["components"]}
    assert len(names) > 25
    unknown = {name: licences.get(name) for name in names if not PERMISSIVE.search(licences.get(name) or "")}
    assert unknown == {}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
