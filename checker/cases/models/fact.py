"""The rows by which cases are searched and counted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.cases.models.case import Case


class FactKind(models.TextChoices):
    """What a fact is about; `value` is an id of the library or lexicon, or for a contact its keyed hash."""

    LEVEL = "level"
    LANGUAGE = "language"
    CLAIM = "claim"
    COMBINATION = "combination"
    CHECK = "check"
    BRAND = "brand"
    TIER = "tier"
    GOODS = "goods"
    PAYMENT = "payment"
    CONTACT = "contact"


class Fact(models.Model):
    """One thing that the newest version of an answered case says, so that nobody has to open the outcomes to find it.

    `at` is when the case was answered: every list of cases is by time, and so is the index.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=FactKind.choices)
    value = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "kind", "value"], name="fact_once"),
            models.CheckConstraint(name="fact_kind_known", condition=Q(kind__in=FactKind.values)),
        )
        indexes = (models.Index(fields=["kind", "value", "at"], name="fact_found"),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind} {self.value}"
