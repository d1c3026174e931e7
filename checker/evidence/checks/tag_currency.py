"""Holds the currency on a price tag in a photo against the place where the post says that it was bought."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import bare_photos, photo_of, posts
from checker.evidence.phrases import Phrases
from checker.evidence.pointing import quoted, whole_line
from checker.evidence.whose import is_sellers
from checker.patterns.places import places
from checker.patterns.spelling import spell
from checker.vocabulary import Evidence, Finding, Language, Leaning, Line, Reading, Strength

_SIGNS = {
    "EUR": r"€|eur",
    "GBP": r"£|gbp",
    "KRW": r"₩|krw",
    "HKD": r"hk ?\$|hkd",
    "TWD": r"nt ?\$|twd",
    "USD": r"us ?\$|usd",
    "SGD": r"s\$|sgd",
    "THB": r"฿|thb",
    "CHF": r"chf",
    "AED": r"aed",
}
_TAG = re.compile(
    "|".join(rf"(?P<{code}>(?:{sign}) ?\d[\d.,' ]*(?:-|\.-)?|\d[\d.,' ]*(?:{sign}))" for code, sign in _SIGNS.items())
)
# Shops near a border, in free ports and for travellers take and print these as well.
_TAKEN_TOO = {"CHF": {"EUR"}, "GBP": {"EUR"}, "MOP": {"HKD"}, "HKD": {"USD"}, "AED": {"USD"}}
_TRAVELLERS = (
    "免税",
    "机场",
    "奥莱",
    "官网",
    "网站",
    "直邮",
    "duty free",
    "duty-free",
    "airport",
    "online",
    "website",
    "outlet",
)
_SURE = 0.9
_ZH = ("{}专柜", "在{}买", "{}买的", "{}门店", "{}带回", "{}购入", "{}柜台", "{}实体店")
_EN = ("bought in {}", "purchased in {}", "{} boutique", "{} store", "from the {} counter", "{} counter")


def look(case: Looked) -> Iterator[Finding]:
    """At most one finding, where one place of purchase is named and a photo shows tags of one other currency."""
    bought = [found for post in posts(case) for found in _bought(post)]
    currencies = {places()[place].currency for place, _ in bought}
    if len(currencies) != 1:
        return
    (home,) = currencies
    for reading in bare_photos(case):
        tags = _tags(reading)
        printed = {currency for currency, _ in tags}
        if len(printed) == 1 and not printed & {home, *_TAKEN_TOO.get(home, ())}:
            yield _finding(bought[0][1], reading, *tags[0], place=bought[0][0])
            return


def _bought(post: Reading) -> list[tuple[str, Evidence]]:
    """The places of purchase that the seller names; none where the words explain another currency."""
    sheet = spell(post.text)
    if any(word in sheet.text for word in _TRAVELLERS):
        return []
    found = sorted((start, end, place) for place, start, end in _phrases.find(sheet.text))
    named = [(place, quoted(post, *sheet.place(start, end))) for start, end, place in found]
    return [(place, words) for place, words in named if is_sellers(post, words.start)]


def _tags(reading: Reading) -> list[tuple[str, Line]]:
    """The currency of each line that is nothing but a price with its currency."""
    found = []
    for line in reading.lines:
        match = _TAG.fullmatch(unicodedata.normalize("NFKC", line.text).strip().lower())
        if match and match.lastgroup and line.confidence >= _SURE:
            found.append((match.lastgroup, line))
    return found


@Phrases
def _phrases() -> Iterable[tuple[str, str]]:
    for key, place in places().items():
        yield from ((key, form.format(name)) for form in _ZH for name in place.zh)
        yield from ((key, form.format(name)) for form in _EN for name in place.en)


def _finding(words: Evidence, reading: Reading, currency: str, line: Line, *, place: str) -> Finding:
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.WEAK,
        message=CHECK.message(
            "other", quote=words.quote, tag=line.text.strip(), printed=currency, expected=places()[place].currency
        ),
        evidence=(words, whole_line(reading, line)),
    )


def _tag(words: str) -> Pictured:
    return Pictured(zh=f"一只包和吊牌，吊牌上印着“{words}”", en=f"a bag; its tag says {words}", reading=photo_of(words))


CHECK = Check(
    id="tag-currency",
    family="tag-currency",
    name={"zh": "吊牌币种与说法", "en": "The tag's currency against the post"},
    asks={
        "zh": "吊牌上的币种，和说的购买地一样吗？",
        "en": "Is the currency on the price tag that of the place of purchase?",
    },
    says={
        "other": Sentence(
            zh="内容写“{quote}”，照片上的价签却是“{tag}”（{printed}），当地一般用 {expected}。",
            en="The post says “{quote}”, but the tag on the photo says “{tag}” ({printed}); there one would expect "
            "{expected}.",
        ),
    },
    why={
        "zh": "价签一般用当地货币。但品牌会把同一批吊牌发往好几个国家，机场和网店也会用别的币种，"
        "所以只够再问一句。照片上有两种以上币种，或内容提到机场、奥莱、网站时，一概不算。",
        "en": "A price tag mostly has the local currency. But brands send one kind of tag to several countries, and "
        "airports and websites use others, so it is worth one question and no more. Where a photo shows two "
        "currencies, or the post speaks of airports, outlets or websites, nothing is said.",
    },
    innocent={
        "zh": "多国通用吊牌、调货来的商品、照片是在另一个国家的店里拍的。",
        "en": "A tag made for several countries, goods from another branch, or a photo from a shop elsewhere.",
    },
    questions={
        "zh": ["这件是在哪个国家的哪家店买的？吊牌上的价格是哪国的？"],
        "en": ["In which country and shop was it bought, and whose price is on the tag?"],
    },
    next_photo={
        "zh": "吊牌和购买小票放在一起的照片，小票上的姓名和卡号请遮住。",
        "en": "The tag next to the receipt, names and card numbers covered.",
    },
    examples=(
        Example(
            language=Language.ZH_HANS, text="东京专柜买的，Coach 包 1800 元", says="other", picture=_tag("€ 495,00")
        ),
        Example(language=Language.EN, text="Bought in Tokyo, Coach bag 250 USD", says="other", picture=_tag("£395")),
        Example(language=Language.ZH_HANS, text="巴黎专柜买的，Coach 包 1800 元", says=None, picture=_tag("€ 495,00")),
        Example(
            language=Language.ZH_HANS, text="东京机场专柜买的，Coach 包 1800 元", says=None, picture=_tag("€ 495,00")
        ),
        Example(language=Language.ZH_HANS, text="Coach 包 1800 元", says=None, picture=_tag("€ 495,00")),
    ),
    look=look,
    needs_picture=True,
)
