"""Shared reports over HTTP: what others see, and that nothing of anybody is in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from checker.cases import claiming, deriving, originals, pipeline
from checker.cases.models import Case, Share
from checker.cases.opening import Opened, open_case
from checker.reading.codes import find_codes
from tests.cases.conftest import draw, new_case

POST = "空姐代购 LV 老花包 ¥680，招代理一件代发，加微信 wx-example-2046，收件人：王小明 13800138000"
SECRETS = ("wx-example-2046", "王小明", "13800138000")
CHINESE = {"accept-language": "zh-CN"}


@pytest.fixture
def own(db: None, settings: Any, tmp_path: Path) -> str:
    """The address of an answered report with a text and a picture."""
    settings.PICTURES_DIR = tmp_path / "pictures"
    now = timezone.now()
    opened: Opened = open_case(new_case(POST, (draw("call 13800138000"),)), now)
    case = Case.objects.get()
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    deriving.derive(case.id)
    return f"/r/{opened.token}/"


@pytest.fixture
def shared(own: str, client: Client) -> str:
    """The address of the same report, shared."""
    shown = client.post(f"{own}share/", {"days": "30", "audience": "unlisted"}, headers=CHINESE).content.decode()
    (found,) = set(re.findall(r'href="http://testserver(/r/[\w-]{24}/)"', shown))
    assert found != own
    return str(found)


@pytest.fixture
def reader() -> Client:
    return Client()


def test_a_reader_sees_the_level_and_the_claims(shared: str, reader: Client) -> None:
    shown = reader.get(shared, headers=CHINESE).content.decode()
    assert re.findall(r'data-level="([^"]*)"', shown) == ["stop"]
    assert "空姐代购" in shown
    assert "招代理" in shown


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_nothing_of_anybody_is_in_anything_that_is_shared(shared: str, reader: Client, language: str) -> None:
    for address in (shared, f"{shared}embed", f"/oembed?url=http://testserver{shared}"):
        answer = reader.get(address, headers={"accept-language": language})
        assert answer.status_code == 200
        assert not [secret for secret in SECRETS if secret in answer.content.decode()]


def test_a_reader_gets_masked_pictures_only(own: str, shared: str, reader: Client) -> None:
    first, masked = reader.get(f"{own}picture/1").content, reader.get(f"{shared}picture/1")
    assert masked.status_code == 200
    assert masked["Content-Type"] == "image/jpeg"
    assert masked.content != first
    with Image.open(BytesIO(masked.content)) as image:
        assert image.size == (200, 80)


@pytest.mark.parametrize("part", ["more/", "share/", "keep/", "delete/aaaaaaaaaaaaaaaaaaaaaaaa/"])
def test_a_reader_can_change_nothing(shared: str, reader: Client, part: str) -> None:
    assert (
        reader.post(f"{shared}{part}", {"days": "7", "audience": "public", "after": "1", "text": "x"}).status_code
        == 404
    )
    assert Share.objects.count() == 1


def test_a_shared_page_has_no_way_to_the_own_report(own: str, shared: str, reader: Client) -> None:
    assert own not in reader.get(shared).content.decode()


def test_a_shared_page_tells_other_sites_what_to_show(shared: str, reader: Client) -> None:
    shown = reader.get(shared, headers=CHINESE).content.decode()
    told = dict(re.findall(r'<meta property="(og:[a-z:_]+)" content="([^"]*)">', shown))
    assert told["og:image"] == f"http://testserver{shared}card.png"
    assert told["og:url"] == f"http://testserver{shared}"
    assert told["og:title"].startswith("停")


def test_the_card_is_a_picture_of_the_right_size(shared: str, reader: Client) -> None:
    answer = reader.get(f"{shared}card.png", headers=CHINESE)
    with Image.open(BytesIO(answer.content)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_code_on_the_card_leads_to_the_page(shared: str, reader: Client) -> None:
    codes = find_codes(reader.get(f"{shared}card.png").content)
    assert [code.text for code in codes] == [f"http://testserver{shared}"]


def test_only_the_frame_may_be_framed_and_sets_no_cookie(shared: str, reader: Client) -> None:
    frame, page = reader.get(f"{shared}embed"), reader.get(shared)
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame
    assert page["X-Frame-Options"] == "DENY"
    assert not frame.cookies
    assert "<script" not in frame.content.decode()


@pytest.mark.parametrize(("audience", "hidden"), [("unlisted", True), ("public", False)], ids=["unlisted", "public"])
def test_search_engines_are_asked_in_only_by_a_public_link(
    own: str, client: Client, reader: Client, audience: str, hidden: bool
) -> None:
    shown = client.post(f"{own}share/", {"days": "7", "audience": audience}).content.decode()
    found = re.findall(r'href="http://testserver(/r/[\w-]{24}/)"', shown)[0]
    page = reader.get(found)
    assert ("noindex" in page.headers.get("X-Robots-Tag", "")) is hidden
    assert ('content="noindex' in page.content.decode()) is hidden


def test_a_link_taken_back_is_gone_in_every_form(own: str, shared: str, client: Client, reader: Client) -> None:
    (share,) = Share.objects.all()
    client.post(f"{own}share/{share.id}/end/")
    parts = ("", "card.png", "embed", "picture/1")
    assert {reader.get(f"{shared}{part}").status_code for part in parts} == {404}
    assert reader.get(f"/oembed?url=http://testserver{shared}").status_code == 404


def test_nobody_takes_back_the_links_of_another_case(own: str, shared: str, client: Client, now: datetime) -> None:
    other = open_case(new_case("另一条"), timezone.now())
    (share,) = Share.objects.all()
    client.post(f"/r/{other.token}/share/{share.id}/end/")
    assert Share.objects.filter(id=share.id).exists()


@pytest.mark.parametrize("given", [{}, {"days": "8", "audience": "public"}, {"days": "7", "audience": "all"}])
def test_a_choice_that_is_not_offered_makes_no_link(own: str, client: Client, given: dict[str, str]) -> None:
    assert client.post(f"{own}share/", given).status_code == 302
    assert not Share.objects.exists()


def test_before_the_masked_copy_is_made_the_page_asks_for_a_moment(
    own: str, client: Client, case_without_copy: Callable[[], None]
) -> None:
    case_without_copy()
    assert client.post(f"{own}share/", {"days": "7", "audience": "public"}).status_code == 409
    assert not Share.objects.exists()


@pytest.fixture
def case_without_copy() -> Callable[[], None]:
    return lambda: Case.objects.get().outcomes.update(masked=None)  # type: ignore[return-value]


def test_the_own_page_says_when_the_originals_go_and_lets_them_be_kept(own: str, client: Client) -> None:
    assert 'id="keeping"' in client.get(own).content.decode()
    client.post(f"{own}keep/", {"days": "90"})
    kept = Case.objects.get().keep_until
    assert kept
    assert timedelta(days=89) < kept - timezone.now() <= timedelta(days=90)


def test_after_the_originals_went_the_own_page_shows_the_masked_ones(own: str, client: Client) -> None:
    originals.erase(timezone.now() + timedelta(hours=3))
    shown = client.get(own, headers=CHINESE).content.decode()
    assert not [secret for secret in SECRETS if secret in shown]
    assert "空姐代购" in shown
    assert client.get(f"{own}picture/1").status_code == 200
    assert 'name="images"' not in shown


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?url=",
        "?url=http://elsewhere.example/r/aaaaaaaaaaaaaaaaaaaaaaaa/",
        "?url=http://testserver/guide/",
        "?url=http://[testserver/r/aaaaaaaaaaaaaaaaaaaaaaaa/",
    ],
)
def test_oembed_knows_no_other_pages(db: None, reader: Client, query: str) -> None:
    assert reader.get(f"/oembed{query}").status_code == 404


def test_oembed_answers_with_the_frame(shared: str, reader: Client) -> None:
    answer = reader.get(f"/oembed?url=http://testserver{shared}&maxwidth=300").json()
    assert (answer["type"], answer["version"], answer["width"]) == ("rich", "1.0", 300)
    assert f'src="http://testserver{shared}embed"' in answer["html"]
    assert reader.get(f"/oembed?url=http://testserver{shared}&format=xml").status_code == 501
