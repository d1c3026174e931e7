"""The guide's pages show what the library says, in both languages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape

from checker.guide.claims import FEW
from checker.guide.entries import family_names
from checker.patterns import library
from checker.verdict import RULES, point_table
from checker.vocabulary import Level
from tests.test_house_rules import BANNED_WORDS

IN_USE = sorted(pattern.id for pattern in library().firing())
PAGES = ["", "how-we-decide/", "claims/", "combinations/", "checks/", "countries/", "countries/fr/"]
PAGES += [f"claims/{claim_id}/" for claim_id in IN_USE]


def page(client: Client, address: str, language: str = "en") -> str:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("claim_id", IN_USE)
def test_everything_about_a_claim_is_on_its_page(client: Client, claim_id: str, language: str) -> None:
    pattern = library().patterns[claim_id]
    shown = page(client, f"/guide/claims/{claim_id}/", language)
    for text in (pattern.name, pattern.says, pattern.why, pattern.abuse, pattern.supports, pattern.five_minutes):
        assert escape(text.en if language == "en" else text.zh) in shown
    for question in pattern.questions.en if language == "en" else pattern.questions.zh:
        assert escape(question) in shown
    assert shown.count("<cite>") == len(pattern.abuse.sources)


def test_the_list_names_every_claim_in_use(client: Client) -> None:
    shown = page(client, "/guide/claims/")
    assert [claim_id for claim_id in IN_USE if f"/guide/claims/{claim_id}/" not in shown] == []


def test_every_family_of_the_library_has_a_name() -> None:
    assert {pattern.family for pattern in library().patterns.values()} <= set(family_names())


@pytest.mark.parametrize("query", ["空姐", "CREW", "airline crew", "airline-crew"])
def test_the_search_finds_a_claim_by_its_words(client: Client, query: str) -> None:
    shown = client.get("/guide/claims/", {"q": query}).content.decode()
    assert "/guide/claims/airline-crew/" in shown
    assert "/guide/claims/prepayment/" not in shown


def test_a_search_without_result_says_so_and_repeats_the_words_as_words(client: Client) -> None:
    shown = client.get("/guide/claims/", {"q": "<script>zzz"}, headers={"accept-language": "en"}).content.decode()
    assert "No claim fits “&lt;script&gt;zzz”" in shown


def test_the_guide_shows_the_tables_that_decide(client: Client) -> None:
    shown = page(client, "/guide/how-we-decide/")
    for kind in point_table().by_kind.values():
        assert all(f"<td>{points}</td>" in shown for points in kind.values())
    assert shown.count('class="level-shape') + shown.count("icon level-shape") >= len(Level)
    assert shown.count("rule-word") == len(RULES)


@pytest.mark.parametrize("claim_id", ["no-such-claim", "AIRLINE"])
def test_an_unknown_claim_is_not_found(client: Client, claim_id: str) -> None:
    assert client.get(f"/guide/claims/{claim_id}/").status_code == 404


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_can_be_passed_on_alone(client: Client, address: str, language: str) -> None:
    shown = page(client, f"/guide/{address}", language)
    assert f'<link rel="canonical" href="http://testserver/guide/{address}">' in shown
    for name in ("description", "og:title", "og:description"):
        found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]{{3,}})">', shown)
        assert found, name
    assert len(re.findall(r"<h1>", shown)) == 1


def test_a_search_has_no_address_of_its_own(client: Client) -> None:
    shown = client.get("/guide/claims/", {"q": "空姐"}).content.decode()
    assert '<link rel="canonical" href="http://testserver/guide/claims/">' in shown


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_uses_a_banned_word_of_its_own(client: Client, address: str, language: str) -> None:
    shown = page(client, f"/guide/{address}", language)
    own = re.sub(r"<(blockquote|q|cite)\b.*?</\1>", "", shown, flags=re.DOTALL)
    assert [word for word in BANNED_WORDS if word in own.lower()] == []


def test_a_claim_page_gives_examples_and_no_list_to_write_around(client: Client) -> None:
    shown = page(client, "/guide/claims/airline-crew/", "zh-CN")
    assert shown.count("<mark>") >= 1
    assert 2 <= shown.count("<blockquote") <= 6
    forms = [form for form in library().patterns["airline-crew"].forms.zh_hans if f"<q>{form}</q>" in shown]
    assert 0 < len(forms) <= FEW
    assert [form for form in library().patterns["airline-crew"].forms.evasive if form in shown] == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_combination_in_use_is_explained_with_its_claims(client: Client, language: str) -> None:
    shown = page(client, "/guide/combinations/", language)
    for rule in library().combinations.values():
        assert f'id="{rule.id}"' in shown
        assert escape(rule.why.en if language == "en" else rule.why.zh) in shown
        for claim_id in (*rule.all, *rule.any, *rule.any_also):
            assert f"/guide/claims/{claim_id}/" in shown
