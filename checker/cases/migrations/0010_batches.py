"""Filled by whoever keeps batches."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("cases", "0009_trends")]
    operations: ClassVar[list[Any]] = []
