"""Why a list was not taken as a whole, and the words for why one of its rows was not."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from checker.vocabulary import Message
from checker.vocabulary.plain import from_plain
from checker.web.wording import say, written_language


class ListRefused(Exception):
    """Nothing of the file was kept; `says` tells what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


NOT_AN_OBJECT = Message(id="bulk.not-an-object")
TOO_MANY_PICTURES = Message(id="bulk.too-many-pictures")


def problem_words(problem: dict[str, Any]) -> str:
    """Why a row was not looked at, in the language of the page."""
    words = {
        "bulk.no-text": _("There are no words in this row."),
        "bulk.too-long": _("The words of this row are longer than 20,000 characters."),
        "bulk.unreadable": _("The picture could not be read."),
        "bulk.not-an-object": _("This line is not a JSON object."),
        "bulk.too-many-pictures": _("There are more than nine pictures in this folder."),
    }
    message = from_plain(Message, problem)
    return words.get(message.id) or say(message, written_language()) or _("The picture could not be read.")
