"""Statements of sellers: who decides on which words, and what is kept of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from checker.cases import (
    claiming,
    corrections,
    deriving,
    pipeline,
    public_log,
    replying,
    retention,
    sharing,
    taking_down,
)
from checker.cases.access import CaseNotFound
from checker.cases.corrections import Why
from checker.cases.models import (
    Audience,
    By,
    Case,
    Grounds,
    Mistake,
    PublicRecord,
    Refusal,
    Reply,
    ReplyState,
    TakenDown,
)
from checker.cases.opening import open_case
from checker.cases.replying import ChangedMeanwhile, ReplyNotFound, Said, TooManyReplies
from checker.cases.sharing import NewLink
from tests.cases.conftest import new_case

WORDS = Said(text="这不是我写的", contact="shop@seller.example")


@pytest.fixture
def link(db: None, now: datetime) -> NewLink:
    open_case(new_case(), now)
    case = Case.objects.get()
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    deriving.derive(case.id)
    return sharing.share(case, days=30, audience=Audience.UNLISTED, now=now)


def test_the_oldest_statement_comes_first(link: NewLink, now: datetime) -> None:
    late = replying.reply_to(link.share, WORDS, now + timedelta(hours=1)).reply
    early = replying.reply_to(link.share, WORDS, now).reply
    assert replying.waiting_replies() == [early, late]


def test_nobody_decides_on_words_that_were_changed_meanwhile(link: NewLink, now: datetime) -> None:
    new = replying.reply_to(link.share, WORDS, now)
    replying.change(new.reply, Said(text="别的话"), now)
    with pytest.raises(ChangedMeanwhile):
        replying.decide(new.reply, ReplyState.SHOWN, By.OPERATOR, None, now)
    assert not PublicRecord.objects.exists()
    replying.decide(replying.reply_for_token(new.token), ReplyState.SHOWN, By.OPERATOR, None, now)
    assert [reply.text for reply in replying.shown_replies(link.share.case)] == ["别的话"]


def test_of_two_moderators_the_second_learns_that_it_is_decided(link: NewLink, now: datetime) -> None:
    reply = replying.reply_to(link.share, WORDS, now).reply
    replying.decide(reply, ReplyState.SHOWN, By.OPERATOR, None, now)
    with pytest.raises(ChangedMeanwhile):
        replying.decide(reply, ReplyState.REFUSED, By.ORGANISATION, Refusal.OFF_TOPIC, now)


def test_what_was_decided_can_be_decided_otherwise(link: NewLink, now: datetime) -> None:
    reply = replying.reply_to(link.share, WORDS, now).reply
    replying.decide(reply, ReplyState.SHOWN, By.OPERATOR, None, now)
    replying.decide(replying.reply_by_id(reply.id), ReplyState.REFUSED, By.ORGANISATION, Refusal.INSULTING, now)
    assert replying.shown_replies(link.share.case) == []
    assert [(one.deed, one.by, one.reason) for one in public_log.entries()] == [
        ("reply-refused", "organisation", "insulting"),
        ("reply-shown", "operator", ""),
    ]


@pytest.mark.parametrize(
    ("decision", "reason"),
    [(ReplyState.WAITING, None), (ReplyState.REFUSED, None), (ReplyState.SHOWN, Refusal.OFF_TOPIC)],
)
def test_a_refusal_has_a_reason_and_nothing_else_has(
    link: NewLink, now: datetime, decision: ReplyState, reason: Refusal | None
) -> None:
    reply = replying.reply_to(link.share, WORDS, now).reply
    with pytest.raises(ValueError, match="ReplyState"):
        replying.decide(reply, decision, By.OPERATOR, reason, now)
    assert Reply.objects.get().contact == "shop@seller.example"


def test_decided_statements_make_room_but_not_without_end(
    link: NewLink, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replying, "MOST_WAITING", 1)
    monkeypatch.setattr(replying, "MOST_A_CASE", 2)
    for _ in range(2):
        reply = replying.reply_to(link.share, WORDS, now).reply
        with pytest.raises(TooManyReplies):
            replying.reply_to(link.share, WORDS, now)
        replying.decide(reply, ReplyState.SHOWN, By.OPERATOR, None, now)
    with pytest.raises(TooManyReplies):
        replying.reply_to(link.share, WORDS, now)


def test_a_statement_that_is_not_there_is_not_found(db: None) -> None:
    for token in ("aaaaaaaaaaaaaaaaaaaaaaaa", "x"):
        with pytest.raises(ReplyNotFound):
            replying.reply_for_token(token)
    with pytest.raises(ReplyNotFound):
        replying.reply_by_id(uuid4())


def test_a_case_that_is_erased_in_the_same_moment_is_not_found(link: NewLink, now: datetime) -> None:
    case_id = link.share.case_id
    retention.erase_at_once(case_id)
    why = Why(mistake=Mistake.MISTAKEN, by=By.OPERATOR)
    for deed in (
        lambda: replying.reply_to(link.share, WORDS, now),
        lambda: taking_down.take_down(link.share, Grounds.LAW, By.OPERATOR, now),
        lambda: corrections.withdraw(case_id, "claim/x/1", why, now),
    ):
        with pytest.raises(CaseNotFound):
            deed()


def test_a_link_taken_down_tells_why_until_it_would_have_ended(link: NewLink, now: datetime) -> None:
    taking_down.take_down(link.share, Grounds.LAW, By.OPERATOR, now)
    told = taking_down.taken_down(link.token, now + timedelta(days=29))
    assert told
    assert (told.grounds, told.at) == ("law", now)
    assert taking_down.taken_down(link.token, now + timedelta(days=30)) is None
    assert taking_down.taken_down("x", now) is None


def test_the_word_that_a_link_was_taken_down_outlives_the_case_by_age(link: NewLink, now: datetime) -> None:
    TakenDown.objects.all().delete()
    taking_down.take_down(link.share, Grounds.LAW, By.OPERATOR, now)
    TakenDown.objects.update(until=now + timedelta(days=200))
    retention.enforce(now + timedelta(days=31))
    assert not Case.objects.exists()
    assert taking_down.taken_down(link.token, now + timedelta(days=31))
    retention.enforce(now + timedelta(days=200, seconds=1))
    assert not TakenDown.objects.exists()


def test_a_case_that_was_taken_down_is_shared_no_more_however_long_it_is_kept(link: NewLink, now: datetime) -> None:
    taking_down.take_down(link.share, Grounds.LAW, By.OPERATOR, now)
    Case.objects.update(keep_until=now + timedelta(days=90))
    later = now + timedelta(days=31)
    retention.enforce(later)
    with pytest.raises(sharing.SharingClosed):
        sharing.share(Case.objects.get(), days=7, audience=Audience.UNLISTED, now=later)
    retention.enforce(now + timedelta(days=91))
    retention.enforce(now + timedelta(days=91))
    assert not TakenDown.objects.exists()


def test_entries_of_the_log_go_when_their_time_is_over(link: NewLink, now: datetime) -> None:
    taking_down.take_down(link.share, Grounds.LAW, By.OPERATOR, now)
    retention.enforce(now + timedelta(days=public_log.DAYS))
    assert PublicRecord.objects.exists()
    retention.enforce(now + timedelta(days=public_log.DAYS, seconds=1))
    assert not PublicRecord.objects.exists()


def test_the_contact_goes_with_the_decision_and_the_words_stay_with_the_case(link: NewLink, now: datetime) -> None:
    reply = replying.reply_to(link.share, WORDS, now).reply
    replying.decide(reply, ReplyState.REFUSED, By.OPERATOR, Refusal.OFF_TOPIC, now)
    kept = Reply.objects.get()
    assert (kept.contact, kept.text, kept.decided_at) == ("", "这不是我写的", now)
    retention.enforce(now + timedelta(days=31))
    assert not Reply.objects.exists()
