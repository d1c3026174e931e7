"""Pictures in a bucket: the same promises as in a folder, against a real S3-compatible server from a package."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import BotoCoreError, ConnectionClosedError
from django.core.files.storage import storages
from PIL import Image

from checker import settings_storage
from checker.cases import opening, pictures, retention, tokens
from checker.cases.models import Case, Item
from checker.cases.opening import NewCase, NotAccepted, open_case
from checker.cases.stores import StoreAway
from checker.reading import decode
from tests.processes import free_port, wait_for

KEYS = {"access_key": "shop-pictures", "secret_key": "not-a-secret-of-anybody"}
LATER = timedelta(days=1)


class Server:
    """The server and its files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [
                *(str(Path(sys.executable).parent / "nanio"), "serve", "--host", "127.0.0.1", "--port", str(self.port)),
                *("--data-dir", str(self.folder), "--log-level", "error", "--no-access-log"),
            ],
            env={
                "PATH": os.environ["PATH"],
                "NANIO_ACCESS_KEY": KEYS["access_key"],
                "NANIO_SECRET_KEY": KEYS["secret_key"],
            },
        )

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def options(self, **different: Any) -> dict[str, Any]:
        made = settings_storage.bucket("pictures", f"http://127.0.0.1:{self.port}", "us-east-1")
        return {**made, **KEYS, **different}

    def answers(self) -> bool:
        client = boto3.client(
            "s3",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id=KEYS["access_key"],
            aws_secret_access_key=KEYS["secret_key"],
            region_name="us-east-1",
        )
        try:
            client.create_bucket(Bucket="pictures")
        except client.exceptions.ClientError:  # it is there already
            return True
        except BotoCoreError:
            return False
        return True


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("bucket"))
    assert wait_for(server.answers, 20)
    yield server
    server.stop()


@pytest.fixture
def bucket(server: Server, settings: Any, tmp_path: Path, db: None) -> Iterator[Server]:
    settings.PICTURES_DIR = tmp_path / "pictures"
    use(settings, server.options())
    yield server
    if server.process.poll() is not None:
        server.process = server.start()
        assert wait_for(server.answers, 20)


def use(settings: Any, options: dict[str, Any]) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "pictures": {"BACKEND": "checker.cases.bucket.Bucket", "OPTIONS": options},
    }


def far() -> datetime:
    return datetime.now(UTC) + LATER


def png(colour: str = "red") -> bytes:
    made = BytesIO()
    Image.new("RGB", (60, 40), colour).save(made, "PNG")
    return made.getvalue()


def new(colour: str = "red") -> NewCase:
    return NewCase(text="我是空姐", pictures=(decode(png(colour)),), language="en", key=tokens.new_form_key())


def test_what_is_kept_is_read_and_forgotten(bucket: Server) -> None:
    name = pictures.keep(png(), "image/png")
    assert pictures.read(name) == png()
    assert pictures.is_kept(name)
    assert name in set(pictures.older_than(far()))
    assert name not in set(pictures.older_than(datetime.now(UTC) - LATER))
    pictures.forget([name, name])
    assert not pictures.is_kept(name)
    with pytest.raises(pictures.PictureLost):
        pictures.read(name)


def test_the_bytes_lie_on_the_server_and_not_in_the_folder(bucket: Server, settings: Any) -> None:
    name = pictures.keep(png("blue"), "image/png")
    assert [path.read_bytes() for path in bucket.folder.rglob(name) if path.is_file()] == [png("blue")]
    assert not settings.PICTURES_DIR.exists() or not list(settings.PICTURES_DIR.iterdir())


def test_nobody_reads_the_bucket_without_its_keys(bucket: Server, settings: Any) -> None:
    name = pictures.keep(png(), "image/png")
    use(settings, bucket.options(secret_key="another"))
    with pytest.raises(StoreAway):
        pictures.read(name)


def test_a_case_is_answered_from_the_bucket_and_erased_with_its_pictures(bucket: Server, now: datetime) -> None:
    opened = open_case(new(), now)
    item = Item.objects.exclude(picture="").get()
    assert pictures.read(item.picture)
    retention.delete(opened.token, opened.delete_token)
    assert not pictures.is_kept(item.picture)


def test_a_form_that_lost_the_race_leaves_no_object(
    bucket: Server, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(pictures.older_than(far()))
    monkeypatch.setattr(opening, "rows_of", lambda *_, **__: (_ for _ in ()).throw(RuntimeError("died")))
    with pytest.raises(RuntimeError, match="died"):
        open_case(new(), now)
    assert set(pictures.older_than(far())) == before
    assert not Case.objects.exists()


def test_objects_without_a_case_are_swept_and_those_with_one_stay(bucket: Server, now: datetime) -> None:
    open_case(new(), now)
    orphan, kept = pictures.keep(png("green"), "image/png"), Item.objects.exclude(picture="").get().picture
    retention._erase_orphans(far())
    assert not pictures.is_kept(orphan)
    assert pictures.is_kept(kept)


def test_a_store_that_is_away_takes_nothing_and_says_so(bucket: Server, now: datetime, client: Any) -> None:
    opened = open_case(new(), now)
    bucket.stop()
    with pytest.raises(NotAccepted):
        open_case(new("blue"), now)
    assert Case.objects.count() == 1
    answer = client.get(f"/r/{opened.token}/picture/1")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    retention.delete(opened.token, opened.delete_token)
    assert not Case.objects.exists()


def test_a_picture_whose_store_goes_away_while_it_is_read_is_not_lost(
    bucket: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = pictures.keep(png(), "image/png")

    def breaks_off(*_: object, **__: object) -> None:
        raise ConnectionClosedError(endpoint_url="https://pictures.example")

    monkeypatch.setattr("storages.backends.s3.S3File.read", breaks_off)
    with pytest.raises(StoreAway):
        pictures.read(name)


def test_the_folder_stays_the_default() -> None:
    assert settings_storage.pictures() == {"BACKEND": "checker.cases.stores.Folder"}
    assert type(storages["pictures"]).__name__ == "Folder"
