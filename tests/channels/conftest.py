"""An organisation with an owner, and its accounts as the platforms call them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from checker.organisations import channels, people
from checker.organisations.channels import Keys
from checker.organisations.models import ChannelKind, Member, Role
from checker.organisations.opening import open_organisation
from tests.channels.platforms import AES_KEY, APP_ID, TOKEN, Bot, OfficialAccount

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SECRET = "a-word-that-only-both-know"


@pytest.fixture(autouse=True)
def _nothing_outside(settings: Any, tmp_path: Any) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"
    settings.BROKER_URL = "filesystem://"


@pytest.fixture
def owner(db: None) -> Member:
    organisation = open_organisation("shoppers", "Shoppers' Union", NOW)
    person = people.make("owner@shoppers.example", name="Owner")
    return Member.objects.create(organisation=organisation, person=person, role=Role.OWNER, joined_at=NOW)


@pytest.fixture
def account(owner: Member) -> Callable[..., OfficialAccount]:
    def connected(*, encrypted: bool = False, language: str = "en") -> OfficialAccount:
        keys = Keys(token=TOKEN, aes_key=AES_KEY if encrypted else "")
        channel = channels.connect(owner, ChannelKind.WECHAT, "真的吗", APP_ID, keys, language=language, now=NOW)
        return OfficialAccount(f"/channels/wechat/{channel.address}/", aes_key=keys.aes_key)

    return connected


@pytest.fixture
def bot(owner: Member) -> Bot:
    keys = Keys(token=SECRET)
    channel = channels.connect(owner, ChannelKind.TELEGRAM, "bot", "", keys, language="en", now=NOW)
    return Bot(f"/channels/telegram/{channel.address}/", SECRET)
