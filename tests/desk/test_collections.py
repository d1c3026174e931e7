"""Working on collections at the desk: who may, what readers get of it, and whose reports may be in one."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from checker.cases import handing_over
from checker.cases.handing_over import Consent
from checker.cases.models import Audience, Case, Share
from checker.organisations import collections, readers
from checker.organisations.models import AuditEntry, Collection, Edition, Member, Organisation, Role
from checker.organisations.opening import open_organisation
from tests.desk.conftest import NOW, SignedIn, make_member
from tests.organisations.collecting import (
    POST,
    QUIET,
    TEXTS,
    answered,
    confirmed,
    draft,
    handed_over,
    published,
    shared,
)

DESK = "/desk/shoppers/collections/"
FORM = {"slug": "sales", "title_en": "Before the sales", "introduction_en": "First.\n\nSecond."}
AWAY, GONE, NO, OK, BACK, BAD = 302, 404, 403, 200, 302, 422
ENGLISH = {"accept-language": "en"}
TABLE = {
    "GET ": (AWAY, GONE, OK, OK, OK),
    "POST ": (AWAY, GONE, NO, BAD, BAD),
    "GET {id}/": (AWAY, GONE, OK, OK, OK),
    "POST {id}/": (AWAY, GONE, NO, BAD, BAD),
    "GET {id}/preview/": (AWAY, GONE, OK, OK, OK),
    "GET {id}/poster.pdf": (AWAY, GONE, GONE, GONE, GONE),
    "POST {id}/reports/": (AWAY, GONE, NO, BAD, BAD),
    "POST {id}/reports/999999/": (AWAY, GONE, NO, GONE, GONE),
    "POST {id}/publish/": (AWAY, GONE, NO, NO, BAD),
    "POST {id}/discard/": (AWAY, GONE, NO, BACK, GONE),
}


@pytest.fixture
def editor(organisation: Organisation) -> Member:
    confirmed(organisation, NOW)
    return make_member(organisation, Role.EDITOR)


@pytest.fixture
def owner(organisation: Organisation) -> Member:
    return make_member(organisation, Role.OWNER)


def test_who_may_do_what(organisation: Organisation, signed_in: SignedIn) -> None:
    """The empty draft is erased by the editor, so it is gone for the owner after that."""
    other = make_member(open_organisation("others", "Others", NOW), Role.OWNER)
    members = [make_member(organisation, role) for role in Role]
    collection = collections.make(members[-1], "draft", TEXTS, NOW)
    clients = [Client(), signed_in(other.person), *(signed_in(one.person) for one in members)]
    for case, statuses in TABLE.items():
        method, path = case.split(" ")
        asked = [getattr(one, method.lower())(DESK + path.format(id=collection.id)).status_code for one in clients]
        assert asked == list(statuses), case


def test_what_is_not_mine_looks_like_what_is_not_there(
    organisation: Organisation, signed_in: SignedIn, editor: Member
) -> None:
    foreign = make_member(open_organisation("others", "Others", NOW), Role.OWNER)
    theirs = collections.make(foreign, "theirs", TEXTS, NOW)
    browser = signed_in(editor.person)
    paths = [f"{DESK}{number}/" for number in (theirs.id, 999_999)]
    pages = [browser.get(path).content.replace(path.encode(), b"") for path in paths]
    assert pages[0] == pages[1]


def test_an_editor_writes_and_an_owner_publishes(
    signed_in: SignedIn, editor: Member, owner: Member, client: Client
) -> None:
    now = timezone.now()
    path = shared(answered(now)[0], now)[1]
    browser, decider = signed_in(editor.person), signed_in(owner.person)
    page = browser.post(DESK, FORM).headers["Location"]
    added = browser.post(f"{page}reports/", {"link": f"http://testserver{path}"})
    assert added.headers["Location"] == f"{page}#reports"
    report = collections.reports_of(Collection.objects.get())[0]
    browser.post(f"{page}reports/{report.id}/", {"words_en": "Look at this one"})
    assert "Look at this one" in browser.get(f"{page}preview/", headers=ENGLISH).content.decode()
    assert client.get("/c/shoppers/sales/").status_code == 404
    assert browser.post(f"{page}publish/", {"action": "now"}).status_code == 403
    assert decider.post(f"{page}publish/", {"action": "now"}).status_code == 302
    shown = client.get("/c/shoppers/sales/", headers=ENGLISH).content.decode()
    assert "Look at this one" in shown
    assert "<p>First.</p><p>Second.</p>" in shown
    assert "published edition 1" in decider.get("/desk/shoppers/audit/", headers=ENGLISH).content.decode()
    decider.post(f"{page}publish/", {"action": "hide"})
    assert client.get("/c/shoppers/sales/").status_code == 410
    assert [entry.action for entry in AuditEntry.objects.order_by("id")][-2:] == [
        "collection-published",
        "collection-hidden",
    ]


def test_what_is_scheduled_is_frozen_then_and_shown_when_its_time_comes(
    signed_in: SignedIn, editor: Member, owner: Member
) -> None:
    now = timezone.now()
    collection = draft(editor, now, shared(answered(now)[0], now)[1])
    page, browser = f"{DESK}{collection.id}/", signed_in(owner.person)
    assert browser.post(f"{page}publish/", {"action": "schedule", "at": "2001-01-01T10:00"}).status_code == 422
    assert browser.post(f"{page}publish/", {"action": "schedule", "at": "soon"}).status_code == 422
    later = timezone.localtime(now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    browser.post(f"{page}publish/", {"action": "schedule", "at": later})
    collections.rewrite(collection, {"en": {"title": "Other words"}})
    assert readers.shown(collection, timezone.now()) is None
    edition = readers.shown(collection, now + timedelta(days=3))
    assert edition is not None
    assert edition.texts["en"]["title"] == "Before the sales"
    browser.post(f"{page}publish/", {"action": "schedule", "at": later})
    assert Edition.objects.count() == 1
    browser.post(f"{page}publish/", {"action": "unschedule"})
    assert not Edition.objects.exists()


def test_reports_are_moved_and_taken_out(signed_in: SignedIn, editor: Member) -> None:
    now = timezone.now()
    collection = draft(editor, now, *(shared(answered(now, text)[0], now)[1] for text in (POST, QUIET)))
    page, browser = f"{DESK}{collection.id}/", signed_in(editor.person)
    first, second = collections.reports_of(collection)
    browser.post(f"{page}reports/{second.id}/", {"action": "up"})
    assert [one.id for one in collections.reports_of(collection)] == [second.id, first.id]
    browser.post(f"{page}reports/{second.id}/", {"action": "up"})
    browser.post(f"{page}reports/{second.id}/", {"action": "down"})
    assert [one.id for one in collections.reports_of(collection)] == [first.id, second.id]
    browser.post(f"{page}reports/{first.id}/", {"action": "out"})
    assert [(one.id, one.position) for one in collections.reports_of(collection)] == [(second.id, 0)]


def test_only_what_its_shopper_made_public_or_handed_over_can_be_collected(
    signed_in: SignedIn, editor: Member, organisation: Organisation
) -> None:
    now = timezone.now()
    case, own = answered(now)
    collection, browser = draft(editor, now), signed_in(editor.person)
    page = f"{DESK}{collection.id}/reports/"
    unlisted = shared(case, now, Audience.UNLISTED)[1]
    for given in ({"link": own}, {"link": unlisted}, {"link": "nothing"}, {"case": str(case.id)}, {"case": "x"}, {}):
        assert browser.post(page, given).status_code == 422, given
    public = shared(case, now)[1]
    assert browser.post(page, {"link": public}).status_code == 302
    assert browser.post(page, {"link": public}).status_code == 422


def test_a_case_that_is_taken_back_leaves_every_collection(
    signed_in: SignedIn, editor: Member, owner: Member, organisation: Organisation, client: Client
) -> None:
    now = timezone.now()
    case = answered(now)[0]
    handover = handed_over(case, organisation, now)
    collection, browser = draft(editor, now), signed_in(editor.person)
    for made in (collection, draft(editor, now, slug="other")):
        browser.post(f"{DESK}{made.id}/reports/", {"case": str(case.id)})
    share = Share.objects.get()
    assert (share.audience, share.expires_at) == (Audience.UNLISTED, handover.until)
    assert browser.post(f"{DESK}{collection.id}/reports/", {"case": str(case.id)}).status_code == 422
    signed_in(owner.person).post(f"{DESK}{collection.id}/publish/", {"action": "now"})
    (link,) = re.findall(r'itemprop="url" href="(/r/[\w-]{24}/)"', client.get("/c/shoppers/sales/").content.decode())
    assert client.get(link).status_code == 200
    handing_over.hand_over(case, Consent(slug="shoppers", days=90, may_publish=True), now)
    assert Share.objects.get().expires_at > handover.until
    handing_over.take_back(case, handover.id)
    assert not Share.objects.exists()
    assert client.get(link).status_code == 404
    assert "One report is no longer shown" in client.get("/c/shoppers/sales/", headers=ENGLISH).content.decode()


def test_a_case_stands_in_no_collection_unless_its_shopper_agreed_to_that_alone(
    signed_in: SignedIn, client: Client, editor: Member, owner: Member, organisation: Organisation
) -> None:
    now = timezone.now()
    confirmed(organisation, now)
    case, own = answered(now)
    form = {"organisation": "shoppers", "days": "30", "sees": "masked", "agreed": "1"}
    page = client.get(own, headers=ENGLISH).content.decode()
    assert re.search(r'<input type="checkbox" name="publish" value="1">', page)
    client.post(f"{own}hand-over/", form)
    collection, browser = draft(editor, now), signed_in(editor.person)
    reports = f"{DESK}{collection.id}/reports/"
    assert str(case.id) not in browser.get(f"{DESK}{collection.id}/").content.decode()
    refused = browser.post(reports, {"case": str(case.id)}, headers=ENGLISH)
    assert (refused.status_code, Share.objects.count()) == (422, 0)
    assert "did not agree" in refused.content.decode()
    client.post(f"{own}hand-over/", {**form, "publish": "1"})
    assert str(case.id) in browser.get(f"{DESK}{collection.id}/").content.decode()
    browser.post(reports, {"case": str(case.id)})
    waiting = client.get(own, headers=ENGLISH).content.decode()
    assert "for its collection “Before the sales”, which is not published yet" in waiting
    signed_in(owner.person).post(f"{DESK}{collection.id}/publish/", {"action": "now"})
    assert '<a href="/c/shoppers/sales/"' in client.get(own, headers=ENGLISH).content.decode()
    client.post(f"{own}hand-over/", form)
    assert Share.objects.count() == 0
    assert "One report is no longer shown" in client.get("/c/shoppers/sales/", headers=ENGLISH).content.decode()


def test_a_link_that_was_made_ends_when_no_collection_needs_it(
    editor: Member, owner: Member, organisation: Organisation
) -> None:
    from checker.cases import collected
    from checker.organisations import publishing

    now = timezone.now()
    kept, case = answered(now, QUIET)[0], answered(now)[0]
    handed_over(case, organisation, now)
    collection = draft(editor, now, shared(kept, now)[1])
    report = collections.add(collection, collected.by_handover(editor, case.id, now), now)
    publishing.publish(owner, collection, now)
    collections.take_out(collection, report.id, now)
    assert case.shares.count() == 1
    publishing.publish(owner, collection, timezone.now())
    assert case.shares.count() == 0
    assert kept.shares.count() == 1


def test_a_link_that_only_a_dropped_edition_or_an_erased_draft_needed_ends(
    editor: Member, owner: Member, organisation: Organisation
) -> None:
    from checker.cases import collected
    from checker.organisations import publishing

    now = timezone.now()
    case = answered(now)[0]
    handed_over(case, organisation, now)
    collection = draft(editor, now)
    report = collections.add(collection, collected.by_handover(editor, case.id, now), now)
    publishing.publish(owner, collection, now, at=now + timedelta(days=2))
    collections.take_out(collection, report.id, now)
    assert case.shares.count() == 1
    publishing.unschedule(owner, collection, now)
    assert case.shares.count() == 0
    report = collections.add(collection, collected.by_handover(editor, case.id, now), now)
    publishing.publish(owner, collection, now)
    publishing.hide(owner, collection, now + timedelta(hours=1))
    collections.take_out(collection, report.id, now + timedelta(hours=1))
    erased = draft(editor, now, slug="other")
    collections.add(erased, collected.by_handover(editor, case.id, now), now)
    assert case.shares.count() == 1
    collections.discard(erased, now + timedelta(hours=2))
    assert case.shares.count() == 0


def test_a_name_that_nobody_confirmed_publishes_nothing(
    signed_in: SignedIn, organisation: Organisation, owner: Member
) -> None:
    now = timezone.now()
    collection = draft(owner, now, shared(answered(now)[0], now)[1])
    answer = signed_in(owner.person).post(f"{DESK}{collection.id}/publish/", {"action": "now"}, headers=ENGLISH)
    assert answer.status_code == 422
    assert "Nobody has confirmed" in answer.content.decode()


def test_a_draft_can_be_erased_and_a_published_collection_cannot(
    signed_in: SignedIn, editor: Member, owner: Member
) -> None:
    now = timezone.now()
    collection, _edition = published(owner, now, shared(answered(now)[0], now)[1])
    browser = signed_in(editor.person)
    assert browser.post(f"{DESK}{collection.id}/discard/").status_code == 422
    empty = collections.make(editor, "empty", TEXTS, now)
    assert browser.post(f"{DESK}{empty.id}/discard/").status_code == 302
    assert list(Collection.objects.all()) == [collection]


def test_an_address_is_given_once(signed_in: SignedIn, editor: Member, owner: Member) -> None:
    now = timezone.now()
    collection, _edition = published(owner, now, shared(answered(now)[0], now)[1])
    browser = signed_in(editor.person)
    browser.post(f"{DESK}{collection.id}/", {**FORM, "slug": "autumn"})
    for taken in ("autumn", "sales", "Not An Address", "a--b", ""):
        assert browser.post(DESK, {**FORM, "slug": taken}).status_code == 422, taken
    assert browser.post(DESK, {"slug": "without-title"}).status_code == 422


def test_the_poster_carries_its_fonts_and_its_words(signed_in: SignedIn, editor: Member, owner: Member) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    now = timezone.now()
    collection, _edition = published(owner, now, shared(answered(now)[0], now)[1])
    browser: Client = signed_in(editor.person)
    for language, title in (("zh-CN", "双十一前先看这些"), ("en", "Before the sales")):
        answer = browser.get(f"{DESK}{collection.id}/poster.pdf", headers={"accept-language": language})
        assert answer.headers["Content-Type"] == "application/pdf"
        (sheet,) = PdfReader(BytesIO(answer.content)).pages
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]
        words = "".join(sheet.extract_text().split())
        assert title.replace(" ", "") in words
        assert "Shoppers'Union" in words.replace("’", "'")
        assert "testserver/c/shoppers/sales" in words
        fonts: Any = sheet["/Resources"]["/Font"]  # type: ignore[index]
        descended = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]
        described = [font["/FontDescriptor"].get_object() for font in descended]
        assert described
        assert all({"/FontFile2", "/FontFile3"} & set(one) for one in described)


def test_the_list_costs_the_same_however_many_there_are(
    signed_in: SignedIn, editor: Member, owner: Member, django_assert_max_num_queries: Any
) -> None:
    now = timezone.now()
    published(owner, now, shared(answered(now)[0], now)[1])
    browser = signed_in(editor.person)
    browser.get(DESK)
    counts = []
    for more in (0, 5):
        for number in range(more):
            collections.make(editor, f"more-{number}", TEXTS, now)
        with django_assert_max_num_queries(20) as queries:
            browser.get(DESK)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Case.objects.count() == 1


def test_of_many_editions_only_the_newest_is_read(editor: Member, owner: Member, organisation: Organisation) -> None:
    from checker.organisations import publishing

    now = timezone.now()
    path = shared(answered(now)[0], now)[1]
    collection, _first = published(owner, now, path)
    other = draft(editor, now, path, slug="other")
    hidden = publishing.publish(owner, other, now)
    second = publishing.publish(owner, collection, now)
    publishing.publish(owner, collection, now, at=now + timedelta(days=1))
    assert readers.published_collections(organisation, now) == [second, hidden]
    publishing.hide(owner, other, now)
    assert readers.published_collections(organisation, now) == [second]
    assert [one.number for one in readers.published_collections(organisation, now + timedelta(days=2))] == [3]
