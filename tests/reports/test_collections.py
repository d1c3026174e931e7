"""Published collections as everybody sees them: page, frame, card, feeds, addresses, and what is gone from them."""

from __future__ import annotations

import json
import re
import warnings
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from checker.cases import sharing
from checker.cases.models import Case
from checker.organisations import collections, publishing
from checker.organisations.models import Collection, Member, Organisation
from checker.organisations.opening import close
from checker.reading.codes import find_codes
from tests.organisations.collecting import POST, QUIET, answered, confirmed, published, shared
from tests.organisations.conftest import organisation, owner  # noqa: F401

ENGLISH, CHINESE = {"accept-language": "en"}, {"accept-language": "zh-CN"}
PAGE = "/c/shoppers/sales/"


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def collection(owner: Member, now: datetime) -> Collection:  # noqa: F811
    """Two public reports, published."""
    confirmed(owner.organisation, now)
    paths = [shared(answered(now, text)[0], now)[1] for text in (POST, QUIET)]
    return published(owner, now, *paths)[0]


def test_a_page_shows_words_and_reports_and_nothing_of_it_is_markup(collection: Collection, client: Client) -> None:
    report = collections.reports_of(collection)[0]
    collections.describe(collection, report.id, {"en": "<script>alert(1)</script> A crew with stock"})
    publishing.publish(Member.objects.get(), collection, timezone.now())
    answer = client.get(PAGE, headers=ENGLISH)
    shown = answer.content.decode()
    assert '<h1 itemprop="name" dir="auto">Before the sales</h1>' in shown
    assert "&lt;b&gt;Not markup&lt;/b&gt;" in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown
    assert "schema.org/CollectionPage" in shown
    assert "双十一前先看这些" in client.get(PAGE, headers=CHINESE).content.decode()
    links = re.findall(r'itemprop="url" href="(/r/[\w-]{24}/)"', shown)
    assert len(links) == 2
    assert [client.get(link).status_code for link in links] == [200, 200]
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-cache"


def test_what_a_shopper_takes_back_or_erases_is_gone_at_once(collection: Collection, client: Client) -> None:
    first, second = Case.objects.order_by("created_at")
    sharing.take_back(first, first.shares.get().id)
    shown = client.get(PAGE, headers=ENGLISH).content.decode()
    assert "One report is no longer shown" in shown
    assert len(re.findall(r'itemprop="url" href="/r/', shown)) == 1
    second.delete()
    shown = client.get(PAGE, headers=ENGLISH).content.decode()
    assert "2 reports are no longer shown" in shown
    assert 'href="/r/' not in shown
    for feed in ("feed.atom", "feed.json", "embed"):
        assert "/r/" not in client.get(f"{PAGE}{feed}").content.decode()


