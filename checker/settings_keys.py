"""The secrets of an installation: the key of today, former keys that still open things, and the key of the archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import SimpleLazyObject

from checker.env import env_secret, kept_secret

KEY_FILE, FORMER_FILE, ARCHIVE_FILE = "secret-key", "secret-key.former", "archive-key"


def keys(data_dir: Path) -> tuple[Any, list[str], Any]:
    """SECRET_KEY, SECRET_KEY_FALLBACKS and ARCHIVE_KEY, from the environment or from files in `data_dir`.

    Made on first use, so that commands which need no data folder make none. What the archive remembers hangs on its key
    for good; until the first rotation that is the secret key.
    """
    secret = env_secret("SECRET_KEY") or SimpleLazyObject(lambda: kept_secret(data_dir / KEY_FILE))
    former = env_secret("SECRET_KEY_FALLBACKS") or _content(data_dir / FORMER_FILE)
    archive = env_secret("ARCHIVE_KEY") or SimpleLazyObject(lambda: _content(data_dir / ARCHIVE_FILE) or str(secret))
    return secret, former.splitlines(), archive


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{file} cannot be read: {error}.") from error
