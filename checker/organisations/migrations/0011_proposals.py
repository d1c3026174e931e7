"""Filled by whoever keeps proposals."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("organisations", "0010_collections")]
    operations: ClassVar[list[Any]] = []
