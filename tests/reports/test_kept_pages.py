"""The pages of shared links that are kept for seconds: the same bytes without the work, and gone with their link."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from checker.cases.models import Share
from checker.reports import kept_pages, shared
from tests.reports.test_sharing import CHINESE, SECRETS, own, reader
from tests.reports.test_sharing import shared as shared_link

__all__ = ["own", "reader", "shared_link"]


@pytest.fixture(autouse=True)
def _keeping(settings: Any) -> Iterator[None]:
    settings.SHARED_PAGE_SECONDS = 5
    kept_pages._pages.clear()
    yield
    kept_pages._pages.clear()


def test_a_second_reader_costs_one_question_and_sees_the_same(
    shared_link: str, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reader.get(shared_link, headers=CHINESE)
    monkeypatch.delattr(shared, "present")  # a page that was made again would need it
    with CaptureQueriesContext(connection) as asked:
        second = Client().get(shared_link, headers=CHINESE)
    assert second.content == first.content
    assert {name: second[name] for name in ("Cache-Control", "Content-Security-Policy", "X-Robots-Tag", "Vary")} == {
        name: first[name] for name in ("Cache-Control", "Content-Security-Policy", "X-Robots-Tag", "Vary")
    }
    assert second["Cache-Control"] == "private, no-store"
    assert not second.cookies
    assert len(asked) == 1


def test_languages_names_and_compression_are_kept_apart(shared_link: str, reader: Client) -> None:
    chinese = reader.get(shared_link, headers=CHINESE).content.decode()
    english = reader.get(shared_link, headers={"accept-language": "en"}).content.decode()
    zipped = reader.get(shared_link, headers={**CHINESE, "accept-encoding": "gzip"})
    assert '<html lang="zh-Hans">' in chinese
    assert '<html lang="en">' in english
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content).decode() == chinese
    assert "Accept-Encoding" in zipped["Vary"]


def test_a_link_that_is_taken_back_or_over_is_gone_at_once(shared_link: str, reader: Client) -> None:
    assert reader.get(shared_link).status_code == 200
    kept = Share.objects.get()
    Share.objects.update(version=7)
    assert reader.get(shared_link).status_code == 404, "the page is that of another version"
    Share.objects.update(version=kept.version)
    assert reader.get(shared_link).status_code == 200
    Share.objects.all().delete()
    assert reader.get(shared_link).status_code == 404


def test_a_link_whose_time_is_over_is_gone_at_once(
    shared_link: str, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.get(shared_link)
    (page,) = kept_pages._pages.values()
    assert page.leads_there()
    monkeypatch.setattr(kept_pages.timezone, "now", lambda: page.share.expires_at + timedelta(seconds=1))
    assert not page.leads_there()


def test_the_shoppers_own_report_is_never_kept(own: str, client: Client) -> None:
    assert SECRETS[0] in client.get(own).content.decode()
    assert not kept_pages._pages


def test_whoever_has_just_answered_sees_the_answer(shared_link: str, reader: Client) -> None:
    assert 'aria-pressed="true"' not in reader.get(shared_link).content.decode()
    after = reader.post(f"{shared_link}feedback/", {"question": "useful", "answer": "yes"}, follow=True)
    assert len(re.findall('aria-pressed="true"', after.content.decode())) == 1


def test_no_more_than_a_few_pages_are_kept(shared_link: str, reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pages, "MOST", 2)
    for language in ("zh-CN", "zh-TW", "zh-HK", "en"):
        reader.get(shared_link, headers={"accept-language": language})
    assert len(kept_pages._pages) == 2


def test_while_one_request_makes_it_anew_the_others_get_the_old_one(
    shared_link: str, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reader.get(shared_link, headers=CHINESE)
    (page,) = kept_pages._pages.values()
    monkeypatch.setattr(kept_pages.time, "monotonic", lambda: page.until + 1)
    page.renewal.acquire()  # as another request does
    assert Client().get(shared_link, headers=CHINESE).content == first.content
    assert list(kept_pages._pages.values()) == [page]
    page.renewal.release()
    Client().get(shared_link, headers=CHINESE)
    (renewed,) = kept_pages._pages.values()
    assert renewed is not page
    assert not page.renewal.locked()


def test_a_page_whose_making_hangs_is_not_shown_for_ever(
    shared_link: str, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.get(shared_link)
    (page,) = kept_pages._pages.values()
    page.renewal.acquire()
    monkeypatch.setattr(kept_pages.time, "monotonic", lambda: page.until + 5)
    Client().get(shared_link)
    assert page not in kept_pages._pages.values()
