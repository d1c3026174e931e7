"""Every check of the folder: each of its sentences is shown by an example, and so is a silence."""

from __future__ import annotations

import pytest

from checker.claims import find_claims, find_contacts, find_offers
from checker.evidence import Check, Example, Looked, all_checks, gather, sentence
from checker.evidence.tools import NO_TOOLS, Tools
from checker.reading import read_text
from checker.vocabulary import Finding, Item, ItemKind, Language, Leaning
from tests.evidence.test_library_combinations import TODAY


def looked(text: str, tools: Tools = NO_TOOLS) -> Looked:
    return looked_at(Example(language=Language.ZH_HANS, text=text, says=None, tools=tools))


def looked_at(example: Example) -> Looked:
    readings = [read_text(Item(index=0, kind=ItemKind.TEXT, text=example.text))]
    readings += [example.picture.reading] if example.picture else []
    return Looked(
        readings=readings,
        claims=find_claims(readings),
        offers=find_offers(readings),
        today=example.picture.asked if example.picture else TODAY,
        tools=example.tools,
        contacts=find_contacts(readings),
    )


@pytest.mark.parametrize("check", all_checks().values(), ids=lambda check: check.id)
def test_a_check_says_what_its_examples_say(check: Check) -> None:
    for example in check.examples:
        said = [finding.message.id for finding in check.look(looked_at(example))]
        wanted = [f"check.{check.id}.{example.says}"] if example.says else []
        assert said[:1] == wanted, example.text


@pytest.mark.parametrize("check", all_checks().values(), ids=lambda check: check.id)
def test_a_check_shows_every_sentence_and_a_silence(check: Check) -> None:
    shown = {example.says for example in check.examples}
    assert shown == {*check.says, None}


@pytest.mark.parametrize("check", all_checks().values(), ids=lambda check: check.id)
def test_a_check_speaks_both_languages(check: Check) -> None:
    for example in check.examples:
        for finding in check.look(looked_at(example)):
            assert "{" not in sentence(finding.message, "zh") + sentence(finding.message, "en")
    for words in (check.asks, check.why, check.innocent, check.questions):
        assert set(words) == {"zh", "en"}
        assert all(words.values())


def test_a_check_that_needs_a_picture_says_nothing_of_words_alone() -> None:
    needing = [check for check in all_checks().values() if check.needs_picture]
    assert needing
    for check in needing:
        assert all(example.picture for example in check.examples if example.says), check.id


def test_a_check_that_breaks_accuses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: Looked) -> list[Finding]:
        raise ZeroDivisionError

    one = next(iter(all_checks().values()))
    changed = {"look": broken, "needs_brand": False}
    monkeypatch.setattr("checker.evidence.all_checks", lambda: {one.id: type(one)(**{**vars(one), **changed})})
    case = looked("今天天气很好")
    (finding,) = gather(case.readings, case.claims, case.offers, today=TODAY)
    assert (finding.check, finding.leaning) == (one.id, Leaning.CANNOT_TELL)
    assert sentence(finding.message, "en") == "This point could not be checked."


def test_a_check_that_needs_a_brand_is_asked_only_beside_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noting(case: Looked) -> list[Finding]:
        asked.append(case.readings[0].text)
        return []

    one = next(check for check in all_checks().values() if check.needs_brand)
    monkeypatch.setattr("checker.evidence.all_checks", lambda: {one.id: type(one)(**{**vars(one), "look": noting})})
    for text in ("今天天气很好", "Gucci 手袋 ¥680"):
        case = looked(text)
        gather(case.readings, case.claims, case.offers, today=TODAY)
    assert asked == ["Gucci 手袋 ¥680"]
