"""Who decides about which report: sellers' statements, corrections and the end of links, at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from checker.cases import continuing, deriving, moderating, replying, working
from checker.cases.continuing import More
from checker.cases.models import By, Case, Correction, Deed, PublicRecord, Reply, ReplyState, TakenDown, Wish
from checker.cases.replying import NewReply, Said
from checker.organisations import publishing, statements
from checker.organisations.models import AuditEntry, Member, Organisation, Role
from checker.organisations.opening import open_organisation
from tests.desk.conftest import NOW, SignedIn, make_member
from tests.organisations.collecting import POST, QUIET, answered, confirmed, draft, handed_over, shared

DESK = "/desk/shoppers/review/"
ENGLISH = {"accept-language": "en"}
REPLY = "我们有授权书，可以当面看。"


@pytest.fixture
def editor(organisation: Organisation) -> Member:
    confirmed(organisation, NOW)
    return make_member(organisation, Role.EDITOR)


@pytest.fixture
def written(organisation: Organisation) -> tuple[Case, NewReply, str]:
    """A shared case with a seller's statement, and the path of its shared report."""
    now = timezone.now()
    case = answered(now)[0]
    share, path = shared(case, now)
    said = Said(text=REPLY, wish=Wish.CORRECT, contact="mail: shop@example.com")
    return case, replying.reply_to(share, said, now), path


def test_who_may_do_what(organisation: Organisation, signed_in: SignedIn, written: tuple[Case, NewReply, str]) -> None:
    confirmed(organisation, NOW)
    case, new, _path = written
    handed_over(case, organisation, timezone.now())
    other = make_member(open_organisation("others", "Others", NOW), Role.OWNER)
    confirmed(other.organisation, NOW)
    members = [make_member(organisation, role) for role in Role]
    clients = [Client(), signed_in(other.person), *(signed_in(one.person) for one in members)]
    table = {
        "GET ": (302, 404, 200, 200, 200),
        f"GET {new.reply.id}/": (302, 404, 200, 200, 200),
        f"POST {new.reply.id}/": (302, 404, 403, 422, 422),
        f"GET reports/{case.id}/": (302, 404, 200, 200, 200),
        f"POST reports/{case.id}/correct/": (302, 404, 403, 422, 422),
        f"POST reports/{case.id}/take-down/": (302, 404, 403, 403, 422),
    }
    for asked, statuses in table.items():
        method, path = asked.split(" ")
        answers = [getattr(one, method.lower())(DESK + path).status_code for one in clients]
        assert answers == list(statuses), asked
        theirs = getattr(clients[1], method.lower())(f"/desk/others/review/{path}").status_code
        assert theirs == (200 if path == "" else 404), asked


def test_an_organisation_decides_about_its_own_reports_alone(
    organisation: Organisation, editor: Member, written: tuple[Case, NewReply, str]
) -> None:
    case, new, path = written
    now, owner = timezone.now(), make_member(organisation, Role.OWNER)
    assert moderating.waiting(organisation, now) == []
    collection = draft(editor, now, path)
    assert moderating.waiting(organisation, now) == []
    publishing.publish(owner, collection, now)
    assert moderating.waiting(organisation, now) == [new.reply]
    publishing.hide(owner, collection, timezone.now())
    assert moderating.waiting(organisation, timezone.now()) == []
    handover = handed_over(case, organisation, now)
    assert moderating.count_waiting(organisation, now) == 1
    assert moderating.count_waiting(organisation, handover.until + timedelta(seconds=1)) == 0
    Organisation.objects.update(verified_at=None)
    assert moderating.waiting(Organisation.objects.get(), now) == []


def test_a_statement_is_shown_and_its_writer_learns_it(
    organisation: Organisation, signed_in: SignedIn, editor: Member, written: tuple[Case, NewReply, str], client: Client
) -> None:
    case, new, path = written
    handed_over(case, organisation, timezone.now())
    browser, page = signed_in(editor.person), f"{DESK}{new.reply.id}/"
    assert "shop@example.com" in browser.get(page).content.decode()
    viewer = signed_in(make_member(organisation, Role.VIEWER).person)
    assert "shop@example.com" not in viewer.get(page).content.decode()
    assert REPLY in browser.get(DESK).content.decode()
    assert REPLY not in client.get(path).content.decode()
    assert browser.post(page, {"action": "show", "revision": "1"}).status_code == 302
    assert REPLY in client.get(path).content.decode()
    assert Reply.objects.get().contact == ""
    assert PublicRecord.objects.get().by == By.ORGANISATION
    assert browser.post(page, {"action": "refuse", "revision": "1", "reason": "advertising"}).status_code == 302
    assert REPLY not in client.get(path).content.decode()
    own = client.get(f"/r/{new.token}/statement/", headers=ENGLISH)
    own = own if own.status_code == 200 else client.get(f"/statement/{new.token}/", headers=ENGLISH)
    assert "It advertises goods or contacts." in own.content.decode()
    entries = AuditEntry.objects.order_by("id")
    assert [entry.action for entry in entries][-2:] == ["reply-shown", "reply-refused"]


