"""Which kind of goods a part of a text offers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.claims.naming import Hit
from checker.patterns.lexicon import lexicon

_ADDED = re.compile(
    r"(?:[配搭送赠附含]|百搭|搭配|配有|赠送|附送|with|free|includes?|comes with)[ 一有个条原装专柜全套好的]{0,4}$"
)
_CHART = re.compile(r"胸围|衣长|肩宽|袖长|裤长|裙长|臀围|腰围")
_SHOE_SIZES = re.compile(r"(?<!\d)(?:3[3-9](?:\.5)?|40(?:\.5)?) ?[-~到至] ?4[0-8](?!\d)|(?:码数|尺码|size)[: ]*3[3-9]")
_LETTER_SIZES = re.compile(r"(?<![a-z])(?:x?s|m) ?[-~到至 ] ?(?:\d?x{0,4}l)(?![a-z])")
_SHOES = ("sneakers", "shoes")
_PLAIN_WORDS = (
    (
        "bag",
        re.compile(
            "[\u3400-\u9fff](?<![面红钱卡荷情打礼承外沙汤豆药烟蒙邮分全都])包(?![邮税装括含容边裹退换运直你您真过顺服子])"
        ),
    ),
    ("shoes", re.compile("[\u3400-\u9fff]鞋(?![带垫盒柜店撑刷])")),
    ("trousers", re.compile("[\u3400-\u9fff]裤(?!袜)")),
)
"""The one character behind which any word names the kind, for words that the list does not have."""


def goods_of(text: str, hits: Sequence[Hit], span: tuple[int, int], brand: str, at: int) -> str:
    """The kind of goods in the part `span` of the text for a brand at `at`; empty where no word tells.

    Words that say that less than the goods is sold (a strap, a sample) come first, then the first word behind the
    brand, then the last before it, then what a size chart lets one guess.
    """
    found = [hit for hit in hits if span[0] <= hit.start < span[1] and _counts(text, hit, brand)]
    kinds = lexicon().goods
    for hit in found:
        if kinds[hit.word.goods].decides and not _describes_a_watch(text, hit, found):
            return hit.word.goods
    main = [hit for hit in found if not kinds[hit.word.goods].gives_way]
    behind = [hit for hit in main if hit.start >= at]
    if main:
        return (behind[0] if behind else main[-1]).word.goods
    return found[0].word.goods if found else _by_shape(text[span[0] : span[1]], brand)


def _describes_a_watch(text: str, hit: Hit, found: Sequence[Hit]) -> bool:
    """Whether the word is a part of the watch that is offered ("男表 … 表带可更换"); 手表 is said of straps as well."""
    wholes = (text[other.start : other.end] for other in found if other.word.goods == "watch")
    return text[hit.start] == "表" and any(whole.endswith("表") and whole != "手表" for whole in wholes)


def _counts(text: str, hit: Hit, brand: str) -> bool:
    """Whether the word can name what is offered: the brand makes it, and it is no present that comes with the goods."""
    kind = hit.word.goods
    if not kind or (hit.word.brand and brand and hit.word.brand != brand):
        return False
    if brand and kind not in _made_by(brand):
        return False
    return not _ADDED.search(text, max(0, hit.start - 8), hit.start)


@cache
def _made_by(brand: str) -> frozenset[str]:
    return lexicon().brands[brand].makes | {"accessory", "sample", "packaging"}


def _by_shape(part: str, brand: str) -> str:
    """By the last character of a word that the list does not have; clothes and shoes by their sizes."""
    makes = lexicon().brands[brand].makes if brand else {"clothing", "shoes", "bag", "trousers"}
    for kind, word in _PLAIN_WORDS:
        if kind in makes and word.search(part):
            return kind
    if "clothing" in makes and (len(set(_CHART.findall(part))) > 1 or _LETTER_SIZES.search(part)):
        return "clothing"
    if _SHOE_SIZES.search(part):
        return next((kind for kind in _SHOES if kind in makes), "")
    return ""
