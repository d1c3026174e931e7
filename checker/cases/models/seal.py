"""The row by which a file can be known again: its hash and what it was, nothing of what it says."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.cases.models.case import Case


class Sealed(models.TextChoices):
    """What a file is that can be known again."""

    ORIGINAL = "original"  # a picture as it was handed in; we keep no copy of it
    EXHIBIT = "exhibit"  # a picture or text as it lies in a pack
    REPORT = "report"  # the PDF of a pack
    DATA = "data"  # the machine-readable report of a pack
    PACK = "pack"  # the whole ZIP


class Seal(models.Model):
    """One file of an evidence pack, known by its SHA-256.

    It outlives its case, which the shopper can have forgotten with everything else; `reference` tells packs of one case
    from others and leads to nobody. `number` is that of the exhibit, 0 for what is none.
    """

    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="seals")
    sha256 = models.CharField(max_length=64, db_index=True)
    what = models.CharField(max_length=8, choices=Sealed.choices)
    number = models.PositiveSmallIntegerField(default=0)
    reference = models.CharField(max_length=16)
    version = models.PositiveSmallIntegerField()
    masked = models.BooleanField()
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["reference", "sha256", "what", "number", "version", "masked"], name="seal_once"
            ),
            models.CheckConstraint(name="seal_what_known", condition=Q(what__in=Sealed.values)),
        )

    def __str__(self) -> str:
        return f"{self.reference}: {self.what} {self.number}"
