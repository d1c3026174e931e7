"""The secrets of a case: a key per form, and from it and what was handed in the two links.

A link is an HMAC, so a double click finds the same report again although only the link's hash is stored; and a form
that is changed and sent again opens a new case although its key is the old one.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

from django.conf import settings

_FORM_KEY = re.compile(r"[A-Za-z0-9_-]{22}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")


class MalformedKey(ValueError):
    """The form key is not one that `new_form_key` makes."""


def new_form_key() -> str:
    """A fresh 128-bit key (22 characters) for the hidden field of a form."""
    return secrets.token_urlsafe(16)


def check_form_key(key: str) -> str:
    """`key` itself; raises MalformedKey."""
    if not _FORM_KEY.fullmatch(key):
        raise MalformedKey
    return key


def report_token(key: str, content: str) -> str:
    """144 bits as 24 URL-safe characters; `content` is a digest of what was handed in."""
    return _token("report", key, content)


def delete_token(key: str, content: str) -> str:
    """The link that erases the case; like `report_token`, and not to be computed from it."""
    return _token("delete", key, content)


def new_share_token() -> str:
    """A fresh link for a shared report: 144 random bits, of the same form as the others."""
    return secrets.token_urlsafe(18)


def is_token(value: str) -> bool:
    """Whether `value` has the form of a token, so that nothing else reaches the database."""
    return _TOKEN.fullmatch(value) is not None


def hashed(token: str) -> str:
    """What is stored of a token: 64 hexadecimal digits of SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def _token(purpose: str, key: str, content: str) -> str:
    message = f"{purpose}:{key}:{content}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:18]).decode()
