"""What an organisation says on a report: shown with its confirmed name, masked, changed, withdrawn."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from checker.cases import retention, tokens
from checker.cases.models import Case
from checker.cases.opening import open_case
from checker.desk.statements import views
from checker.organisations import statements
from checker.organisations.models import AuditEntry, Member, Organisation, Role, Statement, Wording
from checker.organisations.opening import open_organisation
from tests.cases.conftest import new_case
from tests.desk.conftest import NOW, SignedIn, make_member
from tests.organisations.collecting import answered, confirmed, handed_over, shared

DESK = "/desk/shoppers/statements/"
ENGLISH = {"accept-language": "en"}
WORDS = {
    "text_en": "We asked the shop. <b>It</b> has no such branch; call 13800138000.",
    "text_zh-hans": "我们问过店家。",
}


@pytest.fixture
def editor(organisation: Organisation) -> Member:
    confirmed(organisation, NOW)
    return make_member(organisation, Role.EDITOR)


@pytest.fixture
def report(db: None) -> tuple[Case, str, str]:
    """A case, its shopper's own path, and a shared one."""
    now = timezone.now()
    case, own = answered(now)
    return case, own, shared(case, now)[1]


def test_who_may_do_what(organisation: Organisation, signed_in: SignedIn, report: tuple[Case, str, str]) -> None:
    confirmed(organisation, NOW)
    other = make_member(open_organisation("others", "Others", NOW), Role.OWNER)
    members = [make_member(organisation, role) for role in Role]
    made = statements.say(members[-1], report[0].id, {"en": "Words"}, NOW)
    clients = [Client(), signed_in(other.person), *(signed_in(one.person) for one in members)]
    table = {
        "GET ": (302, 404, 200, 200, 200),
        "POST ": (302, 404, 403, 422, 422),
        f"GET {made.id}/": (302, 404, 200, 200, 200),
        f"POST {made.id}/": (302, 404, 403, 422, 422),
        f"POST {made.id}/withdraw/": (302, 404, 403, 422, 422),
        "GET 999999/": (302, 404, 404, 404, 404),
    }
    for case, statuses in table.items():
        method, path = case.split(" ")
        asked = [getattr(one, method.lower())(DESK + path).status_code for one in clients]
        assert asked == list(statuses), case


def test_a_statement_stands_beside_the_findings_with_name_and_date(
    signed_in: SignedIn, editor: Member, report: tuple[Case, str, str], client: Client
) -> None:
    _case, own, path = report
    answer = signed_in(editor.person).post(DESK, {**WORDS, "link": f"http://testserver{path}"})
    assert answer.status_code == 302
    for address in (path, own):
        shown = client.get(address, headers=ENGLISH).content.decode()
        assert "What organisations say" in shown
        assert "Shoppers&#x27; Union" in shown
        assert "&lt;b&gt;It&lt;/b&gt;" in shown
        assert "13800138000" not in shown
    assert "我们问过店家。" in client.get(path, headers={"accept-language": "zh-TW"}).content.decode()
    assert "has said something on this report" in client.get(f"{path}embed", headers=ENGLISH).content.decode()
    assert AuditEntry.objects.order_by("-id")[0].action == "statement-written"


def test_changed_words_are_kept_and_a_withdrawn_statement_says_why(
    signed_in: SignedIn, editor: Member, report: tuple[Case, str, str], client: Client
) -> None:
    browser, path = signed_in(editor.person), report[2]
    page = browser.post(DESK, {**WORDS, "link": path}).headers["Location"]
    browser.post(page, {"text_en": "Better words"})
    browser.post(page, {"text_en": "Better words"})
    assert [one.number for one in Wording.objects.all()] == [1, 2]
    shown = client.get(path, headers=ENGLISH).content.decode()
    assert "Better words" in shown
    assert "no such branch" not in shown
    assert "changed on" in shown
    assert "no such branch" in browser.get(page).content.decode()
    assert browser.post(f"{page}withdraw/", {"because": " "}).status_code == 422
    browser.post(f"{page}withdraw/", {"because": "The shop wrote to us."})
    shown = client.get(path, headers=ENGLISH).content.decode()
    assert "Better words" not in shown
    assert "The shop wrote to us." in shown
    browser.post(page, {"text_en": "Better words"})
    assert "Better words" in client.get(path, headers=ENGLISH).content.decode()
    actions = [entry.action for entry in AuditEntry.objects.order_by("id")][-4:]
    assert actions == ["statement-written", "statement-changed", "statement-withdrawn", "statement-changed"]


def test_a_case_that_was_handed_over_can_be_spoken_of_and_no_other(
    signed_in: SignedIn, editor: Member, organisation: Organisation, report: tuple[Case, str, str]
) -> None:
    browser, case = signed_in(editor.person), report[0]
    assert browser.post(DESK, {**WORDS, "case": str(case.id)}).status_code == 422
    handed_over(case, organisation, timezone.now())
    assert str(case.id) in browser.get(f"{DESK}?case={case.id}").content.decode()
    assert browser.get(f"{DESK}?case=x").status_code == 200
    assert browser.post(DESK, {**WORDS, "case": str(case.id)}).status_code == 302
    assert browser.post(DESK, {"text_en": " ", "case": str(case.id)}).status_code == 422


def test_statements_stand_on_as_many_pages_as_they_need(
    signed_in: SignedIn, editor: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ROWS_A_PAGE", 2)
    now = timezone.now()
    for number in range(3):
        case = open_case(new_case(f"some words {number}"), now)
        found = Case.objects.get(token_hash=tokens.hashed(case.token))
        statements.say(editor, found.id, {"en": f"We asked {number}."}, now)
    browser = signed_in(editor.person)
    pages = [browser.get(f"/desk/shoppers/statements/?page={page}").content.decode() for page in (1, 2)]
    assert [[f"We asked {number}." in page for number in (2, 1, 0)] for page in pages] == [
        [True, True, False],
        [False, False, True],
    ]
    assert 'href="?page=2"' in pages[0]


def test_only_a_confirmed_name_speaks(
    signed_in: SignedIn, editor: Member, report: tuple[Case, str, str], client: Client
) -> None:
    browser, path = signed_in(editor.person), report[2]
    browser.post(DESK, {**WORDS, "link": path})
    Organisation.objects.update(verified_at=None)
    assert "What organisations say" not in client.get(path, headers=ENGLISH).content.decode()
    assert browser.post(DESK, {**WORDS, "link": path}).status_code == 422


def test_statements_go_with_their_case(editor: Member, report: tuple[Case, str, str]) -> None:
    statements.say(editor, report[0].id, {"en": "Words"}, NOW)
    retention._erase(report[0].id, lambda _: None)
    assert not Statement.objects.exists()
    assert not Wording.objects.exists()
