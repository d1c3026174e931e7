"""The rows of a case: what was handed in, how far the work has come, what came out.

The row of the case is also its place in the queue: a message on the broker only hints that it is there.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from checker.cases.models.batch import Batch
from checker.vocabulary import ItemKind, Level


class State(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Failure(models.TextChoices):
    """Why a case ended without an outcome; the faces put it into words."""

    INTERRUPTED = "interrupted"  # the work died or stalled at every attempt
    BROKEN = "broken"  # our own mistake: an exception that nobody anticipated, at every attempt
    PICTURE_LOST = "picture-lost"  # a kept picture is no longer on the disk


class Case(models.Model):
    """One question. Only hashes of the two links are kept, so a stolen database opens no report.

    A case that is continued is asked anew: `version` counts the askings from 1, and `asked_at` is the last of them.
    `remember` says whether the archive may keep fingerprints of it. What was handed in is erased soon after the answer
    unless the shopper asked to keep it until `keep_until`; from `masked_at` on only masked words and pictures are left.
    A case of a `batch` is an organisation's own: it waits behind those of shoppers and is in no public figure.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    delete_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_after = models.DateTimeField()
    lease_token = models.CharField(max_length=32, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)
    next_hint_at = models.DateTimeField()
    created_at = models.DateTimeField(db_index=True)
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=16, choices=Failure.choices, blank=True, default="")
    step = models.JSONField(null=True, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps_total = models.PositiveSmallIntegerField(default=0)
    library_version = models.CharField(max_length=64, blank=True, default="")
    remember = models.BooleanField(default=True)
    keep_until = models.DateTimeField(null=True, blank=True)
    masked_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(
        Batch, on_delete=models.CASCADE, null=True, blank=True, related_name="cases", db_index=False
    )

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = (
            models.CheckConstraint(name="case_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="case_lease_while_running",
                condition=Q(state=State.RUNNING, lease_until__isnull=False) & ~Q(lease_token="")
                | ~Q(state=State.RUNNING) & Q(lease_until__isnull=True, lease_token=""),
            ),
            models.CheckConstraint(
                name="case_failure_when_failed",
                condition=Q(state=State.FAILED, failure__in=Failure.values) | ~Q(state=State.FAILED) & Q(failure=""),
            ),
            models.CheckConstraint(
                name="case_finished_when_over",
                condition=Q(state__in=[State.DONE, State.FAILED], finished_at__isnull=False)
                | Q(state__in=[State.QUEUED, State.RUNNING], finished_at__isnull=True),
            ),
            models.CheckConstraint(name="case_steps_in_range", condition=Q(steps_done__lte=F("steps_total"))),
        )
        indexes = (
            models.Index(fields=["state", "next_hint_at"], name="case_due"),
            models.Index(fields=["batch", "state"], name="case_of_batch", condition=Q(batch__isnull=False)),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_over(self) -> bool:
        return self.state in (State.DONE, State.FAILED)

    @property
    def has_originals(self) -> bool:
        return self.masked_at is None


class Item(models.Model):
    """One thing handed in, since `version` of its case, at `handed_in_at`; `size` are the bytes of the file as it came.

    `reading` is filled as soon as it is read, so that neither a second attempt nor a later version reads again.
    `masked_picture` is a second file without personal data, made after the answer.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="items")
    index = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in ItemKind])
    text = models.TextField(blank=True, default="")
    picture = models.CharField(max_length=64, blank=True, default="")
    media_type = models.CharField(max_length=32, blank=True, default="")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    size = models.PositiveIntegerField(default=0)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    camera = models.JSONField(null=True, blank=True)
    first_frame_only = models.BooleanField(default=False)
    reading = models.JSONField(null=True, blank=True)
    masked_picture = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ("case", "index")
        constraints = (
            models.UniqueConstraint(fields=["case", "index"], name="item_index_once"),
            models.CheckConstraint(
                name="item_text_or_picture",
                condition=Q(kind=ItemKind.TEXT.value, picture="")
                | Q(kind=ItemKind.PICTURE.value, text="") & ~Q(picture=""),
            ),
        )
        indexes = (
            models.Index(fields=["picture"], name="item_picture"),
            models.Index(fields=["masked_picture"], name="item_masked_picture"),
        )

    def __str__(self) -> str:
        return f"{self.case_id}/{self.index}"


class StoredOutcome(models.Model):
    """What the engine said, once for each version of a case: `body` is an `Outcome` in plain values, and `masked` the
    same without personal data, as soon as it has been made."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="outcomes")
    version = models.PositiveSmallIntegerField(default=1)
    library = models.CharField(max_length=64)
    level = models.CharField(max_length=16, choices=[(level.value, level.value) for level in Level])
    score = models.PositiveSmallIntegerField()
    body = models.JSONField()
    masked = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("case", "version")
        constraints = (
            models.UniqueConstraint(fields=["case", "version"], name="outcome_version_once"),
            models.CheckConstraint(name="outcome_score_in_range", condition=Q(score__lte=100)),
            models.CheckConstraint(name="outcome_level_known", condition=Q(level__in=[level.value for level in Level])),
        )

    def __str__(self) -> str:
        return f"{self.case_id}/{self.version}: {self.level}"
