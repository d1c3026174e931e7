"""The row of a second link to a report."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from checker.cases.models.case import Case


class Audience(models.TextChoices):
    """Who may find a shared report: whoever has its link, also search engines, or only members of one organisation who
    have its link."""

    UNLISTED = "unlisted"
    PUBLIC = "public"
    ORGANISATION = "organisation"


class Share(models.Model):
    """A second link to one version of a report: masked, for a chosen time, gone at once when it is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="shares")
    version = models.PositiveSmallIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    audience = models.CharField(max_length=12, choices=Audience.choices, default=Audience.UNLISTED)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="shares"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("created_at",)
        constraints = (
            models.CheckConstraint(name="share_audience_known", condition=Q(audience__in=Audience.values)),
            models.CheckConstraint(
                name="share_of_organisation",
                condition=Q(audience=Audience.ORGANISATION, organisation__isnull=False)
                | ~Q(audience=Audience.ORGANISATION) & Q(organisation__isnull=True),
            ),
            models.CheckConstraint(name="share_ends", condition=Q(expires_at__gt=F("created_at"))),
        )

    def __str__(self) -> str:
        return f"{self.case_id}/{self.version} until {self.expires_at:%Y-%m-%d}"
