"""Settings of people who sign in: members of organisations and operators. Shoppers never do, and meet none of this."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from checker.env import env_int, env_mail, env_str

ACCOUNT_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin.apps.SimpleAdminConfig",  # looks for nothing at the start
    "django.contrib.humanize",  # times on allauth's pages
    "allauth",
    "checker.organisations.libraries.Accounts",
    "checker.organisations.libraries.SecondFactors",
    "checker.organisations.libraries.Sessions",
    "checker.organisations",
]

OPERATOR_PATH = env_str("OPERATOR_PATH", "/operators/")
if not re.fullmatch(r"/([\w-]+/)+", OPERATOR_PATH):
    raise ImproperlyConfigured(f"OPERATOR_PATH is {OPERATOR_PATH!r}: use a path such as /operators/.")
SIGNED_IN_PATHS = ("/desk/", OPERATOR_PATH)
"""Only below these is anybody signed in: other answers know no session, vary by no cookie and set none."""
SIGNED_IN_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # of Python itself; costs memory as well as time
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "desk-session"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Attempts at signing in are counted here, by all web processes together. The database, because it is there on every
# installation and outlives a restart; the broker may be none, and may lose its data at any time.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXIES", 0, most=9)

ACCOUNT_ADAPTER = "checker.organisations.signing_in.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the other sessions end, this one goes on
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {"login": "20/m/ip", "login_failed": "10/m/ip,5/15m/key", "reset_password": "10/m/ip,3/h/key"}

MFA_ADAPTER = "checker.organisations.signing_in.SecondFactorsAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey stands for both factors
MFA_TOTP_TOLERANCE = 1  # half a minute of a phone's clock
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a new address counts only when its link was opened, and needs a recent sign-in
MFA_FORMS = {
    "add_webauthn": "checker.organisations.forms.AddPasskey",
    "activate_totp": "checker.organisations.forms.ActivateApp",
}
USERSESSIONS_TRACK_ACTIVITY = True


def mail(data_dir: Path) -> dict[str, object]:
    """Django's settings of outgoing mail: MAIL_URL, or files in DATA_DIR/mail."""
    return {
        "EMAIL_TIMEOUT": 10,
        "EMAIL_FILE_PATH": data_dir / "mail",
        "DEFAULT_FROM_EMAIL": env_str("MAIL_FROM", "zhendema@localhost"),
        "SERVER_EMAIL": env_str("MAIL_FROM", "zhendema@localhost"),
        **env_mail("MAIL_URL"),
    }


def over(*, https: bool) -> dict[str, object]:
    """What follows from whether the site is reached by HTTPS."""
    return {
        "SESSION_COOKIE_SECURE": https,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if https else "http",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not https,  # browsers offer passkeys on localhost and by HTTPS only
    }
