"""The rows of what was done to shared reports, for everybody to read: nothing in them leads to a case or a person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.cases.models.case import Case
from checker.cases.models.correction import By


class Deed(models.TextChoices):
    """What was done."""

    CORRECTED = "corrected"
    TAKEN_DOWN = "taken-down"
    REPLY_SHOWN = "reply-shown"
    REPLY_REFUSED = "reply-refused"


class Grounds(models.TextChoices):
    """Why a shared report was ended by somebody else than its shopper."""

    PERSONAL_DATA = "personal-data"
    MISUSED = "misused"
    NOT_AS_HANDED_IN = "not-as-handed-in"
    LAW = "law"


class PublicRecord(models.Model):
    """One deed. `reason` is a code of `Mistake`, `Grounds` or `Refusal`; levels are empty where none has changed."""

    at = models.DateTimeField(db_index=True)
    deed = models.CharField(max_length=16, choices=Deed.choices)
    by = models.CharField(max_length=12, choices=By.choices)
    reason = models.CharField(max_length=16, blank=True, default="")
    level_before = models.CharField(max_length=16, blank=True, default="")
    level_after = models.CharField(max_length=16, blank=True, default="")
    claims = models.JSONField(default=list)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (models.CheckConstraint(name="record_deed_known", condition=Q(deed__in=Deed.values)),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.deed}"


class TakenDown(models.Model):
    """A link that a moderator ended: its hash, so that its readers learn when and why, until it would have ended.

    As long as its case is there, no new link to it is made. It outlives its case by age, but not a case that its
    shopper deletes.
    """

    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="taken_down")
    token_hash = models.CharField(max_length=64, unique=True)
    grounds = models.CharField(max_length=16, choices=Grounds.choices)
    at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.grounds}"
