"""How long what was handed to an organisation is kept, and what its members wrote about it."""

from __future__ import annotations

LIFETIMES = (30, 90, 365)
"""The days for which a case can be handed over."""

_ROW = "the row is erased when the handover ends or is taken back, and with its case"
_EMPTY = "the row is erased when the last of its cases has gone"
_BIT = "the case's bit is cleared when the handover ends or is taken back, and with its case; the row with the last bit"

PERSONAL: tuple[tuple[str, str, str], ...] = (
    *(("Handover", name, _ROW) for name in ("note", "level", "handed_at", "until", "closed_at", "assignee", "tags")),
    *(("DeskNote", name, _ROW) for name in ("author", "text", "at")),
    *(("Incident", name, _EMPTY) for name in ("title", "since")),
    *(("InboxBits", name, _BIT) for name in ("value", "bits")),
)
LASTS = dict.fromkeys(("Handover", "DeskNote", "Incident", "InboxBits"), max(LIFETIMES))
"""The rows that live as long as the handover, and with which their case lives on."""

NOT_PERSONAL = frozenset(
    {
        *(("Handover", name) for name in ("id", "case", "organisation", "number", "originals", "may_publish")),
        *(("Handover", name) for name in ("incident", "set_apart")),
        *(("DeskNote", name) for name in ("id", "handover")),
        *(("Incident", name) for name in ("id", "organisation", "shared", "latest")),
        *(("InboxBits", name) for name in ("id", "organisation", "kind", "block")),
        ("Share", "organisation"),
    }
)
