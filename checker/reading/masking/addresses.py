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
_STEP = re.compile(rf"(?P<area>{_AREA})|{_STREET}|{_PLACE}|{_NUMBER}")
_TAIL = re.compile(r"[ \t]*[0-9a-z]{1,6}(?:室|房|号)?(?:之\d)?")
_ROOM = re.compile(
    r"[0-9a-z]{1,5}[ \t]?(?:栋|幢|单元|室|房(?!子|间)|号楼)|[a-z0-9]{1,4}座"
    r"|[楼层][ \t]?[a-z0-9]{1,5}室?$|号[ \t]?\d{3,4}室?$"
)
_LABEL = any_of(_WORDS["labels"])
_LABELLED = re.compile(rf"{_LABEL}[ \t]*[:;]?[ \t]*\n?[ \t]*(?P<own>[^\n:;。!?]{{4,60}})")
_TOLD = re.compile(r"(?:寄到|寄往)[ \t]*[:;]?[ \t]*(?P<own>[^\n:;。!?,]{4,60})")
_PLAIN_LABEL = re.compile(r"(?<![\u3400-\u9fff])地址[ \t]*[:;][ \t]*(?P<own>[^\n:;。!?]{6,60})")
_ENGLISH_ROOM = re.compile(
    r"(?<![a-z])(?:flat|room|rm\.?|apt\.?|apartment|unit|suite) ?#?[0-9a-z]{1,5}(?:[ ,]+[^\n;]{0,90})?"
)
_ENGLISH_STREET = re.compile(
    rf"(?<![\d.])\d{{1,5}}[a-z]?,? (?:[a-z'.]+ ){{1,4}}{any_of(_WORDS['english_streets'])}\.?(?![a-z])[^\n]{{0,60}}"
)
_VERB = re.compile(r"[发寄送](?:[到往至])?|住[在址]?|位于|地址|收货|[在到往至给]")
_SENT = re.compile(r"[发寄送][到往至]?[:;,\s]*$")
_PARCEL_WORD = re.compile(rf"{any_of(_WORDS['parcels'])}|(?:^|\n)[收寄][ \t]?[\u3400-\u9fff]{{2,4}}[ \t]?[+\d]")


def addresses_in(sheet: Sheet) -> Iterator[MaskedSpan]:
    text = sheet.text
    on_parcel = _PARCEL_WORD.search(text) is not None
    for start, end in _chains(text, on_parcel=on_parcel):
        yield sheet.span(start, end, MaskKind.ADDRESS)
    for pattern, least in ((_LABELLED, 1), (_TOLD, 2), (_PLAIN_LABEL, 3)):
        for match in pattern.finditer(text):
            numbered = least == 1 or any(c.isdigit() for c in match["own"])
            if numbered and _steps(match["own"]) >= least:
                yield sheet.span(*match.span("own"), MaskKind.ADDRESS)
    for pattern in (_ENGLISH_ROOM, _ENGLISH_STREET):
        if on_parcel:
            yield from sheet.spans(pattern, MaskKind.ADDRESS)


def _steps(words: str) -> int:
    """The steps of an address in the words; those of an English one are its words in front of commas."""
    found = sum(1 for _ in _STEP.finditer(words))
    return found or (words.count(",") + 1 if any(c.isdigit() for c in words) else 0)


def _chains(text: str, *, on_parcel: bool) -> Iterator[tuple[int, int]]:
    """Where three steps and more follow each other, one of them a number; down to a room if nothing is sent there."""
    chain: list[re.Match[str]] = []
    for step in (*_STEP.finditer(text), None):
        if chain and (step is None or step.start() != chain[-1].end()):
            tail = _TAIL.match(text, chain[-1].end())
            start, end = chain[0].start(), tail.end() if tail else chain[-1].end()
            words = text[start:end].strip()
            numbered = any(c.isdigit() for each in chain if not each["area"] for c in each.group())
            lead = _lead(chain[0].group())
            sent = on_parcel or bool(_SENT.search(text[max(start - 3, 0) : start + lead]))
            # On a parcel the number may be beyond the edge of the photo.
            down = numbered or tail or (on_parcel and any(not each["area"] for each in chain))
            if len(chain) >= 3 and down and (sent or (numbered and _ROOM.search(words))):
                yield start + lead, start + len(text[start:end].rstrip())
            chain = []
        if step is not None:
            chain.append(step)


def _lead(step: str) -> int:
    """How much of the first step stands before the address: a verb that sends something there."""
    verbs = list(_VERB.finditer(step))
    return verbs[-1].end() if verbs else len(step) - len(step.lstrip())
