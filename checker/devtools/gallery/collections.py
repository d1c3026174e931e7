"""What pages of collections and statements of organisations get to show, from values that are never saved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from checker.devtools.gallery.cases import outcome_of
from checker.devtools.gallery.reports import ADDRESS, NOW, shared
from checker.organisations.models import Edition
from checker.organisations.readers import Published
from checker.organisations.statements import Shown as Said
from checker.reports.collections.showing import Entry, Shown, paragraphs
from checker.reports.notes import explained
from checker.vocabulary import Message
from checker.web.wording import in_language, say, written_language

PAGE = "https://zhendema.example/c/example/sales/"
OWNER = "消费者之家"
WORDS = ("同一本相册，换了三个卖家", "", "“门店小票”只盖住了日期")
INTRODUCTION = """双十一之前，我们看了三条常见的代购内容。它们说的话很像，能核对的却很少。

每一份报告只谈一条内容。读的时候，先看它说了什么，再看哪些话对不上。"""
Context = dict[str, Any]


def collection(*, draft: bool = False) -> Context:
    """A published collection in its second edition, with a report that is gone; or a draft without any."""
    entries = (
        () if draft else tuple(_entry(*one) for one in zip(("stop", "hold-off", "nothing-found"), WORDS, strict=True))
    )
    shown = Shown(
        organisation=OWNER,
        title="双十一前先看这三条",
        paragraphs=paragraphs(INTRODUCTION),
        language="zh-hans",
        entries=entries,
        missing=0 if draft else 1,
        number=2,
        published_at=NOW,
    )
    return {
        "shown": shown,
        "draft": draft,
        "history": [] if draft else _history(),
        "address": PAGE,
        "card": reverse("gallery_picture", args=["everything", 1]),
        "embed": f"{PAGE}embed",
        "atom": f"{PAGE}feed.atom",
        "json_feed": f"{PAGE}feed.json",
        "oembed": reverse("oembed"),
    }


def said() -> Context:
    """A shared report on which two organisations have spoken; one has withdrawn its words."""
    words: dict[str, Any] = {"organisation": OWNER, "language": "zh-hans", "written_at": NOW}
    return {
        **shared("crew-claim"),
        "statements": [
            Said(
                text="我们问过这家门店：它不给个人代购开小票。", changed_at=NOW, withdrawn_at=None, because="", **words
            ),
            Said(text="", changed_at=None, withdrawn_at=NOW, because="门店后来给我们看了记录。", **words),
        ],
    }


def _entry(level: str, words: str) -> Entry:
    language = written_language()
    names = {"stop": "everything", "hold-off": "crew-claim"}
    reasons = outcome_of(names[level]).verdict.reasons if level in names else ()
    return Entry(
        path=ADDRESS,
        level=level,
        word=say(Message(id=f"verdict.level-name.{level}"), language),
        says=say(Message(id=f"verdict.level.{level}"), language),
        reasons=tuple(in_language(explained(one.finding).name, language) for one in reasons if one.points)[:2],
        words=words,
        words_language="zh-hans",
        answered_at=NOW,
    )


def _history() -> list[Published]:
    first = Edition(number=1, texts={}, reports=[], published_at=NOW - timedelta(days=9))
    return [
        Published(edition=Edition(number=2, texts={}, reports=[], published_at=NOW), come=2, gone=1),
        Published(edition=first, come=2, gone=0),
    ]
