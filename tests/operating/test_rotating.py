"""A new secret key: what the old one made goes on working, and after the finish the old one opens nothing."""

from __future__ import annotations

import ast
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import InvalidToken
from django.core import signing
from django.core.management import CommandError, call_command

from checker import settings_keys
from checker.archive.keys import mark
from checker.cases import access
from checker.cases.opening import open_case
from checker.operating import rotating
from checker.organisations.boxes import box
from checker.organisations.models import Organisation, Person, Webhook
from tests.cases.conftest import new_case
from tests.desk.conftest import NOW

ROOM = Path(rotating.__file__).resolve().parent.parent
OLD = "the key of yesterday, long enough for anybody, 0123456789"


@pytest.fixture
def started(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Reads the keys as a program does that starts now."""
    for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS", "ARCHIVE_KEY"):
        monkeypatch.delenv(name, raising=False)
    (settings.DATA_DIR / settings_keys.KEY_FILE).write_text(OLD)

    def start() -> None:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS, settings.ARCHIVE_KEY = (
            one if isinstance(one, list) else str(one) for one in settings_keys.keys(settings.DATA_DIR)
        )

    start()
    return start


def test_what_the_old_key_made_goes_on_working(started: Any, settings: Any, person: Person, now: datetime) -> None:
    opened = open_case(new_case(), now)
    remembered, signed = mark("contact", b"example-shop"), signing.dumps("somebody")
    organisation = Organisation.objects.create(slug="shoppers", name="Shoppers", created_at=NOW)
    hook = Webhook.objects.create(
        organisation=organisation,
        address="https://shop.example/",
        secret=box("webhooks").encrypt(b"whsec_x").decode(),
        made_at=NOW,
    )
    factor = Authenticator.objects.get(user=person)
    Authenticator.objects.filter(pk=factor.pk).update(data={"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")})
    codes = RecoveryCodes.activate(person).generate_codes()

    call_command("rotate_keys")
    started()

    assert settings.SECRET_KEY != OLD
    assert settings.SECRET_KEY_FALLBACKS == [OLD]
    assert access.case_for_token(opened.token)
    assert mark("contact", b"example-shop") == remembered
    assert signing.loads(signed) == "somebody"
    assert _seed(person) == "JBSWY3DPEHPK3PXP"

    assert rotating.finish() == 3
    started()

    assert settings.SECRET_KEY_FALLBACKS == []
    assert mark("contact", b"example-shop") == remembered
    assert _seed(person) == "JBSWY3DPEHPK3PXP"
    assert RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).generate_codes() == codes
    hook.refresh_from_db()
    assert box("webhooks").decrypt(hook.secret.encode()) == b"whsec_x"
    with pytest.raises(signing.BadSignature):
        signing.loads(signed)
    settings.SECRET_KEY = OLD
    with pytest.raises(InvalidToken):
        box("webhooks").decrypt(hook.secret.encode())


def test_a_second_rotation_keeps_the_key_of_the_archive(started: Any, settings: Any) -> None:
    for _ in range(2):
        rotating.begin()
        started()
    assert settings.ARCHIVE_KEY == OLD
    assert settings.SECRET_KEY_FALLBACKS[-1] == OLD
    assert len(settings.SECRET_KEY_FALLBACKS) == 2
    assert all((settings.DATA_DIR / name).stat().st_mode & 0o077 == 0 for name in ("archive-key", "secret-key.former"))


def test_a_key_from_the_environment_is_changed_there(started: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", OLD)
    with pytest.raises(CommandError, match="SECRET_KEY_FALLBACKS"):
        call_command("rotate_keys")


def test_every_column_that_is_sealed_is_sealed_anew() -> None:
    """Whoever makes a box for a new purpose has to name its column in rotating."""
    purposes = set()
    for file in ROOM.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if "boxes import" in text and file.name != "rotating.py":
            named = re.findall(r'\bbox\(("[^"]+"|[A-Z_]+)\)', text)
            constants = dict(re.findall(r'^([A-Z_]+) = ("[^"]+")$', text, re.MULTILINE))
            purposes |= {ast.literal_eval(constants.get(one, one)) for one in named}
    assert purposes == {"second factors", *(purpose for _, _, purpose in rotating.SEALED)}


def _seed(person: Person) -> str:
    row = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)
    return str(get_adapter().decrypt(row.data["secret"]))
