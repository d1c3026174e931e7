"""The public log of corrections and take-downs, in words, as a page and as an Atom feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from checker.cases import public_log
from checker.cases.models import By, PublicRecord
from checker.guide.entries import Entry, entry
from checker.patterns import library
from checker.web.deeds import by_words, deed_words, level_word, reason_words
from checker.web.wording import written_language

IN_FEED = 50


@dataclass(frozen=True, kw_only=True)
class Logged:
    """One entry of the log; levels are empty where none is concerned."""

    number: int
    at: datetime
    what: str
    reason: str
    by: str
    before: str
    before_word: str
    after: str
    after_word: str
    claims: tuple[Entry, ...]

    @property
    def in_one_sentence(self) -> str:
        """For the feed, where there are no lists."""
        parts = [self.reason, f"{self.before_word} → {self.after_word}" if self.after else ""]
        return " · ".join(filter(None, [*parts, *(claim.name for claim in self.claims)]))


def log(most: int = public_log.SHOWN) -> list[Logged]:
    """The newest entries first."""
    return [_logged(record) for record in public_log.entries(most)]


def _logged(record: PublicRecord) -> Logged:
    patterns, language = library().patterns, written_language()
    return Logged(
        number=record.pk,
        at=record.at,
        what=deed_words(record.deed),
        reason=reason_words(record.deed, record.reason),
        by=by_words(By(record.by)),
        before=record.level_before,
        before_word=level_word(record.level_before),
        after=record.level_after,
        after_word=level_word(record.level_after),
        claims=tuple(entry(patterns[claim], language) for claim in record.claims if claim in patterns),
    )


if TYPE_CHECKING:
    _Feed = Feed[Logged, object]
else:
    _Feed = Feed


class CorrectionsFeed(_Feed):
    """The same for feed readers, in the language that they ask for."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Corrections and take-downs")

    def subtitle(self) -> str:
        return _("What was changed on shared reports, without names")

    def link(self) -> str:
        return reverse("guide_corrections")

    def author_name(self) -> str:
        return _("Zhendema: is it real?")

    def items(self) -> Sequence[Logged]:
        return log(IN_FEED)

    def item_title(self, item: Logged) -> str:
        return item.what

    def item_description(self, item: Logged) -> str:
        return item.in_one_sentence

    def item_link(self, item: Logged) -> str:
        return f"{reverse('guide_corrections')}#entry-{item.number}"

    def item_updateddate(self, item: Logged) -> datetime:
        return item.at
