"""What is typed when a report is corrected or taken down, or a statement refused; every reason is a code."""

from __future__ import annotations

from django import forms

from checker.cases import corrections
from checker.cases.models import Grounds, Mistake, Refusal


class DecisionForm(forms.Form):
    """`revision` is what the member read; without `reason` the statement is shown."""

    revision = forms.IntegerField(min_value=1)
    reason = forms.ChoiceField(choices=[("", ""), *Refusal.choices], required=False)


class CorrectionForm(forms.Form):
    """A note (`key`), or a line of a picture (`item`, `line`) with what it really says. `version` is what was read."""

    version = forms.IntegerField(min_value=1)
    key = forms.CharField(required=False, max_length=200)
    mistake = forms.ChoiceField(choices=Mistake.choices, required=False)
    item = forms.IntegerField(required=False, min_value=0)
    line = forms.IntegerField(required=False, min_value=1)
    text = forms.CharField(required=False, max_length=corrections.LONGEST_LINE)
    evidence = forms.CharField(required=False, max_length=corrections.LONGEST_EVIDENCE)


class GroundsForm(forms.Form):
    """Why all links to a report end."""

    grounds = forms.ChoiceField(choices=Grounds.choices)
