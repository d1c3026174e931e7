"""The row of what the seller of a shared post has to say to the report."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checker.cases.models.case import Case


class ReplyState(models.TextChoices):
    WAITING = "waiting"
    SHOWN = "shown"
    REFUSED = "refused"


class Wish(models.TextChoices):
    """What the writer asks for beside having the statement shown."""

    SHOW = "show"
    CORRECT = "correct"  # a note is wrong
    TAKE_DOWN = "take-down"  # the link should end


class Refusal(models.TextChoices):
    """Why a statement is not shown; its writer reads it in words."""

    OFF_TOPIC = "off-topic"
    PERSONAL_DATA = "personal-data"
    INSULTING = "insulting"
    ADVERTISING = "advertising"
    UNREADABLE = "unreadable"


class Reply(models.Model):
    """A statement of at most 2,000 characters, masked before it is kept. Only the hash of its writer's link is kept.

    `contact` is for questions of the moderator alone and is emptied with the decision. `revision` counts what the
    writer has written, so that nobody decides on words that have changed in the meantime.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="replies")
    token_hash = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    wish = models.CharField(max_length=10, choices=Wish.choices, default=Wish.SHOW)
    contact = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=8, choices=ReplyState.choices, default=ReplyState.WAITING)
    refusal = models.CharField(max_length=16, choices=Refusal.choices, blank=True, default="")
    revision = models.PositiveSmallIntegerField(default=1)
    written_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("statement of a seller")
        verbose_name_plural = _("statements of sellers")
        ordering = ("written_at", "id")
        constraints = (
            models.CheckConstraint(name="reply_state_known", condition=Q(state__in=ReplyState.values)),
            models.CheckConstraint(
                name="reply_refused_with_reason",
                condition=Q(state=ReplyState.REFUSED, refusal__in=Refusal.values)
                | ~Q(state=ReplyState.REFUSED) & Q(refusal=""),
            ),
            models.CheckConstraint(
                name="reply_contact_until_decided", condition=Q(state=ReplyState.WAITING) | Q(contact="")
            ),
        )
        indexes = (models.Index(fields=["state", "written_at"], name="reply_waiting"),)

    def __str__(self) -> str:
        return f"{self.id} {self.state}"
