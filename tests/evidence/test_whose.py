"""A check quotes nobody but the seller: the same words in a comment or in the shopper's own bubble say nothing."""

from __future__ import annotations

from datetime import date

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence.check import Looked
from checker.evidence.checks import last_one_again, two_places
from checker.evidence.combination_terms import spoken
from checker.evidence.journeys import flown
from checker.evidence.photos import photo_of
from checker.evidence.trade_signs import trade_signs
from checker.evidence.whose import sellers_words
from checker.patterns import library
from checker.vocabulary import Page, PageKind, Part, Reading, Role, Screen, Voice

TODAY = date(2026, 11, 22)
POST = "Gucci 皮带 2600 元,要的私信"


def page(*said: tuple[Voice, str]) -> Reading:
    """A feed on which each line is a part of its own."""
    roles = {Voice.SELLER: Role.BODY, Voice.OTHERS: Role.COMMENT, Voice.SHOPPER: Role.COMMENT, Voice.APP: Role.NOTICE}
    parts = tuple(Part(role=roles[voice], voice=voice, lines=(at,)) for at, (voice, _) in enumerate(said))
    words = (line for _, line in said)
    return photo_of(*words, page=Page(kind=PageKind.ALBUM, parts=parts), screen=Screen.MOMENTS)


def looked(reading: Reading) -> Looked:
    readings = [reading]
    return Looked(readings=readings, claims=find_claims(readings), offers=find_offers(readings), today=TODAY)


@pytest.mark.parametrize(("voice", "findings"), [(Voice.SELLER, 1), (Voice.OTHERS, 0), (Voice.SHOPPER, 0)])
def test_two_places(voice: Voice, findings: int) -> None:
    case = looked(page((Voice.SELLER, f"今天在纽约,{POST}"), (voice, f"我刚到东京,{POST}")))
    assert len(list(two_places.CHECK.look(case))) == findings


@pytest.mark.parametrize(("voice", "findings"), [(Voice.SELLER, 1), (Voice.OTHERS, 0)])
def test_the_last_one_again(voice: Voice, findings: int) -> None:
    line = "Coach 黑色托特包 1200 元 最后一件"
    case = looked(
        page((Voice.SELLER, f"11月1日 {line}"), (Voice.SELLER, f"11月8日 {line}"), (voice, f"11月15日 {line}"))
    )
    assert len(list(last_one_again.CHECK.look(case))) == findings


@pytest.mark.parametrize(("voice", "places"), [(Voice.SELLER, ["seoul"]), (Voice.OTHERS, []), (Voice.APP, [])])
def test_journeys(voice: Voice, places: list[str]) -> None:
    assert sorted({place for place, _ in flown(page((Voice.SELLER, POST), (voice, "刚从首尔飞回")))}) == places


@pytest.mark.parametrize(("voice", "signs"), [(Voice.SELLER, {"batch-talk", "maker-words"}), (Voice.OTHERS, set())])
def test_signs_of_the_trade(voice: Voice, signs: set[str]) -> None:
    case = looked(page((Voice.SELLER, POST), (voice, "新批次出货 独家开模 原厂皮料")))
    assert set(trade_signs(case).get(1, {})) == signs


def test_words_of_combinations_and_what_keeps_them_silent() -> None:
    rule = next(rule for rule in library().combinations.values() if rule.words and rule.unless.zh)
    group, unless = [words.zh[0] for words in rule.words], rule.unless.zh[0]
    sellers = [(Voice.SELLER, words) for words in group]
    others = [(Voice.OTHERS, words) for words in group]
    assert len(spoken(rule, [page(*sellers)]) or ()) == len(group)
    assert spoken(rule, [page(*others)]) is None
    assert spoken(rule, [page(*sellers, (Voice.OTHERS, unless))]) is None


def test_blanks_keep_every_place() -> None:
    reading = page((Voice.OTHERS, "最后一件"), (Voice.SELLER, POST))
    assert sellers_words(reading) == f"    \n{POST}"
    bare = photo_of("最后一件")
    assert sellers_words(bare) is bare.text
