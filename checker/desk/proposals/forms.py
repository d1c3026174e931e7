"""What an editor types to propose something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checker.organisations.models import Proposal, ProposalKind
from checker.patterns import library
from checker.patterns.changing import Script
from checker.web.wording import text_in, written_language

SCRIPTS = (
    (Script.ZH_HANS.value, _("Simplified Chinese")),
    (Script.ZH_HANT.value, _("Traditional Chinese")),
    (Script.EN.value, _("English")),
    (Script.EVASIVE.value, _("Written so as not to be found")),
)
FIELDS = {
    ProposalKind.FORM: ("pattern", "script", "phrase", "example", "reason"),
    ProposalKind.LOOKALIKE: ("pattern", "script", "phrase", "example", "reason"),
    ProposalKind.SOURCE: ("pattern", "title_zh", "title_en", "published", "address", "reason"),
}


if TYPE_CHECKING:
    _Form = forms.ModelForm[Proposal]
else:
    _Form = forms.ModelForm


class ProposalForm(_Form):
    """The fields of one kind of proposal. What is good in it is the trial's to say."""

    pattern = forms.ChoiceField(label=_("Claim"))
    script = forms.ChoiceField(label=_("How it is written"), choices=SCRIPTS)

    class Meta:
        model = Proposal
        fields = ("pattern", "script", "phrase", "example", "title_zh", "title_en", "published", "address", "reason")
        labels = {  # noqa: RUF012 — Django's way
            "phrase": _("The words, as the post has them"),
            "example": _("An example in your own words"),
            "title_zh": _("Title in Chinese"),
            "title_en": _("Title in English"),
            "published": _("When it was published"),
            "address": _("Address"),
            "reason": _("Why"),
        }
        help_texts = {  # noqa: RUF012
            "phrase": _("A gap of up to six characters is written “…”."),
            "example": _("Do not copy a post: the example becomes public with the library."),
            "reason": _("For the operators who decide."),
        }
        widgets = {"example": forms.Textarea(attrs={"rows": 3})}  # noqa: RUF012

    def __init__(self, *args: Any, kind: ProposalKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name not in FIELDS[kind]:
                del self.fields[name]
        pattern = self.fields["pattern"]
        assert isinstance(pattern, forms.ChoiceField)
        language = written_language()
        pattern.choices = [(one.id, text_in(one.name, language)) for one in library().firing()]
        self.instance.kind = kind


class AnswerForm(forms.Form):
    """What an operator decides."""

    answer = forms.CharField(label=_("Answer to the organisation"), max_length=500, required=False)
