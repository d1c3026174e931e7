"""Days are counted again while their cases are there, and stay when the cases go by age."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from checker.cases import disclosure, retention, tokens, trend_tables, trends
from checker.cases.disclosure import Count, exact
from checker.cases.models import Case, DayChanged, Fact, FactKind, Handover, Sight, State, Tally, TallyKind
from checker.organisations.models import Organisation
from checker.organisations.opening import open_organisation
from checker.vocabulary import Evidence, Finding, Leaning, Message, Outcome, Strength

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)  # a Wednesday
MONDAY = date(2026, 11, 16)


def answered(at: datetime, level: str = "hold-off", *claims: str) -> Case:
    case = Case.objects.create(
        token_hash=uuid4().hex,
        delete_hash=uuid4().hex,
        language="en",
        state=State.DONE,
        run_after=at,
        next_hint_at=at,
        created_at=at,
        asked_at=at,
        finished_at=at,
    )
    says = [(FactKind.LEVEL, level), (FactKind.LANGUAGE, "en"), *((FactKind.CLAIM, claim) for claim in claims)]
    Fact.objects.bulk_create(Fact(case=case, kind=kind, value=value, at=at) for kind, value in says)
    trends.changed(case.id)
    return case


def handed(case: Case, organisation: Organisation, at: datetime) -> Handover:
    number = Handover.objects.filter(organisation=organisation).count()
    until = at + timedelta(days=30)
    handover = Handover.objects.create(
        case=case, organisation=organisation, number=number, level="stop", handed_at=at, until=until
    )
    trends.changed(case.id)
    return handover


def counts(organisation: Organisation | None = None) -> dict[tuple[str, str, str], int]:
    rows = Tally.objects.filter(organisation=organisation)
    return {(row.kind, row.value, row.level): row.count for row in rows}


def test_a_day_is_counted_by_level_and_counted_anew_when_it_changes() -> None:
    case = answered(NOON, "stop", "airline-crew")
    answered(NOON, "hold-off", "airline-crew")
    assert trends.roll_up(NOON) == 1
    expected = {
        ("level", "stop", "stop"): 1,
        ("level", "hold-off", "hold-off"): 1,
        ("language", "en", "stop"): 1,
        ("language", "en", "hold-off"): 1,
        ("claim", "airline-crew", "stop"): 1,
        ("claim", "airline-crew", "hold-off"): 1,
    }
    assert counts() == expected
    assert set(Tally.objects.values_list("day", "week")) == {(NOON.date(), MONDAY)}
    trends.changed(case.id)
    trends.roll_up(NOON)
    assert counts() == expected, "counting twice changes nothing"
    assert trends.roll_up(NOON) == 0, "nothing is left to do"
    answered(NOON, "stop", "airline-crew")
    trends.roll_up(NOON)
    assert counts()["claim", "airline-crew", "stop"] == 2


def test_contacts_and_checks_are_not_counted() -> None:
    case = answered(NOON)
    Fact.objects.create(case=case, kind=FactKind.CONTACT, value="0" * 16, at=NOON)
    Fact.objects.create(case=case, kind=FactKind.CHECK, value="impossible-price", at=NOON)
    trends.roll_up(NOON)
    assert {kind for kind, _, _ in counts()} == {"level", "language"}


def test_a_change_while_a_day_is_counted_is_counted_next_time() -> None:
    answered(NOON)
    seen = list(DayChanged.objects.values_list("id", flat=True))
    case = answered(NOON, "stop")
    DayChanged.objects.filter(id__in=seen).delete()  # as the counting that saw only the first mark
    assert trends.roll_up(NOON) == 1
    assert counts()["level", "stop", "stop"] == 1
    assert Case.objects.filter(id=case.id).exists()


def test_an_erased_case_is_counted_no_more_but_what_goes_by_age_stays(settings: Any) -> None:
    first, _ = answered(NOON, "stop"), answered(NOON, "stop")
    trends.roll_up(NOON)
    erase(first.id)
    trends.roll_up(NOON + timedelta(days=1))
    assert counts()["level", "stop", "stop"] == 1
    later = NOON + timedelta(days=settings.RETENTION_DAYS + 1)
    assert retention.enforce(later) == 1
    assert trends.roll_up(later) == 0
    assert not Case.objects.exists()
    assert not DayChanged.objects.exists()
    assert counts()["level", "stop", "stop"] == 1


def test_weeks_that_are_counted_no_more_are_kept_as_one_row(settings: Any) -> None:
    answered(NOON, "stop")
    answered(NOON + timedelta(days=1), "stop")
    trends.roll_up(NOON + timedelta(days=2))
    before = trend_tables.table(TallyKind.LEVEL, (MONDAY,), None)
    sunday = NOON + timedelta(days=4)
    assert trends.fold(sunday + timedelta(days=settings.RETENTION_DAYS)) == 0
    assert trends.fold(sunday + timedelta(days=settings.RETENTION_DAYS + 1)) == 1
    assert set(Tally.objects.values_list("day", flat=True)) == {MONDAY}
    assert counts()["level", "stop", "stop"] == 2
    assert trend_tables.table(TallyKind.LEVEL, (MONDAY,), None) == before
    assert trends.fold(sunday + timedelta(days=400)) == 0


def test_a_case_that_is_continued_stays_with_the_day_on_which_it_was_asked(settings: Any) -> None:
    """Otherwise it would go by age from a day that is still counted."""
    case = answered(NOON, "stop")
    Fact.objects.filter(case=case).update(at=NOON + timedelta(days=20))
    trends.roll_up(NOON + timedelta(days=20))
    assert set(Tally.objects.values_list("day", flat=True)) == {NOON.date()}


def test_an_organisation_counts_what_was_handed_to_it_on_the_day_it_was() -> None:
    mine = open_organisation("mine", "Mine", NOON)
    other = open_organisation("other", "Other", NOON)
    first, second = answered(NOON - timedelta(days=3), "stop", "airline-crew"), answered(NOON, "hold-off")
    handed(first, mine, NOON)
    back = handed(second, mine, NOON)
    trends.roll_up(NOON)
    assert counts(mine)["claim", "airline-crew", "stop"] == 1
    assert counts(mine)["level", "hold-off", "hold-off"] == 1
    assert counts(other) == {}
    trends.changed(second.id)
    back.delete()
    trends.roll_up(NOON)
    assert ("level", "hold-off", "hold-off") not in counts(mine)
    shown = trend_tables.table(TallyKind.LEVEL, (MONDAY,), mine)
    assert [(row.value, row.total) for row in shown.rows] == [("stop", exact(1))]


def test_the_middle_album_says_how_fast_pictures_come_again() -> None:
    for days in (2, 3, 3, 9, 40):
        seen(answered(NOON), cases=2, days=days)
    seen(answered(NOON), cases=1, days=1)
    seen(answered(NOON), cases=7, days=80)
    trends.roll_up(NOON)
    told = trend_tables.spread((MONDAY,), None)
    assert (told.albums, told.days) == (Count(low=5, high=7), 3)
    assert told.cases == disclosure.published(6)


def test_few_albums_are_not_told() -> None:
    for _ in range(4):
        seen(answered(NOON), cases=2, days=2)
    trends.roll_up(NOON)
    told = trend_tables.spread((MONDAY,), None)
    assert told.albums.is_small
    assert told.days is None


def test_the_public_sees_coarse_cells_and_sums_of_them(django_assert_num_queries: Any) -> None:
    for number in range(12):
        answered(NOON, "stop" if number < 9 else "hold-off", "airline-crew")
    trends.roll_up(NOON)
    with django_assert_num_queries(2):
        claims = trend_tables.table(TallyKind.CLAIM, (MONDAY,), None)
    (row,) = claims.rows
    assert (row.value, row.total) == ("airline-crew", Count(low=8, high=12))
    levels = trend_tables.table(TallyKind.LEVEL, (MONDAY,), None)
    assert [(one.value, one.total.is_small) for one in levels.rows] == [("hold-off", True), ("stop", False)]
    assert claims.cases == levels.cases
    with pytest.raises(ValueError, match="two properties"):
        trend_tables.table(TallyKind.CLAIM, (MONDAY,), None, "stop")


def test_the_public_sees_weeks_that_are_over() -> None:
    over = trend_tables.weeks_until(NOON.date(), 2, running=False)
    assert over == (MONDAY - timedelta(weeks=2), MONDAY - timedelta(weeks=1))
    assert trend_tables.weeks_until(NOON.date(), 2, running=True)[-1] == MONDAY


def erase(case_id: UUID) -> None:
    token, delete = tokens.new_share_token(), tokens.new_share_token()
    Case.objects.filter(id=case_id).update(token_hash=tokens.hashed(token), delete_hash=tokens.hashed(delete))
    retention.delete(token, delete)


def seen(case: Case, *, cases: int, days: int) -> None:
    """The case is answered, and so many others had its picture, the first of them so many days ago."""
    since = (NOON - timedelta(days=days)).date().isoformat()
    message = Message(id="picture-seen-before.unknown", params={"cases": str(cases), "sellers": "1", "since": since})
    finding = Finding(
        check="picture-seen-before",
        family="reuse",
        subject="",
        leaning=Leaning.CANNOT_TELL,
        strength=Strength.WEAK,
        message=message,
        evidence=(Evidence(item=0),),
    )
    trends.note_sights(case.id, outcome_with(finding))
    assert Sight.objects.filter(case=case).exists() == (cases >= 2)


def outcome_with(finding: Finding) -> Outcome:
    from dataclasses import replace

    from checker.cases import pipeline

    return replace(pipeline.examine(["天气很好"], today=NOON.date()), findings=(finding,))
