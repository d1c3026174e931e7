"""What a page may load and what a browser is told, put together from the settings that it depends on."""

from __future__ import annotations

import importlib.util
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from checker.env import env_bool, env_choice, env_secret, env_str

# Another host name for the pictures of cases, such as https://pictures.example; empty: the site's own.
MEDIA_ORIGIN = env_str("MEDIA_ORIGIN")
SECURITY_CONTACT = env_str("SECURITY_CONTACT")
# Who has it may read the figures at /metrics; without it nobody may.
METRICS_TOKEN = env_secret("METRICS_TOKEN")
# A function that fetches pictures from messaging platforms, such as mine.fetch; without it nothing is called.
MEDIA_FETCHER = env_str("MEDIA_FETCHER")
# Where spans go, such as http://127.0.0.1:4318/v1/traces; without it there are none.
TRACES_TO = env_str("TRACES_TO")
LOG_FORMAT = env_choice("LOG_FORMAT", "PLAIN", ("PLAIN", "JSON")).lower()

# Organisations are called back by https at public addresses only; true lets it be any, for a network of one's own.
WEBHOOKS_TO_OWN_NETWORK = env_bool("WEBHOOKS_TO_OWN_NETWORK", False)  # noqa: FBT003

if TRACES_TO and importlib.util.find_spec("opentelemetry") is None:
    raise ImproperlyConfigured("TRACES_TO is set: install requirements-traces.txt, or leave it out.")

if MEDIA_ORIGIN:
    _parts = urlsplit(MEDIA_ORIGIN)
    if f"{_parts.scheme}://{_parts.netloc}" != MEDIA_ORIGIN or _parts.scheme not in ("http", "https"):
        raise ImproperlyConfigured(
            f"MEDIA_ORIGIN is {MEDIA_ORIGIN!r}: use a scheme and a host, https://pictures.example."
        )

MEDIA_HOSTS = [urlsplit(MEDIA_ORIGIN).hostname or ""] if MEDIA_ORIGIN else []

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:", *([MEDIA_ORIGIN] if MEDIA_ORIGIN else [])],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["inert", "default"],
    }
}
