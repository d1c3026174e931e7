"""Who did what for an organisation. Rows are only added; they end with their time or their organisation."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from checker.organisations.models.organisation import Organisation


class AppendOnly(Exception):
    """Somebody tried to change or take away a line of the audit log."""


class AuditEntries(models.QuerySet["AuditEntry"]):
    """Reading and adding only; retention erases whole lines that are too old."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def expire(self, query: models.Q) -> int:
        """Erase old lines; for retention alone."""
        return super().filter(query)._raw_delete(self.db)


class AuditEntry(models.Model):
    """`parameters` hold no personal data; a person is named by `actor`, or as target by id, both of which can go."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="audit")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    action = models.CharField(max_length=60)
    target_kind = models.CharField(max_length=30, blank=True, default="")
    target_id = models.CharField(max_length=64, blank=True, default="")
    parameters = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = AuditEntries.as_manager()

    class Meta:
        indexes = (models.Index(fields=["organisation", "-at"], name="audit_by_time"),)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.action} {self.at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly
