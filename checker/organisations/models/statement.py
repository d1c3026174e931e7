"""The rows of an organisation's own words on a report."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.organisations.models.organisation import Organisation


class Statement(models.Model):
    """What one organisation says of one case, on all its shared reports; one that was withdrawn says why."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="statements")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="statements")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "case"], name="statement_once"),
            models.CheckConstraint(
                name="statement_withdrawn_with_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} on {self.case_id}"


class Wording(models.Model):
    """The words of a statement by language, once for each time they were changed; the highest number holds."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    texts = models.JSONField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["statement", "number"], name="wording_number_once"),)

    def __str__(self) -> str:
        return f"{self.statement_id}, wording {self.number}"
