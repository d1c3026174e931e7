"""Filled by whoever keeps channels."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("organisations", "0012_tokens")]
    operations: ClassVar[list[Any]] = []
