"""The Django app that carries the operators' pages and commands. It owns no table."""

from django.apps import AppConfig


class OperatingConfig(AppConfig):
    name = "checker.operating"
