"""Which place a post says that its writer has just flown back from."""

from __future__ import annotations

from collections.abc import Iterable

from checker.evidence.phrases import Phrases
from checker.evidence.pointing import quoted
from checker.evidence.whose import is_sellers
from checker.patterns.places import places
from checker.patterns.spelling import spell
from checker.vocabulary import Evidence, Reading

_ZH = (
    *("刚从{}飞回", "刚从{}回来", "从{}飞回", "刚从{}带回", "{}刚飞回来", "刚飞完{}", "{}航班刚落地", "{}回来的登机牌"),
    *("刚飞{}回来", "飞{}的登机牌", "{}航线", "昨天飞{}", "刚落地{}", "飞{}带回"),
)
_EN = (
    *("just back from {}", "just flew back from {}", "flew back from {}", "just flew in from {}", "just landed in {}"),
    *("just returned from {}", "my flight from {}", "boarding pass from {}", "boarding pass to {}", "flight to {}"),
)


def flown(reading: Reading) -> list[tuple[str, Evidence]]:
    """The ids of the places, in the order in which they are named, with the words."""
    sheet = spell(reading.text)
    found = sorted((start, end, place) for place, start, end in _phrases.find(sheet.text))
    said = ((place, quoted(reading, *sheet.place(start, end))) for start, end, place in found)
    return [(place, words) for place, words in said if is_sellers(reading, words.start)]


@Phrases
def _phrases() -> Iterable[tuple[str, str]]:
    for key, place in places().items():
        yield from ((key, form.format(name)) for form in _ZH for name in place.zh)
        yield from ((key, form.format(name)) for form in _EN for name in place.en)
