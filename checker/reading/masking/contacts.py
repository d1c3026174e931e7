"""Names in messengers, e-mail addresses and links to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.patterns.contacts import find_on
from checker.patterns.spelling import spell
from checker.reading.masking.finding import WORDS, Sheet, any_of
from checker.reading.masking.kinds import MaskedSpan, MaskKind
from checker.vocabulary import ContactKind

# A reader loses the blank behind a measure: 25cmQQ.
_BEGINS = r"(?:(?<![a-z])|(?<=\d[cmk][mg])|(?<=\dml))"
_EMAIL = re.compile(
    r"(?<![a-z0-9_.+\-])[a-z0-9][a-z0-9_.+\-]{0,63}@\s?[a-z0-9][a-z0-9\-]{0,63}(?:\.[a-z0-9\-]{1,63}){0,4}\.[a-z]{2,24}"
)
_LINK = re.compile(rf"{any_of(WORDS['contacts']['links'])}[/?]?(?P<own>[\w\-./?=&~%@+]{{3,200}})")
_FIELD = re.compile(rf"{_BEGINS}{any_of(WORDS['contacts']['fields'])}\s*[:;]?\s*(?P<own>[a-z0-9][\w\-.]{{3,29}})")
_APP = re.compile(
    rf"{_BEGINS}{any_of(WORDS['contacts']['apps'])}(?:号|id)?\s*[:;@]\s*@?(?P<own>[a-z0-9][\w\-.]{{3,29}})(?![\w@])"
)
_QQ = re.compile(rf"{_BEGINS}(?:qq|扣扣|企鹅)(?:号|群)?\s?[:;]?\s?(?P<own>\d{{5,12}})(?!\d)")
_ADDRESSED = re.compile(
    rf"(?<![\w.@/])@(?!{any_of(WORDS['contacts']['nobody'])}|\d+(?!\w)|price|each)(?P<own>[\w\-]{{2,20}}(?:@[\w\-]{{2,20}}){{0,9}})"
    r"(?=[\s@:：,，。!！?？、]|$)"
)
# A post passed on carries the name of everybody who passed it on.
_PASSED_ON = re.compile(r"//\s?@(?P<own>[^\s:：@/]{1,30})\s?[:：]")
_UNIT_PRICE = re.compile(r"price|each|(?:rm|usd|hkd|sgd|eur|gbp|us|hk|nt|s)[\d.]+")
_MENTION = re.compile(r"(?<![\w.])@(?P<own>[^\s@:,，。!?、;]{1,20})\u2005")


def contacts_in(sheet: Sheet) -> Iterator[MaskedSpan]:
    """The ids alone: the words before them say what is hidden."""
    yield from sheet.spans(_EMAIL, MaskKind.CONTACT)
    yield from sheet.spans(_LINK, MaskKind.CONTACT, "own")
    yield from sheet.spans(_FIELD, MaskKind.CONTACT, "own")
    yield from sheet.spans(_APP, MaskKind.CONTACT, "own")
    raw = sheet.spelled.raw
    for found in find_on((sheet.spelled, spell(raw))):
        if _UNIT_PRICE.fullmatch(found.value):
            continue
        kind = MaskKind.PHONE if found.kind is ContactKind.PHONE else MaskKind.CONTACT
        yield MaskedSpan(start=found.own_start, end=found.end, kind=kind)
    yield from sheet.spans(_QQ, MaskKind.CONTACT, "own")
    for pattern in (_MENTION, _PASSED_ON, _ADDRESSED):
        for match in pattern.finditer(raw):
            yield MaskedSpan(start=match.start("own"), end=match.end("own"), kind=MaskKind.NAME)
