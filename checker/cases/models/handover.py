"""The rows of cases that shoppers handed to an organisation, and of what its members do with them."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from checker.cases.models.case import Case
from checker.vocabulary import Level


class Incident(models.Model):
    """Cases of one organisation that belong together, because they share a picture, a text, a contact or a number.

    `title` is the members' own; while it is empty the page says what the cases have in common: `shared` are kinds of
    the archive's traces. `latest` is the number of the handover that came last.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="incidents")
    title = models.CharField(max_length=120, blank=True, default="")
    shared = models.JSONField(default=list)
    since = models.DateTimeField()
    latest = models.PositiveIntegerField()

    class Meta:
        ordering = ("-latest", "id")
        indexes = (models.Index(fields=["organisation", "-latest"], name="incident_by_time"),)

    def __str__(self) -> str:
        return self.title or str(self.id)


class Handover(models.Model):
    """The shopper's consent: this organisation may read the case until `until`, masked or also as it was handed in.

    `may_publish` is a consent of its own: the organisation may show the covered report to everybody in a collection.
    `number` counts the handovers of the organisation in the order of their coming; lists and bitmaps go by it. `level`
    is that of the newest answer. `set_apart` says that a member took the case out of an incident, so that it is not put
    back by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="handovers")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="handovers")
    number = models.PositiveIntegerField()
    originals = models.BooleanField(default=False)
    may_publish = models.BooleanField(default=False)
    note = models.CharField(max_length=1000, blank=True, default="")
    level = models.CharField(max_length=16, choices=[(level.value, level.value) for level in Level])
    handed_at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    assignee = models.ForeignKey(
        "organisations.Member", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    tags = models.JSONField(default=list, blank=True)
    incident = models.ForeignKey(Incident, on_delete=models.SET_NULL, null=True, blank=True, related_name="handovers")
    set_apart = models.BooleanField(default=False)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["case", "organisation"], name="handover_once"),
            models.UniqueConstraint(fields=["organisation", "number"], name="handover_number_once"),
            models.CheckConstraint(name="handover_ends", condition=Q(until__gt=F("handed_at"))),
        )
        indexes = (models.Index(fields=["organisation", "handed_at"], name="handover_by_time"),)

    def __str__(self) -> str:
        return f"{self.case_id} to {self.organisation_id} until {self.until:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class DeskNote(models.Model):
    """What a member wrote down about a case, for the members of the organisation alone."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.CharField(max_length=2000)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.handover_id} {self.at:%Y-%m-%d}"


class InboxBits(models.Model):
    """Which handovers of an organisation have one property, as a bitmap of one block of their numbers.

    `bits` is compressed. A question with several filters is answered from these alone, however many cases there are.
    """

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=64)
    block = models.PositiveIntegerField()
    bits = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "kind", "value", "block"], name="inbox_bits_once"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind} {self.value} {self.block}"