def test_nobody_decides_on_words_that_were_changed_meanwhile(
    organisation: Organisation, signed_in: SignedIn, editor: Member, written: tuple[Case, NewReply, str]
) -> None:
    case, new, _path = written
    handed_over(case, organisation, timezone.now())
    replying.change(new.reply, Said(text="Something else"), timezone.now())
    browser, page = signed_in(editor.person), f"{DESK}{new.reply.id}/"
    assert browser.post(page, {"action": "show", "revision": "1"}).status_code == 422
    assert browser.post(page, {"action": "refuse", "revision": "2"}).status_code == 422
    assert Reply.objects.get().state == ReplyState.WAITING


def test_a_correction_judges_anew_and_readers_are_told(
    organisation: Organisation, signed_in: SignedIn, editor: Member, written: tuple[Case, NewReply, str], client: Client
) -> None:
    case, _new, path = written
    handed_over(case, organisation, timezone.now())
    browser, page = signed_in(editor.person), f"{DESK}reports/{case.id}/"
    shown = browser.get(page, headers=ENGLISH).content.decode()
    assert 'name="key" value="claim/airline-crew/1"' in shown
    asked = {"version": "1", "key": "claim/airline-crew/1", "mistake": "explained", "evidence": "Shown to us."}
    assert browser.post(f"{page}correct/", {**asked, "version": "7"}).status_code == 422
    assert browser.post(f"{page}correct/", {**asked, "key": "claim/none/1"}).status_code == 422
    assert browser.post(f"{page}correct/", {"version": "1", "item": "0", "line": "1", "text": "x"}).status_code == 422
    assert browser.post(f"{page}correct/", asked).status_code == 302
    assert Correction.objects.get().by == By.ORGANISATION
    assert "a consumer organisation" in client.get(path, headers=ENGLISH).content.decode()
    assert "Shown to us." not in client.get(path, headers=ENGLISH).content.decode()
    assert AuditEntry.objects.order_by("-id")[0].parameters == {"reason": "explained"}


def test_what_a_shopper_added_and_did_not_share_is_not_read_at_the_desk(
    organisation: Organisation, signed_in: SignedIn, editor: Member
) -> None:
    now = timezone.now()
    case = answered(now, QUIET)[0]
    collection = draft(editor, now, shared(case, now)[1])
    publishing.publish(make_member(organisation, Role.OWNER), collection, now)
    browser, page = signed_in(editor.person), f"{DESK}reports/{case.id}/"
    asked = {"version": "1", "key": "claim/airline-crew/1", "mistake": "explained"}
    assert "version 1" in browser.get(page, headers=ENGLISH).content.decode()
    continuing.continue_case(case, More(text=POST, pictures=(), after=1), now)
    assert working.work_on(case.id, lambda: now)
    deriving.derive(case.id)
    shown = browser.get(page, headers=ENGLISH).content.decode()
    assert "has added something that is not shared with you" in shown
    assert "空姐" not in shown
    before = case.outcomes.get(version=1).level
    assert case.outcomes.get(version=2).level != before
    said = statements.say(editor, case.id, {"en": "We asked."}, now)
    reply = replying.reply_to(case.shares.get(), Said(text=REPLY), now).reply
    for address in (f"/desk/shoppers/statements/{said.id}/", f"{DESK}{reply.id}/"):
        assert f"level-{before}" in browser.get(address).content.decode(), "the level that its link shows"
    assert browser.post(f"{page}correct/", {**asked, "version": "2"}).status_code == 422
    assert not Correction.objects.exists()
    handed_over(case, organisation, now)
    assert "空姐" in browser.get(page, headers=ENGLISH).content.decode()
    newest = case.outcomes.get(version=2).level
    assert f"level-{newest}" in browser.get(f"{DESK}{reply.id}/").content.decode()
    assert browser.post(f"{page}correct/", {**asked, "version": "2"}).status_code == 302


def test_an_owner_ends_all_links_and_readers_learn_why(
    organisation: Organisation, signed_in: SignedIn, editor: Member, written: tuple[Case, NewReply, str], client: Client
) -> None:
    case, _new, path = written
    handed_over(case, organisation, timezone.now())
    owner, page = make_member(organisation, Role.OWNER), f"{DESK}reports/{case.id}/take-down/"
    assert signed_in(editor.person).post(page, {"grounds": "misused"}).status_code == 403
    browser = signed_in(owner.person)
    assert browser.post(page, {"grounds": "because"}).status_code == 422
    assert browser.post(page, {"grounds": "misused"}).status_code == 302
    assert client.get(path).status_code == 410
    assert TakenDown.objects.count() == 1
    assert PublicRecord.objects.get().deed == Deed.TAKEN_DOWN
    assert AuditEntry.objects.order_by("-id")[0].action == "report-taken-down"
    log = browser.get("/desk/shoppers/audit/", headers=ENGLISH).content.decode()
    assert "took a shared report down (" in log
    assert "(misused)" not in log
    assert browser.post(page, {"grounds": "misused"}).status_code == 422
