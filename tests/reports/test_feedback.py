"""Two questions to whoever reads a report: one tap each, no cookie, nothing of anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from checker.cases import feedback, retention
from checker.cases.models import Case, Question, Share, Vote
from checker.cases.opening import Opened
from checker.vocabulary import Level
from tests.reports.test_replies import opened, own, page, reader, shared

__all__ = ["opened", "own", "reader", "shared"]


def tap(client: Client, address: str, question: str = "useful", answer: str = "yes", **headers: str) -> int:
    return client.post(f"{address}feedback/", {"question": question, "answer": answer}, headers=headers).status_code


def test_both_kinds_of_link_ask(own: str, shared: str, client: Client, reader: Client) -> None:
    for shown, address in ((page(client, own), own), (page(reader, shared), shared)):
        assert shown.count(f'action="{address}feedback/"') == 2
        assert "这份报告有用吗？" in shown
        assert "说得对吗？" in shown


def test_one_tap_is_kept_and_can_be_changed(own: str, client: Client) -> None:
    assert tap(client, own) == 302
    assert tap(client, own, answer="no") == 302
    vote = Vote.objects.get()
    assert (vote.question, vote.yes, vote.shared, vote.level) == ("useful", False, False, "stop")
    assert "replica-grade" in vote.claims
    assert page(client, own).count('aria-pressed="true"') == 1


def test_each_link_and_question_has_its_own_answer(own: str, shared: str, client: Client, reader: Client) -> None:
    for asked, address in ((client, own), (reader, shared)):
        for question in Question.values:
            tap(asked, address, question)
    assert Vote.objects.count() == 4
    assert Vote.objects.filter(shared=True, share=Share.objects.get()).count() == 2


def test_a_reader_gets_no_cookie_and_needs_no_secret(shared: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert not strict.get(shared).cookies
    assert tap(strict, shared) == 302
    assert not strict.cookies


def test_other_sites_cannot_answer_for_a_reader(shared: str, reader: Client) -> None:
    assert tap(reader, shared, **{"sec-fetch-site": "cross-site"}) == 403
    assert tap(reader, shared, **{"sec-fetch-site": "same-origin"}) == 302
    assert Vote.objects.count() == 1


def test_with_htmx_the_answer_comes_in_place(own: str, client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "feedback"}
    answer = client.post(f"{own}feedback/", {"question": "right", "answer": "no"}, headers=headers)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.strip().startswith("<section")
    assert shown.count('aria-pressed="true"') == 1


@pytest.mark.parametrize(("question", "answer"), [("", "yes"), ("useful", "maybe"), ("else", "no")])
def test_what_was_not_asked_is_passed_over(own: str, client: Client, question: str, answer: str) -> None:
    assert tap(client, own, question, answer) == 302
    assert not Vote.objects.exists()


def test_a_get_answers_nothing_and_a_wrong_link_is_not_found(own: str, client: Client) -> None:
    assert client.get(f"{own}feedback/").status_code == 405
    assert tap(client, "/r/aaaaaaaaaaaaaaaaaaaaaaaa/") == 404


def test_the_sums_say_how_often_and_on_what(own: str, shared: str, client: Client, reader: Client) -> None:
    tap(client, own, "right", "no")
    tap(reader, shared, "right", "yes")
    tap(reader, shared, "useful", "yes")
    told = feedback.summary(timezone.now() - timedelta(days=1))
    assert told.overall[Question.RIGHT] == feedback.Tally(yes=1, no=1)
    assert told.by_level[Level.STOP][Question.USEFUL] == feedback.Tally(yes=1, no=0)
    assert ("replica-grade", 1) in told.doubted
    assert feedback.summary(timezone.now() + timedelta(days=1)).by_level == {}


def test_an_operator_reads_the_sums_by_command(own: str, client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    tap(client, own, "right", "no")
    call_command("feedback", "--days", "7")
    told = capsys.readouterr().out
    assert "right" in told
    assert "replica-grade" in told


def test_an_answer_outlives_its_case_by_age_without_a_way_back(opened: Opened, client: Client) -> None:
    tap(client, f"/r/{opened.token}/")
    retention.enforce(timezone.now() + timedelta(days=31))
    assert not Case.objects.exists()
    vote = Vote.objects.get()
    assert (vote.case, vote.share, vote.level) == (None, None, "stop")
    retention.enforce(timezone.now() + timedelta(days=feedback.DAYS + 1))
    assert not Vote.objects.exists()


def test_deleting_the_case_erases_its_answers(opened: Opened, shared: str, client: Client, reader: Client) -> None:
    tap(client, f"/r/{opened.token}/")
    tap(reader, shared)
    retention.delete(opened.token, opened.delete_token)
    assert not Vote.objects.exists()
