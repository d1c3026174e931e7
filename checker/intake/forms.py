"""What the first page may be told: a text, and the hidden key that makes a second click harmless."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from checker.cases.opening import MAX_CHARACTERS
from checker.web.fields import Words


class CaseForm(forms.Form):
    """`forget` says that no fingerprints may be kept."""

    text = Words()
    key = forms.CharField(required=False, max_length=64)
    forget = forms.BooleanField(required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        surplus = len(text) - MAX_CHARACTERS
        if surplus > 0:
            says = ngettext_lazy(
                "The text is %(surplus)s character too long. Please leave out what the seller did not write.",
                "The text is %(surplus)s characters too long. Please leave out what the seller did not write.",
                surplus,
            )
            raise forms.ValidationError(says, params={"surplus": surplus})
        return text

    def say_that_nothing_was_given(self) -> None:
        """The sentence beside the text of an empty form."""
        self.add_error("text", _("Please paste the seller's words here, or choose at least one picture below."))
