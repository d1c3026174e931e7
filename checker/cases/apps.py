"""The Django app that owns the tables of cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "checker.cases"
    default_auto_field = "django.db.models.BigAutoField"
