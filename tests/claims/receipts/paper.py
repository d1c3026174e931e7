"""Own-written papers as readings with boxes, straight, tilted or curled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from checker.claims.receipts import find_receipts
from checker.claims.receipts.entries import Account, read_account
from checker.claims.receipts.layout import lay_out, tilts
from checker.devtools.artist.receipts import typed
from checker.vocabulary import Box, Line, Reading, Receipt

SHOP = """
SAMPLE OUTLET STORE
48400 Example Drive
Cabazon, CA 92230
(951) 555-0100
11/22/2026 02:31 PM
REG 03  TRAN 4821
TOTE BAG LEATHER  298.00
SOCKS  78.00
SUBTOTAL  376.00
SALES TAX 7.75%  29.14
TOTAL  405.14
VISA  405.14
"""


def receipt(paper: str) -> Receipt:
    """The one receipt that the paper shows; cells of a row stand two blanks or more apart."""
    (found,) = find_receipts([typed(paper)])
    return found


def account(paper: str) -> Account:
    """The amounts and labels of a paper that need not be a whole receipt."""
    reading = typed(paper)
    return read_account(lay_out(reading, reading.lines, 0.0))


def texts(reading: Reading) -> list[list[str]]:
    """The rows that the lines of a reading are laid out in, cell by cell."""
    likely = tilts(reading.lines)[0]
    return [[cell.text for cell in row.cells] for row in lay_out(reading, reading.lines, likely).rows]


def moved(reading: Reading, shift: Callable[[float, float], float], slope: float = 0.0) -> Reading:
    """The reading with every line moved down by `shift(x, y)`; boxes grow as those of lines of this slope do."""
    return replace(reading, lines=tuple(_moved(line, shift, slope) for line in reading.lines))


def tilted(reading: Reading, slope: float) -> Reading:
    return moved(reading, lambda x, y: slope * x, slope)


def curled(reading: Reading, depth: float) -> Reading:
    """The middle of the paper hangs `depth` pixels lower than its edges."""
    middle = reading.width / 2
    return moved(reading, lambda x, y: depth * (1 - ((x - middle) / middle) ** 2))


def _moved(line: Line, shift: Callable[[float, float], float], slope: float) -> Line:
    box = line.box
    assert box is not None
    extra = round(abs(slope) * box.width)
    down = shift(box.left + box.width / 2, box.top + box.height / 2)
    return replace(
        line,
        box=Box(left=box.left, top=round(box.top + down - extra / 2), width=box.width, height=box.height + extra),
    )
