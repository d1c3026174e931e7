"""Proposals are tried on the real library, decided by operators, and leave it as a change of its files alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from checker.cases import exporting, proposing
from checker.cases.trial import MOST_HOLDING, Fault, Trial, changed_library, try_out
from checker.claims.trying import Kind, WithChanged, corpus, sample_of
from checker.organisations import people
from checker.organisations.models import Member, Proposal, ProposalState, Role
from checker.organisations.opening import open_organisation
from checker.patterns import library
from checker.patterns.loader import FOLDER, survey
from checker.patterns.matcher import Matcher
from checker.patterns.spelling import spell

ROOT = FOLDER.parent.parent
PHRASE, EXAMPLE = "云上带货小分队", "云上带货小分队又飞啦，包包现货，私信下单"


def form(
    phrase: str = PHRASE, example: str = EXAMPLE, pattern: str = "airline-crew", script: str = "zh-Hans"
) -> Proposal:
    return Proposal(kind="form", pattern=pattern, script=script, phrase=phrase, example=example)


def lookalike(phrase: str, example: str) -> Proposal:
    return Proposal(kind="lookalike", pattern="airline-crew", script="zh-Hans", phrase=phrase, example=example)


def source(**changes: str) -> Proposal:
    fields = {"title_zh": "一则报道", "title_en": "A report", "published": "2024-05"}
    fields |= {"address": "https://news.example.org/2024/crew"} | changes
    return Proposal(kind="source", pattern="airline-crew", **fields)


@pytest.fixture
def editor(db: None, now: datetime) -> Member:
    organisation = open_organisation("shoppers", "Shoppers' Union", now)
    person = people.make("e@shoppers.example")
    return Member.objects.create(organisation=organisation, person=person, role=Role.EDITOR, joined_at=now)


def test_a_good_phrase_has_nothing_against_it() -> None:
    assert try_out(form(), ()) == Trial()


def test_what_fires_in_the_organisations_own_cases_is_named() -> None:
    own = sample_of("今天云上带货小分队落地，LV包现货", Kind.OTHER, "case")
    told = try_out(form(), [own, sample_of("今天天气很好", Kind.OTHER, "other")])
    assert [(one.claim, one.sample) for one in told.own_fires] == [("airline-crew", own)]
    assert told.faults == ()


@pytest.mark.parametrize(
    ("proposal", "fault"),
    [
        (form(phrase="空姐"), Fault.TOO_SHORT),
        (form(phrase="crew"), Fault.TOO_SHORT),
        (form(phrase="…云上带货小分队"), Fault.MISSHAPEN),
        (form(phrase="   "), Fault.MISSHAPEN),
        (form(example="   "), Fault.NO_EXAMPLE),
        (form(example="今天天气很好"), Fault.EXAMPLE_FAILS),
        (form(phrase="空姐代购", example="空姐代购，私信"), Fault.KNOWN),
        (form(phrase="空姐代購", example="空姐代购，私信", script="zh-Hant"), Fault.KNOWN),
        (form(phrase="系法教程", example="系法教程，代购包包"), Fault.ON_NEGATIVE),
        (form(phrase="flight attendant until", example="x", script="en"), Fault.ON_NEGATIVE),
        (form(example=f"{PHRASE}，加微信 wx: example-shop"), Fault.NAMES_CONTACT),
        (form(pattern="no-such-claim"), Fault.UNKNOWN_PATTERN),
        (lookalike("闺蜜是空姐", "闺蜜是空姐，包包现货680元私信下单"), Fault.LOSES_POSITIVE),
        (lookalike("空姐代购同款表情包", "今天天气很好"), Fault.EXAMPLE_FAILS),
        (source(address="http://news.example.org/"), Fault.BAD_ADDRESS),
        (source(address="javascript:alert(1)"), Fault.BAD_ADDRESS),
        (source(published="2024-13"), Fault.BAD_DATE),
        (source(title_en=" "), Fault.NO_TITLE),
        (source(title_zh="骗子的故事"), Fault.BANNED_WORD),
        (source(address=library().sources["S01"].url), Fault.KNOWN),
    ],
)
def test_what_would_do_harm_is_named(proposal: Proposal, fault: Fault) -> None:
    assert fault in try_out(proposal, ()).faults


def test_a_phrase_that_every_seller_says_is_too_common() -> None:
    told = try_out(form(phrase="现货秒发", example="现货秒发，包包"), ())
    assert told.holding > MOST_HOLDING
    assert Fault.TOO_COMMON in told.faults


def test_the_changed_matcher_finds_what_that_of_the_changed_library_finds() -> None:
    changed = changed_library(form(phrase="现货秒发"))
    whole, quick = Matcher(changed.firing), WithChanged(changed.patterns["airline-crew"])
    texts = [spell(sample.text).text for sample in corpus(library())]
    assert [sorted(quick.hits(text), key=repr) for text in texts] == [
        sorted(whole.hits(text), key=repr) for text in texts
    ]


def test_a_lookalike_takes_a_false_alarm_out() -> None:
    proposal = lookalike("空姐代购表情包", "分享一套空姐代购表情包，自己画的，免费拿走")
    assert try_out(proposal, ()).faults == ()


def test_the_way_of_a_proposal_is_written_down(editor: Member, now: datetime) -> None:
    operator = people.make("op@site.example", is_staff=True)
    draft = proposing.keep_draft(editor, form(), now)
    assert list(proposing.for_operators()) == []
    proposing.propose(editor, draft, now)
    assert list(proposing.for_operators()) == [draft]
    with pytest.raises(proposing.NotOpen):
        proposing.propose(editor, draft, now)
    proposing.accept(operator, draft, "谢谢", now)
    draft.refresh_from_db()
    assert (draft.state, draft.decided_by) == (ProposalState.ACCEPTED, operator)
    with pytest.raises(proposing.NotOpen):
        proposing.withdraw(editor, draft, now)
    actions = list(editor.organisation.audit.order_by("id").values_list("action", flat=True))
    assert actions[-2:] == ["proposal-made", "proposal-accepted"]


def test_harm_is_stopped_on_the_server_whatever_the_page_says(editor: Member, now: datetime) -> None:
    draft = proposing.keep_draft(editor, form(phrase="系法教程", example="系法教程，代购包包"), now)
    with pytest.raises(proposing.DoesHarm) as raised:
        proposing.propose(editor, draft, now)
    assert Fault.ON_NEGATIVE in raised.value.trial.faults
    assert Proposal.objects.get().state == ProposalState.DRAFT
    proposing.withdraw(editor, draft, now)
    assert not Proposal.objects.exists()


def test_operators_see_first_what_waits(editor: Member, now: datetime) -> None:
    operator = people.make("op@site.example", is_staff=True)
    drafts = [proposing.keep_draft(editor, form(), now + timedelta(hours=hour)) for hour in range(3)]
    for draft in drafts:
        proposing.propose(editor, draft, now)
    proposing.refuse(operator, drafts[1], "no", now)
    proposing.accept(operator, drafts[2], "yes", now)
    assert list(proposing.for_operators()) == [drafts[0], drafts[2], drafts[1]]


def test_nobody_fills_the_operators_desk(editor: Member, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "MOST_OPEN", 1)
    proposing.keep_draft(editor, form(), now)
    with pytest.raises(proposing.TooManyOpen):
        proposing.keep_draft(editor, form(), now)


def test_what_was_accepted_is_a_change_that_git_applies_and_the_library_passes(tmp_path: Path) -> None:
    proposals = [
        form(),
        form(phrase="云上“带货”… 小队", example="云上“带货”的 小队又飞啦，包包现货", script="evasive"),
        lookalike("空姐代购表情包", "分享一套空姐代购表情包，自己画的，免费拿走"),
        source(),
        source(title_en="Another", address="https://news.example.org/2025"),
        Proposal(
            kind="form", pattern="prepayment", script="en", phrase="wire it all first", example="wire it all first"
        ),
    ]
    before = library().version
    change = exporting.change_of(proposals)
    assert library().version == before
    folder = tmp_path / "checker" / "patterns"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for check in (["--check"], []):
        command = ["git", "apply", *check, "-"]
        subprocess.run(command, cwd=tmp_path, input=change.encode(), check=True, capture_output=True)
    found = survey(folder)
    assert found.faults == ()
    changed = found.library.patterns["airline-crew"]
    assert PHRASE in changed.forms.zh_hans
    assert "空姐代购表情包" in changed.lookalikes.zh
    assert changed.positive[-1].text == proposals[1].example
    assert [found.library.sources[key].url for key in changed.abuse.sources[-2:]] == [
        "https://news.example.org/2024/crew",
        "https://news.example.org/2025",
    ]
    assert "wire it all first" in found.library.patterns["prepayment"].forms.en
    (tmp_path / "checker" / "__init__.py").touch()
    for room in ("vocabulary",):
        shutil.copytree(ROOT / "checker" / room, tmp_path / "checker" / room)
    program = [sys.executable, "-m", "checker.patterns"]
    judged = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout + judged.stderr
    known = len(library().patterns)
    assert f"{known} of {known} patterns" in judged.stdout


def test_what_the_library_has_by_now_is_left_out() -> None:
    assert exporting.change_of([form(phrase="空姐代购")]) == ""


def test_what_two_proposed_alike_is_added_once_and_what_is_about_no_pattern_is_left_out() -> None:
    gone = form(pattern="no-such-pattern")
    assert exporting.change_of([form(), gone, form(), source(), source()]) == exporting.change_of([form(), source()])
