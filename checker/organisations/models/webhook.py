"""Where an organisation is told that a case is answered, which cases it handed in, and what is still to tell."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from checker.organisations.models.organisation import Organisation


class Webhook(models.Model):
    """An address that the organisation registered; `secret` is sealed, see checker/organisations/webhooks.py."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="webhooks")
    address = models.CharField(max_length=500)
    secret = models.CharField(max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (models.UniqueConstraint(fields=["organisation", "address"], name="webhook_once"),)

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.address}"


class Submission(models.Model):
    """A case that an organisation handed in by the API, which makes it the organisation's own.

    `key_hash` is of the Idempotency-Key, or of a random one where none came.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="submissions")
    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="submission")
    token = models.ForeignKey(
        "organisations.ApiToken", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    key_hash = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ("submitted_at", "id")
        constraints = (models.UniqueConstraint(fields=["organisation", "key_hash"], name="submission_once"),)
        indexes = (models.Index(fields=["organisation", "-submitted_at"], name="submission_by_time"),)

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.case_id}"


class DeliveryState(models.TextChoices):
    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


class Delivery(models.Model):
    """One call that is owed, for one version of a case: the row is the queue. It is due when that version is over and
    `run_after` has come.

    `last_answer` is the status of the last attempt, or a word for why there was none; nothing of an answer is kept.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="deliveries")
    version = models.PositiveSmallIntegerField(default=1)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_after = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    last_answer = models.CharField(max_length=20, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("run_after", "id")
        constraints = (
            models.CheckConstraint(name="delivery_state_known", condition=Q(state__in=DeliveryState.values)),
            models.UniqueConstraint(fields=["submission", "version"], name="delivery_once_each_version"),
        )
        indexes = (models.Index(fields=["state", "run_after"], name="delivery_due"),)

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.state} after {self.attempts}"
