"""Filled by whoever keeps handovers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("cases", "0007_replies")]
    operations: ClassVar[list[Any]] = []
