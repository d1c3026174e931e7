"""The one table of the faces: how often something was asked for, where no Redis or Valkey counts it."""

from __future__ import annotations

from django.db import models


class Tally(models.Model):
    """`key` is a keyed hash of who asked for what, which nobody can read back; the row is void after `until`."""

    key = models.CharField(max_length=120, primary_key=True)
    number = models.PositiveIntegerField()
    until = models.FloatField(db_index=True)

    def __str__(self) -> str:
        return f"{self.number} until {self.until}"
