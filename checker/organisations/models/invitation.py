"""An invitation by mail. Only the hash of its link is kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from checker.organisations.models.member import Role
from checker.organisations.models.organisation import Organisation


class Invitation(models.Model):
    """Open until it is accepted, taken back (then the row is gone) or `expires_at` is over."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "email"],
                name="invitation_open_once",
                condition=models.Q(accepted_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.role}"
