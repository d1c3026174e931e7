"""What is typed about a collection: its address, its words in each language, what stands beside a report, a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from checker.organisations import collections, texts
from checker.organisations.models.organisation import SLUG

_ADDRESS = _("Small letters, figures and hyphens, such as autumn-sales.")


class TextsForm(forms.Form):
    """Address, titles and introductions; a language without a title is not shown."""

    slug = forms.CharField(
        label=_("Address"), max_length=collections.LONGEST_ADDRESS, validators=[SLUG], help_text=_ADDRESS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in texts.WRITTEN:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title"), required=False, max_length=collections.LONGEST_TITLE
            )
            self.fields[f"introduction_{code}"] = forms.CharField(
                label=_("Introduction"),
                required=False,
                max_length=collections.LONGEST_INTRODUCTION,
                widget=forms.Textarea(attrs={"rows": 6}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one title."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"title_{code}") for code in texts.WRITTEN):
            self.add_error(None, _("Please write a title in at least one language."))
        return cleaned

    def written(self) -> dict[str, dict[str, str]]:
        """Of a valid form: the words by language."""
        parts = ("title", "introduction")
        return {code: {part: self.cleaned_data[f"{part}_{code}"] for part in parts} for code in texts.WRITTEN}

    def languages(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """For the template: the name of a language, and its two fields."""
        for code, name in texts.WRITTEN.items():
            yield name, self[f"title_{code}"], self[f"introduction_{code}"]


def initial(slug: str, written: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What a form shows before anything is typed."""
    filled = {f"{part}_{code}": text for code, parts in written.items() for part, text in parts.items()}
    return {"slug": slug, **filled}


class AddForm(forms.Form):
    """A report: the link of one that is public, or a case that was handed over."""

    link = forms.CharField(label=_("Link of a shared report"), required=False, max_length=500)
    case = forms.UUIDField(required=False)


class WhenForm(forms.Form):
    """When an edition is shown, in the time of the installation."""

    at = forms.DateTimeField(
        label=_("Publish at"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
