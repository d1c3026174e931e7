"""Posts of several people on one feed: what one says contradicts nothing that another says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence import examine_receipts, gather
from checker.evidence.posters import UNKNOWN, poster_at
from checker.vocabulary import Box, Finding, ItemKind, Line, Page, PageKind, Part, Reading, Role, Screen, Voice
from tests.evidence.receipts.papers import receipt

CREW, STOCK = "我是空姐，LV 包机组带回", "LV 全年现货齐码，随时发"


def feed(posts: Sequence[tuple[str, str]], kind: PageKind = PageKind.FEED, item: int = 0) -> Reading:
    """A page with one name and one line of words for each post."""
    lines: list[Line] = []
    parts: list[Part] = []
    for name, words in posts:
        for role, text in ((Role.NICKNAME, name), (Role.BODY, words)):
            start = lines[-1].start + len(lines[-1].text) + 1 if lines else 0
            box = Box(left=100, top=60 * len(lines), width=20 * len(text), height=40)
            parts.append(Part(role=role, voice=Voice.SELLER, lines=(len(lines),)))
            lines.append(Line(text=text, start=start, box=box))
    return Reading(
        item=item,
        kind=ItemKind.PICTURE,
        text="\n".join(line.text for line in lines),
        lines=tuple(lines),
        screen=Screen.MOMENTS,
        page=Page(kind=kind, app="wechat", parts=tuple(parts)),
        width=1080,
        height=2400,
    )


def contradictions(*readings: Reading) -> list[str]:
    assert {"airline-crew", "always-in-stock"} <= {claim.id for claim in find_claims(readings)}
    return combinations_of(*readings)


def combinations_of(*readings: Reading) -> list[str]:
    return [finding.subject for finding in found_in(readings) if finding.check == "combination"]


def checks_of(*readings: Reading) -> list[str]:
    return [finding.check for finding in found_in(readings)]


def found_in(readings: Sequence[Reading]) -> Sequence[Finding]:
    return gather(readings, find_claims(readings), find_offers(readings), today=date(2026, 11, 22))


def test_one_poster_contradicts_herself() -> None:
    assert contradictions(feed([("小店", CREW), ("小店", STOCK)]))


def test_two_posters_of_a_feed_do_not_contradict_each_other() -> None:
    assert contradictions(feed([("小店", CREW), ("另一家", STOCK)])) == []


def test_nor_do_they_on_two_screenshots() -> None:
    assert contradictions(feed([("小店", CREW)]), feed([("另一家", STOCK)], item=1)) == []


def test_an_album_is_one_persons_whatever_reads_like_a_name() -> None:
    assert contradictions(feed([("小店", CREW), ("另一家", STOCK)], kind=PageKind.ALBUM))


def test_pasted_words_may_be_anybodys() -> None:
    pasted = Reading(item=1, kind=ItemKind.TEXT, text=STOCK, lines=(Line(text=STOCK, start=0),))
    assert contradictions(feed([("小店", CREW), ("另一家", "今天天气很好")]), pasted)


def test_the_price_of_one_poster_is_not_that_of_anothers_goods() -> None:
    assert "impossible-price" in checks_of(feed([("小店", "LV 老花托特包 到手价 ¥480 包邮")]))
    assert "impossible-price" not in checks_of(
        feed([("小店", "LV 老花托特包 专柜购入"), ("另一家", "托特包 到手价 ¥480 包邮")])
    )


@pytest.mark.parametrize(("buyer", "seller", "faulted"), [("小店", "小店", True), ("小店", "另一家", False)])
def test_a_receipt_is_held_against_no_price_of_another_poster(buyer: str, seller: str, faulted: bool) -> None:
    page = feed([(buyer, "LV 老花托特包 专柜购入"), (seller, "托特包 到手价 ¥480 包邮")])
    paper = receipt(item=9, country="FR", currency="EUR", total="2000.00")
    readings = [page, Reading(item=9, kind=ItemKind.PICTURE, text="TOTAL 2000.00")]
    answers = examine_receipts([paper], readings, (), find_offers([page]), today=date(2026, 11, 22))
    assert ("check.price-against-offer.far-less" in {one.message.id for one in answers}) == faulted


def test_a_combination_takes_no_words_from_another_poster() -> None:
    goods, words = "LV 老花托特，郑州保税仓发货，15800 元包邮，微信下单", "跨境电商进口免税"
    rule = "k10-tax-free-above-the-limit"
    assert rule in combinations_of(feed([("小店", f"{goods}，{words}")]))
    assert rule in combinations_of(feed([("小店", goods), ("小店", words)]))
    assert rule not in combinations_of(feed([("小店", goods), ("另一家", words)]))
    assert rule not in combinations_of(feed([("小店", goods), ("另一家", f"{words}，我是空姐")]))


def test_what_stands_above_the_first_name_is_nobodys() -> None:
    page = feed([("小店", CREW)])
    assert poster_at(page, page.text.index("空姐")) == "小店"
    lower = page.lines[1:]
    cut = Reading(item=0, kind=ItemKind.PICTURE, text=page.text, lines=lower, page=Page(kind=PageKind.FEED))
    assert poster_at(cut, page.text.index("空姐")) == UNKNOWN
