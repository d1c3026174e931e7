"""What allauth asks us: nobody signs up without an invitation, and secrets of second factors are not kept readable."""

from __future__ import annotations

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext


class Accounts(DefaultAccountAdapter):
    """Accounts of members and operators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["email", "name"]


class SecondFactorsAdapter(DefaultMFAAdapter):
    """Seeds and recovery codes are encrypted with the secret key, so that a copy of the database opens nothing."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode("ascii")).decode()

    def build_totp_svg(self, url: str) -> str:
        return ""  # the page draws it, see checker/organisations/forms.py

    def get_totp_issuer(self) -> str:
        return gettext("Zhendema")

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return str(user.get_username())


def _box() -> Fernet:
    key = hashlib.sha256(b"second factors:" + str(settings.SECRET_KEY).encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
