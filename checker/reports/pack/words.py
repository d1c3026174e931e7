"""The words of a pack that are always the same: headings, what the report says and does not say, the method."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from checker.cases import sealing
from checker.vocabulary import Leaning, Strength

YEARS = sealing.DAYS // 365


def headings() -> Mapping[str, str]:
    """The labels of the document, by the names that the typesetting knows them by."""
    return {
        "house": _("Zhendema: is it real?"),
        "pack": _("Evidence pack"),
        "title": _("What a post claims, and what could be checked"),
        "page": _("Page {page} of {pages}"),
        "advice": _("The advice that was given"),
        "next": _("What to do next"),
        "says": _("What this report says"),
        "says_not": _("What it does not say"),
        "contents": _("Contents"),
        "exhibits": _("Exhibits"),
        "exhibit": _("Exhibit"),
        "arrived": _("Handed in"),
        "as_handed_in": _("SHA-256 of the file as it was handed in"),
        "in_pack": _("SHA-256 of the file in this pack"),
        "file": _("File"),
        "findings": _("Findings"),
        "leaning": _("Leaning"),
        "strength": _("Strength"),
        "points": _("Points"),
        "sources": _("Sources"),
        "receipts": _("Receipts"),
        "field": _("Field"),
        "value": _("Value"),
        "gaps": _("What we could not check"),
        "sum": _("How it adds up"),
        "reason": _("Reason"),
        "together": _("Together"),
        "total": _("Total"),
        "versions": _("Versions of the case"),
        "version": _("Version"),
        "answered": _("Answered"),
        "level": _("Level"),
        "score": _("Score"),
        "method": _("Method and its limits"),
        "verify": _("How to check the files of this pack"),
        "handed_in": _("What was handed in, with our marks"),
    }


def says() -> tuple[str, ...]:
    """What the report says."""
    return (
        _("It quotes what was handed in, word for word, and names the exhibit on which each quote stands."),
        _(
            "It holds statements against each other, against dated public facts and against the arithmetic of papers. "
            "Every finding gives its reason, its sources and, where there is one, the harmless explanation."
        ),
        _("It names what could not be checked."),
    )


def says_not() -> tuple[str, ...]:
    """What the report does not say."""
    return (
        _("It does not say whether goods are genuine. That is for the brand or a qualified institution."),
        _("It judges no person. It speaks of a post, and the level is advice to the person who asked."),
        _(
            "It does not say who wrote the post, nor that a screenshot shows what really stood there: the exhibits are "
            "what somebody handed in, and we fetched nothing ourselves."
        ),
        _("The score weighs signs by an open table; it is no probability. Finding nothing is no proof of anything."),
    )


def method(*, masked: bool) -> tuple[str, ...]:
    """How the report came about and where its limits are."""
    covered = (
        _(
            "Names, faces, numbers and codes of persons were covered by a program, in pictures and words alike, before "
            "this pack was written. It may have covered too much or too little. Of a text whose personal data is "
            "covered no hash of the whole text is given, because what is covered could be guessed from it."
        )
        if masked
        else _(
            "This pack shows what was handed in uncovered and contains personal data of others. Show it only to those "
            "who need it, such as a court, an authority or a consumer body, and do not publish it."
        )
    )
    return (
        _(
            "The person who asked handed in texts and pictures. Of each file the SHA-256 was taken as it arrived; then "
            "the picture was decoded and written anew from its pixels, without what the camera had noted. The file as "
            "it arrived was not kept: whoever has it can show with its hash that it is the one that was handed in."
        ),
        _(
            "Words on pictures were read by a program, which may misread. What counts is the picture, not our reading "
            "of it."
        ),
        _(
            "Claims are found by forms of words in an open library, in the version that is named above. The same input "
            "and the same library give the same answer. No model on another company's computer was asked."
        ),
        _(
            "A finding leans to doubt, to support, or cannot tell. Points come from an open table and are capped by "
            "group. A receipt, a slip or a tracking number that is merely shown never lowers the doubt."
        ),
        covered,
        _(
            "Do not edit the files of this pack. Keep the phone with the original chat: pictures of a screen can be "
            "made, and a court may want to see where they come from."
        ),
    )


def verifying(address: str) -> tuple[str, ...]:
    """How anybody can check a file of the pack."""
    return (
        _("Every file of this pack stands in SHA256SUMS with its hash; “sha256sum -c SHA256SUMS” checks them offline."),
        _(
            "At {address} anybody can ask whether a file is, byte for byte, one of those that we packed, and when. We "
            "keep the hashes, and nothing else, for {years} years, unless the person who asked deletes the case."
        ).format(address=address, years=YEARS),
        _(
            "A match shows that a file has not changed since the pack was made. It does not show that what the file "
            "says is true."
        ),
    )


def leanings() -> Mapping[Leaning, str]:
    """Which way a finding leans."""
    return {Leaning.DOUBT: _("doubt"), Leaning.SUPPORT: _("support"), Leaning.CANNOT_TELL: _("cannot tell")}


def strengths() -> Mapping[Strength, str]:
    """How strongly."""
    return {
        Strength.WEAK: _("weak"),
        Strength.FAIR: _("fair"),
        Strength.STRONG: _("strong"),
        Strength.DECISIVE: _("decisive"),
    }


def choice(*, masked: bool) -> str:
    """Which of the two packs it is."""
    return _("Personal data is covered") if masked else _("As handed in, uncovered")


def readme(*, masked: bool, address: str) -> str:
    """The file that explains the others."""
    limits = "\n".join(f"- {sentence}" for sentence in says_not())
    parts = (
        _("Evidence pack"),
        choice(masked=masked),
        "",
        "report.pdf    " + _("the report, to be read and printed"),
        "report.json   " + _("the same for programs: quotes, places, boxes, times"),
        "exhibits/     " + _("what was handed in, numbered as in the report"),
        "SHA256SUMS    " + _("the hash of every file above"),
        "",
        _("What it does not say"),
        limits,
        "",
        *verifying(address),
    )
    return "\n".join(parts) + "\n"
