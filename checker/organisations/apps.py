"""The Django app that owns the tables of organisations and people."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "checker.organisations"
    default_auto_field = "django.db.models.BigAutoField"
