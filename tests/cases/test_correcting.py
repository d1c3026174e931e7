"""Correcting a report: what was wrong counts no more, all else stays, and every later version respects it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db.models import F

from checker.cases import (
    access,
    amending,
    claiming,
    continuing,
    corrections,
    deriving,
    originals,
    pipeline,
    queries,
    sharing,
)
from checker.cases.amending import NONE, Amendments, Reread, Withdrawn
from checker.cases.amendments import amendments_of
from checker.cases.corrections import NotCorrectable, NothingThere, TooManyCorrections, Why
from checker.cases.models import Audience, By, Case, Correction, Fact, Grounds, Mistake, PublicRecord, State
from checker.cases.opening import open_case
from checker.cases.rejudging import rejudged
from checker.cases.taking_down import take_down
from checker.vocabulary import Box, ItemKind, Level, Line, Outcome, Reading
from tests.cases.conftest import new_case

POST = "我是空姐，国际航班代购 LV 老花包 ¥680，专柜小票齐全，招代理一件代发，加微信 wx-example-2046"
GRAVE = "LV 老花包，复刻 1:1，喜欢的联系我，周末发货。今天天气很好，我们去了公园散步，晚上一起吃饭，明天再聊"
TODAY = date(2026, 11, 20)
WHY = Why(mistake=Mistake.NOT_THE_SELLERS, by=By.OPERATOR, evidence="引文是买家写的，见图 2，问 wx-example-2046")


def answer(case: Case, now: datetime) -> Case:
    """Work on a case until it has its answer and its masked copy."""
    lease = claiming.claim(case.id, now)
    assert lease
    case = Case.objects.get(id=case.id)
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda one: claiming.keep_reading(lease, one)), now)
    deriving.derive(case.id)
    return Case.objects.get(id=case.id)


@pytest.fixture
def case(db: None, now: datetime) -> Case:
    open_case(new_case(POST), now)
    return answer(Case.objects.get(), now)


def said(case: Case, version: int | None = None) -> Outcome:
    outcome = queries.outcome_of(case, version)
    assert outcome
    return outcome


def key(outcome: Outcome, check: str, subject: str = "") -> str:
    return next(key for key in corrections.notes_of(outcome) if key.startswith(f"{check}/{subject}"))


def carrying(outcome: Outcome) -> str:
    """The key of the claim that carries the level."""
    finding = outcome.verdict.reasons[0].finding
    return next(key for key, one in corrections.notes_of(outcome).items() if one == finding)


def drawn(*words: str) -> Reading:
    """A picture's reading with these lines."""
    lines: list[Line] = []
    for number, text in enumerate(words):
        start = lines[-1].start + len(lines[-1].text) + 1 if lines else 0
        lines.append(Line(text=text, start=start, box=Box(left=0, top=40 * number, width=300, height=30)))
    return Reading(item=0, kind=ItemKind.PICTURE, text="\n".join(words), lines=tuple(lines), width=300, height=400)


def places_hold(outcome: Outcome) -> bool:
    texts = {reading.item: reading.text for reading in outcome.readings}
    quoted = [*outcome.claims, *(one for finding in outcome.findings for one in finding.evidence)]
    return all(texts[one.item][one.start : one.end] == one.quote for one in quoted if one.quote)


@pytest.fixture
def grave(db: None, now: datetime) -> Case:
    """A case whose level rests on a single claim."""
    open_case(new_case(GRAVE), now)
    return answer(Case.objects.get(), now)


def test_a_correction_lowers_the_level_where_the_note_carried_it(grave: Case, now: datetime) -> None:
    assert said(grave).verdict.level is Level.STOP
    row = corrections.withdraw(grave.id, carrying(said(grave)), WHY, now)
    new = said(grave)
    assert (row.subject, row.level_before, row.level_after) == ("replica-grade", "stop", "nothing-found")
    assert (new.verdict.level, new.verdict.score, new.claims) == (Level.NOTHING_FOUND, 0, ())
    assert said(grave, 1).verdict.level is Level.STOP


