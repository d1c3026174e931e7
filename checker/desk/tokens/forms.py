"""What an owner fills in for a token or an address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checker.organisations.api_tokens import LIFETIMES, OVERLAPS
from checker.organisations.models import Organisation, Scope, Webhook

_WORDS = (_("The old one ends now"), _("The old one works one more day"), _("The old one works seven more days"))
OVERLAP_CHOICES = list(zip(OVERLAPS, _WORDS, strict=True))


class AddressChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the organisation's addresses."""

    def label_from_instance(self, obj: Webhook) -> str:
        return obj.address


class TokenForm(forms.Form):
    """A new token: what for, what it may do, how long, and where its cases are answered to."""

    name = forms.CharField(
        label=_("What is it for?"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"), choices=Scope.choices, initial=[Scope.READ], widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("It works for"),
        coerce=int,
        choices=[(LIFETIMES[0], _("30 days")), (LIFETIMES[1], _("90 days")), (LIFETIMES[2], _("a year"))],
        initial=LIFETIMES[1],
    )
    webhook = AddressChoice(
        label=_("Its cases are answered to"),
        queryset=Webhook.objects.none(),
        required=False,
        empty_label=_("nobody: the program asks"),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["webhook"]
        assert isinstance(field, AddressChoice)
        field.queryset = Webhook.objects.filter(organisation=organisation)


class ExchangeForm(forms.Form):
    """How long the old token still works."""

    overlap = forms.TypedChoiceField(coerce=int, choices=OVERLAP_CHOICES)


class AddressForm(forms.Form):
    """An address to call back."""

    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
    )
