"""The row of a part of the installation that runs on."""

from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """When a long-running part of the installation was last seen alive."""

    name = models.CharField(max_length=32, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%H:%M:%S}"
