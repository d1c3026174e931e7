"""Whose words count: short posts of our own, and what the two gates themselves make of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from checker.guide.examples import Post, marked
from checker.vocabulary import Language
from checker.web.wording import script_of


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A post, whether its words count as the seller's claim, and why."""

    post: Post
    counts: bool
    why: Promise | str


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A post in two languages, the claim that could be heard in it, and why it is heard or not."""

    claim: str
    zh: str
    en: str
    why: Promise | str


SPOKEN = (
    Spoken(
        claim="airline-crew",
        zh="我是空姐，下周飞巴黎，要带包的私信我。",
        en="I'm a flight attendant, off to Paris next week. DM me for bags.",
        why=_("The seller says it."),
    ),
    Spoken(
        claim="airline-crew",
        zh="警方提醒：有人自称“我是空姐”，收款后失联，请通过正规渠道购买。",
        en="Police warning: a suspect wrote “I'm a flight attendant, DM me for bags” and vanished.",
        why=_("The police quote it."),
    ),
    Spoken(
        claim="replica-grade",
        zh="请问这款 LV 是高仿吗？小票能看一下吗？",
        en="Is this LV bag a replica? Could I see the receipt?",
        why=_("A buyer asks."),
    ),
    Spoken(
        claim="replica-grade",
        zh="LV 老花手袋，绝对不是高仿，6800 包邮。",
        en="LV tote, definitely not a replica, 6800 shipped.",
        why=_("It is denied: no claim, and no trust earned by it either."),
    ),
    Spoken(
        claim="replica-grade",
        zh="LV 老花手袋，如发现高仿，假一赔十，6800 包邮。",
        en="LV tote, if you find that it is a replica we refund it ten times, 6800 shipped.",
        why=_("It is only the condition of a promise."),
    ),
    Spoken(
        claim="replica-grade",
        zh="LV 老花手袋，顶级复刻，850 包邮，要的私信。",
        en="LV tote, top mirror replica 1:1, 850 shipped, DM to order.",
        why=_("The seller says so plainly."),
    ),
)


def whose_words(language: str) -> tuple[Heard, ...]:
    """The examples in English, or in Chinese as they were written."""
    return tuple(_heard(spoken, english=script_of(language) is Language.EN) for spoken in SPOKEN)


def _heard(spoken: Spoken, *, english: bool) -> Heard:
    script = Language.EN if english else Language.ZH_HANS
    post = marked(spoken.en if english else spoken.zh, script, {spoken.claim})
    return Heard(post=post, counts=any(run.marked for run in post.runs), why=spoken.why)