def test_what_the_correction_does_not_touch_stays_as_it_was(case: Case, now: datetime) -> None:
    old = said(case)
    row = corrections.withdraw(case.id, key(old, "claim", "airline-crew"), WHY, now)
    new = said(case)
    gone = [one for one in old.findings if one not in new.findings]
    assert row.subject == "airline-crew"
    assert any(one.check == "claim" for one in gone)
    touched = {(claim.item, claim.start) for claim in old.claims if claim.id == "airline-crew"}
    for finding in gone:
        assert touched & {(one.item, one.start) for one in finding.evidence} or finding.check == "combination"
    assert [one for one in new.findings if one not in old.findings] == []
    assert [one for one in old.claims if one.id != "airline-crew"] == list(new.claims)
    assert (new.offers, new.receipts, new.answers, new.readings) == (
        old.offers, old.receipts, old.answers, old.readings,
    )  # fmt: skip


def test_a_rule_over_claims_goes_with_its_claim(case: Case, now: datetime) -> None:
    old = said(case)
    rules = {one.subject for one in old.findings if one.check == "combination"}
    corrections.withdraw(case.id, key(old, "claim", "airline-crew"), WHY, now)
    assert {one.subject for one in said(case).findings if one.check == "combination"} < rules


def test_a_check_can_be_set_aside_without_its_claims(case: Case, now: datetime) -> None:
    old = said(case)
    row = corrections.withdraw(case.id, key(old, "combination"), WHY, now)
    new = said(case)
    assert new.claims == old.claims
    assert len(old.findings) - len(new.findings) == 1
    assert row.subject in {one.subject for one in old.findings} - {one.subject for one in new.findings}


def test_the_same_correction_always_gives_the_same_answer() -> None:
    old = pipeline.examine([POST], today=TODAY)
    finding = old.verdict.reasons[0].finding
    change = Withdrawn(check=finding.check, subject=finding.subject, places=amending.places_of(finding.evidence))
    first, second = rejudged(old, NONE, change, TODAY), rejudged(old, NONE, change, TODAY)
    assert first == second
    whole = pipeline.conclude(old.readings, TODAY, corrected=Amendments(withdrawn=(change,)))
    assert (first.verdict, first.claims, set(map(repr, first.findings))) == (
        whole.verdict, whole.claims, set(map(repr, whole.findings)),
    )  # fmt: skip


def test_what_only_the_archive_or_an_earlier_library_knew_is_kept() -> None:
    old = pipeline.examine([POST], today=TODAY)
    seen = replace(old.findings[0], check="picture-seen-before", subject="", family="reuse", evidence=())
    stored = replace(old, findings=(*old.findings, seen))
    change = Withdrawn(check="claim", subject="airline-crew", places=((0, 2, 4),))
    assert seen in rejudged(stored, NONE, change, TODAY).findings


def test_a_misread_line_is_judged_as_it_really_reads() -> None:
    first = drawn("我是空姐", "LV 老花包 ¥680", "招代理，一件代发")
    old = pipeline.conclude([first], TODAY)
    claims = {claim.id for claim in old.claims}
    change = Reread(item=0, start=0, length=4, text="我是学生，在读")
    new = rejudged(old, NONE, change, TODAY)
    assert "airline-crew" in claims - {claim.id for claim in new.claims}
    assert claims - {"airline-crew"} <= {claim.id for claim in new.claims}
    assert new.readings[0].lines[0].text == "我是学生，在读"
    assert places_hold(new)
    assert pipeline.conclude([first], TODAY, corrected=Amendments(rereads=(change,))).verdict == new.verdict


def test_a_misread_line_can_bring_up_a_claim() -> None:
    old = pipeline.conclude([drawn("我是空妲", "LV 老花包 ¥680")], TODAY)
    new = rejudged(old, NONE, Reread(item=0, start=0, length=4, text="我是空姐"), TODAY)
    assert {claim.id for claim in new.claims} - {claim.id for claim in old.claims} == {"airline-crew"}


