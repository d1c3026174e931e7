"""The Django app that owns the tables of cases."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "checker.cases"
    verbose_name = _("Cases")
    default_auto_field = "django.db.models.BigAutoField"
