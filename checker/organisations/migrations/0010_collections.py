"""Filled by whoever keeps collections."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("organisations", "0002_shared_cache")]
    operations: ClassVar[list[Any]] = []
