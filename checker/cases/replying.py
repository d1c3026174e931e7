"""What the seller of a shared post has to say to the report: written without an account, shown once it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from checker.cases import access, public_log, tokens
from checker.cases.models import By, Case, Deed, Refusal, Reply, ReplyState, Share, Wish
from checker.reading.masking import mask_text

LONGEST = 2_000
LONGEST_CONTACT = 200
MOST_WAITING = 3
MOST_A_CASE = 12
"""Statements to one case: so many wait at a time, so many are there in all."""

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Invisible marks that turn the direction of writing, by which words can be made to look like others."""


class NothingSaid(ValueError):
    """There are no words in it."""


class TooLong(ValueError):
    """`surplus` characters too many."""

    def __init__(self, surplus: int) -> None:
        super().__init__(f"{surplus} characters too many")
        self.surplus = surplus


class TooManyReplies(Exception):
    """As many statements to this report wait, or are there, as may be."""


class ReplyNotFound(Exception):
    """No statement for this link: unknown, withdrawn, erased and malformed look the same from outside."""


class ChangedMeanwhile(Exception):
    """The statement was changed, withdrawn or decided on since the moderator read it."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is handed in; `contact` may be empty."""

    text: str
    wish: Wish = Wish.SHOW
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class NewReply:
    """`token` is shown once: only its hash is kept."""

    token: str
    reply: Reply


def reply_to(share: Share, said: Said, now: datetime) -> NewReply:
    """A statement to the case of a shared report, masked; it waits until somebody decides.

    Raises NothingSaid, TooLong, TooManyReplies, CaseNotFound.
    """
    text, token = _written(said.text), tokens.new_share_token()
    with transaction.atomic():
        case = Case.objects.select_for_update().filter(id=share.case_id).first()
        if case is None:
            raise access.CaseNotFound
        waiting = case.replies.filter(state=ReplyState.WAITING).count()
        if waiting >= MOST_WAITING or case.replies.count() >= MOST_A_CASE:
            raise TooManyReplies
        reply = Reply.objects.create(
            case=case,
            token_hash=tokens.hashed(token),
            text=text,
            wish=said.wish,
            contact=said.contact.strip()[:LONGEST_CONTACT],
            written_at=now,
        )
    return NewReply(token=token, reply=reply)


def reply_for_token(token: str) -> Reply:
    """The statement whose writer's link carries `token`; raises ReplyNotFound."""
    reply = Reply.objects.filter(token_hash=tokens.hashed(token)).first() if tokens.is_token(token) else None
    if reply is None:
        raise ReplyNotFound
    return reply


def change(reply: Reply, said: Said, now: datetime) -> None:
    """Other words in place of the old ones; they wait anew. Raises NothingSaid, TooLong."""
    Reply.objects.filter(id=reply.id).update(
        text=_written(said.text),
        wish=said.wish,
        contact=said.contact.strip()[:LONGEST_CONTACT],
        state=ReplyState.WAITING,
        refusal="",
        revision=F("revision") + 1,
        written_at=now,
        decided_at=None,
    )


def withdraw(reply: Reply) -> None:
    """The statement is erased at once."""
    Reply.objects.filter(id=reply.id).delete()


def shown_replies(case: Case) -> list[Reply]:
    """The statements that stand beside the findings, oldest first."""
    return list(case.replies.filter(state=ReplyState.SHOWN).order_by("written_at"))


def waiting_replies() -> list[Reply]:
    """The statements that nobody has decided on, oldest first, with their cases."""
    return list(Reply.objects.filter(state=ReplyState.WAITING).select_related("case").order_by("written_at"))


def reply_by_id(reply_id: UUID) -> Reply:
    """One statement for its moderator; raises ReplyNotFound."""
    reply = Reply.objects.select_related("case").filter(id=reply_id).first()
    if reply is None:
        raise ReplyNotFound
    return reply


def decide(reply: Reply, decision: ReplyState, by: By, reason: Refusal | None, now: datetime) -> None:
    """Show a statement (SHOWN), or refuse it (REFUSED, with a reason); what was decided can be decided otherwise.

    The moderator's contact is erased. `reply` is as the moderator read it: raises ChangedMeanwhile where it is not any
    more. Raises ValueError for another decision, or where a reason is missing or needless.
    """
    if decision == ReplyState.WAITING or (decision == ReplyState.REFUSED) != (reason is not None):
        raise ValueError(decision, reason)
    with transaction.atomic():
        same = Reply.objects.filter(id=reply.id, revision=reply.revision, state=reply.state).exclude(state=decision)
        if not same.update(state=decision, refusal=reason or "", contact="", decided_at=now):
            raise ChangedMeanwhile
        deed = Deed.REPLY_SHOWN if decision == ReplyState.SHOWN else Deed.REPLY_REFUSED
        public_log.record(deed, by, now, reason or "")


def _written(text: str) -> str:
    """The words as they are kept: masked, without marks that turn the direction of writing."""
    words = _DIRECTIONS.sub("", text).replace("\x00", "").replace("\r\n", "\n").strip()
    if not words:
        raise NothingSaid
    if len(words) > LONGEST:
        raise TooLong(len(words) - LONGEST)
    return mask_text(words).text
