"""What people type at the desk about themselves and each other."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from checker.organisations.models import Person, Role


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.EDITOR)


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(choices=Role.choices)


class NameForm(forms.Form):
    """How the others see me."""

    name = forms.CharField(label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class JoinForm(forms.Form):
    """A new account: a name, and a password or none (then a passkey follows)."""

    name = forms.CharField(label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """A password must be a good one; it may be missing only where a passkey was chosen."""
        cleaned = super().clean() or {}
        if self.data.get("way") == "passkey":
            cleaned["password"] = None
            return cleaned
        password = cleaned.get("password") or ""
        try:
            validate_password(password, Person(email=self.email, name=cleaned.get("name", "")))
        except forms.ValidationError as error:
            self.add_error("password", error)
        return cleaned
