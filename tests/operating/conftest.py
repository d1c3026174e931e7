"""An operator who is signed in with a second factor, and cases to look after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from checker.organisations import people
from checker.organisations.models import Person
from tests.desk.conftest import PASSWORD, add_factor


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.PICTURES_DIR = tmp_path / "pictures"
    settings.DATA_DIR = tmp_path


@pytest.fixture
def person(db: None) -> Person:
    """An operator."""
    made = people.make("operator@site.example", name="Ops", password=PASSWORD, is_staff=True)
    add_factor(made)
    return made


@pytest.fixture
def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client
