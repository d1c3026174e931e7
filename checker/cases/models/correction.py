"""The row of something that a report said wrongly."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.cases.models.case import Case
from checker.vocabulary import Level


class By(models.TextChoices):
    """In which part somebody decided; never who."""

    OPERATOR = "operator"
    ORGANISATION = "organisation"
    SHOPPER = "shopper"


class Mistake(models.TextChoices):
    """What was wrong with a note."""

    NOT_THE_SELLERS = "not-the-sellers"  # the words are the shopper's or somebody else's
    MISREAD = "misread"  # the picture says something else
    EXPLAINED = "explained"  # the harmless explanation has been shown
    MISTAKEN = "mistaken"  # the check does not fit here


class Correction(models.Model):
    """A note that counts no more, or (where `line` is filled) a line of a picture as it really reads.

    It is part of its case: every later version respects it. `places` are `[item, start, end]` as of the version that
    it made; `evidence` is the moderator's note, masked and shown to nobody but the desk and the shopper.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="corrections")
    version = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=12, choices=By.choices)
    mistake = models.CharField(max_length=16, choices=Mistake.choices)
    evidence = models.CharField(max_length=1000, blank=True, default="")
    check_id = models.CharField(max_length=64, blank=True, default="")
    subject = models.CharField(max_length=64, blank=True, default="")
    places = models.JSONField(default=list)
    line = models.JSONField(null=True, blank=True)
    level_before = models.CharField(max_length=16, choices=[(level.value, level.value) for level in Level])
    level_after = models.CharField(max_length=16, choices=[(level.value, level.value) for level in Level])
    corrected_at = models.DateTimeField()

    class Meta:
        ordering = ("case", "version")
        constraints = (
            models.UniqueConstraint(fields=["case", "version"], name="correction_version_once"),
            models.CheckConstraint(
                name="correction_of_note_or_line",
                condition=Q(line__isnull=True) & ~Q(check_id="") | Q(line__isnull=False, check_id=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}/{self.version}: {self.check_id or 'line'}"
