"""What allauth asks us: nobody signs up without an invitation, and secrets of second factors are not kept readable."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext

from checker.organisations.boxes import box


class Accounts(DefaultAccountAdapter):
    """Accounts of members and operators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["email", "name"]


class SecondFactorsAdapter(DefaultMFAAdapter):
    """Seeds and recovery codes are encrypted with the secret key, so that a copy of the database opens nothing."""

    def encrypt(self, text: str) -> str:
        return box("second factors").encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return box("second factors").decrypt(encrypted_text.encode("ascii")).decode()

    def build_totp_svg(self, url: str) -> str:
        return ""  # the page draws it, see checker/organisations/forms.py

    def get_totp_issuer(self) -> str:
        return gettext("Zhendema")

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return str(user.get_username())
