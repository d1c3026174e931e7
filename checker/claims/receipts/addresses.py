"""The address on the top of a receipt: from the first to the last line that looks like a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.receipts.entries import Account
from checker.claims.receipts.heading_words import (
    CLOCK_OR_DAY,
    HOUSE_NUMBER,
    PHONE,
    POSTAL,
    SHORT_POSTAL,
    WEB,
    is_address,
    share_of_labels,
)
from checker.claims.receipts.sheet import Row
from checker.vocabulary import Field

MOST_LINES = 4
MOST_LABELS = 0.2
LIKELY, GUESSED = 0.75, 0.5


def find_address(account: Account, rows: Sequence[Row]) -> Field[str] | None:
    """The lines of the address among `rows`, at most one other line between two of them; joined by blanks."""
    rows = [row for row in rows if _is_free(account, row)]
    marked = [place for place, row in enumerate(rows) if is_address(row.text) and not CLOCK_OR_DAY.search(row.text)]
    if not marked:
        return None
    first = last = marked[0]
    if first and HOUSE_NUMBER.match(rows[first - 1].text):
        first -= 1
    for place in marked[1:MOST_LINES]:
        if rows[place].number - rows[last].number <= 2:
            last = place
    if last + 1 < len(rows) and SHORT_POSTAL.match(rows[last + 1].text):
        last += 1
    lines = [row for row in rows[first : last + 1] if not PHONE.search(row.text) and not WEB.search(row.text)]
    if not lines:
        return None
    certainty = LIKELY if any(POSTAL.search(row.text) for row in lines) else GUESSED
    fields = [account.sheet.field(row.text, row, 0, len(row.text), certainty) for row in lines]
    return account.sheet.joined(" ".join(field.text for field in fields), fields)


def _is_free(account: Account, row: Row) -> bool:
    """Whether no number and no title takes up a good part of the row."""
    sure = [hit for hit in account.labels[row.number] if hit.certainty == 1.0]
    return share_of_labels(row.text, sure) < MOST_LABELS
