"""How allauth's apps are loaded: as it does itself, but without a middleware that every answer would go through.

allauth insists on its middleware for the whole site; ours runs it where people sign in, see checker/web/signed_in.py.
"""

from __future__ import annotations

from allauth.account.apps import AccountConfig
from allauth.mfa.apps import MFAConfig
from allauth.usersessions.apps import UserSessionsConfig


class Accounts(AccountConfig):
    """Passwords, addresses, resets."""

    default = False

    def ready(self) -> None:
        from allauth.account import checks  # noqa: F401


class SecondFactors(MFAConfig):
    """Passkeys, codes of an app, recovery codes."""

    default = False

    def ready(self) -> None:
        """Its one receiver has nothing to do where MFA_ALLOW_UNVERIFIED_EMAIL is set, and loads half of allauth."""
        from allauth.mfa import checks  # noqa: F401


class Sessions(UserSessionsConfig):
    """Who is signed in where."""

    default = False
