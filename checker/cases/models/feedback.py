"""The row of one tap: was a report useful, was it right?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.cases.models.case import Case
from checker.cases.models.share import Share
from checker.vocabulary import Level


class Question(models.TextChoices):
    USEFUL = "useful"
    RIGHT = "right"


class Vote(models.Model):
    """One answer for each link of a case and question, which can be changed as long as the case is there.

    What it keeps says nothing of anybody: the level, the library and the public ids of the claims.
    """

    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="votes")
    share = models.ForeignKey(Share, on_delete=models.SET_NULL, null=True, related_name="votes")
    shared = models.BooleanField()
    question = models.CharField(max_length=8, choices=Question.choices)
    yes = models.BooleanField()
    level = models.CharField(max_length=16, choices=[(level.value, level.value) for level in Level])
    library = models.CharField(max_length=64)
    claims = models.JSONField(default=list)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=["case", "question"], condition=Q(shared=False), name="vote_once_own"),
            models.UniqueConstraint(fields=["share", "question"], condition=Q(shared=True), name="vote_once_shared"),
            models.CheckConstraint(name="vote_question_known", condition=Q(question__in=Question.values)),
        )

    def __str__(self) -> str:
        return f"{self.question}: {'yes' if self.yes else 'no'}"
