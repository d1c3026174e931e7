"""While the shopper waits, and when the work failed: what is shown instead of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from checker.cases import steps
from checker.cases.models import Case, Failure
from checker.vocabulary import ItemKind, Message
from checker.vocabulary.plain import from_plain

SOON, OFTEN, SELDOM = timedelta(seconds=2), "250ms", "1s"
"""A text is answered within a moment, so the page asks often at first; asking once a second, it would show the verdict
up to a second late."""
LONG = timedelta(seconds=30)
"""After this time the page says that it takes longer than usual."""


@dataclass(frozen=True, kw_only=True)
class Working:
    """How far the work has come: `step` is what is being done now, `finished` what is behind us, `pause` when to ask
    again."""

    done: int
    total: int
    step: str
    finished: tuple[str, ...]
    long: bool
    pause: str = SELDOM


@dataclass(frozen=True, kw_only=True)
class Failed:
    """Why there is no report, and what the shopper can do."""

    says: str
    advice: str


def working(case: Case, kinds: Sequence[ItemKind], now: datetime) -> Working:
    """The progress of a case whose items have these kinds."""
    order = _order(kinds)
    done = min(case.steps_done, len(order))
    return Working(
        done=done,
        total=len(order),
        step=steps.sentence(from_plain(Message, case.step)) if case.step else _("Waiting for a free pair of eyes"),
        finished=tuple(steps.sentence(message) for message in order[:done]),
        long=now - case.asked_at > LONG,
        pause=OFTEN if timedelta() <= now - case.asked_at < SOON else SELDOM,
    )


def failed(case: Case) -> Failed:
    """The reason of a failed case in words."""
    if case.failure == Failure.PICTURE_LOST:
        return Failed(
            says=_("A picture was lost on our side before it could be read."),
            advice=_("Please send the words and pictures once more."),
        )
    if case.failure == Failure.INTERRUPTED:
        return Failed(
            says=_("The work was cut short several times, perhaps by a very large picture."),
            advice=_("Please try again with fewer or smaller pictures, or paste the words as text."),
        )
    return Failed(
        says=_("Something in our program broke while it looked at this. We have kept a note of the fault."),
        advice=_("Please try again later, or paste only the words as text."),
    )


def _order(kinds: Sequence[ItemKind]) -> list[Message]:
    """All steps of a case in the order in which they are taken."""
    total, picture, order = list(kinds).count(ItemKind.PICTURE), 0, []
    for kind in kinds:
        picture += kind is ItemKind.PICTURE
        order.append(steps.reading_text() if kind is ItemKind.TEXT else steps.reading_picture(picture, total))
    return [*order, steps.FINDING_CLAIMS, steps.CHECKING, steps.JUDGING]
