"""The checks that a shopper can do alone in five minutes, as a list to tick off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.reports.notes import Note

MOST = 6
FEWEST = 3


@dataclass(frozen=True, kw_only=True)
class Tick:
    """`id` stays the same while the page is read again; `about` names the claim, where it is about one."""

    id: str
    about: str
    text: str


def ticks(notes: Sequence[Note]) -> tuple[Tick, ...]:
    """Those of the claims that count first; filled up with what helps with any post that makes a claim."""
    own = [Tick(id=note.claim, about=note.name, text=note.five_minutes) for note in notes if note.five_minutes]
    if not own:
        return ()
    return (*own[:MOST], *_for_any_post()[: max(FEWEST - len(own), 0)])


def _for_any_post() -> tuple[Tick, ...]:
    texts = (
        (
            "any-pictures",
            _("Search for three of the pictures with an image search: the goods, a “customer's” photo, the avatar."),
        ),
        ("any-album", _("Scroll the album: how often does the same thing come with the same words?")),
        ("any-account", _("Search the platform for the account's name together with “complaint”.")),
    )
    return tuple(Tick(id=key, about="", text=text) for key, text in texts)
