"""Decides which names of brands in a text are meant as the brand that is offered, and which are spelled to hide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.claims.masks import masked_names
from checker.claims.naming import Hit, Sort, Word
from checker.patterns.lexicon import lexicon
from checker.patterns.spelling import Spelled

_NEAR_BEFORE = 24
_NEAR_AFTER = 40
_COMPARED_AFTER = re.compile(
    r" ?(?:(?:家|家的|的)?同款|同系|同厂|风(?!衣|琴|行|靡|暴|火)|款式的|平替|既视感"
    r"|[- ]?(?:style|inspired|look|dupe|vibes?)\b)"
)
_COMPARED_BEFORE = re.compile(
    r"(?:适用于?|适配于?|兼容|媲美|堪比|不输|比肩|平替|类似|好比|版的|比|如同|界的?|中的|里的|国产|平价|恶搞|仿"
    r"|(?:日本|韩国|泰国|澳洲|国内|平民|中国)的"
    r"|(?:compatible with|similar to|inspired by|fits?|not|like"
    r"|(?:case|cover|strap|band|insert|organi[sz]er|liner|charm|box|chain|made|perfect|suitable|fit) for)"
    r"(?: (?:your|the|a))?)"
    r"[ \"'【「『《(\[]*$"
)
_FANCY = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189]")
_SPACED = re.compile(r"(?:[a-z][\s._*·-]{1,2}){3,}[a-z]")
_OTHER_SCRIPT = re.compile("[\u0370-\u052f\u1d00-\u1d7f]")
_MARKS = re.compile(r"[^\w\s'&-]")
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_SYMBOLS = re.compile(r"[*@$~#!]")


class Mention(NamedTuple):
    """A brand at `text[start:end]` of the spelled text. `sure` needs no context; `goods` is set for product lines."""

    brand: str
    start: int
    end: int
    sort: Sort
    sure: bool
    disguised: bool
    goods: str = ""


def mentions_in(spelled: Spelled, hits: Sequence[Hit], *, priced: bool, coded: bool, drawn: bool) -> list[Mention]:
    """The brands that are meant, in the order of the text.

    `priced` and `coded` say that the text has a price, or a coded one; `drawn` that it was read from a picture, where
    digits for letters are reading mistakes rather than disguise.
    """
    named = [hit for hit in _with_masked(spelled, hits) if hit.word.brand and not _is_compared(spelled.text, hit)]
    if not named:
        return []
    mentions = [_mention(spelled, hit, drawn=drawn) for hit in named]
    goods = [hit for hit in hits if hit.word.goods]
    firm = [mention for mention in mentions if mention.sure and mention.sort is not Sort.MODEL]
    meant = [
        m
        for m in mentions
        if _is_meant(spelled.text, m, firm, goods, priced=priced, coded=coded) and not _is_of_another(m, mentions)
    ]
    return [m._replace(sure=True) if coded and _is_album_entry(m, goods) else m for m in meant]


def _with_masked(spelled: Spelled, hits: Sequence[Hit]) -> list[Hit]:
    """The hits and the masked names; where they meet, a masked name is surer than a nickname."""
    found = list(hits)
    for brand, sort, start, end in masked_names(spelled.text):
        touching = [hit for hit in found if hit.start < end and start < hit.end and hit.word.brand]
        if all(hit.word.sort in (Sort.NICKNAME, Sort.GAPPED) for hit in touching):
            found = [hit for hit in found if hit not in touching]
            found.append(Hit(Word(Sort.NAME if sort is Sort.NAME else Sort.NICKNAME, brand), start, end))
    return sorted(found, key=lambda hit: hit.start)


def _mention(spelled: Spelled, hit: Hit, *, drawn: bool) -> Mention:
    written = spelled.text[hit.start : hit.end]
    model = hit.word.sort is Sort.MODEL
    precise = model and written.isascii() and (" " in written or any(map(str.isdigit, written)))
    return Mention(
        brand=hit.word.brand,
        start=hit.start,
        end=hit.end,
        sort=hit.word.sort,
        sure=hit.word.sort in (Sort.NAME, Sort.GAPPED) or precise,
        disguised=_is_disguised(spelled, hit, drawn=drawn),
        goods=hit.word.goods or _goods_at(spelled.text, hit),
    )


def _is_disguised(spelled: Spelled, hit: Hit, *, drawn: bool) -> bool:
    if hit.word.sort in (Sort.NICKNAME, Sort.GAPPED):
        return True
    if hit.word.sort is Sort.IN_CONTEXT:
        return False
    start, end = spelled.place(hit.start, hit.end)
    raw = spelled.raw[start:end]
    if _FANCY.search(raw) or _OTHER_SCRIPT.search(raw):
        return True
    plain = unicodedata.normalize("NFKC", raw).casefold().translate(_APOSTROPHES)
    if plain in _written() or plain.replace("·", "") in _written():
        return False
    if drawn:
        return bool(_SYMBOLS.search(plain))
    masked = any(map(str.isdigit, plain)) and hit.word.sort is Sort.NAME and spelled.text[hit.start : hit.end].isascii()
    return masked or bool(_MARKS.search(plain)) or bool(_SPACED.fullmatch(plain))


@cache
def _written() -> frozenset[str]:
    """Every name as the data has it; what is written so is not disguised, whatever marks it has."""
    return frozenset(
        unicodedata.normalize("NFKC", phrase).casefold()
        for brand in lexicon().brands.values()
        for phrase in (brand.zh, brand.en, *brand.names, *(word for words in brand.models.values() for word in words))
    )


def _is_compared(text: str, hit: Hit) -> bool:
    """Whether the name only says what something else looks like or fits ("LV同款", "a case for …")."""
    return bool(
        _COMPARED_AFTER.match(text, hit.end) or _COMPARED_BEFORE.search(text, max(0, hit.start - 24), hit.start)
    )


def _goods_at(text: str, hit: Hit) -> str:
    """The kind of goods that one character right behind the brand names ("LV包", but not "LV包邮")."""
    following = text[hit.end : hit.end + 3].lstrip()
    if not following or following[1:2] in _NOT_GOODS.get(following[0], ""):
        return ""
    return _kinds_at(hit.word.brand).get(following[0], "")


@cache
def _kinds_at(brand: str) -> dict[str, str]:
    """The kinds of goods that a brand makes, by the characters that name them right behind it."""
    kinds = lexicon().goods
    makes = sorted(lexicon().brands[brand].makes, reverse=True)
    return {character: kind for kind in makes for character in kinds[kind].at_brand}


_NOT_GOODS = {
    "包": "邮税装括含容边裹退换运直你您真过顺裹",
    "表": "示面达情现格白带扣",
    "衣": "架柜",
    "裙": "带",
    "帽": "间",
    "鞋": "带垫盒店",
}


def _is_meant(
    text: str, mention: Mention, firm: Sequence[Mention], goods: Sequence[Hit], *, priced: bool, coded: bool
) -> bool:
    if mention.sort in (Sort.NAME, Sort.GAPPED):
        return True
    if any(other.brand == mention.brand for other in firm):
        return True
    line = text.rfind("\n", 0, mention.start) + 1, (text.find("\n", mention.end) + 1 or len(text) + 1) - 1
    beside = [other for other in firm if line[0] <= other.start < line[1]]
    if mention.sort is Sort.MODEL:
        return priced or _has_own_goods(mention, goods, line)
    if mention.goods or _has_own_goods(mention, goods, line):
        return True
    if any(-_NEAR_BEFORE <= other.start - mention.end <= _NEAR_AFTER for other in beside):
        return True
    return coded and (mention.sort is Sort.NICKNAME or _has_own_goods(mention, goods, None))


def _is_of_another(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a product line is that of another brand, named close by ("a … in the manner of a Submariner")."""
    return mention.sort is Sort.MODEL and any(
        other.brand != mention.brand
        and other.sort in (Sort.NAME, Sort.IN_CONTEXT)
        and -_NEAR_AFTER <= other.start - mention.start <= _NEAR_AFTER
        for other in mentions
    )


