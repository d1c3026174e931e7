"""The product's settings with one more app: pictures that kill whoever reads them. Only tests can name this module."""

from checker.settings import *  # noqa: F403
from checker.settings import INSTALLED_APPS as _APPS

INSTALLED_APPS = [*_APPS, "tests.chaos.poison"]
