"""The Django app that owns the tables of organisations and people."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "checker.organisations"
    verbose_name = _("Organisations")
    default_auto_field = "django.db.models.BigAutoField"
