"""Personal data in a text by its words alone."""

from __future__ import annotations

from collections.abc import Collection

from checker.reading.masking.addresses import addresses_in
from checker.reading.masking.contacts import contacts_in
from checker.reading.masking.finding import sheet_of
from checker.reading.masking.kinds import MaskedSpan, MaskedText, blanked, united
from checker.reading.masking.names import names_in
from checker.reading.masking.numbers import numbers_in


def private_spans(text: str, wraps: Collection[int] = (), *, receipt: bool = False) -> tuple[MaskedSpan, ...]:
    """The pieces of a text that are somebody's own, in order and without overlaps.

    `wraps` are offsets of line ends that may only wrap a sentence: the text is read with them and without. On a
    `receipt` what belongs to the shop stays.
    """
    sheets = [sheet_of(text), sheet_of(text, wraps)] if wraps else [sheet_of(text)]
    finders = (contacts_in, addresses_in, names_in)
    found = [span for sheet in sheets for span in numbers_in(sheet, receipt=receipt)]
    return united([*found, *(span for sheet in sheets for find in finders for span in find(sheet))])


def mask_text(text: str) -> MaskedText:
    """The text with `private_spans` masked; its length and all offsets stay."""
    spans = private_spans(text)
    return MaskedText(text=blanked(text, spans), spans=spans)