def test_only_the_frame_may_be_framed(collection: Collection, client: Client) -> None:
    frame, page = client.get(f"{PAGE}embed", headers=ENGLISH), client.get(PAGE)
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert frame["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Frame-Options" not in frame
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert not frame.cookies
    assert "<script" not in frame.content.decode()
    assert "Before the sales" in frame.content.decode()


def test_other_sites_are_told_of_the_frame(collection: Collection, client: Client) -> None:
    told = client.get("/oembed", {"url": f"http://testserver{PAGE}"}, headers=ENGLISH).json()
    assert told["title"] == "Before the sales"
    assert f'src="http://testserver{PAGE}embed"' in told["html"]
    assert client.get("/oembed", {"url": "http://testserver/c/shoppers/none/"}).status_code == 404
    assert client.get("/oembed", {"url": "http://testserver/verify/"}).status_code == 404


def test_the_card_names_the_collection_and_its_code_leads_there(collection: Collection, client: Client) -> None:
    answer = client.get(f"{PAGE}card.png", headers=ENGLISH)
    with Image.open(BytesIO(answer.content)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert [code.text for code in find_codes(answer.content)] == [f"http://testserver{PAGE}"]


def test_a_feed_reader_understands_the_atom_feed(collection: Collection, client: Client) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own parts
        import feedparser
    answer = client.get(f"{PAGE}feed.atom", headers=ENGLISH)
    read: Any = feedparser.parse(answer.content)
    assert (read.bozo, read.version) == (False, "atom10")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert read.feed.title == "Before the sales"
    assert read.feed.author == "Shoppers' Union"
    assert {link.rel: link.href for link in read.feed.links} == {
        "alternate": f"http://testserver{PAGE}",
        "self": f"http://testserver{PAGE}feed.atom",
    }
    assert len({entry.id for entry in read.entries}) == 2
    assert all(entry.updated_parsed and entry.link.startswith("http://testserver/r/") for entry in read.entries)


def test_the_json_feed_has_what_its_standard_asks_for(collection: Collection, client: Client) -> None:
    answer = client.get(f"{PAGE}feed.json", headers=ENGLISH)
    read = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/feed+json"
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["feed_url"] == f"http://testserver{PAGE}feed.json"
    assert read["home_page_url"] == f"http://testserver{PAGE}"
    assert [item["id"] for item in read["items"]] == [item["url"] for item in read["items"]]
    assert all(isinstance(item["id"], str) and item["content_text"] for item in read["items"])
    assert all(datetime.fromisoformat(item["date_published"]).tzinfo for item in read["items"])


def test_a_former_address_leads_on_for_good(collection: Collection, client: Client) -> None:
    collections.rename(Member.objects.get(), collection, "autumn", timezone.now())
    for part in ("", "embed", "card.png", "feed.atom", "feed.json"):
        answer = client.get(f"{PAGE}{part}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/c/shoppers/autumn/{part}")
    assert client.get("/c/shoppers/autumn/").status_code == 200
    assert client.get("/oembed", {"url": f"http://testserver{PAGE}"}).status_code == 200
    collections.rename(Member.objects.get(), Collection.objects.get(), "sales", timezone.now())
    assert client.get(PAGE).status_code == 200
    assert client.get("/c/shoppers/autumn/").headers["Location"] == PAGE


def test_drafts_and_what_is_scheduled_are_not_there_and_what_was_hidden_says_so(
    collection: Collection, client: Client
) -> None:
    owner, now = Member.objects.get(), timezone.now()  # noqa: F811
    collections.make(owner, "draft", {"en": {"title": "Draft"}}, now)
    assert client.get("/c/shoppers/draft/").status_code == 404
    publishing.hide(owner, collection, now)
    for part in ("", "embed", "card.png", "feed.atom", "feed.json"):
        assert client.get(f"{PAGE}{part}").status_code == 410
    publishing.publish(owner, collection, now, at=now + timedelta(days=1))
    assert client.get(PAGE).status_code == 410
    publishing.publish(owner, collection, timezone.now())
    assert client.get(PAGE).status_code == 200


def test_readers_see_what_was_changed_and_when(collection: Collection, client: Client) -> None:
    owner = Member.objects.get()  # noqa: F811
    assert "published on" in client.get(PAGE, headers=ENGLISH).content.decode()
    collections.take_out(collection, collections.reports_of(collection)[0].id, timezone.now())
    assert len(re.findall('itemprop="itemListElement"', client.get(PAGE).content.decode())) == 2
    publishing.publish(owner, collection, timezone.now())
    shown = client.get(PAGE, headers=ENGLISH).content.decode()
    assert "changed on" in shown
    assert "1 report taken out" in shown
    assert "2 reports added" in shown


def test_nothing_is_shown_under_a_name_that_is_not_confirmed_or_closed(collection: Collection, client: Client) -> None:
    Organisation.objects.update(verified_at=None)
    assert client.get(PAGE).status_code == 410
    close(Organisation.objects.get(), None, timezone.now())
    assert client.get(PAGE).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_reports(
    collection: Collection, client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(5):
        client.get(PAGE)
