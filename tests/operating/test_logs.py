"""Operators read logs: no line may let one in as somebody else."""

from __future__ import annotations

import logging

import pytest

from checker.web.logs import WithoutTokens, without_tokens


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("GET /desk/password/2-cabc12-0123456789abcdef/ 200", "GET /desk/password/…/ 200"),
        ("GET /desk/me/email/confirm/MQ:1tAbCd:xyzXYZ123/ 200", "GET /desk/me/email/confirm/…/ 200"),
        ("GET /desk/password/sent/ 200", "GET /desk/password/sent/ 200"),
    ],
)
def test_links_of_accounts_are_in_no_line(said: str, kept: str) -> None:
    assert without_tokens(said) == kept


def test_a_line_whose_values_do_not_fit_is_written_nevertheless() -> None:
    link = "/r/" + "a" * 24 + "/"
    record = logging.makeLogRecord({"msg": "%s and %s", "args": (link,)})
    assert WithoutTokens().filter(record)
    assert record.getMessage() == "%s and %s ('/r/…/',)"
