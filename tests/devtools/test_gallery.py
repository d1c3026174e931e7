"""The gallery: every specimen is drawn in every language, and nobody but developers sees any of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from checker.devtools.gallery.cases import CASES, outcome_of
from checker.devtools.gallery.specimens import SPECIMENS
from checker.vocabulary import Level
from tests.test_house_rules import TEMPLATES, shown


@pytest.mark.parametrize("address", ["/gallery/", "/gallery/form/", "/gallery/everything/picture/1"])
def test_in_production_there_is_no_gallery(client: Client, settings: Any, db: None, address: str) -> None:
    assert client.get(address).status_code == 404
    settings.GALLERY = True
    assert client.get(address).status_code == 200


def test_every_specimen_is_drawn_in_every_language_and_light(client: Client, settings: Any, db: None) -> None:
    settings.GALLERY = True
    for name in SPECIMENS:
        for language, scheme in (("zh-hans", "light"), ("zh-hk", "dark"), ("en", "")):
            answer = client.get(f"/gallery/{name}/", {"language": language, "scheme": scheme})
            page = answer.content.decode()
            assert answer.status_code == 200, name
            assert f'lang="{ {"zh-hans": "zh-Hans", "zh-hk": "zh-Hant-HK", "en": "en"}[language] }"' in page
            assert ("dark.css" in page) == (scheme != "light")
            assert bool(re.search(r'dark[.\w]*css" media', page)) == (not scheme)


def test_the_index_links_every_specimen_light_width_and_language(client: Client, settings: Any, db: None) -> None:
    settings.GALLERY = True
    page = client.get("/gallery/", {"scheme": "dark", "width": "desk"}).content.decode()
    assert [name for name in SPECIMENS if f'src="/gallery/{name}/?scheme=dark' not in page] == []
    for link in ("?scheme=light", "width=phone", "language=zh-hant", "language=zh-hk", "language=en"):
        assert link in page


def test_what_stands_beside_the_findings_is_drawn(client: Client, settings: Any, db: None) -> None:
    settings.GALLERY = True
    page = client.get("/gallery/voices/").content.decode()
    assert [part for part in ("corrected", "replies", "feedback") if f'id="{part}"' not in page] == []


def test_each_reason_not_to_share_reads_otherwise(client: Client, settings: Any, db: None) -> None:
    settings.GALLERY = True
    names = [name for name in SPECIMENS if name.startswith("not-shared-")]
    pages = [client.get(f"/gallery/{name}/", {"language": "en"}).content.decode() for name in names]
    assert len({re.sub(r"(?s).*<main|</main>.*", "", page) for page in pages}) == len(names) == 3


def test_the_cases_show_every_level() -> None:
    assert {outcome_of(name).verdict.level for name in CASES} == set(Level)


WRAPPERS = {f"reports/{name}.html" for name in ("report", "_answer", "_body", "_title")}


def test_every_fragment_of_a_report_is_in_the_gallery() -> None:
    """By hand or within another one."""
    shown_ones = {template for specimen in SPECIMENS.values() for template in specimen.templates}
    texts = {shown(path).removeprefix("templates/"): path.read_text(encoding="utf-8") for path in TEMPLATES}
    waiting = list(shown_ones)
    while waiting:
        text = texts[waiting.pop()]
        for name in texts:
            if f'"{name}"' in text and name not in shown_ones:
                shown_ones.add(name)
                waiting.append(name)
    missing = [name for name in texts if name.startswith(("reports/", "intake/")) and name not in shown_ones]
    assert [name for name in missing if name not in WRAPPERS] == []
