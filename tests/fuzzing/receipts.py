"""The receipt parser and its checks: whatever is read on a picture, they answer, soon, and never with an error.

Readers of pictures make no lone surrogates; those of strangers end at the doors (tests/attack)."""

from __future__ import annotations

import atheris

from checker.claims import find_receipts
from checker.devtools.artist.receipts import make_sale, reading_of, shops
from checker.evidence import examine_receipts
from checker.vocabulary import Box, ItemKind, Line, Reading
from tests.evidence.receipts.papers import TODAY

PAPERS = [reading_of(make_sale(code, 1)).lines for code in sorted(shops())]
PIECES = (
    *("TOTAL", "SUBTOTAL", "TAX", "VAT", "TVA", "IVA", "MwSt", "合計", "小計", "消費税", "税込", "GST", "CASH", "VISA"),
    *("DISCOUNT", "REFUND", "TAX FREE", "No.", "TEL", "QTY", "%", "-", "x", " ", "  ", ".", ",", ":", "/", "¥", "€"),
    *("0", "1", "00", "12", "2026", "31/02", "令和8年", "A0000000031010", "**** 1234", "½", "١٢", "\u202e", "\0"),
)
MOST_LINES = 32


def seeds() -> dict[str, bytes]:
    """One short input for each shop: its paper as it is. The first is looked at here: it loads what all need."""
    one(bytes([0] * 40))
    return {str(number): bytes([number] * 40 + [0, 60, number]) for number in range(len(PAPERS))}


def one(data: bytes) -> None:
    told = atheris.FuzzedDataProvider(data)
    reading = _reading(_lines(told))
    receipts = find_receipts([reading])
    for answer in examine_receipts(receipts, [reading], (), (), today=TODAY):
        assert answer.message.id != "evidence.could-not-be-checked", answer


def _lines(told: atheris.FuzzedDataProvider) -> list[tuple[str, Box | None, float]]:
    """A part of the paper of a shop, or nothing, with lines changed, moved, doubled, left out and put in."""
    which = told.ConsumeIntInRange(0, len(PAPERS))
    start, end = told.ConsumeIntInRange(0, 20), told.ConsumeIntInRange(0, MOST_LINES)
    known = PAPERS[which][start:end] if which < len(PAPERS) else ()
    lines = [(line.text, line.box, line.confidence) for line in known]
    while told.remaining_bytes() and len(lines) < MOST_LINES:
        deed, place = told.ConsumeIntInRange(0, 5), told.ConsumeIntInRange(0, max(len(lines) - 1, 0))
        if deed == 0 or not lines:
            lines.insert(place, (_words(told), _box(told), told.ConsumeProbability()))
        elif deed == 1:
            lines[place] = (_words(told), *lines[place][1:])
        elif deed == 2:
            lines[place] = (lines[place][0], _box(told), lines[place][2])
        elif deed == 3:
            del lines[place]
        elif deed == 4:
            lines.append(lines[place])
        else:
            lines[place] = (lines[place][0] + _words(told), lines[place][1], told.ConsumeProbability())
    return lines


def _words(told: atheris.FuzzedDataProvider) -> str:
    words = "".join(told.PickValueInList(list(PIECES)) for _ in range(told.ConsumeIntInRange(0, 6)))
    return words + told.ConsumeUnicodeNoSurrogates(told.ConsumeIntInRange(0, 8)).replace("\n", "")


def _box(told: atheris.FuzzedDataProvider) -> Box | None:
    if told.ConsumeIntInRange(0, 9) == 0:
        return None
    left, top = told.ConsumeIntInRange(-50, 2000), told.ConsumeIntInRange(-50, 3000)
    return Box(left=left, top=top, width=told.ConsumeIntInRange(0, 2000), height=told.ConsumeIntInRange(0, 400))


def _reading(lines: list[tuple[str, Box | None, float]]) -> Reading:
    made, start = [], 0
    for text, box, confidence in lines:
        made.append(Line(text=text, start=start, box=box, confidence=confidence))
        start += len(text) + 1
    text = "\n".join(line.text for line in made)
    return Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=tuple(made), width=2000, height=3000)
