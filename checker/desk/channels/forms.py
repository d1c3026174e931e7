"""The keys of an account, as the platform's own pages call them. What was typed is never shown again."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checker.organisations.channels import Keys
from checker.organisations.models import ChannelKind

_TOKEN = {
    ChannelKind.WECHAT: re.compile(r"[A-Za-z0-9]{3,32}"),
    ChannelKind.TELEGRAM: re.compile(r"[A-Za-z0-9_-]{16,256}"),
}
_APP_ID = re.compile(r"[A-Za-z0-9_-]{4,64}")


class KeysForm(forms.Form):
    """`kind` is the platform whose rules hold."""

    token = forms.CharField(
        label=_("Token"),
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("The word that the platform and this site share; kept encrypted and never shown again."),
    )
    aes_key = forms.CharField(
        label=_("EncodingAESKey"),
        required=False,
        max_length=43,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("43 characters; with it only encrypted messages are taken (safe mode). Only WeChat has one."),
    )

    def __init__(self, *args: Any, kind: ChannelKind | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.platform = kind
        if kind is ChannelKind.TELEGRAM:
            del self.fields["aes_key"]

    def keys(self) -> Keys:
        """What was typed."""
        return Keys(token=self.cleaned_data["token"], aes_key=self.cleaned_data.get("aes_key", ""))

    def clean(self) -> dict[str, Any]:
        """Checks both by the platform's own rules."""
        cleaned = super().clean() or {}
        kind = self.platform or ChannelKind(cleaned.get("kind") or ChannelKind.WECHAT)
        if (token := cleaned.get("token")) and not _TOKEN[kind].fullmatch(token):
            says = {
                ChannelKind.WECHAT: _("A token of WeChat has 3 to 32 letters and figures."),
                ChannelKind.TELEGRAM: _("A secret token for Telegram has 16 to 256 letters, figures, _ and -."),
            }
            self.add_error("token", says[kind])
        if (key := cleaned.get("aes_key")) and not _is_aes_key(key):
            self.add_error("aes_key", _("An EncodingAESKey has 43 letters and figures."))
        if kind is ChannelKind.TELEGRAM:
            cleaned["aes_key"] = ""
        return cleaned


class ConnectForm(KeysForm):
    """A new account."""

    kind = forms.ChoiceField(label=_("Platform"), choices=ChannelKind.choices)
    name = forms.CharField(label=_("Name of the account"), max_length=60)
    app_id = forms.CharField(
        label=_("App id"),
        required=False,
        max_length=64,
        help_text=_("WeChat's AppID, such as wx0123456789abcdef; Telegram has none."),
    )
    field_order = ("kind", "name", "app_id", "token", "aes_key")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") == ChannelKind.WECHAT and not _APP_ID.fullmatch(cleaned.get("app_id") or ""):
            self.add_error("app_id", _("Please give the AppID of the official account."))
        return cleaned


def _is_aes_key(key: str) -> bool:
    try:
        return len(base64.b64decode(f"{key}=", validate=True)) == 32
    except (binascii.Error, ValueError):
        return False
