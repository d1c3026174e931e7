"""Erasing: in time by itself, at once on request, and completely."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from checker.cases import (
    access,
    aftermath,
    batch_rules,
    claiming,
    deriving,
    handover_rules,
    pictures,
    replying,
    retention,
    sharing,
    tokens,
)
from checker.cases.access import CaseNotFound
from checker.cases.models import Audience, By, Case, Correction, Item, Mistake, Sight, StoredOutcome
from checker.cases.opening import Opened, open_case
from checker.cases.stores import Folder
from checker.reading import Picture
from tests.cases.conftest import draw, new_case
from tests.cases.test_claiming import OUTCOME


def files() -> set[str]:
    return set(pictures.older_than(datetime.now(UTC) + timedelta(days=1)))


def test_every_field_of_every_model_is_declared() -> None:
    assert retention.undeclared() == []


def test_every_declaration_names_a_field_that_exists_and_is_not_both() -> None:
    fields = {
        (model.__name__, field.name)
        for model in apps.get_app_config("cases").get_models()
        for field in model._meta.concrete_fields
    }
    ruled = {(rule.model, rule.field) for rule in retention.rules()}
    assert ruled | retention.NOT_PERSONAL == fields
    assert not ruled & retention.NOT_PERSONAL


def test_a_field_without_a_rule_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "NOT_PERSONAL", retention.NOT_PERSONAL - {("Item", "width")})
    assert retention.undeclared() == ["Item.width"]


OUTLIVES = {"Seal", *aftermath.OUTLIVES, *handover_rules.LASTS, *batch_rules.OF_LISTS}
WITH_ITS_CASE = [rule for rule in retention.rules() if rule.model not in OUTLIVES]


@pytest.mark.parametrize("rule", WITH_ITS_CASE, ids=lambda rule: f"{rule.model}.{rule.field}")
def test_every_rule_is_kept(rule: retention.Rule, db: None, now: datetime) -> None:
    open_case(new_case(pictures=(draw(),)), now)
    lease = claiming.claim(Case.objects.get().id, now)
    assert lease
    claiming.finish(lease, OUTCOME, now)
    deriving.derive(lease.case_id)
    case = Case.objects.get()
    link = sharing.share(case, days=30, audience=Audience.UNLISTED, now=now)
    replying.reply_to(link.share, replying.Said(text="这不是我写的"), now)
    levels = {"level_before": "check-first", "level_after": "nothing-found"}
    about = {"by": By.OPERATOR, "mistake": Mistake.MISTAKEN, "check_id": "claim", "corrected_at": now}
    Correction.objects.create(case=case, version=2, **about, **levels)
    Sight.objects.create(case=case, days=3)
    model = apps.get_model("cases", rule.model)
    retention.enforce(now + timedelta(days=rule.days))
    assert model.objects.exists()
    assert files()
    retention.enforce(now + timedelta(days=rule.days, seconds=1))
    assert not model.objects.exists()
    assert not files()


def test_a_case_that_is_kept_outlives_the_days_of_others(db: None, now: datetime) -> None:
    open_case(new_case(), now)
    Case.objects.update(keep_until=now + timedelta(days=90))
    retention.enforce(now + timedelta(days=90))
    assert Case.objects.exists()
    retention.enforce(now + timedelta(days=90, seconds=1))
    assert not Case.objects.exists()


def test_the_days_are_a_setting(db: None, now: datetime, settings: Any) -> None:
    settings.RETENTION_DAYS = 2
    open_case(new_case(), now)
    assert retention.enforce(now + timedelta(days=3)) == 1
    assert {rule.days for rule in retention.rules() if rule.model not in OUTLIVES} == {2}


def test_the_holder_of_both_links_erases_at_once(db: None, now: datetime, picture: Picture) -> None:
    opened = open_case(new_case(pictures=(picture,)), now)
    other = open_case(new_case(), now)
    retention.delete(opened.token, opened.delete_token)
    assert [tokens.hashed(other.token)] == list(Case.objects.values_list("token_hash", flat=True))
    assert not files()
    with pytest.raises(CaseNotFound):
        access.case_for_token(opened.token)
    with pytest.raises(CaseNotFound):
        retention.delete(opened.token, opened.delete_token)


def test_one_link_is_not_enough_to_erase(opened: Opened, now: datetime, case_of: Callable[[Opened], Case]) -> None:
    other = open_case(new_case(), now)
    for report, delete in (
        (opened.token, opened.token),
        (opened.token, other.delete_token),
        (opened.delete_token, opened.delete_token),
        (opened.token, ""),
        ("", opened.delete_token),
    ):
        with pytest.raises(CaseNotFound):
            retention.delete(report, delete)
    assert case_of(opened)


def test_a_case_that_is_worked_on_can_be_erased(opened: Opened, now: datetime) -> None:
    lease = claiming.claim(Case.objects.get().id, now)
    assert lease
    retention.delete(opened.token, opened.delete_token)
    with pytest.raises(claiming.LeaseLost):
        claiming.finish(lease, OUTCOME, now)
    assert not StoredOutcome.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_of_an_erased_case_stays_on_the_disk(now: datetime) -> None:
    opened = open_case(new_case("我是空姐 marker-4711-planted", (draw("marker"),)), now)
    database = Path(connection.settings_dict["NAME"])
    places = [database, database.with_name(database.name + "-wal")]
    planted = b"marker-4711-planted"
    assert any(planted in place.read_bytes() for place in places if place.exists())
    retention.delete(opened.token, opened.delete_token)
    assert not any(planted in place.read_bytes() for place in places if place.exists())


def test_pictures_without_a_case_are_swept_up_and_young_ones_left(db: None, now: datetime, picture: Picture) -> None:
    open_case(new_case(pictures=(picture,)), now)
    kept = Item.objects.exclude(picture="").get().picture
    orphan, young = pictures.keep(picture.data, "image/png"), pictures.keep(picture.data, "image/png")
    half_written = Folder().path_of_folder / "tmpabc.part"
    half_written.write_bytes(b"half")
    for name in (kept, orphan, half_written.name):
        age(name, now - timedelta(hours=2))
    age(young, now - timedelta(minutes=5))
    retention.enforce(now)
    assert files() == {kept, young}


def age(name: str, moment: datetime) -> None:
    os.utime(Folder().path_of_folder / name, (moment.timestamp(), moment.timestamp()))