def test_a_note_set_aside_stays_so_when_a_line_before_it_gets_longer() -> None:
    old = pipeline.conclude([drawn("你好", "我是空姐", "LV 老花包 ¥680")], TODAY)
    start = old.readings[0].text.index("我是空姐")
    change = Withdrawn(check="claim", subject="airline-crew", places=((0, start, start + 4),))
    longer = Reread(item=0, start=0, length=2, text="你好，欢迎光临小店")
    without = rejudged(old, NONE, change, TODAY)
    both = rejudged(without, amending.amended([change]), longer, TODAY)
    assert "airline-crew" not in {claim.id for claim in both.claims}
    again = pipeline.conclude([drawn("你好", "我是空姐", "LV 老花包 ¥680")], TODAY,
                              corrected=amending.amended([change, longer]))  # fmt: skip
    assert (again.claims, again.verdict) == (both.claims, both.verdict)


def test_a_correction_of_a_line_that_is_not_there_changes_nothing() -> None:
    reading = drawn("你好")
    assert amending.reread(reading, Reread(item=0, start=1, length=2, text="x")) == reading


def test_later_versions_respect_what_was_corrected(case: Case, now: datetime) -> None:
    old = said(case)
    corrections.withdraw(case.id, key(old, "claim", "airline-crew"), WHY, now)
    case.refresh_from_db()
    continuing.continue_case(case, continuing.More(text="支持专柜验货", pictures=(), after=case.version), now)
    case = answer(case, now)
    assert case.version == 3
    assert "airline-crew" not in {claim.id for claim in said(case).claims}


def test_the_same_claim_said_elsewhere_counts_again(case: Case, now: datetime) -> None:
    corrections.withdraw(case.id, key(said(case), "claim", "airline-crew"), WHY, now)
    case.refresh_from_db()
    continuing.continue_case(case, continuing.More(text="我是空姐，国际航班代购", pictures=(), after=2), now)
    claims = said(answer(case, now)).claims
    assert {claim.item for claim in claims if claim.id == "airline-crew"} == {1}


def test_a_link_leads_to_the_corrected_answer(case: Case, now: datetime) -> None:
    link = sharing.share(case, days=30, audience=Audience.UNLISTED, now=now)
    row = corrections.withdraw(case.id, carrying(said(case)), WHY, now)
    share = access.share_for_token(link.token, now)
    copy = queries.masked_copy(case, share.version)
    assert share.version == row.version == 2
    assert copy
    assert copy.outcome.verdict.level.value == row.level_after
    assert "wx-example-2046" not in repr(copy.outcome)


def test_a_link_to_an_earlier_version_is_corrected_without_what_came_later(case: Case, now: datetime) -> None:
    link = sharing.share(case, days=30, audience=Audience.UNLISTED, now=now)
    continuing.continue_case(case, continuing.More(text="支持专柜验货", pictures=(), after=1), now)
    case = answer(case, now)
    corrections.withdraw(case.id, key(said(case), "claim", "airline-crew"), WHY, now)
    share = access.share_for_token(link.token, now)
    copy = queries.masked_copy(case, share.version)
    assert share.version == 1
    assert copy
    assert len(copy.outcome.readings) == 1
    assert "airline-crew" not in {claim.id for claim in copy.outcome.claims}
    assert len(said(case).readings) == 2


def test_after_the_originals_went_a_report_can_still_be_corrected(grave: Case, now: datetime) -> None:
    originals.erase(now + timedelta(hours=3))
    grave.refresh_from_db()
    assert not grave.has_originals
    row = corrections.withdraw(grave.id, carrying(said(grave)), WHY, now + timedelta(hours=4))
    copy = queries.masked_copy(grave)
    assert (row.level_before, row.level_after) == ("stop", "nothing-found")
    assert copy
    assert copy.outcome == said(grave)


def test_the_note_of_the_moderator_is_masked(case: Case, now: datetime) -> None:
    row = corrections.withdraw(case.id, carrying(said(case)), WHY, now)
    assert "wx-example-2046" not in row.evidence
    assert "引文是买家写的" in row.evidence


def test_the_log_names_what_was_changed_and_nothing_of_the_case(case: Case, now: datetime) -> None:
    corrections.withdraw(case.id, key(said(case), "claim", "airline-crew"), WHY, now)
    entry = PublicRecord.objects.get()
    assert (entry.deed, entry.reason, entry.claims, entry.level_before) == (
        "corrected", "not-the-sellers", ["airline-crew"], "stop",
    )  # fmt: skip


