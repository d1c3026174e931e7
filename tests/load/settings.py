"""The product's settings with one more address, which answers with nothing: what a view costs at the least."""

from checker.settings import *  # noqa: F403

ROOT_URLCONF = "tests.load.urls"
