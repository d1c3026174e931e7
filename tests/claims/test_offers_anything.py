"""Whatever is pasted, the offers quote it exactly and nothing breaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.claims.offering import offers

PIECES = [
    *("LV", "L0U*S VUI*T0N", "G*CCI", "g u c c i", "香*兒", "小香", "C家", "Nike", "coach", "路易·威登", "𝗟𝗩", "Gυссі"),
    *(
        "P168",
        "💰240",
        "￥１，２８０",
        "1.2w",
        "2k8",
        "一千二",
        "680r",
        "3打头",
        "原价2999",
        "$90",
        "36-46",
        "12万韩元",
        "🅿️68",
    ),
    *("手袋", "包", "T恤", "bag", "\n", " ", "，", "！", "同款", "/", "*", "~", "\u200b", "❤️", "…", "号", "送"),
]


@settings(deadline=None)  # the first example loads the lexicon
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join))
def test_quotes_are_exact_pieces_of_any_text(text: str) -> None:
    for offer in offers(text):
        assert offer.brand or offer.price is not None or offer.price_quote
        for quote, start in ((offer.brand_quote, offer.brand_start), (offer.price_quote, offer.price_start)):
            assert text[start : start + len(quote)] == quote
        assert offer.price is None or offer.price > 0
        assert not offer.brand or offer.brand_quote


@settings(deadline=None)  # the first example loads the lexicon
@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_the_same_text_gives_the_same_offers(text: str) -> None:
    assert offers(text) == offers(text)
