"""The Django app that carries the shared template tags, the system checks and the command that serves pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "checker.web"

    def ready(self) -> None:
        from checker.web import production_checks, system_checks  # noqa: F401
