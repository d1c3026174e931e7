"""What a waiting shopper is told is being done, as messages; `sentence` puts one into the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from checker.vocabulary import Message

READING_PICTURE = "step.reading-picture"
FINDING_CLAIMS = Message(id="step.finding-claims")
CHECKING = Message(id="step.checking")
JUDGING = Message(id="step.judging")


def reading_text() -> Message:
    return Message(id="step.reading-text")


def reading_picture(number: int, total: int) -> Message:
    return Message(id=READING_PICTURE, params={"number": str(number), "total": str(total)})


def sentence(message: Message) -> str:
    """The words of a step in the active language."""
    words = {
        "step.reading-text": _("Reading the text"),
        READING_PICTURE: _("Reading picture {number} of {total}"),
        "step.finding-claims": _("Looking for what the post claims"),
        "step.checking": _("Checking what goes together and what does not"),
        "step.judging": _("Weighing it all up"),
    }
    return words[message.id].format(**message.params)
