"""When a "last one" comes again: over several items, and not over copies of one post."""

from __future__ import annotations

from checker.claims import find_claims, find_offers
from checker.evidence import Looked
from checker.evidence.checks.last_one_again import CHECK
from checker.reading import read_text
from checker.vocabulary import Finding, Item, ItemKind
from tests.evidence.test_library_combinations import TODAY

POST = "{} Coach 黑色托特包 最后一件 1200 元 私信"


def findings(*texts: str) -> list[Finding]:
    readings = [read_text(Item(index=i, kind=ItemKind.TEXT, text=text)) for i, text in enumerate(texts)]
    looked = Looked(readings=readings, claims=find_claims(readings), offers=find_offers(readings), today=TODAY)
    return list(CHECK.look(looked))


def test_three_posts_of_a_month_are_spoken_of_with_their_days() -> None:
    (finding,) = findings(*(POST.format(day) for day in ("11月1日", "11月8日", "11月15日")))
    assert finding.message.params["days"] == "2026-11-01、2026-11-08、2026-11-15"
    assert [piece.item for piece in finding.evidence] == [0, 1, 2]
    assert {piece.quote for piece in finding.evidence} == {"最后一件"}


def test_copies_of_one_post_are_one_post() -> None:
    assert findings(*[POST.format("11月1日")] * 4) == []


def test_two_posts_or_posts_far_apart_are_silent() -> None:
    assert findings(POST.format("11月1日"), POST.format("11月8日")) == []
    assert findings(*(POST.format(day) for day in ("6月1日", "8月8日", "11月15日"))) == []


def test_posts_without_dates_are_silent() -> None:
    assert findings(*[POST.format("")] * 3) == []
