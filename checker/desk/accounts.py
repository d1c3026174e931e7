"""Every page of allauth that we show, in one table: where it stands, its name, its view, and who may see it.

The views are loaded when somebody asks for one, so that a start does not wait for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.utils.module_loading import import_string

PUBLIC, OWN = "public", "whoever is signed in, about their own account"
_A, _F, _W = "allauth.account.views", "allauth.mfa.base.views", "allauth.mfa.webauthn.views"
_T, _R, _S = "allauth.mfa.totp.views", "allauth.mfa.recovery_codes.views", "allauth.usersessions.views"
_TABLE = (
    ("sign-in/", "account_login", f"{_A}.login", PUBLIC),
    ("sign-in/second/", "mfa_authenticate", f"{_F}.authenticate", PUBLIC),
    ("sign-in/passkey/", "mfa_login_webauthn", f"{_W}.login_webauthn", PUBLIC),
    ("sign-in/closed/", "account_signup", f"{_A}.signup", PUBLIC),
    ("sign-in/inactive/", "account_inactive", f"{_A}.account_inactive", PUBLIC),
    ("sign-out/", "account_logout", f"{_A}.logout", PUBLIC),
    ("password/", "account_reset_password", f"{_A}.password_reset", PUBLIC),
    ("password/sent/", "account_reset_password_done", f"{_A}.password_reset_done", PUBLIC),
    ("password/done/", "account_reset_password_from_key_done", f"{_A}.password_reset_from_key_done", PUBLIC),
    ("me/email/sent/", "account_email_verification_sent", f"{_A}.email_verification_sent", PUBLIC),
    ("me/email/confirm/<str:key>/", "account_confirm_email", f"{_A}.confirm_email", PUBLIC),
    ("me/email/", "account_email", f"{_A}.email", OWN),
    ("me/password/", "account_change_password", f"{_A}.password_change", OWN),
    ("me/password/first/", "account_set_password", f"{_A}.password_set", OWN),
    ("me/again/", "account_reauthenticate", f"{_A}.reauthenticate", OWN),
    ("me/again/code/", "mfa_reauthenticate", f"{_F}.reauthenticate", OWN),
    ("me/again/passkey/", "mfa_reauthenticate_webauthn", f"{_W}.reauthenticate_webauthn", OWN),
    ("me/factors/", "mfa_index", f"{_F}.index", OWN),
    ("me/factors/app/", "mfa_activate_totp", f"{_T}.activate_totp", OWN),
    ("me/factors/app/remove/", "mfa_deactivate_totp", f"{_T}.deactivate_totp", OWN),
    ("me/factors/codes/", "mfa_view_recovery_codes", f"{_R}.view_recovery_codes", OWN),
    ("me/factors/codes/new/", "mfa_generate_recovery_codes", f"{_R}.generate_recovery_codes", OWN),
    ("me/factors/codes/download/", "mfa_download_recovery_codes", f"{_R}.download_recovery_codes", OWN),
    ("me/factors/keys/", "mfa_list_webauthn", f"{_W}.list_webauthn", OWN),
    ("me/factors/keys/add/", "mfa_add_webauthn", f"{_W}.add_webauthn", OWN),
    ("me/factors/keys/<int:pk>/", "mfa_edit_webauthn", f"{_W}.edit_webauthn", OWN),
    ("me/factors/keys/<int:pk>/remove/", "mfa_remove_webauthn", f"{_W}.remove_webauthn", OWN),
    ("me/sessions/", "usersessions_list", f"{_S}.list_usersessions", OWN),
)


@dataclass(frozen=True)
class Later:
    """A view that is loaded when it is asked for, and never kept by a cache."""

    view: str
    who_may_see_it: str

    def __call__(self, request: HttpRequest, **places: object) -> HttpResponseBase:
        if self.who_may_see_it == OWN and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        answer: HttpResponseBase = import_string(self.view)(request, **places)
        answer.headers.setdefault("Cache-Control", "private, no-store")
        answer.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return answer


_RESET = re_path(  # the key has hyphens of its own
    r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
    Later(f"{_A}.password_reset_from_key", PUBLIC),
    name="account_reset_password_from_key",
)
urlpatterns: list[URLPattern] = [
    *(path(route, Later(view, who), name=name) for route, name, view, who in _TABLE),
    _RESET,
]
