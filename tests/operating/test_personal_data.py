"""Everything about one person as files, and nothing about another; and what is left after erasing."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from checker.cases import replying, sharing, working
from checker.cases.models import Audience, Case
from checker.cases.opening import open_case
from checker.operating import personal_data
from checker.organisations import members
from checker.organisations.models import AuditEntry, Person, Role
from checker.organisations.opening import open_organisation
from tests.cases.conftest import POST, draw, new_case
from tests.desk.conftest import NOW, make_member


def unpacked(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}


def test_a_shoppers_case_comes_with_its_words_and_pictures(db: None, now: datetime, tmp_path: Path) -> None:
    opened = open_case(new_case(POST, (draw("mine"),)), now)
    open_case(new_case("别人的案例，全年现货"), now)
    case = Case.objects.get(items__picture__gt="")
    assert working.work_on(case.id, lambda: now)
    for number, link in enumerate((f"https://site.example/r/{opened.token}/", opened.delete_token)):
        file = tmp_path / f"{number}.zip"
        call_command("export_person", str(file), f"--link={link}")
        told = unpacked(file)
        assert POST in told["cases_item.json"]
        assert json.loads(told["cases_storedoutcome.json"])[0]["level"]
        assert len([name for name in told if name.startswith("pictures/")]) == 2
        assert json.loads(told["archive.json"])[0]["at"]
        assert "别人" not in "".join(told.values())
        assert case.token_hash not in "".join(told.values())
        assert "README.txt" in told


def test_what_the_seller_wrote_to_the_moderator_is_not_the_shoppers(db: None, now: datetime, tmp_path: Path) -> None:
    opened = open_case(new_case(POST), now)
    case = Case.objects.get()
    assert working.work_on(case.id, lambda: now)
    link = sharing.share(case, days=30, audience=Audience.UNLISTED, now=now)
    replying.reply_to(link.share, replying.Said(text="这不是我写的", contact="seller@shop.example"), now)
    call_command("export_person", str(tmp_path / "case.zip"), f"--link={opened.token}")
    told = unpacked(tmp_path / "case.zip")
    assert "cases_share.json" in told
    assert "seller@shop.example" not in "".join(told.values())
    assert "这不是我写的" not in "".join(told.values())


def test_a_member_comes_with_places_and_deeds_but_no_secret(db: None, tmp_path: Path) -> None:
    organisation = open_organisation("shoppers", "Shoppers", NOW)
    owner = make_member(organisation, Role.OWNER)
    viewer = make_member(organisation, Role.VIEWER)
    members.change_role(owner, viewer.id, Role.EDITOR, NOW)
    file = tmp_path / "member.zip"
    call_command("export_person", str(file), "--member", "VIEWER@shoppers.example")
    told = unpacked(file)
    everything = "".join(told.values())
    assert json.loads(told["organisations_member.json"])[0]["role"] == Role.EDITOR
    assert "role-changed" in told["what others did.json"]
    assert json.loads(told["mfa_authenticator.json"])[0]["type"] == "totp"
    assert "secret" not in told["mfa_authenticator.json"]
    assert "password" not in told["person.json"]
    assert "owner@shoppers.example" not in everything
    assert (file.stat().st_mode & 0o077) == 0


def test_nothing_is_written_for_nobody(db: None, tmp_path: Path) -> None:
    for given in (["--link", "A" * 24], ["--member", "nobody@site.example"]):
        with pytest.raises(CommandError):
            call_command("export_person", str(tmp_path / "none.zip"), *given)
    assert not (tmp_path / "none.zip").exists()
    with pytest.raises(personal_data.NobodyThere):
        personal_data.of_case("not a token", io.BytesIO(), NOW)


def test_an_erased_member_leaves_deeds_without_a_name(db: None) -> None:
    organisation = open_organisation("shoppers", "Shoppers", NOW)
    owner, second = make_member(organisation, Role.OWNER), make_member(organisation, Role.EDITOR)
    members.change_role(owner, second.id, Role.VIEWER, NOW)
    with pytest.raises(CommandError, match="shoppers"):
        call_command("erase_person", owner.person.email)
    members.change_role(owner, second.id, Role.OWNER, NOW)
    call_command("erase_person", owner.person.email)
    assert set(Person.objects.all()) == {second.person}
    assert Authenticator.objects.filter(user=second.person).count() == Authenticator.objects.count()
    assert set(AuditEntry.objects.filter(action="role-changed").values_list("actor", flat=True)) == {None}
