"""The rows of a bulk check: the list that an organisation handed in, and each of its posts until it is a case."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class BatchState(models.TextChoices):
    """How far a list has come; a stopped one can be taken up again where it was left, one that is being erased goes
    with the last of its cases."""

    ARRIVING = "arriving"
    READY = "ready"
    FEEDING = "feeding"
    STOPPED = "stopped"
    DONE = "done"
    ERASING = "erasing"


class RowState(models.TextChoices):
    WAITING = "waiting"
    OPENED = "opened"
    REFUSED = "refused"


class Batch(models.Model):
    """`fed` rows of `total` have become cases or were refused; the next is row number `fed`. `columns` says which
    column of the list holds what, by the names `text`, `title` and `id`; a list of pictures has none. `kept_bytes` is
    about how much its rows and pictures took up as they came."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="batches")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=BatchState.choices, default=BatchState.ARRIVING)
    columns = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=16)
    remember = models.BooleanField(default=False)
    kept_bytes = models.PositiveBigIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    fed = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(db_index=True)
    started_at = models.DateTimeField(null=True, blank=True)
    fed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(name="batch_state_known", condition=Q(state__in=BatchState.values)),
            models.CheckConstraint(name="batch_fed_in_range", condition=Q(fed__lte=F("total"))),
        )
        indexes = (models.Index(fields=["organisation", "-created_at"], name="batch_by_time"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.fed} of {self.total}"


class BatchRow(models.Model):
    """One post of a list. `cells` are its columns and `files` its pictures as they came; both are emptied when the row
    becomes a case. `problem` is a message in plain values, `tries` counts how often its pictures were taken up."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    ref = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=8, choices=RowState.choices, default=RowState.WAITING)
    cells = models.JSONField(default=dict, blank=True)
    files = models.JSONField(default=list, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.JSONField(null=True, blank=True)
    case = models.OneToOneField(
        "cases.Case", on_delete=models.SET_NULL, null=True, blank=True, related_name="batch_row"
    )

    class Meta:
        ordering = ("batch", "number")
        constraints = (
            models.UniqueConstraint(fields=["batch", "number"], name="batch_row_once"),
            models.CheckConstraint(name="batch_row_state_known", condition=Q(state__in=RowState.values)),
            models.CheckConstraint(
                name="batch_row_problem_when_refused",
                condition=Q(state=RowState.REFUSED, problem__isnull=False)
                | ~Q(state=RowState.REFUSED) & Q(problem__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.number}"


class Arrival(models.Model):
    """A file of a list that waits in the store to be decoded, under this name; without its row it is swept up."""

    name = models.CharField(max_length=64, primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="arrivals")

    def __str__(self) -> str:
        return self.name