def test_the_facts_of_a_case_follow_and_its_contacts_stay(case: Case, now: datetime) -> None:
    def facts() -> set[tuple[str, str]]:
        return set(Fact.objects.filter(case=case).values_list("kind", "value"))

    before = facts()
    corrections.withdraw(case.id, key(said(case), "claim", "airline-crew"), WHY, now)
    assert ("claim", "airline-crew") in before - facts()
    assert (
        {fact for fact in before if fact[0] == "contact"} == {fact for fact in facts() if fact[0] == "contact"} != set()
    )


def test_a_shopper_sets_notes_aside_on_an_unshared_report_without_an_entry_in_the_log(
    case: Case, now: datetime
) -> None:
    why = Why(mistake=Mistake.NOT_THE_SELLERS, by=By.SHOPPER)
    corrections.withdraw(case.id, key(said(case), "claim", "airline-crew"), why, now)
    assert not PublicRecord.objects.exists()
    sharing.share(case, days=7, audience=Audience.UNLISTED, now=now)
    corrections.withdraw(case.id, carrying(said(case)), why, now)
    assert [entry.by for entry in PublicRecord.objects.all()] == ["shopper"]


def test_a_shopper_cannot_set_aside_without_end(case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "MOST_BY_SHOPPER", 1)
    why = Why(mistake=Mistake.EXPLAINED, by=By.SHOPPER)
    corrections.withdraw(case.id, carrying(said(case)), why, now)
    with pytest.raises(TooManyCorrections):
        corrections.withdraw(case.id, carrying(said(case)), why, now)


def test_a_note_or_a_line_that_is_not_there_cannot_be_corrected(case: Case, now: datetime) -> None:
    tries: Sequence[tuple[int, int, str]] = ((0, 1, "x"), (9, 1, "x"), (0, 1, " "))
    with pytest.raises(NothingThere):
        corrections.withdraw(case.id, "claim/no-such-claim/1", WHY, now)
    for item, number, text in tries:
        with pytest.raises(NothingThere):
            corrections.reread_line(case.id, item, number, text, WHY, now)
    assert not Correction.objects.exists()


def test_a_case_that_is_being_worked_on_waits_with_its_correction(case: Case, now: datetime) -> None:
    note = carrying(said(case))
    Case.objects.filter(id=case.id).update(state=State.QUEUED, finished_at=None, version=2)
    with pytest.raises(NotCorrectable):
        corrections.withdraw(case.id, note, WHY, now)


def test_corrections_survive_as_rows_and_come_back_as_they_were(case: Case, now: datetime) -> None:
    row = corrections.withdraw(case.id, key(said(case), "claim", "airline-crew"), WHY, now)
    (withdrawn,) = amendments_of(case).withdrawn
    assert (withdrawn.check, withdrawn.subject) == (row.check_id, row.subject)
    assert [list(place) for place in withdrawn.places] == row.places


def test_taking_down_a_link_does_not_hinder_a_correction(case: Case, now: datetime) -> None:
    link = sharing.share(case, days=30, audience=Audience.UNLISTED, now=now)
    take_down(link.share, Grounds.MISUSED, By.OPERATOR, now)
    assert corrections.withdraw(case.id, carrying(said(case)), WHY, now).version == 2


def test_a_moderator_corrects_a_line_of_a_stored_picture(db: None, now: datetime) -> None:
    open_case(new_case(GRAVE), now)
    case = Case.objects.get()
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.finish(lease, pipeline.conclude([drawn("LV 老花包", "复刻 1:1", "今天天气很好，我们去散步")], TODAY), now)
    case.outcomes.update(masked=F("body"))
    row = corrections.reread_line(case.id, 0, 2, " 复古 \n 风 13800138000", WHY, now)
    assert (row.level_before, row.level_after, row.check_id) == ("stop", said(case).verdict.level.value, "")
    assert row.level_after != "stop"
    assert said(case).readings[0].lines[1].text == "复古 风 ███████████"
    assert [change.text for change in amendments_of(case).rereads] == ["复古 风 ███████████"]
    assert PublicRecord.objects.get().claims == ["replica-grade"]
