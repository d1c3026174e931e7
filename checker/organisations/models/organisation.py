"""An organisation; an operator opens it, and says so when the name was checked."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

SLUG = RegexValidator(r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_SLUG = 60
RESERVED = frozenset({"sign-in", "sign-out", "me", "password", "invitation", "new", "help", "operator"})
"""The words after /desk/ that are pages; no organisation may be called so there."""


class Organisation(models.Model):
    """`names` holds the name in further languages, by language code; `website` is shown as words, never as a link."""

    slug = models.CharField(max_length=LONGEST_SLUG, unique=True, validators=[SLUG])
    name = models.CharField(max_length=120)
    names = models.JSONField(default=dict, blank=True)
    about = models.TextField(max_length=2000, blank=True, default="")
    website = models.CharField(max_length=200, blank=True, default="")
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    def named(self, language: str) -> str:
        """The name in a language such as zh-hant or en, or the one that holds everywhere."""
        return str(self.names.get(language) or self.name)

    def hold(self) -> None:
        """Within a transaction, before anything is counted: whoever else holds it waits until the end."""
        Organisation.objects.select_for_update(no_key=True).filter(id=self.id).values_list("id").first()

    @property
    def is_verified(self) -> bool:
        """Whether an operator checked that those who use the name are its bearers."""
        return self.verified_at is not None
