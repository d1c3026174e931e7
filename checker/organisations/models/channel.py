"""An account of an organisation on a messaging platform, through which followers ask; and what was heard lately."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from checker.organisations.models.organisation import Organisation


class ChannelKind(models.TextChoices):
    """The word is part of the address that the platform calls."""

    WECHAT = "wechat", _("WeChat official account")
    TELEGRAM = "telegram", _("Telegram bot")


class Channel(models.Model):
    """`address` is the last part of what the platform calls; `sealed` holds the keys, encrypted. `app_id` is public."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=8, choices=ChannelKind.choices)
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=32, unique=True)
    app_id = models.CharField(max_length=64, blank=True, default="")
    sealed = models.TextField()
    language = models.CharField(max_length=16)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    heard_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.kind} {self.name}"


class Heard(models.Model):
    """One message: keyed hashes of its proof, of what it says and of who sent it. Nobody can be found by them."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="heard")
    proof = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    follower = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["channel", "proof"], name="heard_once"),)
        indexes = (models.Index(fields=["channel", "follower", "at"], name="heard_of_follower"),)

    def __str__(self) -> str:
        return f"{self.channel_id} {self.at:%H:%M:%S}"
