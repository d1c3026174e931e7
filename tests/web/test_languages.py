"""Every language is complete, chosen by the browser, and switched by a link; Traditional is made from Simplified."""

from __future__ import annotations

import re
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from checker.devtools.catalogues import CONVERTED, catalogue_files, converted, read_catalogue, shown_words, written
from checker.web import words_of_libraries

SHOWN = shown_words(settings.BASE_DIR)
LANGUAGES = sorted(catalogue_files())
_PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def catalogue(language: str) -> Catalog:
    return read_catalogue(catalogue_files()[language])


def test_every_language_has_a_catalogue() -> None:
    assert LANGUAGES == ["en", "zh_HK", "zh_Hans", "zh_Hant"]
    assert len(LANGUAGES) == len(settings.LANGUAGES)
    assert all(path.exists() for path in catalogue_files().values())
    assert len(SHOWN) > 150


@pytest.mark.parametrize("language", CONVERTED)
def test_the_traditional_catalogues_are_made_from_the_simplified_one(language: str) -> None:
    file = catalogue_files()[language]
    assert written(converted(catalogue("zh_Hans"), language)) == file.read_text(encoding="utf-8"), (
        "run `manage.py messages` after translating"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_shown_is_translated(language: str) -> None:
    known = {message.id: message for message in catalogue(language)}
    missing = [entry.key for entry in SHOWN if entry.key not in known]
    assert missing == [], "run `manage.py messages`"
    empty = [message.id for message in known.values() if not all(_strings(message.string))]
    assert [words for words in empty if words] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_keeps_words_that_are_shown_no_more(language: str) -> None:
    wanted = {entry.key for entry in SHOWN}
    assert [message.id for message in catalogue(language) if message.id and message.id not in wanted] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_and_are_not_guesses(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        # "Once" has no place for a number and "3 times" has; a language with one form for both says the number.
        asked, forms = _strings(message.id), _strings(message.string)
        for words, like in zip(forms, asked[-len(forms) :], strict=True):
            assert _places(words) == _places(like), message.id


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_chinese_words_are_chinese(language: str) -> None:
    foreign = [
        m.id for m in catalogue(language) if m.id and not re.search(r"[\u4e00-\u9fff]", "".join(_strings(m.string)))
    ]
    assert foreign == []


@pytest.mark.parametrize(
    ("accepted", "shown"),
    [
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant-TW"),
        ("zh-Hant", "zh-Hant-TW"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("zh-HK,zh;q=0.9", "zh-Hant-HK"),
        ("zh-SG", "zh-Hans"),
        ("en-GB", "en"),
        ("fr-FR,en;q=0.5", "en"),
        ("ko-KR", "zh-Hans"),
    ],
)
def test_the_browser_chooses_the_language(client: Client, db: None, accepted: str, shown: str) -> None:
    assert f'<html lang="{shown}">' in client.get("/", headers={"accept-language": accepted}).content.decode()


def test_the_link_switches_the_language_and_leads_back(client: Client, db: None) -> None:
    answer = client.get("/language/en/", headers={"referer": "http://testserver/guide/claims/?q=x"})
    assert answer.headers["Location"] == "/guide/claims/?q=x"
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "zh-CN"}).content.decode()


@pytest.mark.parametrize(
    ("accepted", "shown"),
    [
        ("zh-CN", "zh-Hant-TW"),
        ("zh-TW,zh-HK;q=0.5", "zh-Hant-TW"),
        ("zh-HK,zh;q=0.9,en;q=0.8", "zh-Hant-HK"),
        ("en-GB,zh-Hant-HK;q=0.5", "zh-Hant-HK"),
        ("zh-MO", "zh-Hant-HK"),
        ("", "zh-Hant-TW"),
    ],
)
def test_the_link_to_traditional_knows_the_place(client: Client, db: None, accepted: str, shown: str) -> None:
    client.get("/language/zh-hant/", headers={"accept-language": accepted})
    assert f'<html lang="{shown}">' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        ("zh-hans", ["zh-hant", "en"]),
        ("zh-hant", ["zh-hans", "en"]),
        ("zh-hk", ["zh-hans", "en"]),
        ("en", ["zh-hans", "zh-hant"]),
    ],
)
def test_each_page_offers_the_other_languages(client: Client, db: None, language: str, offered: list[str]) -> None:
    client.cookies["language"] = language
    assert re.findall(r'href="/language/([a-z-]+)/"', client.get("/").content.decode()) == offered


def test_dates_are_written_as_in_chinese(client: Client, db: None) -> None:
    for language in ("zh-hans", "zh-hant", "zh-hk"):
        client.cookies["language"] = language
        assert re.search(r"\d{4} ?年 ?\d+ ?月 ?\d+ ?日", client.get("/guide/how-we-decide/").content.decode())


@pytest.mark.parametrize(
    ("referrer", "leads"),
    [
        ("", "/"),
        ("https://elsewhere.example/guide/", "/"),
        ("http://testserver//elsewhere.example/", "/elsewhere.example/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_the_link_leads_to_no_other_site(client: Client, db: None, referrer: str, leads: str) -> None:
    assert client.get("/language/en/", headers={"referer": referrer}).headers["Location"] == leads


def test_an_unknown_language_is_not_found(client: Client, db: None) -> None:
    assert client.get("/language/xx/").status_code == 404


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "413", "429", "500", "503"])
def test_every_trouble_has_a_page_in_both_languages_even_without_a_request(page: str) -> None:
    titles = set()
    for language in ("zh-hans", "en"):
        with translation.override(language):
            shown = render_to_string(f"{page}.html")
        assert f'<p class="code">{page[:3]}</p>' in shown
        titles.update(re.findall(r"<h1>(.+?)</h1>", shown))
    assert len(titles) == 2


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)


def _places(words: str) -> set[str]:
    return {first or second for first, second in _PLACE.findall(words)}


def test_words_of_libraries_are_django_s_own() -> None:
    """After an upgrade that words them otherwise ours would say nothing any more."""
    ours = Path(words_of_libraries.__file__).read_text(encoding="utf-8").partition("SAID")[2].rpartition('"""Django')[0]
    said = re.findall(r'"([^"]+)"', ours)
    theirs = "".join(
        (Path(django.__path__[0]) / file).read_text(encoding="utf-8")
        for file in ("forms/fields.py", "forms/models.py", "core/validators.py", "contrib/auth/password_validation.py")
    )
    theirs = re.sub(r'"\s*\n\s*"', "", theirs)
    assert len(said) > 15
    assert [one for one in said if one not in theirs] == []


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("zh-hans", "密码太短了，至少要有 12 个字符。"),
        ("zh-hant", "密碼太短了，至少要有 12 個字元。"),
        ("zh-hk", "密碼太短了，至少要有 12 個字元。"),
    ],
)
def test_a_password_is_refused_in_every_chinese(language: str, says: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as refused:
        validate_password("kjh")
    assert refused.value.messages == [says]
