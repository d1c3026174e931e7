"""A person in an organisation, and what the person may do there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from checker.organisations.models.organisation import Organisation


class Role(models.TextChoices):
    """In order: each role may do what the ones before it may."""

    VIEWER = "viewer", _("Viewer")
    EDITOR = "editor", _("Editor")
    OWNER = "owner", _("Owner")

    def at_least(self, other: Role) -> bool:
        """Whether this role may do what `other` may."""
        roles = list(Role)
        return roles.index(self) >= roles.index(other)


class Member(models.Model):
    """One person may belong to several organisations, with one role in each."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    joined_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "person"], name="member_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} in {self.organisation_id}: {self.role}"

    def may(self, role: Role) -> bool:
        """Whether the member may do what needs `role`."""
        return Role(self.role).at_least(role)
