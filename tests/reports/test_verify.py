"""The page that tells what a file is: exact bytes only, every kind of file, nothing kept of what is sent."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from checker.cases import retention, sealing
from checker.cases.models import Case, Sealed
from checker.cases.opening import open_case
from checker.cases.sealing import Mark
from checker.reports import hashing
from checker.reports.verifying import normalised
from tests.cases.conftest import new_case

WORDS = {
    Sealed.ORIGINAL: "a file that was handed in, which is exhibit 3",
    Sealed.EXHIBIT: "exhibit 3 of evidence pack",
    Sealed.REPORT: "the report (PDF)",
    Sealed.DATA: "the report for programs (JSON)",
    Sealed.PACK: "the whole of evidence pack",
}


def bytes_of(what: Sealed) -> bytes:
    return f"file of kind {what}".encode() * 1000


@pytest.fixture
def client() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def case(db: None, now: datetime) -> Case:
    open_case(new_case(), now)
    case = Case.objects.get()
    marks = [Mark(what=what, sha256=hashlib.sha256(bytes_of(what)).hexdigest(), number=3) for what in Sealed]
    sealing.seal(case, 2, marks, masked=True, now=now)
    return case


@pytest.mark.parametrize("what", list(Sealed))
def test_every_kind_of_file_is_known_by_itself_and_by_its_hash(client: Client, case: Case, what: Sealed) -> None:
    data = bytes_of(what)
    sent = client.post("/verify/", {"file": SimpleUploadedFile("whatever.bin", data)})
    asked = client.get("/verify/", {"sha256": hashlib.sha256(data).hexdigest().upper()})
    for response in (sent, asked):
        page = response.content.decode()
        assert response.status_code == 200
        assert WORDS[what] in page
        assert sealing.reference_of(case) in page
        assert "2026-11-20 09:30:00 UTC" in page
        assert "whatever" not in page
        assert not response.cookies


def test_a_file_with_one_other_byte_is_not_known_and_not_accused(client: Client, case: Case) -> None:
    response = client.post("/verify/", {"file": SimpleUploadedFile("a.pdf", bytes_of(Sealed.REPORT) + b".")})
    page = response.content.decode()
    assert "Not one that we know" in page
    assert "This says nothing against the file." in page
    assert sealing.reference_of(case) not in page


@pytest.mark.parametrize("given", ["", "abc", "g" * 64, "a" * 63, "a" * 65, "%", "a" * 5000, "*" * 64])
def test_nothing_but_a_whole_hash_is_looked_up(client: Client, case: Case, given: str) -> None:
    page = client.get("/verify/", {"sha256": given}).content.decode()
    assert sealing.reference_of(case) not in page
    assert ("This is no SHA-256" in page) is bool(given)


def test_a_hash_may_be_written_as_people_copy_it() -> None:
    plain = "0a" * 32
    assert normalised(plain.upper()) == plain
    assert normalised(f"  {plain}  exhibits/01-text.txt\n") == plain
    assert normalised(" ".join(plain[start : start + 8] for start in range(0, 64, 8))) == plain
    assert normalised("") == ""


def test_nothing_of_a_file_is_kept_and_too_much_is_refused(
    client: Client, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = hashing.HashedFile("0" * 64, 5)
    assert kept.read() == b""
    before = set(settings.DATA_DIR.rglob("*"))
    client.post("/verify/", {"file": SimpleUploadedFile("a.bin", b"x" * 3_000_000)})
    assert set(settings.DATA_DIR.rglob("*")) == before
    monkeypatch.setattr(hashing, "MOST_BYTES", 1000)
    assert client.post("/verify/", {"file": SimpleUploadedFile("a.bin", b"x" * 3000)}).status_code in (400, 413)


def test_an_empty_form_is_told_what_is_missing(client: Client, db: None) -> None:
    page = client.post("/verify/", {"file": SimpleUploadedFile("a.bin", b"")}).content.decode()
    assert "Please choose a file that is not empty." in page


def test_a_deleted_case_is_known_no_more(client: Client, db: None, now: datetime) -> None:
    opened = open_case(new_case(), now)
    digest = hashlib.sha256(b"exhibit").hexdigest()
    sealing.seal(Case.objects.get(), 1, [Mark(what=Sealed.EXHIBIT, sha256=digest, number=1)], masked=False, now=now)
    assert "Yes, byte for byte" in client.get("/verify/", {"sha256": digest}).content.decode()
    retention.delete(opened.token, opened.delete_token)
    assert "Not one that we know" in client.get("/verify/", {"sha256": digest}).content.decode()
