"""The rows of the trends: counts that outlive the cases, for nothing in them is about anybody, and what makes them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.cases.models.case import Case
from checker.cases.models.fact import FactKind


class TallyKind(models.TextChoices):
    """What is counted: the facts of these kinds, and what the archive says of pictures that came again.

    The `value` of `THIRD_SIGHT` is the number of days between the first and the third case with one picture.
    """

    LEVEL = FactKind.LEVEL.value
    CLAIM = FactKind.CLAIM.value
    COMBINATION = FactKind.COMBINATION.value
    TIER = FactKind.TIER.value
    BRAND = FactKind.BRAND.value
    GOODS = FactKind.GOODS.value
    PAYMENT = FactKind.PAYMENT.value
    LANGUAGE = FactKind.LANGUAGE.value
    THIRD_SIGHT = "third-sight"
    LATER_SIGHT = "later-sight"


class Tally(models.Model):
    """How many cases of one day say one thing: all cases by the day on which they were asked, or those handed to an
    organisation by the day on which it got them. `week` is the Monday; pages count by weeks."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    day = models.DateField()
    week = models.DateField()
    kind = models.CharField(max_length=12, choices=TallyKind.choices)
    value = models.CharField(max_length=64, blank=True, default="")
    level = models.CharField(max_length=16, blank=True, default="")
    count = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["day", "kind", "value", "level"], condition=Q(organisation__isnull=True), name="tally_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "day", "kind", "value", "level"],
                condition=Q(organisation__isnull=False),
                name="tally_once_each",
            ),
            models.CheckConstraint(name="tally_kind_known", condition=Q(kind__in=TallyKind.values)),
        )
        indexes = (models.Index(fields=["organisation", "kind", "week"], name="tally_by_week"),)

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.value}: {self.count}"


class DayChanged(models.Model):
    """A day is to be counted again. Only added to: whoever counts erases the rows that it saw before it counted, so a
    change that is committed while it counts is counted the next time, and nobody waits for anybody."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.day}"


class Sight(models.Model):
    """A case with a picture that at least two cases of others had before it. `days` have passed since the first of
    them if this is the third, and are empty if it is a later one."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="sight")
    days = models.PositiveIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.days}"
