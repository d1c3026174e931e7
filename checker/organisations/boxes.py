"""Secrets that the database must keep readable for us alone: sealed with SECRET_KEY, one box for each purpose.

What was sealed with a former key (SECRET_KEY_FALLBACKS) still opens; `manage.py rotate_keys --finish` seals it anew.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def box(purpose: str) -> MultiFernet:
    """Encrypts with the key of today, opens with that of former days too. Raises InvalidToken for anything else."""
    keys = [str(settings.SECRET_KEY), *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_single(purpose, key) for key in keys])


def _single(purpose: str, key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"{purpose}:{key}".encode()).digest()))
