"""Handing a case to an organisation: by consent, for a time, taken back at once; and what of it can be found."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from checker.archive.models import Memory
from checker.cases import (
    access,
    corrections,
    desk_work,
    handing_over,
    inbox,
    inbox_bits,
    incidents,
    queries,
    retention,
    sharing,
    trends,
)
from checker.cases.handing_over import Consent
from checker.cases.inbox import Asked
from checker.cases.models import Audience, By, Case, DeskNote, Handover, InboxBits, Incident, Mistake, Tally
from checker.organisations.models import AuditEntry, Member, Organisation, Role
from checker.organisations.opening import close, open_organisation
from checker.vocabulary import Level
from tests.cases.handed_over import answered, handed, member_of, verified


@pytest.fixture
def organisation(db: None, now: datetime) -> Organisation:
    return verified(open_organisation("shoppers", "Shoppers' Union", now), now)


@pytest.fixture
def editor(organisation: Organisation) -> Member:
    return member_of(organisation, Role.EDITOR)


def found(organisation: Organisation, now: datetime, asked: Asked | None = None) -> list[Handover]:
    return [row.handover for row in inbox.search(organisation, asked or Asked(), now).rows]


def test_only_open_organisations_with_a_confirmed_name_take_cases(organisation: Organisation, now: datetime) -> None:
    open_organisation("unknown", "Unknown", now)
    gone = verified(open_organisation("gone", "Gone", now), now)
    close(gone, None, now)
    assert handing_over.organisations() == [organisation]
    case, _ = answered(now)
    for slug in ("unknown", "gone", "nobody"):
        with pytest.raises(handing_over.NoSuchOrganisation):
            handing_over.hand_over(case, Consent(slug=slug, days=30), now)


def test_a_case_can_be_handed_over_when_its_covered_copy_is_made(organisation: Organisation, now: datetime) -> None:
    case, _ = answered(now)
    case.outcomes.update(masked=None)
    with pytest.raises(sharing.NotYetShareable):
        handing_over.hand_over(case, Consent(slug="shoppers", days=30), now)


def test_another_consent_takes_the_place_of_the_first(organisation: Organisation, now: datetime) -> None:
    handover = handed(organisation, now)
    again = handing_over.hand_over(handover.case, Consent(slug="shoppers", days=365, originals=True, note="hi"), now)
    assert (again.id, again.number, again.originals, again.note) == (handover.id, handover.number, True, "hi")
    assert again.until == now + timedelta(days=365)
    assert found(organisation, now) == [handover]


def test_a_case_lives_as_long_as_the_handover_and_goes_with_everything(
    organisation: Organisation, editor: Member, now: datetime
) -> None:
    handover = handed(organisation, now)
    desk_work.write_note(editor, handover, "called the shop", now)
    desk_work.assign(editor, handover, editor.id, now)
    retention.enforce(now + timedelta(days=90))
    assert Case.objects.exists()
    assert found(organisation, now + timedelta(days=89, hours=23)) == [handover]
    assert found(organisation, now + timedelta(days=90)) == []
    retention.enforce(now + timedelta(days=90, seconds=1))
    for model in (Case, Handover, DeskNote, InboxBits):
        assert not model._default_manager.exists(), model


def test_the_shopper_takes_it_back_or_deletes_it_at_once(organisation: Organisation, now: datetime) -> None:
    member = member_of(organisation, Role.VIEWER)
    (first, _), (second, opened) = answered(now), answered(now)
    one, two = (handing_over.hand_over(case, Consent(slug="shoppers", days=30), now) for case in (first, second))
    assert [given.id for given in handing_over.handovers_of(first, now)] == [one.id]
    handing_over.take_back(first, two.id)  # not its own
    handing_over.take_back(first, one.id)
    with pytest.raises(handing_over.HandoverNotFound):
        handing_over.handover_for(member, one.id, now)
    retention.delete(opened.token, opened.delete_token)
    assert not Handover.objects.exists()
    assert not InboxBits.objects.exists()
    assert Case.objects.get() == first


def test_a_case_is_with_so_many_organisations_at_most(organisation: Organisation, now: datetime) -> None:
    case, _ = answered(now)
    for number in range(handing_over.MOST_HANDOVERS):
        verified(open_organisation(f"body-{number}", "Body", now), now)
        handing_over.hand_over(case, Consent(slug=f"body-{number}", days=30), now)
    with pytest.raises(handing_over.TooManyHandovers):
        handing_over.hand_over(case, Consent(slug="shoppers", days=30), now)
    assert handing_over.hand_over(case, Consent(slug="body-0", days=30), now)


def test_a_later_version_is_found_by_what_it_says(organisation: Organisation, now: datetime) -> None:
    handover = handed(organisation, now)
    before = Level(handover.level)
    other = next(level for level in Level if level is not before)
    claim = ("claim", "airline-crew")
    assert found(organisation, now, Asked(properties=frozenset({claim}), level=before)) == [handover]
    handing_over.follow(handover.case_id, other, gone={claim, ("level", before.value)}, come={("level", other.value)})
    assert found(organisation, now, Asked(properties=frozenset({claim}))) == []
    assert found(organisation, now, Asked(level=other)) == [handover]


def test_a_corrected_case_is_found_and_counted_by_what_it_says_then(organisation: Organisation, now: datetime) -> None:
    handover = handed(organisation, now, "LV 老花包，复刻 1:1，喜欢的联系我，周末发货。今天天气很好，我们去了公园散步")
    trends.roll_up(now)
    outcome = queries.outcome_of(handover.case)
    assert outcome
    carrying = next(key for key in corrections.notes_of(outcome) if key.startswith("claim/replica-grade"))
    why = corrections.Why(mistake=Mistake.NOT_THE_SELLERS, by=By.SHOPPER)
    row = corrections.withdraw(handover.case_id, carrying, why, now)
    assert row.level_before != row.level_after
    assert found(organisation, now, Asked(level=Level(row.level_before))) == []
    assert found(organisation, now, Asked(properties=frozenset({("claim", "replica-grade")}))) == []
    (listed,) = found(organisation, now, Asked(level=Level(row.level_after)))
    assert listed.level == row.level_after
    trends.roll_up(now)
    for desk in (None, organisation):
        counted = Tally.objects.filter(organisation=desk, kind="level").values_list("value", "count")
        assert list(counted) == [(row.level_after, 1)]
    handing_over.take_back(handover.case, handover.id)
    assert not InboxBits.objects.exists(), "the next case of that number would be found by them"


def test_a_case_from_before_there_were_facts_is_found_by_its_level(organisation: Organisation, now: datetime) -> None:
    case, _ = answered(now)
    case.facts.all().delete()
    handover = handing_over.hand_over(case, Consent(slug="shoppers", days=30), now)
    before = Level(handover.level)
    other = next(level for level in Level if level is not before)
    assert found(organisation, now, Asked(level=before)) == [handover]
    handing_over.follow(case.id, other, gone=(), come=())
    assert found(organisation, now) == found(organisation, now, Asked(level=other)) == [handover]
    handing_over.take_back(case, handover.id)
    assert not InboxBits.objects.exists()


def test_a_link_for_members_opens_for_nobody_else(organisation: Organisation, editor: Member, now: datetime) -> None:
    case, _ = answered(now)
    link = sharing.share(case, days=7, audience=Audience.ORGANISATION, now=now, organisation=organisation)
    other = member_of(verified(open_organisation("others", "Others", now), now), Role.OWNER)
    assert access.share_for_member(editor, link.token, now) == link.share
    for who in (
        lambda: access.share_for_token(link.token, now),
        lambda: access.share_for_member(other, link.token, now),
    ):
        with pytest.raises(access.CaseNotFound):
            who()
    with pytest.raises(access.CaseNotFound):
        access.share_for_member(editor, link.token, now + timedelta(days=8))


def test_every_deed_is_in_the_log_and_changes_what_is_found(
    organisation: Organisation, editor: Member, now: datetime
) -> None:
    handover, other = handed(organisation, now), handed(organisation, now)
    desk_work.assign(editor, handover, editor.id, now)
    desk_work.tag(editor, handover, ["bags ", "", "bags"], now)
    desk_work.close(editor, handover, now)
    desk_work.close(editor, handover, now)
    assert found(organisation, now) == [other]
    assert found(organisation, now, Asked(closed=True, assignee=editor.id)) == [handover]
    assert found(organisation, now, Asked(closed=None, properties=frozenset({("tag", "bags")}))) == [handover]
    assert found(organisation, now, Asked(closed=None, unassigned=True)) == [other]
    desk_work.reopen(editor, handover, now)
    desk_work.assign(editor, handover, None, now)
    desk_work.tag(editor, handover, [], now)
    assert found(organisation, now, Asked(unassigned=True)) == [other, handover]
    with pytest.raises(desk_work.NotAMemberHere):
        desk_work.assign(editor, handover, editor.id + 999, now)
    with pytest.raises(desk_work.NothingWritten):
        desk_work.write_note(editor, handover, "  ", now)
    actions = list(
        AuditEntry.objects.filter(action__startswith="case-").order_by("id").values_list("action", flat=True)
    )
    assert actions == [
        *("case-assigned", "case-tagged", "case-closed", "case-reopened", "case-unassigned", "case-tagged"),
    ]


def test_a_case_taken_back_while_somebody_works_on_it_is_not_found(
    organisation: Organisation, editor: Member, now: datetime
) -> None:
    handover = handed(organisation, now)
    handing_over.take_back(handover.case, handover.id)
    for deed in (
        lambda: desk_work.assign(editor, handover, editor.id, now),
        lambda: desk_work.write_note(editor, handover, "called the shop", now),
    ):
        with pytest.raises(handing_over.HandoverNotFound):
            deed()


def test_what_a_member_who_left_had_is_nobodys(organisation: Organisation, editor: Member, now: datetime) -> None:
    handover = handed(organisation, now)
    desk_work.assign(editor, handover, editor.id, now)
    editor.delete()
    assert found(organisation, now, Asked(unassigned=True)) == [handover]
    handing_over.take_back(handover.case, handover.id)
    assert not InboxBits.objects.exists()


def test_bitmaps_answer_as_a_look_at_every_case_would(organisation: Organisation) -> None:
    chance = Random(7)
    kinds = [("claim", "a"), ("claim", "b"), ("brand", "c")]
    has: dict[int, set[tuple[str, str]]] = {}
    for _ in range(300):
        number = chance.choice([0, 1, 5, inbox_bits.BLOCK - 1, inbox_bits.BLOCK, 3 * inbox_bits.BLOCK + 7])
        add, remove = set(chance.sample(kinds, 1)), set(chance.sample(kinds, 1))
        inbox_bits.change(organisation.id, number, add=add, remove=remove)
        has[number] = (has.get(number, set()) - remove) | add
    bitmaps = inbox_bits.of(organisation.id, kinds)
    for one in kinds:
        numbers = sorted((number for number, properties in has.items() if one in properties), reverse=True)
        assert list(inbox_bits.newest(bitmaps[one], 99)) == numbers
    both = bitmaps[kinds[0]] & bitmaps[kinds[1]]
    assert both.bit_count() == sum({*kinds[:2]} <= properties for properties in has.values())
    for number in has:
        inbox_bits.change(organisation.id, number, add=(), remove=kinds)
    assert not InboxBits.objects.exists()


@pytest.mark.parametrize("typed", ["wx: example-shop", "example-shop", "EXAMPLE-SHOP", " 薇信example-shop "])
def test_a_contact_is_found_however_it_is_typed(organisation: Organisation, now: datetime, typed: str) -> None:
    handover = handed(organisation, now, "专柜代购，正品保证，加微信 example-shop 下单")
    handed(organisation, now)
    assert found(organisation, now, Asked(properties=frozenset({inbox.contact_property(typed)}))) == [handover]


SAME = (
    "我是空姐，国际航班代购，专柜小票齐全，现货当天发，喜欢的姐妹直接私我，每周飞三次巴黎，包包首饰都可以带，支持验货。"
)


def test_cases_with_the_same_words_become_an_incident_and_members_change_it(
    organisation: Organisation, editor: Member, now: datetime
) -> None:
    rows = [handed(organisation, now + timedelta(days=at), f"{SAME}加微信 example-shop-{at}") for at in range(3)]
    alone = handed(organisation, now, "周末闲置转让，九成新，自用，价格可谈")
    (group,) = incidents.incidents_of(organisation, most=9)
    assert (group.cases, group.sellers, group.unknown, group.shared[0]) == (3, 3, 0, "text")
    alone.refresh_from_db()
    assert alone.incident is None
    incident = group.incident
    incidents.rename(editor, incident, " The stewardess ", now)
    new = incidents.split(editor, incident, [str(rows[0].id), str(rows[1].id), "no id"], now)
    assert new is not None
    assert incidents.found(new).cases == 2
    assert incidents.split(editor, incident, [str(rows[2].id)], now) is None
    assert list(Incident.objects.all()) == [new]
    fourth = handed(organisation, now + timedelta(days=4), f"{SAME}加微信 example-shop-4")
    fourth.refresh_from_db()
    rows[2].refresh_from_db()
    assert (fourth.incident, rows[2].incident) == (new, None)
    incidents.join(editor, rows[2], new, now)
    assert incidents.found(new).sellers == 4
    actions = set(AuditEntry.objects.filter(action__startswith="incident").values_list("action", flat=True))
    assert actions == {"incident-renamed", "incident-split", "incident-joined"}


def test_incidents_merge_and_end_with_their_last_case(
    organisation: Organisation, editor: Member, now: datetime
) -> None:
    rows = [handed(organisation, now + timedelta(days=at), f"{SAME}加微信 example-shop-{at}") for at in range(2)]
    (one,) = (found.incident for found in incidents.incidents_of(organisation, most=9))
    two = Incident.objects.create(organisation=organisation, since=now, latest=0, title="Bags")
    foreign = Incident.objects.create(organisation=open_organisation("others", "Others", now), since=now, latest=0)
    with pytest.raises(incidents.IncidentNotFound):
        incidents.merge(editor, one, foreign, now)
    incidents.merge(editor, one, one, now)  # changes nothing
    incidents.merge(editor, one, two, now)
    incidents.merge(editor, two, one, now)  # two is gone
    with pytest.raises(incidents.IncidentNotFound):
        incidents.join(editor, rows[0], two, now)
    one.refresh_from_db()
    assert one.title == "Bags"
    for row in rows:
        handing_over.take_back(row.case, row.id)
    assert list(Incident.objects.all()) == [foreign]


def test_a_case_that_shall_not_be_remembered_belongs_to_no_incident(organisation: Organisation, now: datetime) -> None:
    handed(organisation, now, f"{SAME}加微信 example-shop-1")
    Memory.objects.all().delete()
    handed(organisation, now + timedelta(days=1), f"{SAME}加微信 example-shop-2")
    assert not Incident.objects.exists()
