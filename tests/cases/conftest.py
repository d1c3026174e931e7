"""Own-written cases to open, and pictures drawn for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from PIL import Image, ImageDraw

from checker.cases import tokens
from checker.cases.hinting import breaker
from checker.cases.models import Case
from checker.cases.opening import NewCase, Opened, open_case
from checker.reading import Picture

POST = "我是空姐，国际航班代购，专柜小票齐全，现货当天发。"


@pytest.fixture(autouse=True)
def _fresh_pictures_and_breaker(settings: object, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"  # type: ignore[attr-defined]
    breaker.closed_at = 0.0
    breaker.failed = 0


def draw(words: str = "hello") -> Picture:
    image = Image.new("RGB", (200, 80), "white")
    ImageDraw.Draw(image).text((10, 30), words, fill="black")
    file = BytesIO()
    image.save(file, "PNG")
    data = file.getvalue()
    return Picture(data=data, media_type="image/png", width=200, height=80, sha256=hashlib.sha256(data).hexdigest())


@pytest.fixture
def picture() -> Picture:
    return draw()


def new_case(text: str = POST, pictures: tuple[Picture, ...] = (), key: str = "") -> NewCase:
    return NewCase(text=text, pictures=pictures, language="zh-hans", key=key or tokens.new_form_key())


@pytest.fixture
def opened(db: None, now: datetime) -> Opened:
    return open_case(new_case(), now)


@pytest.fixture
def case_of() -> Callable[[Opened], Case]:
    return lambda opened: Case.objects.get(token_hash=tokens.hashed(opened.token))


@contextmanager
def cut_off_at_commit() -> Iterator[None]:
    """Transactions are committed, but whoever waits for that hears only that the database went away."""
    commit = BaseDatabaseWrapper._commit

    def without_a_word(self: BaseDatabaseWrapper) -> None:
        commit(self)
        raise OperationalError("server closed the connection unexpectedly")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(BaseDatabaseWrapper, "_commit", without_a_word)
        yield
