"""`pytest tests/attack --rounds 20` attacks longer, with other words in each round; the tests take one round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from checker.cases.hinting import breaker
from tests.attack.crawling import Found, crawl
from tests.attack.world import World, build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", type=int, default=1, help="how often every form and address is attacked")


@pytest.fixture(scope="package")
def rounds(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--rounds", default=1))


@pytest.fixture(scope="package")
def chance() -> Random:
    """The same choices each time."""
    return Random(20261122)


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all attacks: each takes back what it changed."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        from django.conf import settings

        patch.setattr(settings, "PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"])
        patch.setattr(settings, "PICTURES_DIR", Path(tmp_path_factory.mktemp("attacked")))
        patch.setattr(settings, "BROKER_URL", "filesystem://")
        patch.setattr(settings, "CHANGES_PER_HOUR", 0)
        patch.setattr(breaker, "closed_at", float("inf"))
        yield build(timezone.now())
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def found(world: World) -> dict[str, Found]:
    """What everybody can reach, by who it is."""
    return {who: crawl(world.browser(who), world.doors[who]) for who in world.sessions}


@pytest.fixture(autouse=True)
def _as_strict_as_postgresql(world: World) -> Iterator[None]:
    """SQLite keeps zeros and half characters that PostgreSQL refuses; here neither does."""

    def refuse(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        for value in parameters or ():
            if isinstance(value, str) and "\0" in value:
                raise ValueError("PostgreSQL keeps no zero characters")
            if isinstance(value, str) and len(value) < 2**20:
                value.encode()
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(refuse):
        yield
    assert Session.objects.exists()
