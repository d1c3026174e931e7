"""`{% marked pieces %}`: a text of strangers with the words that matter marked, every piece of it escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

MARK, QUIET_MARK = "<mark>{}</mark>", '<mark class="aside">{}</mark>'
REFERENCE, QUIET_REFERENCE = '<a class="ref" href="#note-{}">{}</a>', '<a class="ref aside" href="#note-{}">{}</a>'


class MarkedPiece(Protocol):
    """A run of characters: the notes that quote it, those that end with it, the name of a character not to be seen."""

    @property
    def text(self) -> str: ...
    @property
    def notes(self) -> Sequence[int]: ...
    @property
    def ends(self) -> Sequence[int]: ...
    @property
    def hidden(self) -> str: ...


@register.simple_tag
def marked(pieces: Iterable[MarkedPiece], *, counted: int, linked: bool = True) -> SafeString:
    """The pieces without any space between them; `linked` adds the numbers of the notes where their quotes end.

    Notes up to number `counted` have points, those after it are marked more quietly. No template can do this: the
    last line end of an included file would become part of the seller's text.
    """
    return format_html_join("", "{}", ((_piece(piece, counted, linked=linked),) for piece in pieces))


def _piece(piece: MarkedPiece, counted: int, *, linked: bool) -> str:
    shown: str = piece.text
    if piece.hidden:
        times = f" ×{len(piece.text)}" if len(piece.text) > 1 else ""
        sign = f"{piece.hidden.partition(' ')[0]}{times}"
        shown = format_html('<span class="unseen-sign" title="{}">{}</span>', piece.hidden, sign)
    if not piece.notes:
        return shown
    mark = MARK if min(piece.notes) <= counted else QUIET_MARK
    if not piece.ends or not linked:
        return format_html(mark, shown)
    references = ((REFERENCE if note <= counted else QUIET_REFERENCE, note) for note in piece.ends)
    numbers = format_html_join("", "{}", ((format_html(reference, note, note),) for reference, note in references))
    return format_html(mark, _held_together(shown, numbers))


def _held_together(words: str, references: SafeString) -> SafeString:
    """The numbers on one line with the last letter, so that they never begin a line; an emoji is not cut up."""
    if isinstance(words, SafeString) or not words[-1].isalnum():
        return format_html("{}{}", words, references)
    return format_html('{}<span class="held">{}{}</span>', words[:-1], words[-1], references)
