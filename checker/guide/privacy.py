"""What is kept of a case and for how long, read off the rules that the code itself keeps."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checker.cases import handover_rules, originals, retention, sharing

_WHAT = {
    ("Item", "text"): gettext_lazy("The words that you paste"),
    ("Item", "picture"): gettext_lazy("The pictures that you send, cleaned and written anew"),
    ("Item", "sha256"): gettext_lazy("A checksum of each picture as it came"),
    ("Item", "camera"): gettext_lazy("What the camera noted: time, device, whether a place was in it"),
    ("Item", "reading"): gettext_lazy("What we read on each item"),
    ("Item", "masked_picture"): gettext_lazy("The same pictures with personal data covered"),
    ("StoredOutcome", "body"): gettext_lazy("The answer, with the quotes that it rests on"),
    ("StoredOutcome", "masked"): gettext_lazy("The same answer with personal data covered"),
    ("StoredOutcome", "level"): gettext_lazy("The level, the score and when they were found"),
    ("Case", "token_hash"): gettext_lazy(
        "A checksum of your link and of your delete link; the links themselves are not kept"
    ),
    ("Case", "language"): gettext_lazy("The language of your page"),
    ("Case", "created_at"): gettext_lazy("When you asked and when the work began and ended"),
    ("Handover", "note"): gettext_lazy(
        "That you let an organisation read the report, until when, whether it may publish it, and your words to it"
    ),
    ("DeskNote", "text"): gettext_lazy("What members of that organisation write down about the case, and who has it"),
    ("Reply", "text"): gettext_lazy(
        "What a seller says to a shared report, with personal data covered before it is kept"
    ),
    ("Reply", "contact"): gettext_lazy("How a moderator can ask the seller back, where the seller says it"),
    ("Correction", "evidence"): gettext_lazy("What was corrected, and how it is known"),
    ("TakenDown", "token_hash"): gettext_lazy(
        "A checksum of each link that a moderator ended, with the day and the reason"
    ),
    ("Vote", "at"): gettext_lazy("Whether a report was useful and right: the level, the claims and the day, no name"),
    ("PublicRecord", "at"): gettext_lazy("The public log of corrections and take-downs, which leads to no case"),
    ("Seal", "sha256"): gettext_lazy("A checksum of each file of an evidence pack, and when it was packed"),
    ("Share", "token_hash"): gettext_lazy(
        "A checksum of each link that you gave away, when it was made and when it ends"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One thing that is kept: what it is, and what becomes of it."""

    what: str
    until: str


@dataclass(frozen=True, kw_only=True)
class Privacy:
    """`kept` are the rules in words; the numbers are those that the code goes by."""

    kept: tuple[Kept, ...]
    hours: int
    days: int
    archive_days: int
    keep_days: tuple[int, ...]
    lifetimes: tuple[int, ...]


def privacy() -> Privacy:
    """The rules as they are in the code just now."""
    rules = {(rule.model, rule.field): rule for rule in retention.rules()}
    return Privacy(
        kept=tuple(Kept(what=str(what), until=_until(rules[key])) for key, what in _WHAT.items()),
        hours=originals.HOURS,
        days=settings.RETENTION_DAYS,
        archive_days=settings.ARCHIVE_DAYS,
        keep_days=originals.KEEP_DAYS,
        lifetimes=sharing.LIFETIMES,
    )


def _until(rule: retention.Rule) -> str:
    if rule.model == "Share":
        return _("until the link ends or you take it back")
    if rule.model in handover_rules.LASTS:
        return _("until the handover ends or you take it back")
    if rule.field == "contact":
        return _("until the moderator has decided")
    if rule.model == "PublicRecord":
        return _("{years} years").format(years=rule.days // 365)
    if rule.model == "TakenDown":
        return _("until the link would have ended and the case is gone, or you delete the case")
    if rule.model in ("Seal", "Vote"):
        return _("{years} years, or until you delete the case").format(years=rule.days // 365)
    if rule.masked:
        return _("{hours} hours after the answer, then only with personal data covered, or not at all").format(
            hours=originals.HOURS
        )
    return _("{days} days, or as long as a link that you gave away or an organisation that you let read it").format(
        days=rule.days
    )
