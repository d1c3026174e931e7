"""Who may: a wrong link, a malformed one and one of an erased case are the same from outside."""

from __future__ import annotations

import secrets

import pytest

from checker.cases import access, tokens
from checker.cases.models import Case
from checker.cases.opening import Opened


def test_the_link_opens_its_case(opened: Opened) -> None:
    assert access.case_for_token(opened.token) == Case.objects.get()
    assert access.case_for_delete(opened.token, opened.delete_token) == Case.objects.get()


def test_no_other_link_opens_anything(opened: Opened) -> None:
    guesses = [secrets.token_urlsafe(18) for _ in range(200)]
    nearly = opened.token[:-1] + ("A" if opened.token[-1] != "A" else "B")
    for wrong in [
        *guesses,
        nearly,
        opened.delete_token,
        "",
        "x",
        opened.token + "x",
        "%00",
        tokens.hashed(opened.token),
    ]:
        with pytest.raises(access.CaseNotFound):
            access.case_for_token(wrong)


def test_a_link_carries_at_least_128_bits(opened: Opened) -> None:
    assert len(opened.token) * 6 >= 128
    assert tokens.is_token(opened.token)


def test_links_need_the_secret(settings: object, opened: Opened) -> None:
    key, content = tokens.new_form_key(), "0" * 64
    before = tokens.report_token(key, content)
    settings.SECRET_KEY = "another secret"  # type: ignore[attr-defined]
    assert tokens.report_token(key, content) != before
