"""A token with which an organisation's programs use the API. Only a hash of its secret is kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from checker.organisations.models.organisation import Organisation
from checker.organisations.models.webhook import Webhook


class Scope(models.TextChoices):
    """What a token may be used for; the words are part of the API."""

    SUBMIT = "submit", _("hand in cases")
    READ = "read", _("read reports")
    INBOX = "inbox", _("read cases that shoppers handed over")
    LIBRARY = "library", _("read the library")
    COLLECTIONS = "collections", _("read collections")
    TRENDS = "trends", _("read trends")


class ApiToken(models.Model):
    """`prefix` is the part that may be shown; `expires_at` comes earlier when the token is exchanged or taken back.

    Cases that name no other address are answered to `webhook`, where there is one.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    prefix = models.CharField(max_length=12, unique=True)
    secret_hash = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    webhook = models.ForeignKey(Webhook, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    exchanged_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.prefix}"

    def may(self, scope: Scope) -> bool:
        """Whether the token may be used for this."""
        return scope.value in self.scopes

    @property
    def scope_words(self) -> list[str]:
        """What it may be used for, in words."""
        return [str(scope.label) for scope in Scope if self.may(scope)]
