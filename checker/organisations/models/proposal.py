"""What an organisation would have the library know: a phrase, a look-alike or a source for one pattern."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checker.organisations.models.organisation import Organisation


class ProposalKind(models.TextChoices):
    FORM = "form", _("A phrase that makes the claim")
    LOOKALIKE = "lookalike", _("A phrase that only looks like the claim")
    SOURCE = "source", _("A public source")


class ProposalState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")


class Proposal(models.Model):
    """`pattern` is the id of a claim. A phrase has a `script` and an `example` in the member's own words, which must
    make the claim (or must not, for a look-alike); a source has titles, a date as it is cited, and an address."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="proposals")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=ProposalKind.choices)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.DRAFT)
    pattern = models.CharField(max_length=64)
    script = models.CharField(max_length=8, blank=True, default="")
    phrase = models.CharField(max_length=60, blank=True, default="")
    example = models.CharField(max_length=500, blank=True, default="")
    title_zh = models.CharField(max_length=200, blank=True, default="")
    title_en = models.CharField(max_length=200, blank=True, default="")
    published = models.CharField(max_length=10, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True, default="")
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (
            models.CheckConstraint(name="proposal_kind_known", condition=Q(kind__in=ProposalKind.values)),
            models.CheckConstraint(name="proposal_state_known", condition=Q(state__in=ProposalState.values)),
        )
        indexes = (models.Index(fields=["state", "-created_at"], name="proposal_waiting"),)

    def __str__(self) -> str:
        return f"{self.pattern}: {self.phrase or self.title_en or self.title_zh}"
