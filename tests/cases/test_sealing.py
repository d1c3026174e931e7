"""Hashes of packs: kept once, kept longer than their case, gone at once with a case that its shopper deletes."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from checker.cases import pictures, retention, sealing
from checker.cases.models import Case, Seal, Sealed
from checker.cases.opening import Opened, open_case
from checker.cases.sealing import Mark
from tests.cases.conftest import new_case

MARKS = (Mark(what=Sealed.EXHIBIT, sha256="a" * 64, number=2), Mark(what=Sealed.REPORT, sha256="b" * 64))


@pytest.fixture
def sealed(opened: Opened, now: datetime, case_of: Callable[[Opened], Case]) -> Case:
    case = case_of(opened)
    sealing.seal(case, 1, MARKS, masked=True, now=now)
    return case


def test_a_file_is_known_by_its_hash_and_no_other(sealed: Case, now: datetime) -> None:
    (found,) = sealing.known("a" * 64)
    assert (found.what, found.number, found.made_at, found.masked) == (Sealed.EXHIBIT, 2, now, True)
    assert found.reference == sealing.reference_of(sealed)
    assert sealing.known("c" * 64) == []


def test_the_same_pack_again_keeps_its_first_time(sealed: Case, now: datetime) -> None:
    sealing.seal(sealed, 1, MARKS, masked=True, now=now + timedelta(days=1))
    assert [seal.made_at for seal in Seal.objects.all()] == [now, now]


def test_the_reference_tells_cases_apart_and_nothing_else(sealed: Case, now: datetime) -> None:
    open_case(new_case(), now)
    references = {sealing.reference_of(case) for case in Case.objects.all()}
    assert len(references) == 2
    assert not any(str(case.id)[:4] in reference for case in Case.objects.all() for reference in references)


def test_hashes_outlive_a_case_that_is_erased_by_age(sealed: Case, now: datetime) -> None:
    retention.enforce(now + timedelta(days=31))
    assert not Case.objects.exists()
    assert [seal.case_id for seal in sealing.known("b" * 64)] == [None]
    retention.enforce(now + timedelta(days=sealing.DAYS))
    assert Seal.objects.count() == 2
    retention.enforce(now + timedelta(days=sealing.DAYS, seconds=1))
    assert not Seal.objects.exists()


def test_a_deleted_case_takes_its_hashes_along(sealed: Case, opened: Opened, now: datetime) -> None:
    other = open_case(new_case(), now)
    kept = Case.objects.exclude(id=sealed.id).get()
    sealing.seal(kept, 1, MARKS, masked=False, now=now)
    retention.delete(opened.token, opened.delete_token)
    assert {seal.reference for seal in Seal.objects.all()} == {sealing.reference_of(kept)}
    assert other


def test_a_pack_of_a_case_that_is_gone_leaves_nothing(sealed: Case, opened: Opened, now: datetime) -> None:
    retention.delete(opened.token, opened.delete_token)
    sealing.seal(sealed, 1, MARKS, masked=True, now=now)
    assert not Seal.objects.exists()


def test_copies_of_pictures_go_with_their_workshop_also_after_a_crash(db: None, now: datetime) -> None:
    with pictures.workshop() as folder:
        (folder / "01.jpg").write_bytes(b"copy")
    assert not folder.exists()
    left_behind = folder.with_name("tmpleft.part")
    left_behind.mkdir()
    (left_behind / "01.jpg").write_bytes(b"copy")
    os.utime(left_behind, ((now - timedelta(hours=2)).timestamp(),) * 2)
    retention.enforce(now)
    assert not left_behind.exists()
