"""What a person reads for twelve named cases in three languages, to be read as prose whenever a sentence changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from checker.cases import masking, sharing
from checker.cases.models import Audience, Case, Share, StoredOutcome
from checker.devtools.gallery import CASES, outcome_of
from checker.vocabulary.plain import to_plain
from tests.reports.outcomes import TOKEN, make_case
from tests.snapshots.prose import prose

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}
NAMES = [*(name for name in CASES if name != "everything"), "refused-picture"]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_person_reads_is_what_was_reviewed(client: Client, db: None, name: str, refresh: bool) -> None:
    address = "" if name == "refused-picture" else _report(name)
    for language, asked in LANGUAGES.items():
        client.cookies.clear()
        page = _page(client, address, asked)
        kept = HERE / f"{name}.{language}.txt"
        if refresh:
            kept.write_text(prose(page), encoding="utf-8")
        assert prose(page) == kept.read_text(encoding="utf-8"), "read the difference, then --refresh"


def test_there_is_a_text_for_every_case_and_no_other() -> None:
    wanted = {f"{name}.{language}.txt" for name in NAMES for language in LANGUAGES}
    assert {path.name for path in HERE.glob("*.txt")} == wanted
    assert len(NAMES) == 12


def _page(client: Client, address: str, asked: str) -> str:
    headers = {"Accept-Language": asked}
    if address:
        return client.get(address, headers=headers).content.decode()
    picture = SimpleUploadedFile("notes.png", b"\x89PNG\r\n\x1a\nbroken")
    form = {"text": "专柜小票都在，全年现货齐码", "key": "", "images": [picture]}
    return client.post("/", form, headers=headers).content.decode()


def _report(name: str) -> str:
    """The address of the page of a case as it is in the rows of an installation."""
    outcome = outcome_of(name)
    case = make_case(NOW, said=outcome_of(name, 1))
    if CASES[name].later:
        _continue(case, name)
    if name != "masked-share":
        return f"/r/{TOKEN}/"
    case.outcomes.update(masked=to_plain(masking.masked(outcome)))
    made = sharing.share(case, days=365, audience=Audience.UNLISTED, now=timezone.now())
    Share.objects.update(created_at=NOW, expires_at=datetime(2099, 11, 20, tzinfo=UTC))
    return f"/r/{made.token}/"


def _continue(case: Case, name: str) -> None:
    outcome = outcome_of(name)
    StoredOutcome.objects.create(
        case=case,
        version=2,
        library=outcome.library,
        level=outcome.verdict.level,
        score=outcome.verdict.score,
        body=to_plain(outcome),
        created_at=NOW,
    )
    Case.objects.filter(id=case.id).update(version=2)
