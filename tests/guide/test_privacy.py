"""The privacy page says what the code does."""

from __future__ import annotations

from typing import Any

from django.test import Client

from checker.cases import originals, retention
from checker.guide.privacy import privacy


def test_the_page_says_the_numbers_of_the_code(client: Client, settings: Any) -> None:
    settings.RETENTION_DAYS, settings.ARCHIVE_DAYS = 17, 123
    shown = client.get("/guide/privacy/", headers={"accept-language": "en"}).content.decode()
    assert f"erased {originals.HOURS} hours after the answer" in shown
    assert "17 days, or as long as a link" in shown
    assert "123 days" in shown


def test_everything_that_is_masked_soon_is_said_to_be() -> None:
    said = {one.what: one.until for one in privacy().kept}
    soon = [until for until in said.values() if "回答后" in until or "after the answer" in until]
    assert len(soon) == sum(rule.masked for rule in retention.rules())
