"""The Django app that owns the tables of what was seen before."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class ArchiveConfig(AppConfig):
    name = "checker.archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from checker.archive.band_table import count_turned_bits

        connection_created.connect(count_turned_bits)
