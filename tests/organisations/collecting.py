"""What tests of collections, statements and reviews start from: answered cases, their links, and a confirmed name."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.cases import claiming, collected, deriving, handing_over, pipeline, sharing, tokens
from checker.cases.handing_over import Consent
from checker.cases.models import Audience, Case, Handover, Share
from checker.cases.opening import open_case
from checker.organisations import collections, opening, publishing
from checker.organisations.models import Collection, Edition, Member, Organisation
from tests.cases.conftest import new_case

POST = "空姐代购 LV 老花包 ¥680，招代理一件代发，全年现货齐码"
QUIET = "周末去了海边，拍了几张照片，天气很好，晚上吃了面。"
TEXTS = {
    "zh-hans": {"title": "双十一前先看这些", "introduction": "我们看了几条内容。\n\n<b>不是标记</b>，第二段。"},
    "en": {"title": "Before the sales", "introduction": "We looked at some posts.\n\n<b>Not markup</b>, second."},
}


def answered(now: datetime, text: str = POST) -> tuple[Case, str]:
    """A case with its answer and masked copy, and the path of its shopper's own report."""
    opened = open_case(new_case(text), now)
    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    lease = claiming.claim(case.id, now)
    assert lease
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    deriving.derive(case.id)
    return Case.objects.get(id=case.id), f"/r/{opened.token}/"


def shared(case: Case, now: datetime, audience: Audience = Audience.PUBLIC) -> tuple[Share, str]:
    """A link that its shopper made, and its path."""
    link = sharing.share(case, days=30, audience=audience, now=now)
    return link.share, f"/r/{link.token}/"


def handed_over(
    case: Case, organisation: Organisation, now: datetime, days: int = 30, *, may_publish: bool = True
) -> Handover:
    return handing_over.hand_over(case, Consent(slug=organisation.slug, days=days, may_publish=may_publish), now)


def confirmed(organisation: Organisation, now: datetime) -> None:
    opening.verify(organisation, None, now)


def draft(by: Member, now: datetime, *paths: str, slug: str = "sales") -> Collection:
    """A collection of the reports behind these paths."""
    collection = collections.make(by, slug, TEXTS, now)
    for path in paths:
        collections.add(collection, collected.by_link(f"https://zhendema.example{path}", now), now)
    return collection


def published(by: Member, now: datetime, *paths: str, ahead: timedelta | None = None) -> tuple[Collection, Edition]:
    collection = draft(by, now, *paths)
    return collection, publishing.publish(by, collection, now, at=now + ahead if ahead else None)
