"""Where somebody lives: addresses that reach a room, or that a label calls a recipient's or a sender's.

The address of a shop is public and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.masking.finding import WORDS, Sheet, any_of
from checker.reading.masking.kinds import MaskedSpan, MaskKind

_WORD = r"[\u3400-\u9fffa-z0-9]"
_GAP = r"[ \t]*\n?[ \t]*"
# From the province down; a step is a few characters and the word that ends it.
_WORDS = WORDS["addresses"]
_AREA = rf"(?:{_WORD}{{2,8}}?{any_of(_WORDS['areas'])}{_GAP})"
_STREET = rf"(?:{_WORD}{{1,12}}?{any_of(_WORDS['streets'])}{_GAP})"
_PLACE = rf"(?:{_WORD}{{1,14}}?{any_of(_WORDS['places'])}{_GAP})"
_NUMBER = rf"(?:[0-9a-z\-一二三四五六七八九十]{{1,8}}[ \t]?(?:{any_of(_WORDS['numbers'])}|/?f(?![a-z])){_GAP})"
_TAIL = r"(?:[0-9a-z]{1,6}(?:室|房|号)?)?"
_CHAIN = re.compile(rf"(?P<areas>{_AREA}{{0,5}})(?P<rest>(?:{_STREET}|{_PLACE}|{_NUMBER}){{1,9}}){_TAIL}")
_STEP = re.compile(rf"{_AREA}|{_STREET}|{_PLACE}|{_NUMBER}")
_ROOM = re.compile(
    r"[0-9a-z]{1,5}[ \t]?(?:栋|幢|单元|室|房(?!子|间)|号楼)|[a-z0-9]{1,4}座"
    r"|[楼层][ \t]?[a-z0-9]{1,5}室?$|号[ \t]?\d{3,4}室?$"
)
_LABEL = any_of(_WORDS["labels"])
_LABELLED = re.compile(rf"{_LABEL}[ \t]*[:;]?[ \t]*\n?[ \t]*(?P<own>[^\n:;。!?]{{4,60}})")
_PLAIN_LABEL = re.compile(r"(?<![\u3400-\u9fff])地址[ \t]*[:;][ \t]*(?P<own>[^\n:;。!?]{6,60})")
_ENGLISH_ROOM = re.compile(
    r"(?<![a-z])(?:flat|room|rm\.?|apt\.?|apartment|unit|suite) ?#?[0-9a-z]{1,5}(?:[ ,]+[^\n;]{0,90})?"
)
_ENGLISH_STREET = re.compile(
    rf"(?<![\d.])\d{{1,5}}[a-z]?,? (?:[a-z'.]+ ){{1,4}}{any_of(_WORDS['english_streets'])}\.?(?![a-z])[^\n]{{0,60}}"
)
_PARCEL_WORD = re.compile(any_of(_WORDS["parcels"]))


def addresses_in(sheet: Sheet) -> Iterator[MaskedSpan]:
    text = sheet.text
    for match in _CHAIN.finditer(text):
        steps = _STEP.findall(match.group())
        if len(steps) >= 3 and any(c.isdigit() for c in match["rest"]) and _ROOM.search(match.group().strip()):
            yield sheet.span(*_trimmed(text, *match.span()), MaskKind.ADDRESS)
    yield from sheet.spans(_LABELLED, MaskKind.ADDRESS, "own")
    for match in _PLAIN_LABEL.finditer(text):
        if len(_STEP.findall(match["own"])) >= 3 and any(c.isdigit() for c in match["own"]):
            yield sheet.span(*match.span("own"), MaskKind.ADDRESS)
    on_parcel = _PARCEL_WORD.search(text) is not None
    for pattern in (_ENGLISH_ROOM, _ENGLISH_STREET):
        if on_parcel:
            yield from sheet.spans(pattern, MaskKind.ADDRESS)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
