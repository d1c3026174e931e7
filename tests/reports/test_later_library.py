"""A case stays readable when the library no longer has what it was judged by."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from checker.cases.models import StoredOutcome
from checker.patterns import library
from tests.organisations.collecting import POST, answered, shared


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "zh-hk", "en"])
def test_a_report_opens_after_its_claims_and_rules_have_gone(
    language: str, db: None, settings: Any, tmp_path: Path
) -> None:
    settings.PICTURES_DIR = tmp_path
    now = timezone.now()
    case, own = answered(now)
    _, path = shared(case, now)
    ids = sorted({*library().patterns, *library().combinations}, key=len, reverse=True)
    known = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, ids))})(?![\w-])")
    replaced = 0
    for stored in StoredOutcome.objects.filter(case=case):
        for name in ("body", "masked"):
            if getattr(stored, name, None):
                text, count = known.subn(r"\1-of-old", json.dumps(getattr(stored, name), ensure_ascii=False))
                setattr(stored, name, json.loads(text))
                replaced += count
        stored.save()
    assert replaced > 5
    browser = Client()
    browser.cookies["language"] = language
    for address in (own, f"{own}paid/", path, f"{path}embed", f"{path}card.png"):
        assert browser.get(address).status_code == 200, address
    page = browser.get(own).content.decode()
    assert 'data-state="done"' in page
    assert POST[:4] in page, "the words of the post are still there"
    assert "-of-old" not in re.sub(r"<[^>]*>", "", page), "no name of a file is shown to a reader"
