"""Masked copies, second links, and originals that go by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from checker.cases import access, claiming, deriving, originals, pictures, pipeline, queries, retention, sharing
from checker.cases.access import CaseNotFound
from checker.cases.masking import COVER, masked
from checker.cases.models import Audience, Case, Failure, Item
from checker.cases.opening import Opened, open_case
from checker.vocabulary import CardSlip, Field, Message, Outcome, Receipt
from tests.cases.conftest import draw, new_case

POST = "空姐代购 LV 老花包 ¥680，小票齐全，加微信 wx-example-2046 联系，收件人：王小明 13800138000"
SECRETS = ("wx-example-2046", "王小明", "13800138000")


def everything(value: object) -> str:
    return repr(value)


def outcome() -> Outcome:
    return pipeline.examine([POST], today=datetime(2026, 11, 22, tzinfo=UTC).date())


@pytest.fixture
def answered(db: None, now: datetime, case_of: Callable[[Opened], Case]) -> Case:
    opened = open_case(new_case(POST, (draw("call 13800138000"),)), now)
    case = case_of(opened)
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    case.refresh_from_db()
    return case


def test_no_secret_is_left_in_a_masked_outcome() -> None:
    plain, shown = outcome(), masked(outcome())
    assert all(secret in everything(plain) for secret in SECRETS)
    assert not [secret for secret in SECRETS if secret in everything(shown)]


def test_a_masked_outcome_says_the_same_at_the_same_places() -> None:
    plain, shown = outcome(), masked(outcome())
    assert (plain.verdict.level, plain.verdict.score) == (shown.verdict.level, shown.verdict.score)
    assert [claim.id for claim in plain.claims] == [claim.id for claim in shown.claims]
    assert len(plain.readings[0].text) == len(shown.readings[0].text)
    for claim in shown.claims:
        assert shown.readings[0].text[claim.start : claim.end] == claim.quote
    assert "空姐代购" in {claim.quote for claim in shown.claims}


def test_a_private_word_is_covered_in_our_own_sentences_too() -> None:
    plain = outcome()
    told = replace(plain.verdict, not_checked=(Message(id="x", params={"who": "号码 wx-example-2046"}),))
    (message,) = masked(replace(plain, verdict=told)).verdict.not_checked
    assert "wx-example-2046" not in message.params["who"]


def test_numbers_that_lead_back_to_a_paper_are_covered() -> None:
    def words(text: str) -> Field[str]:
        return Field(value=text, text=text)

    slip = CardSlip(masked_number=words("400000******1234"), authorisation=words("A1B2C3"), scheme=words("VISA"))
    receipt = Receipt(item=0, merchant=words("Example Store"), number=words("0042-7781"), slip=slip)
    (shown,) = masked(replace(outcome(), receipts=(receipt,))).receipts
    assert shown.number
    assert shown.slip
    assert shown.slip.masked_number
    assert shown.slip.authorisation
    assert {shown.number.value, shown.slip.masked_number.value} == {COVER * 9, COVER * 16}
    assert shown.slip.authorisation.value == COVER * 6
    assert shown.slip.scheme
    assert shown.merchant
    assert (shown.merchant.value, shown.slip.scheme.value) == ("Example Store", "VISA")


def test_an_answered_case_gets_masked_copies_once(answered: Case) -> None:
    assert queries.masked_copy(answered) is None
    assert deriving.derive(answered.id)
    copy, item = queries.masked_copy(answered), Item.objects.get(case=answered, index=1)
    assert copy
    assert not [secret for secret in SECRETS if secret in everything(copy.outcome)]
    assert pictures.read(item.masked_picture) != pictures.read(item.picture)
    assert not deriving.derive(answered.id)


def test_of_copies_made_twice_at_once_the_first_stays_and_no_file_of_the_other(
    answered: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = pictures.keep
    kept: list[str] = []

    def quicker(data: bytes, media_type: str) -> str:
        if not kept:
            kept.append("")
            deriving.derive(answered.id)
        kept.append(keep(data, media_type))
        return kept[-1]

    monkeypatch.setattr(pictures, "keep", quicker)
    deriving.derive(answered.id)
    _, first, second = kept
    assert Item.objects.get(case=answered, index=1).masked_picture == first != second
    assert pictures.read(first)
    with pytest.raises(pictures.PictureLost):
        pictures.read(second)


def test_a_picture_that_cannot_be_masked_is_covered_whole(answered: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise RuntimeError("no model")

    monkeypatch.setattr(deriving, "mask_picture", refuse)
    deriving.derive(answered.id)
    with Image.open(BytesIO(pictures.read(Item.objects.get(case=answered, index=1).masked_picture))) as image:
        assert image.size == (200, 80)
        assert all(low == high for low, high in image.getextrema())


def test_a_case_whose_copy_was_never_made_is_named_for_another_hint(answered: Case, now: datetime) -> None:
    assert queries.without_masked_copy(now, 5) == []
    assert queries.without_masked_copy(now + timedelta(seconds=1), 5) == [answered.id]


def test_a_link_lives_as_long_as_was_chosen(answered: Case, now: datetime) -> None:
    deriving.derive(answered.id)
    link = sharing.share(answered, days=7, audience=Audience.UNLISTED, now=now)
    assert access.share_for_token(link.token, now + timedelta(days=7, seconds=-1)).case == answered
    with pytest.raises(CaseNotFound):
        access.share_for_token(link.token, now + timedelta(days=7))
    with pytest.raises(CaseNotFound):
        access.case_for_token(link.token)


def test_a_link_that_is_taken_back_leads_nowhere_at_once(answered: Case, now: datetime) -> None:
    deriving.derive(answered.id)
    link, other = (sharing.share(answered, days=30, audience=Audience.PUBLIC, now=now) for _ in range(2))
    sharing.take_back(answered, link.share.id)
    with pytest.raises(CaseNotFound):
        access.share_for_token(link.token, now)
    assert access.share_for_token(other.token, now)


def test_nothing_unmasked_is_ever_shared(answered: Case, now: datetime) -> None:
    with pytest.raises(sharing.NotYetShareable):
        sharing.share(answered, days=7, audience=Audience.UNLISTED, now=now)


def test_there_are_not_endless_links_to_a_case(answered: Case, now: datetime) -> None:
    deriving.derive(answered.id)
    for _ in range(sharing.MOST_SHARES):
        sharing.share(answered, days=7, audience=Audience.UNLISTED, now=now)
    with pytest.raises(sharing.TooManyShares):
        sharing.share(answered, days=7, audience=Audience.UNLISTED, now=now)


def test_two_hours_after_the_answer_only_masked_words_and_pictures_are_left(answered: Case, now: datetime) -> None:
    deriving.derive(answered.id)
    item = Item.objects.get(case=answered, index=1)
    first, copy = item.picture, item.masked_picture
    assert originals.erase(now + timedelta(hours=2)) == 0
    assert originals.erase(now + timedelta(hours=2, seconds=1)) == 1
    answered.refresh_from_db()
    said = queries.said_of(answered)
    assert said
    assert not answered.has_originals
    rows = [*Item.objects.filter(case=answered).values_list("text", "reading", "camera"), said.outcome]
    assert not [secret for secret in SECRETS if secret in everything(rows)]
    assert not pictures.is_kept(first)
    assert pictures.is_kept(copy)
    assert Item.objects.get(id=item.id).picture == copy


def test_a_case_that_is_kept_keeps_its_originals(answered: Case, now: datetime) -> None:
    deriving.derive(answered.id)
    originals.keep(answered, days=7, now=now)
    assert originals.erase(now + timedelta(days=7)) == 0
    assert originals.erase(now + timedelta(days=7, seconds=1)) == 1
    with pytest.raises(originals.OriginalsGone):
        originals.keep(answered, days=7, now=now)


def test_a_failed_case_loses_what_was_handed_in(db: None, now: datetime) -> None:
    open_case(new_case(POST, (draw(),)), now)
    case = Case.objects.get()
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.fail(lease, Failure.BROKEN, now)
    assert originals.erase(now + timedelta(hours=3)) == 1
    assert [item.text for item in Item.objects.filter(case=case)] == [""]
    assert not list(pictures.older_than(now + timedelta(days=3650)))


def test_originals_wait_for_their_copy_but_not_for_ever(answered: Case, now: datetime) -> None:
    assert originals.erase(now + timedelta(hours=3)) == 0
    retention.enforce(now + timedelta(hours=3))
    assert Case.objects.exists()
    retention.enforce(now + timedelta(days=1, seconds=1))
    assert not Case.objects.exists()


def test_a_case_lives_as_long_as_its_longest_link(answered: Case, now: datetime) -> None:
    deriving.derive(answered.id)
    originals.erase(now + timedelta(hours=3))
    sharing.share(answered, days=365, audience=Audience.PUBLIC, now=now)
    retention.enforce(now + timedelta(days=300))
    assert Case.objects.exists()
    retention.enforce(now + timedelta(days=365, seconds=1))
    assert not Case.objects.exists()
    assert not list(pictures.older_than(now + timedelta(days=3650)))
