"""What a follower is told: the link of a report for words, the way to the form for pictures, a word for the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from checker.cases.opening import MAX_CHARACTERS, NewCase, NotAccepted, NothingHandedIn, open_case
from checker.channels.contract import Heard, Kind
from checker.organisations import channels
from checker.organisations.models import Channel
from checker.reading import Picture, PictureRefused, decode
from checker.web.wording import say, written_language

Absolute = Callable[[str], str]
DELETE_WORDS = frozenset({"删除", "刪除", "delete", "/delete"})
"""What somebody sends who wants something deleted, and no seller as a whole post."""


def answer(channel: Channel, heard: Heard, absolute: Absolute, now: datetime) -> str:
    """The words of the answer, empty for none; `absolute` makes an address of a path. Raises channels.Replayed."""
    if heard.kind is Kind.NOTHING:
        return ""
    with override(channel.language):
        try:
            key = channels.note(
                channel, heard.proof, heard.follower, f"{heard.message}\n{heard.media}{heard.text}", now
            )
        except channels.TooOften:
            return _("You have sent very many messages within an hour. Please wait a little and send this one again.")
        if heard.kind is Kind.CAME:
            return _(
                "Send me what a seller writes, and you get a page that says what it is worth. Pictures: {link}"
            ).format(link=_form(absolute))
        if heard.kind is Kind.WORDS and heard.text.strip().casefold() in DELETE_WORDS:
            return _(
                "Under each of our answers is a link that deletes what you sent, with its report. We keep no names "
                "here, so only that link knows which case is yours; without it, a case is deleted by itself later."
            )
        if heard.kind is Kind.WORDS:
            return _case(channel, heard.text, (), key, absolute, now)
        if heard.kind is Kind.PICTURE:
            return _pictured(channel, heard, key, absolute, now)
        return _(
            "I can read words, not sounds, films or places. Please send the seller's words, or pictures here: {link}"
        ).format(link=_form(absolute))


def _case(
    channel: Channel, text: str, pictures: tuple[Picture, ...], key: str, absolute: Absolute, now: datetime
) -> str:
    if len(text) > MAX_CHARACTERS:
        return _("This is longer than {most} characters. Please leave out what the seller did not write.").format(
            most=f"{MAX_CHARACTERS:,}"
        )
    words = text.replace("\x00", "").replace("\r\n", "\n")
    new = NewCase(text=words, pictures=pictures, language=channel.language, key=key)
    try:
        opened = open_case(new, now)
    except NothingHandedIn:
        return _("There were no words in this. Please send what the seller writes.")
    except NotAccepted:
        return _("Very many people are asking just now. Please send this again in a moment.")
    link = absolute(reverse("report", args=[opened.token]))
    found = _("Here is what we find, in a few seconds; whoever has this link can read it: {link}").format(link=link)
    erase = absolute(reverse("delete", args=[opened.token, opened.delete_token]))
    return f"{found}\n\n" + _("To delete it, at any time: {link}").format(link=erase)


def _pictured(channel: Channel, heard: Heard, key: str, absolute: Absolute, now: datetime) -> str:
    """Pictures lie at the platform and are fetched only where an installation says how."""
    data = fetch_media(channel, heard)
    if data is None:
        return _("Please choose the picture here, with up to eight others: {link}").format(link=_form(absolute))
    try:
        return _case(channel, "", (decode(data),), key, absolute, now)
    except PictureRefused as refused:
        return say(refused.message, written_language()) or _("This file cannot be read. Please choose another.")


def fetch_media(channel: Channel, heard: Heard) -> bytes | None:
    """The bytes of a picture, by the function that MEDIA_FETCHER names; None without one, since we call nobody.

    It is called with the channel, the platform's name of the picture and its address, has to answer within three
    seconds, and gives None where it cannot.
    """
    if not settings.MEDIA_FETCHER:
        return None
    fetch: Callable[[Channel, str, str], bytes | None] = import_string(settings.MEDIA_FETCHER)
    return fetch(channel, heard.media, heard.media_url)


def _form(absolute: Absolute) -> str:
    return absolute(reverse("intake"))
