"""Filled by whoever keeps tokens."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [("organisations", "0011_proposals")]
    operations: ClassVar[list[Any]] = []
