"""The guide's pages on receipts: every country file is shown, with its rates over time and how we know."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape

from checker.countries import countries
from checker.guide.countries import CountryUnknown, country
from tests.test_house_rules import BANNED_WORDS

CODES = sorted(countries())
TODAY = date(2026, 11, 20)


def page(client: Client, address: str, language: str = "en") -> str:
    answer = client.get(f"/guide/countries/{address}", headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["zh-CN", "en", "zh-TW"])
def test_the_list_leads_to_every_country(client: Client, language: str) -> None:
    shown = page(client, "", language)
    assert [code for code in CODES if f'href="/guide/countries/{code.lower()}/"' not in shown] == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("code", CODES)
def test_a_country_tells_all_that_its_file_says_to_people(client: Client, code: str, language: str) -> None:
    known, hand = countries()[code], "en" if language == "en" else "zh"
    shown = page(client, f"{code.lower()}/", language)
    texts = [known.name, *(rule.note for rule in (*known.refunds, *known.paper)), *known.notes]
    texts += [number.name for number in known.identifiers]
    assert [words[hand] for words in texts if escape(words[hand]) not in shown] == []
    for period in known.tax.rates:
        assert f">{period.start.isoformat()}</th>" in shown
    assert shown.count(escape(known.sources[0].what)) >= 1
    assert [word for word in BANNED_WORDS if word in shown.lower()] == []


def test_what_was_not_read_at_a_source_is_marked(client: Client) -> None:
    for code in CODES:
        unsure = [note for note in countries()[code].sources if note.own_knowledge]
        assert page(client, f"{code.lower()}/").count("From memory, not read at a source.") >= len(unsure)


def test_newest_rates_stand_first() -> None:
    starts = [period.start for period in country("fr", "en", TODAY).rates]
    assert starts == sorted(starts, reverse=True)
    assert starts


def test_a_country_without_a_national_tax_says_where_taxes_are_made(client: Client) -> None:
    assert "by state or province" in page(client, "us/")
    assert "no tax on sales" in page(client, "hk/")


@pytest.mark.parametrize("code", ["xx", "FR", "atlas", "france"])
def test_an_unknown_country_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/guide/countries/{code}/").status_code == 404
    with pytest.raises(CountryUnknown):
        country(code, "en", TODAY)
