"""What others had, who counts as another, and what is never told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from checker.archive import remembering
from checker.archive.models import Band, Memory, Trace
from checker.evidence import all_checks, gather, sentence
from checker.vocabulary import Leaning, Screen, Strength
from tests.archive.conftest import POST, asking, jpeg, picture, remembered, scene, words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def seller(number: int) -> str:
    return f"\n下单加微信 example-shop{number}"


def test_a_picture_of_another_seller_is_seen(now: datetime) -> None:
    remembered([words("到货" + seller(1)), picture(scene(1))], now - 9 * DAY)
    readings = [words("现货" + seller(2)), picture(scene(1).resize((500, 389)))]
    (seen,) = asking(readings, now).pictures(readings)
    assert (seen.cases, seen.sellers, seen.unknown, seen.seller_known) == (1, 1, 0, True)
    assert seen.since == (now - 9 * DAY).date()
    assert (seen.evidence.item, seen.evidence.quote) == (1, "")


def test_another_picture_is_not_seen(now: datetime) -> None:
    for number in range(8):
        remembered([picture(scene(number))], now - 9 * DAY)
    readings = [picture(scene(99))]
    assert not asking(readings, now).pictures(readings)


def test_a_picture_within_a_screenshot_is_seen(now: datetime) -> None:
    remembered([words("到货" + seller(1)), picture(scene(4))], now - 9 * DAY)
    page = Image.new("RGB", (1080, 2200), "white")
    page.paste(scene(4).resize((700, 544)), (190, 500))
    readings = [words(seller(2)), picture(page)]
    (seen,) = asking(readings, now).pictures(readings)
    assert abs(seen.evidence.box.left - 190) < 12  # type: ignore[union-attr]
    assert abs(seen.evidence.box.top - 500) < 12  # type: ignore[union-attr]


def test_an_agents_copy_of_a_text_is_seen(now: datetime) -> None:
    remembered([words(POST + " 💰3680" + seller(1))], now - 9 * DAY)
    copy = POST.replace("喜欢的姐妹私信我看细节图", "数量不多先到先得") + "🔥🔥 ¥2980" + seller(2)
    readings = [words(copy)]
    (seen,) = asking(readings, now).texts(readings)
    assert (seen.cases, seen.sellers) == (1, 1)


def test_a_short_text_is_not_remembered(now: datetime) -> None:
    remembered([words("现货")], now - 9 * DAY)
    assert not Trace.objects.exists()


@pytest.mark.parametrize("disguise", ["➕V：Example-Shop1", "薇信 ｅｘａｍｐｌｅ-shop１", "vx: example-shop①"])
def test_a_contact_is_known_in_disguise(disguise: str, now: datetime) -> None:
    remembered([words("到货" + seller(1))], now - 9 * DAY)
    readings = [words(disguise)]
    (seen,) = asking(readings, now).contacts(readings)
    assert seen.cases == 1
    assert seen.evidence.quote in disguise


def test_the_same_seller_is_no_other(now: datetime) -> None:
    remembered([words(POST + seller(1)), picture(scene(1))], now - 9 * DAY)
    readings = [words(POST + seller(1)), picture(scene(1))]
    tools = asking(readings, now)
    assert not tools.pictures(readings)
    assert not tools.texts(readings)
    assert len(tools.contacts(readings)) == 1


def test_the_same_case_is_no_other(now: datetime) -> None:
    readings = [words(POST)]
    case = remembered(readings, now - 9 * DAY)
    assert not asking(readings, now, case=case).texts(readings)


def test_somebody_who_asks_again_is_no_other(now: datetime) -> None:
    readings = [words(POST), picture(scene(1))]
    remembered(readings, now - timedelta(minutes=20))
    tools = asking([picture(scene(1).crop((0, 0, 860, 680)))], now)
    assert not tools.pictures(readings)
    assert not tools.texts(readings)


def test_the_very_same_file_within_a_week_is_the_same_shopper(now: datetime) -> None:
    readings = [picture(scene(1))]
    remembered(readings, now - 3 * DAY, sha256="ab")
    assert not asking(readings, now, sha256="ab").pictures(readings)
    assert asking(readings, now, sha256="cd").pictures(readings)
    assert asking(readings, now + 9 * DAY, sha256="ab").pictures(readings)


def test_known_different_sellers_are_others_at_any_time(now: datetime) -> None:
    remembered([words(POST + seller(1))], now - timedelta(minutes=1))
    readings = [words(POST + seller(2))]
    assert asking(readings, now).texts(readings)[0].sellers == 1


def test_cases_that_share_a_contact_have_one_seller(now: datetime) -> None:
    remembered([words(POST + seller(1))], now - 9 * DAY)
    remembered([words(POST + seller(1) + seller(3))], now - 8 * DAY)
    remembered([words(POST + seller(3))], now - 7 * DAY)
    remembered([words(POST + seller(4))], now - 6 * DAY)
    remembered([words(POST)], now - 5 * DAY)
    readings = [words(POST + seller(2))]
    (seen,) = asking(readings, now).texts(readings)
    assert (seen.cases, seen.sellers, seen.unknown) == (5, 2, 1)


def test_a_picture_of_a_catalogue_says_nothing(now: datetime, tmp_path: Path) -> None:
    remembered([words(seller(1)), picture(scene(1))], now - 9 * DAY)
    file = tmp_path / "catalogue.jpg"
    file.write_bytes(jpeg(scene(1)))
    call_command("add_catalogue_pictures", "Example Brand", str(file), verbosity=0)
    readings = [words(seller(2)), picture(scene(1))]
    assert not asking(readings, now).pictures(readings)
    with pytest.raises(CommandError):
        call_command("add_catalogue_pictures", "Example Brand", str(tmp_path / "none.jpg"))


@pytest.mark.parametrize(("sellers", "strength"), [(1, Strength.WEAK), (2, Strength.FAIR), (5, Strength.STRONG)])
def test_reuse_weighs_more_with_more_sellers_and_never_decides(sellers: int, strength: Strength, now: datetime) -> None:
    for number in range(sellers):
        remembered([words(POST + seller(10 + number))], now - 9 * DAY)
    readings = [words(POST + seller(2))]
    found = gather(readings, (), (), today=now.date(), tools=asking(readings, now))
    (finding,) = [finding for finding in found if finding.check == "text-seen-before"]
    assert (finding.leaning, finding.strength) == (Leaning.DOUBT, strength)
    assert str(sellers) in sentence(finding.message, "zh")


def test_where_no_seller_is_known_it_is_only_something_to_know(now: datetime) -> None:
    remembered([words(POST)], now - 9 * DAY)
    readings = [words(POST)]
    found = gather(readings, (), (), today=now.date(), tools=asking(readings, now))
    leanings = {finding.leaning for finding in found if finding.check in all_checks()}
    assert leanings == {Leaning.CANNOT_TELL}


def test_forgetting_a_case_leaves_nothing(now: datetime) -> None:
    other = remembered([words(POST + seller(1)), picture(scene(2))], now - 9 * DAY)
    before = (Trace.objects.count(), Band.objects.count())
    case = remembered([words(POST + seller(1)), picture(scene(1))], now)
    remembering.forget(case)
    assert (Trace.objects.count(), Band.objects.count()) == before
    remembering.forget(other)
    assert not Memory.objects.exists()
    assert not Trace.objects.exists()
    assert not Band.objects.exists()


def test_memories_expire_and_catalogues_stay(now: datetime, tmp_path: Path, settings: object) -> None:
    settings.ARCHIVE_DAYS = 10  # type: ignore[attr-defined]
    remembered([words(POST)], now - 11 * DAY)
    kept = remembered([words(POST)], now - 9 * DAY)
    remembering.remember_catalogue(picture(scene(1)).fingerprints, "Example Brand", now - 99 * DAY)
    assert remembering.expire(now) == 1
    assert set(Memory.objects.values_list("case", flat=True)) == {kept, None}


def test_a_case_is_remembered_once(now: datetime) -> None:
    readings = [words(POST)]
    case = remembered(readings, now)
    remembering.remember(readings, (), case=case, at=now, files=frozenset())
    assert Memory.objects.count() == 1


def test_another_key_knows_nothing(now: datetime, settings: object) -> None:
    remembered([words(POST + seller(1)), picture(scene(1))], now - 9 * DAY)
    settings.ARCHIVE_KEY = "another-" * 8  # type: ignore[attr-defined]
    readings = [words(POST + seller(1)), picture(scene(1))]
    tools = asking(readings, now)
    assert not [*tools.pictures(readings), *tools.texts(readings), *tools.contacts(readings)]


def test_the_words_of_a_receipt_are_not_remembered(now: datetime) -> None:
    receipt = replace(words(POST), screen=Screen.RECEIPT)
    remembered([receipt], now - 9 * DAY)
    assert not Trace.objects.exists()
