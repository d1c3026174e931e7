"""The small files of the site, and what a phone's share sheet hands over."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from checker.cases.models import Case, Item


def png() -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (60, 40), "white").save(made, "PNG")
    return SimpleUploadedFile("screenshot.png", made.getvalue(), "image/png")


def test_robots_are_told_what_is_no_page(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "User-agent: *" in answer.content.decode().splitlines()
    assert "Disallow: /language/" in answer.content.decode().splitlines()


def test_the_old_place_of_the_icon_leads_to_it(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"].endswith(".svg")


@pytest.mark.parametrize(("asked", "name"), [("zh-CN", "真的吗"), ("en", "Zhendema: is it real?")])
def test_a_phone_can_keep_the_site_as_an_app(client: Client, asked: str, name: str) -> None:
    answer = client.get("/manifest.webmanifest", headers={"accept-language": asked})
    told = answer.json()
    assert answer["Content-Type"].startswith("application/manifest+json")
    assert told["name"] == name
    assert told["share_target"]["params"]["files"][0]["name"] == "images"
    for icon in told["icons"][1:]:
        place = finders.find(icon["src"].removeprefix("/static/").replace("%2F", "/"))
        assert place
        with Image.open(str(place)) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]


def test_what_is_shared_from_a_phone_becomes_a_case(db: None, settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/shared-here/", {"title": "朋友圈", "text": "现货 LV", "url": "", "images": png()})
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/r/")
    assert [item.text for item in Item.objects.filter(kind="text")] == ["朋友圈\n现货 LV"]
    assert Item.objects.filter(kind="picture").count() == 1


def test_an_empty_share_leads_to_the_form(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/shared-here/", {})
    assert answer.status_code == 422
    assert b'name="text"' in answer.content
    assert not Case.objects.exists()


def test_the_share_sheet_only_posts(client: Client) -> None:
    assert client.get("/shared-here/").status_code == 405
