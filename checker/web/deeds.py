"""The words for what is done to shared reports, and for its reasons: fair to both sides."""

from __future__ import annotations

from django.utils.translation import gettext as _

from checker.cases.models import By, Deed, Grounds, Mistake, Refusal
from checker.vocabulary import Level, Message
from checker.web.wording import say, written_language


def deed_words(deed: str) -> str:
    """What was done."""
    return {
        Deed.CORRECTED: _("A report was corrected"),
        Deed.TAKEN_DOWN: _("A shared report was taken down"),
        Deed.REPLY_SHOWN: _("A statement of a seller was shown"),
        Deed.REPLY_REFUSED: _("A statement was not shown"),
    }[Deed(deed)]


def reason_words(deed: str, reason: str) -> str:
    """Why something was done; empty where no reason is given."""
    known = {Deed.CORRECTED: _mistakes, Deed.TAKEN_DOWN: _grounds, Deed.REPLY_REFUSED: _refusals}
    return known[Deed(deed)]().get(reason, "") if deed in known else ""


def by_words(by: str) -> str:
    """In which part somebody decided."""
    return {
        By.OPERATOR: _("a moderator"),
        By.ORGANISATION: _("a consumer organisation"),
        By.SHOPPER: _("the person who asked; nobody else has checked it"),
    }[By(by)]


def level_word(level: str) -> str:
    """The name of a level; empty for none."""
    return say(Message(id=f"verdict.level-name.{Level(level)}"), written_language()) if level else ""


def _mistakes() -> dict[str, str]:
    return {
        Mistake.NOT_THE_SELLERS: _("The words are not the seller's."),
        Mistake.MISREAD: _("The picture was misread."),
        Mistake.EXPLAINED: _("The harmless explanation has been shown."),
        Mistake.MISTAKEN: _("Our check does not fit here."),
    }


def _grounds() -> dict[str, str]:
    return {
        Grounds.PERSONAL_DATA: _("Something personal was not covered."),
        Grounds.MISUSED: _("The report was used against a person."),
        Grounds.NOT_AS_HANDED_IN: _("What was handed in was not what it seemed to be."),
        Grounds.LAW: _("A court or an authority asked for it."),
    }


def _refusals() -> dict[str, str]:
    return {
        Refusal.OFF_TOPIC: _("It does not speak of this post."),
        Refusal.PERSONAL_DATA: _("It names somebody who did not agree to it."),
        Refusal.INSULTING: _("It hurts or threatens somebody."),
        Refusal.ADVERTISING: _("It advertises goods or contacts."),
        Refusal.UNREADABLE: _("We could not make out what it says."),
    }


def mistakes() -> tuple[tuple[str, str], ...]:
    """The reasons for a correction, to choose from."""
    return tuple(_mistakes().items())
