"""The Django app that owns the tables of what was seen before."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "checker.archive"
    default_auto_field = "django.db.models.BigAutoField"
