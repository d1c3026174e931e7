"""When two places are spoken of, and how strongly."""

from __future__ import annotations

import pytest

from checker.claims import find_claims, find_offers
from checker.evidence import Looked
from checker.evidence.checks.two_places import CHECK
from checker.reading import read_text
from checker.vocabulary import Finding, Item, ItemKind, Strength
from tests.evidence.test_library_combinations import TODAY

OFFER = "Gucci 皮带 2600 元,要的私信"


def findings(*texts: str) -> list[Finding]:
    readings = [read_text(Item(index=i, kind=ItemKind.TEXT, text=text)) for i, text in enumerate(texts)]
    looked = Looked(readings=readings, claims=find_claims(readings), offers=find_offers(readings), today=TODAY)
    return list(CHECK.look(looked))


def test_one_line_weighs_more_than_two() -> None:
    (one,) = findings(f"今天在纽约,我刚到东京,{OFFER}")
    (two,) = findings(f"今天在纽约,{OFFER}\n我刚到东京,{OFFER}")
    assert (one.strength, two.strength) == (Strength.FAIR, Strength.WEAK)
    assert [piece.quote for piece in two.evidence] == ["今天在纽约", "我刚到东京"]


@pytest.mark.parametrize(
    "text",
    [
        f"今天在伦敦,我刚到巴黎,{OFFER}",
        f"今天在巴黎,我刚到首尔转机,{OFFER}",
        f"今天在巴黎,{OFFER}\n昨天的:我刚到首尔,{OFFER}",
        f"11月2日 今天在巴黎,{OFFER}\n11月9日 今天在首尔,{OFFER}",
        f"巴黎首尔都能买,{OFFER}",
        f"刚到法国香水,刚到日本面膜,{OFFER}",
        f"今天在巴黎世家专柜,刚落地东京,{OFFER}",
        "今天在巴黎想家,我刚到首尔那年的事又想起来了",
    ],
)
def test_an_explained_or_near_pair_is_silent(text: str) -> None:
    assert findings(text) == []


def test_two_posts_on_two_items_may_be_of_two_days() -> None:
    assert findings(f"今天在巴黎,{OFFER}", f"今天在首尔,{OFFER}") == []
