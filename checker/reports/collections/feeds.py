"""The reports of a collection for feed readers: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed

from checker.reports.collections.showing import Entry, Shown


@dataclass(frozen=True, kw_only=True)
class Feed:
    """What both forms are made of; `absolute` makes a whole address of a path of ours."""

    shown: Shown
    page: str
    own: str
    language: str
    absolute: Callable[[str], str]


def atom(feed: Feed) -> str:
    """The feed as XML. An entry changes with its report and with each edition of the collection."""
    shown = feed.shown
    made = _Atom(
        title=shown.title,
        link=feed.page,
        feed_url=feed.own,
        description="",
        subtitle=shown.summary,
        language=feed.language,
        author_name=shown.organisation,
        changed_at=_changed(shown),
    )
    for entry in shown.entries:
        made.add_item(
            title=entry.heading,
            link=feed.absolute(entry.path),
            unique_id=feed.absolute(entry.path),
            description=_text(entry),
            updateddate=max(entry.answered_at, shown.published_at),
            author_name=shown.organisation,
        )
    return str(made.writeString("utf-8"))


def json_feed(feed: Feed) -> str:
    """The same as JSON."""
    shown = feed.shown
    told: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": shown.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "description": shown.summary,
        "language": feed.language,
        "authors": [{"name": shown.organisation}],
        "items": [_item(entry, feed) for entry in shown.entries],
    }
    return json.dumps(told, ensure_ascii=False)


class _Atom(Atom1Feed):
    """A feed without entries has a time as well."""

    def latest_post_date(self) -> datetime:
        changed: datetime = self.feed["changed_at"]
        return changed


def _item(entry: Entry, feed: Feed) -> dict[str, Any]:
    link = feed.absolute(entry.path)
    return {
        "id": link,
        "url": link,
        "title": entry.heading,
        "content_text": _text(entry),
        "date_published": entry.answered_at.isoformat(),
        "date_modified": max(entry.answered_at, feed.shown.published_at).isoformat(),
    }


def _text(entry: Entry) -> str:
    return "\n".join([f"{entry.word}: {entry.says}", *(f"· {reason}" for reason in entry.reasons)])


def _changed(shown: Shown) -> datetime:
    return max([shown.published_at, *(entry.answered_at for entry in shown.entries)])