def _has_own_goods(mention: Mention, goods: Sequence[Hit], line: tuple[int, int] | None) -> bool:
    """Whether a word for something that the brand makes stands near it on its line; without a line, anywhere."""
    makes = lexicon().brands[mention.brand].makes
    return any(
        hit.word.goods in makes
        and (line is None or line[0] <= hit.start < line[1])
        and (line is None or mention.start - _NEAR_BEFORE <= hit.start <= mention.end + _NEAR_AFTER)
        and (hit.start, hit.end) != (mention.start, mention.end)
        for hit in goods
    )


def _is_album_entry(mention: Mention, goods: Sequence[Hit]) -> bool:
    """Whether an ambiguous name stands in an album entry: with a coded price and goods that the brand makes."""
    return mention.sort is Sort.IN_CONTEXT and _has_own_goods(mention, goods, None)


def best_of(mentions: Sequence[Mention]) -> Mention:
    """The mention to quote: a masked spelling before a plain name, a plain name before a nickname.

    A nickname beside the plain name hides nothing.
    """
    masked = [m for m in mentions if m.disguised and m.sort is not Sort.NICKNAME]
    plain = [m for m in mentions if m.sure and not m.disguised]
    chosen = (masked or plain or list(mentions))[0]
    return chosen if chosen.sure or not any(m.sure for m in mentions) else chosen._replace(sure=True)
