"""The inbox in the browser: who sees what, in which language, with how many queries; and the shopper's own side."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from checker.cases import desk_work, handing_over, incidents
from checker.cases.handing_over import Consent
from checker.cases.models import DeskNote, Handover, Incident, Share
from checker.organisations.models import Member, Organisation, Role
from checker.organisations.opening import open_organisation
from tests.cases.conftest import draw
from tests.cases.handed_over import answered, handed, verified
from tests.desk.conftest import SignedIn, make_member

PRIVATE = "我是空姐，专柜代购，收件人王小明，电话 13800000000，加微信 example-shop"
SAME = (
    "我是空姐，国际航班代购，专柜小票齐全，现货当天发，喜欢的姐妹直接私我，每周飞三次巴黎，包包首饰都可以带，支持验货。"
)


@pytest.fixture(autouse=True)
def _pictures(settings: Any, tmp_path: Any) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"


@pytest.fixture
def here(organisation: Organisation) -> Organisation:
    return verified(organisation, timezone.now())


@pytest.fixture
def editor(here: Organisation) -> Member:
    return make_member(here, Role.EDITOR)


@pytest.fixture
def desk(editor: Member, signed_in: SignedIn) -> Client:
    client = signed_in(editor.person)
    client.cookies["language"] = "en"
    return client


def main(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_a_shopper_hands_a_case_over_sees_it_and_takes_it_back(here: Organisation, desk: Client) -> None:
    now = timezone.now()
    _, opened = answered(now)
    shopper = Client()
    shopper.cookies["language"] = "en"
    report = f"/r/{opened.token}/"
    assert "Send this to a consumer organisation" in main(shopper, report)
    form = {"organisation": "shoppers", "days": "90", "sees": "masked", "note": "Is this <b>real</b>?"}
    assert shopper.post(f"{report}hand-over/", form).status_code == 422
    assert shopper.post(f"{report}hand-over/", {**form, "agreed": "1", "days": "7"}).status_code == 422
    assert shopper.post(f"{report}hand-over/", {**form, "agreed": "1", "organisation": "x"}).status_code == 409
    assert shopper.post(f"{report}hand-over/", {**form, "agreed": "1"}).headers["Location"] == f"{report}#hand-over"
    page = main(shopper, report)
    assert "sees the report with personal data covered" in page
    assert "Is this &lt;b&gt;real&lt;/b&gt;?" in page
    handover = Handover.objects.get()
    case = f"/desk/shoppers/cases/{handover.id}/"
    assert case in main(desk, "/desk/shoppers/inbox/")
    assert "Is this &lt;b&gt;real&lt;/b&gt;?" in main(desk, case)
    assert shopper.post(f"{report}hand-over/{handover.id}/end/").status_code == 302
    assert desk.get(case).status_code == 404
    assert case not in main(desk, "/desk/shoppers/inbox/")


def test_members_see_the_covered_copy_unless_the_shopper_agreed_to_more(here: Organisation, desk: Client) -> None:
    now = timezone.now()
    case, _ = answered(now, PRIVATE, (draw(),))
    handover = handing_over.hand_over(case, Consent(slug="shoppers", days=30), now)
    path = f"/desk/shoppers/cases/{handover.id}/"
    page, picture = main(desk, path), desk.get(f"{path}picture/1")
    assert "13800000000" not in page
    assert "█" in page
    assert f'src="{path}picture/1"' in page
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in picture.headers["Cache-Control"]
    handing_over.hand_over(case, Consent(slug="shoppers", days=30, originals=True), now)
    assert "13800000000" in main(desk, path)
    assert desk.get(f"{path}picture/1").headers["Content-Type"] == "image/png"
    case.masked_at = now
    case.save()
    assert "13800000000" not in main(desk, path)
    assert desk.get(f"{path}picture/1").headers["Content-Type"] == "image/jpeg"
    assert desk.get(f"{path}picture/0").status_code == desk.get(f"{path}picture/7").status_code == 404


def test_nothing_of_another_organisation_is_there(here: Organisation, signed_in: SignedIn) -> None:
    handover = handed(here)
    incident = Incident.objects.create(organisation=here, since=timezone.now(), latest=0)
    Handover.objects.update(incident=incident)
    other = verified(open_organisation("others", "Others", timezone.now()), timezone.now())
    foreign = signed_in(make_member(other, Role.OWNER).person)
    for slug in ("others", "shoppers"):
        cases, groups = f"/desk/{slug}/cases", f"/desk/{slug}/incidents"
        unknown = "00000000-0000-4000-8000-000000000000"
        for path, nothing in (
            (f"{cases}/{handover.id}/", f"{cases}/{unknown}/"),
            (f"{cases}/{handover.id}/picture/0", f"{cases}/{unknown}/picture/0"),
            (f"{groups}/{incident.id}/", f"{groups}/{unknown}/"),
        ):
            real, none = foreign.get(path), foreign.get(nothing)
            assert (real.status_code, none.status_code) == (404, 404)
            assert real.content == none.content
        sent = {"do": "note", "text": "x"}
        assert foreign.post(f"{cases}/{handover.id}/work/", sent).status_code == 404
        assert foreign.post(f"{groups}/{incident.id}/change/", {"do": "rename", "title": "x"}).status_code == 404
    assert str(handover.id) not in main(foreign, "/desk/others/inbox/?state=any")
    assert not DeskNote.objects.exists()


def test_viewers_read_and_change_nothing(here: Organisation, signed_in: SignedIn) -> None:
    handover = handed(here)
    viewer = signed_in(make_member(here, Role.VIEWER).person)
    case = f"/desk/shoppers/cases/{handover.id}/"
    page = main(viewer, case)
    assert "<form" not in page.partition('id="report"')[0]
    assert viewer.post(f"{case}work/", {"do": "close"}).status_code == 403
    handover.refresh_from_db()
    assert handover.is_open
    assert Client().get(case).headers["Location"].startswith("/desk/sign-in/?next=")


def test_an_editor_works_on_a_case(here: Organisation, editor: Member, desk: Client) -> None:
    handover = handed(here)
    case = f"/desk/shoppers/cases/{handover.id}/"
    for sent in (
        {"do": "assign", "assignee": str(editor.id)},
        {"do": "tag", "tags": "bags，airport"},
        {"do": "note", "text": "Asked the <i>shop</i>."},
        {"do": "note", "text": " "},
        {"do": "dance"},
        {"do": "close"},
    ):
        assert desk.post(f"{case}work/", sent).headers["Location"] == case
    page = main(desk, case)
    assert "Asked the &lt;i&gt;shop&lt;/i&gt;." in page
    assert page.count('<span class="badge">') == 4  # with that of the confirmed name
    assert case not in main(desk, "/desk/shoppers/inbox/")
    assert case in main(desk, "/desk/shoppers/inbox/?state=closed&who=me&tag=bags")
    assert desk.post(f"{case}work/", {"do": "assign", "assignee": "999999"}).status_code == 404
    assert desk.post(f"{case}work/", {"do": "join", "incident": "no id"}).status_code == 404
    desk.post(f"{case}work/", {"do": "reopen"})
    assert case in main(desk, "/desk/shoppers/inbox/")


def test_what_members_write_is_nowhere_else(here: Organisation, editor: Member) -> None:
    now = timezone.now()
    case, opened = answered(now)
    handover = handing_over.hand_over(case, Consent(slug="shoppers", days=30), now)
    desk_work.write_note(editor, handover, "planted-4711", now)
    desk_work.tag(editor, handover, ["planted-4711"], now)
    assert "planted-4711" not in Client().get(f"/r/{opened.token}/").content.decode()


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("", True),
        ("claim=airline-crew", True),
        ("claim=airline-crew&language=zh-hans&state=open&who=nobody", True),
        ("claim=airline-crew&brand=chanel", False),
        ("contact=wx%3Aexample-shop", True),
        ("contact=another-shop", False),
        ("combination=nothing", False),
        ("since=2020-01-01&until=2999-12-31", True),
        ("until=2020-01-01", False),
        ("since=2999-01-01", False),
        ("since=0001-01-01&until=9999-12-31", True),
        ("since=nonsense&level=nonsense&before=nonsense&state=nonsense&who=nonsense", True),
        ("before=0", False),
        ("claim=" + "x" * 500, True),
    ],
)
def test_filters_are_free_to_combine(here: Organisation, desk: Client, asked: str, fits: bool) -> None:
    handover = handed(here, text=PRIVATE)
    assert (str(handover.id) in main(desk, f"/desk/shoppers/inbox/?{asked}")) is fits


def test_levels_are_counted_under_the_other_filters(here: Organisation, desk: Client) -> None:
    handover = handed(here)
    handed(here)
    page = main(desk, "/desk/shoppers/inbox/?claim=airline-crew")
    counts = re.findall(r"<b>(\d+)</b> <span>", page.partition('class="tallies"')[2].partition("</ul>")[0])
    assert sorted(counts) == ["0", "0", "0", "0", "2"]
    assert f"claim=airline-crew&amp;level={handover.level}" in page


def test_pages_follow_one_another_and_none_costs_more_queries(
    here: Organisation, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.cases.inbox.PAGE", 3)
    handed(here)
    counts = []
    for cases in (1, 4):
        for _ in range(cases - Handover.objects.count()):
            handed(here)
        desk.get("/desk/shoppers/inbox/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = main(desk, "/desk/shoppers/inbox/?claim=airline-crew&language=zh-hans")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
    first = re.findall(r"/cases/([0-9a-f-]{36})/", page)
    older = re.search(r'rel="next" href="([^"]+)"', page)
    assert older
    rest = main(desk, "/desk/shoppers/inbox/" + older[1].replace("&amp;", "&"))
    numbers = [Handover.objects.get(id=one).number for one in [*first, *re.findall(r"/cases/([0-9a-f-]{36})/", rest)]]
    assert numbers == [3, 2, 1, 0]
    assert 'rel="next"' not in rest


def test_incidents_are_listed_shown_and_changed(here: Organisation, desk: Client) -> None:
    now = timezone.now()
    rows = [handed(here, now + timedelta(days=at - 3), f"{SAME}加微信 example-shop-{at}") for at in range(2)]
    incident = Incident.objects.get()
    path = f"/desk/shoppers/incidents/{incident.id}/"
    assert "The same words · 2 cases · 2 sellers" in main(desk, "/desk/shoppers/incidents/")
    assert "The same words" in main(desk, f"/desk/shoppers/cases/{rows[0].id}/")
    desk.post(f"{path}change/", {"do": "rename", "title": "Paris <bags>"})
    assert "Paris &lt;bags&gt; · 2 cases · 2 sellers" in main(desk, path)
    split = desk.post(f"{path}change/", {"do": "split", "case": [str(rows[0].id)]})
    assert split.headers["Location"] == path
    gone = desk.post(f"{path}change/", {"do": "split", "case": [str(rows[1].id)]})
    assert gone.headers["Location"] == "/desk/shoppers/incidents/"
    assert desk.get(path).status_code == 404


def test_incidents_cost_the_same_queries_however_many_there_are(here: Organisation, desk: Client) -> None:
    handovers = [handed(here) for _ in range(3)]
    Incident.objects.all().delete()
    counts = []
    for number, handover in enumerate(handovers):
        handover.incident = Incident.objects.create(organisation=here, since=timezone.now(), latest=number)
        handover.save()
        desk.get("/desk/shoppers/incidents/")
        with CaptureQueriesContext(connection) as queries:
            main(desk, "/desk/shoppers/incidents/")
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert len(incidents.incidents_of(here, most=9)) == 3


def test_a_link_for_members_looks_like_a_wrong_one_to_everybody_else(
    here: Organisation, desk: Client, signed_in: SignedIn
) -> None:
    _, opened = answered(timezone.now(), PRIVATE, (draw(),))
    shopper = Client()
    shopper.cookies["language"] = "en"
    page = shopper.post(f"/r/{opened.token}/share/", {"days": "7", "audience": "members-of:shoppers"})
    found = re.search(r"(/desk/shoppers/r/([A-Za-z0-9_-]{24})/)", page.content.decode())
    assert found
    path, token = found[1], found[2]
    shown = main(desk, path)
    assert "13800000000" not in shown
    assert "Somebody shared this report" in shown
    assert desk.get(f"{path}picture/1").headers["Content-Type"] == "image/jpeg"
    wrong = path.replace(token, "A" * 24)
    assert desk.get(wrong).status_code == 404
    other = signed_in(make_member(open_organisation("others", "Others", timezone.now()), Role.OWNER).person)
    assert other.get(path).content == other.get(wrong).content
    assert other.get(path).status_code == other.get(path.replace("shoppers", "others")).status_code == 404
    assert Client().get(path).status_code == Client().get(wrong).status_code == 302
    for ending in ("", "embed", "card.png", "picture/1", "seller/"):
        assert Client().get(f"/r/{token}/{ending}").status_code == 404, ending
    assert Client().get(f"/oembed?url=http://testserver/r/{token}/").status_code == 404
    bad = shopper.post(f"/r/{opened.token}/share/", {"days": "7", "audience": "members-of:nobody"})
    assert bad.status_code == 302
    shopper.post(f"/r/{opened.token}/share/{Share.objects.get().id}/end/")
    assert desk.get(path).status_code == 404


def test_the_pages_are_there_in_chinese(here: Organisation, editor: Member, signed_in: SignedIn) -> None:
    handover = handed(here)
    client = signed_in(editor.person)
    client.cookies["language"] = "zh-hant"
    assert "收件箱" in main(client, "/desk/shoppers/inbox/")
    assert "結案" in main(client, f"/desk/shoppers/cases/{handover.id}/")
