"""The right of reply over HTTP: statements, what becomes of them, corrections in sight of readers, and take-downs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from checker.cases import claiming, corrections, deriving, pipeline, queries, replying, retention
from checker.cases.corrections import Why
from checker.cases.models import (
    By,
    Case,
    Correction,
    Grounds,
    Mistake,
    PublicRecord,
    Refusal,
    Reply,
    ReplyState,
    Share,
    TakenDown,
)
from checker.cases.opening import Opened, open_case
from checker.cases.taking_down import take_down
from tests.cases.conftest import new_case

POST = "空姐代购 LV 老花包，复刻 1:1，¥680，招代理一件代发，加微信 wx-example-2046，收件人：王小明 13800138000"
SECRETS = ("wx-example-2046", "王小明", "13800138000")
CHINESE = {"accept-language": "zh-CN"}
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def opened(db: None, settings: Any, tmp_path: Path) -> Opened:
    settings.PICTURES_DIR = tmp_path / "pictures"
    now = timezone.now()
    opened = open_case(new_case(POST), now)
    case = Case.objects.get()
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    deriving.derive(case.id)
    return opened


@pytest.fixture
def own(opened: Opened) -> str:
    return f"/r/{opened.token}/"


@pytest.fixture
def shared(own: str, client: Client) -> str:
    shown = client.post(f"{own}share/", {"days": "30", "audience": "unlisted"}, headers=CHINESE).content.decode()
    return str(re.findall(r'href="http://testserver(/r/[\w-]{24}/)"', shown)[0])


@pytest.fixture
def reader() -> Client:
    return Client(headers=CHINESE)  # type: ignore[arg-type]


def page(client: Client, address: str) -> str:
    return client.get(address, headers=CHINESE).content.decode()


def write(reader: Client, shared: str, text: str = "这是实物图，欢迎到店看货，电话 13800138000", **more: str) -> str:
    """The address of the private page of a statement."""
    answer = reader.post(f"{shared}seller/", {"text": text, "wish": "show", **more})
    assert answer.status_code == 302
    return answer.headers["Location"]


def decide(decision: ReplyState, reason: Refusal | None = None) -> None:
    replying.decide(Reply.objects.get(), decision, By.OPERATOR, reason, timezone.now())


def heaviest() -> str:
    outcome = queries.outcome_of(Case.objects.get())
    assert outcome
    first = outcome.verdict.reasons[0].finding
    return next(key for key, one in corrections.notes_of(outcome).items() if one == first)


def correct() -> Correction:
    why = Why(mistake=Mistake.NOT_THE_SELLERS, by=By.OPERATOR, evidence="只给审核人员看的话")
    return corrections.withdraw(Case.objects.get().id, heaviest(), why, timezone.now())


def test_a_shared_report_leads_the_seller_to_the_form(shared: str, reader: Client) -> None:
    assert f'href="{shared}seller/"' in page(reader, shared)
    form = page(reader, f"{shared}seller/")
    assert "csrfmiddlewaretoken" in form
    assert 'name="text"' in form


def test_a_statement_waits_unseen_until_somebody_decides(shared: str, own: str, reader: Client, client: Client) -> None:
    private = write(reader, shared)
    assert 'data-statement="waiting"' in page(reader, private)
    assert "这是实物图" in page(reader, private)
    assert "这是实物图" not in page(reader, shared) + page(client, own)
    assert [reply.text[:5] for reply in replying.waiting_replies()] == ["这是实物图"]


def test_a_shown_statement_stands_beside_the_findings_everywhere(
    shared: str, own: str, reader: Client, client: Client
) -> None:
    private = write(reader, shared)
    decide(ReplyState.SHOWN)
    for shown in (page(reader, shared), page(client, own), page(reader, private)):
        assert "这是实物图，欢迎到店看货" in shown
        assert "电话 13800138000" not in shown
    assert "卖家作了说明" in page(reader, f"{shared}embed")
    assert 'data-statement="shown"' in page(reader, private)


def test_the_card_and_the_description_stay_as_they_are(shared: str, reader: Client) -> None:
    def described() -> list[str]:
        return re.findall(r'<meta (?:name|property)="(?:og:)?description" content="([^"]*)"', page(reader, shared))

    before = described()
    write(reader, shared)
    decide(ReplyState.SHOWN)
    assert described() == before != []


def test_a_refused_statement_tells_its_writer_why_and_nobody_else(shared: str, reader: Client) -> None:
    private = write(reader, shared)
    decide(ReplyState.REFUSED, Refusal.ADVERTISING)
    assert 'data-statement="refused"' in page(reader, private)
    assert "推广" in page(reader, private)
    assert "这是实物图" not in page(reader, shared)


def test_the_contact_is_shown_to_nobody_and_erased_with_the_decision(shared: str, reader: Client) -> None:
    write(reader, shared, contact="shop@seller.example")
    assert Reply.objects.get().contact == "shop@seller.example"
    assert "shop@seller.example" not in page(reader, shared)
    decide(ReplyState.SHOWN)
    assert Reply.objects.get().contact == ""
    assert "shop@seller.example" not in page(reader, shared)


def test_personal_data_in_a_statement_is_masked_before_it_is_kept(shared: str, reader: Client) -> None:
    write(reader, shared, "请加微信 wx-example-2046，收件人：王小明 13800138000")
    assert not [secret for secret in SECRETS if secret in Reply.objects.get().text]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ reply.text }}", "{% now 'Y' %}"]
)
def test_a_statement_is_never_markup(shared: str, reader: Client, text: str) -> None:
    private = write(reader, shared, text)
    decide(ReplyState.SHOWN)
    for shown in (page(reader, shared), page(reader, private)):
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
    assert Reply.objects.get().text == text


def test_marks_that_turn_the_direction_are_left_out(shared: str, reader: Client) -> None:
    write(reader, shared, "\u202e货正是\u2066真的\u200f。")
    assert Reply.objects.get().text == "货正是真的。"
    decide(ReplyState.SHOWN)
    assert re.search(r"<blockquote[^>]*dir=\"auto\"[^>]*>货正是真的。", page(reader, shared))


@pytest.mark.parametrize("text", ["", "   ", "\u202e", "字" * 2001])
def test_what_cannot_be_taken_comes_back_with_its_words(shared: str, reader: Client, text: str) -> None:
    answer = reader.post(f"{shared}seller/", {"text": text, "contact": "shop@seller.example"})
    assert answer.status_code == 422
    assert text.strip("\u202e ") in answer.content.decode()
    assert "shop@seller.example" in answer.content.decode()
    assert not Reply.objects.exists()


def test_a_contact_that_is_too_long_to_be_kept_is_told_and_not_dropped(shared: str, reader: Client) -> None:
    asked = {"text": "这是实物图", "contact": "a" * 201, "wish": "correct"}
    answer = reader.post(f"{shared}seller/", asked, headers=CHINESE)
    assert (answer.status_code, Reply.objects.count()) == (422, 0)
    assert "联系方式超过了 200 个字符。" in answer.content.decode()
    private = write(reader, shared, contact="shop@seller.example")
    answer = reader.post(private, {**asked, "action": "change"}, headers=ENGLISH)
    assert answer.status_code == 422
    assert re.search(r'value="correct" checked', answer.content.decode())
    assert "a" * 201 in answer.content.decode()
    assert Reply.objects.get().contact == "shop@seller.example"


def test_a_changed_statement_waits_anew(shared: str, reader: Client) -> None:
    private = write(reader, shared)
    decide(ReplyState.REFUSED, Refusal.OFF_TOPIC)
    assert reader.post(private, {"text": "说的就是这条", "action": "change"}).status_code == 302
    reply = Reply.objects.get()
    assert (reply.state, reply.refusal, reply.revision, reply.text) == ("waiting", "", 2, "说的就是这条")
    assert reader.post(private, {"text": " ", "action": "change"}).status_code == 422


def test_a_shown_statement_that_is_changed_is_not_shown_until_it_is_read(shared: str, reader: Client) -> None:
    private = write(reader, shared)
    decide(ReplyState.SHOWN)
    reader.post(private, {"text": "换了话", "action": "change"})
    shown = page(reader, shared)
    assert "换了话" not in shown
    assert "这是实物图" not in shown


def test_a_withdrawn_statement_is_gone_with_its_link(shared: str, reader: Client) -> None:
    private = write(reader, shared)
    decide(ReplyState.SHOWN)
    answer = reader.post(private, {"action": "withdraw"}, follow=True)
    assert answer.status_code == 200
    assert not Reply.objects.exists()
    assert reader.get(private).status_code == 404
    assert "这是实物图" not in page(reader, shared)


def test_a_statement_needs_the_secret_of_its_form(shared: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{shared}seller/", {"text": "x"}).status_code == 403


@pytest.mark.parametrize("token", ["aaaaaaaaaaaaaaaaaaaaaaaa", "x"])
def test_a_wrong_link_leads_to_no_form_and_no_statement(db: None, reader: Client, token: str) -> None:
    assert reader.get(f"/r/{token}/seller/").status_code == 404
    assert reader.get(f"/r/{token}/statement/").status_code == 404


def test_the_own_link_is_no_place_for_the_seller(own: str, reader: Client) -> None:
    assert reader.get(f"{own}seller/").status_code == 404


def test_there_are_not_endless_statements_to_a_report(shared: str, reader: Client) -> None:
    for _ in range(replying.MOST_WAITING):
        write(reader, shared)
    assert reader.post(f"{shared}seller/", {"text": "还有"}).status_code == 429
    assert Reply.objects.count() == replying.MOST_WAITING


def test_readers_see_the_correction_before_anything_else(shared: str, reader: Client) -> None:
    row = correct()
    shown = page(reader, shared)
    assert shown.index('id="corrected"') < shown.index('class="level"')
    assert "这份报告已更正" in shown
    assert "这些话不是卖家说的" in shown
    assert "只给审核人员看的话" not in shown
    assert re.findall(r'data-level="([^"]*)"', shown) == [row.level_after]
    assert f'class="level-{row.level_before}"' in shown
    assert "这份报告已更正" in page(reader, f"{shared}embed")
    assert not [secret for secret in SECRETS if secret in shown]


def test_the_shopper_sees_the_correction_and_its_grounds(own: str, client: Client) -> None:
    correct()
    shown = page(client, own)
    assert "只给审核人员看的话" in shown
    assert "?version=1" in shown


def test_a_shopper_sets_a_note_aside(own: str, shared: str, client: Client, reader: Client) -> None:
    assert f'href="{own}wrong/1/"' in page(client, own)
    assert "wrong/1/" not in page(reader, shared)
    form = page(client, f"{own}wrong/1/")
    assert "这些话不是卖家说的" in form
    answer = client.post(f"{own}wrong/1/", {"version": "1", "mistake": "not-the-sellers", "evidence": "我写的"})
    assert answer.headers["Location"] == f"{own}#versions"
    row = Correction.objects.get()
    assert (row.by, row.version, row.evidence) == ("shopper", 2, "我写的")
    shown = page(reader, shared)
    assert "提问者本人" in shown
    assert "我写的" not in shown


def test_a_note_that_was_renumbered_meanwhile_is_not_set_aside(own: str, client: Client) -> None:
    correct()
    answer = client.post(f"{own}wrong/1/", {"version": "1", "mistake": "misread"})
    assert answer.headers["Location"] == own
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(("number", "status"), [(1, 422), (99, 404)])
def test_a_note_needs_a_reason_and_to_be_there(own: str, client: Client, number: int, status: int) -> None:
    assert client.post(f"{own}wrong/{number}/", {"version": "1"}).status_code == status
    assert not Correction.objects.exists()


def test_a_reader_sets_nothing_aside(shared: str, reader: Client) -> None:
    assert reader.post(f"{shared}wrong/1/", {"version": "1", "mistake": "misread"}).status_code == 404


def test_a_link_that_was_taken_down_says_so_and_nothing_else(
    own: str, shared: str, client: Client, reader: Client
) -> None:
    other = re.findall(
        r'href="http://testserver(/r/[\w-]{24}/)"',
        client.post(f"{own}share/", {"days": "7", "audience": "public"}).content.decode(),
    )[0]
    share = Share.objects.first()
    assert share
    assert take_down(share, Grounds.MISUSED, By.OPERATOR, timezone.now()) == 2
    for address in (shared, other, f"{shared}embed", f"{shared}seller/"):
        answer = reader.get(address)
        assert answer.status_code == 410
        shown = answer.content.decode()
        assert "被用来针对某个人" in shown
        assert "空姐" not in shown
        assert 'data-level="' not in shown
    assert reader.get(f"/oembed?url=http://testserver{shared}").status_code == 404
    assert client.get(own).status_code == 200
    again = client.post(f"{own}share/", {"days": "7", "audience": "public"}, headers=CHINESE)
    assert again.status_code == 409
    assert "审核人员终止了" in again.content.decode()


def test_deleting_the_case_erases_statements_corrections_and_take_downs(
    opened: Opened, shared: str, reader: Client
) -> None:
    private = write(reader, shared)
    correct()
    share = Share.objects.get()
    take_down(share, Grounds.LAW, By.OPERATOR, timezone.now())
    retention.delete(opened.token, opened.delete_token)
    assert not (Reply.objects.exists())
    assert not (Correction.objects.exists())
    assert not (TakenDown.objects.exists())
    assert reader.get(private).status_code == reader.get(shared).status_code == 404
    assert PublicRecord.objects.count() == 2


def test_the_log_shows_what_was_done_and_nothing_of_the_case(shared: str, reader: Client) -> None:
    write(reader, shared)
    decide(ReplyState.REFUSED, Refusal.INSULTING)
    row = correct()
    share = Share.objects.get()
    take_down(share, Grounds.PERSONAL_DATA, By.ORGANISATION, timezone.now())
    shown = page(reader, "/guide/corrections/")
    for words in ("一份报告已更正", "一份已分享的报告已下架", "一份说明未予展示", "消费者组织", "有个人信息没有遮住"):
        assert words in shown
    assert f"/guide/claims/{row.subject}/" in shown
    assert str(row.case_id) not in shown
    assert not [piece for piece in (*SECRETS, "这是实物图", shared) if piece in shown]


def test_the_log_is_a_feed_too(shared: str, reader: Client) -> None:
    correct()
    answer = reader.get("/guide/corrections/feed/", headers=ENGLISH)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert "A report was corrected" in answer.content.decode()
    assert "/guide/corrections/#entry-" in answer.content.decode()
    assert "<author><name>Zhendema: is it real?</name></author>" in answer.content.decode()


def test_an_empty_log_says_so(db: None, reader: Client) -> None:
    assert "目前还没有更正" in page(reader, "/guide/corrections/")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str) -> str:
        call_command("moderate", *words)
        return capsys.readouterr().out

    return run


def test_an_operator_without_a_desk_decides_by_command(shared: str, reader: Client, said: Any) -> None:
    write(reader, shared, contact="shop@seller.example")
    name = str(Reply.objects.get().id)
    assert name in said("list")
    assert "shop@seller.example" in said("show", name)
    said("refuse", name, "--because", "off-topic")
    assert Reply.objects.get().refusal == "off-topic"
    said("accept", name)
    assert "这是实物图" in page(reader, shared)
    assert [record.deed for record in PublicRecord.objects.all()] == ["reply-shown", "reply-refused"]


def test_marks_that_name_no_statement_are_told_so(db: None, said: Any) -> None:
    with pytest.raises(CommandError, match="no such report"):
        said("notes", "=" + "-" * 36)
    with pytest.raises(CommandError, match="no such report"):
        said("take-down", "--because", "law", "--", "-" * 36)


def test_a_report_that_is_erased_while_its_seller_writes_is_not_found(
    shared: str, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = replying.reply_to

    def erased_first(share: Share, *rest: Any) -> replying.NewReply:
        retention.erase_at_once(share.case_id)
        return before(share, *rest)

    monkeypatch.setattr(replying, "reply_to", erased_first)
    assert reader.post(f"{shared}seller/", {"text": "这是实物图", "wish": "show"}).status_code == 404


def test_an_operator_finds_the_report_by_its_statement(shared: str, reader: Client, said: Any) -> None:
    write(reader, shared)
    name = str(Reply.objects.get().id)
    assert heaviest() in said("notes", name)
    assert "1 ended" in said("take-down", name, "--because", "misused")


@pytest.mark.parametrize(
    "words",
    [
        ("show", "00000000-0000-4000-8000-000000000000"),
        ("notes", "/r/aaaaaaaaaaaaaaaaaaaaaaaa/"),
        ("take-down", "nonsense", "--because", "law"),
    ],
)
def test_a_command_about_nothing_says_so(db: None, said: Any, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="there is no such"):
        said(*words)


def test_an_operator_corrects_and_takes_down_by_command(shared: str, reader: Client, said: Any) -> None:
    notes = said("notes", f"http://testserver{shared}")
    key = heaviest()
    assert key in notes
    assert "stop" in said("withdraw", shared, key, "--because", "misread", "--evidence", "看过原图")
    assert Correction.objects.get().mistake == "misread"
    said("take-down", shared, "--because", "law")
    assert reader.get(shared).status_code == 410
