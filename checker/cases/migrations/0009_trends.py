"""Filled by whoever keeps trends."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("cases", "0008_handovers")]
    operations: ClassVar[list[Any]] = []
