"""What is typed about a statement: the words in each language, the report's link, a reason for withdrawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from checker.organisations import statements, texts


class WordsForm(forms.Form):
    """The words, in at least one language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in texts.WRITTEN.items():
            self.fields[f"text_{code}"] = forms.CharField(
                label=name,
                required=False,
                max_length=statements.LONGEST,
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(f"text_{code}") for code in texts.WRITTEN):
            self.add_error(None, _("Please write something in at least one language."))
        return cleaned

    def written(self) -> dict[str, str]:
        """Of a valid form: the words by language."""
        return {code: self.cleaned_data[f"text_{code}"] for code in texts.WRITTEN}

    def languages(self) -> Iterator[BoundField]:
        """The fields of the words, for the template."""
        for code in texts.WRITTEN:
            yield self[f"text_{code}"]


class NewForm(WordsForm):
    """A statement on a report that is named by a link, or by a case that was handed over."""

    link = forms.CharField(label=_("Link of a shared report"), required=False, max_length=500)
    case = forms.UUIDField(required=False, widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """Why a statement is withdrawn; readers see it."""

    because = forms.CharField(label=_("Why it is withdrawn"), max_length=statements.LONGEST_REASON)
