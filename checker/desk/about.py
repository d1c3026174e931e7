"""What the organisation says of itself: its owners change it here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from checker.desk import navigation
from checker.organisations import describing, texts
from checker.organisations.models import Member, Organisation, Role
from checker.web.access import member


class AboutForm(forms.Form):
    """Its name, the name in each language, what it does, its website."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=describing.LONGEST_NAME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, language in texts.WRITTEN.items():
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name in {language}, if it is another").format(language=language),
                max_length=describing.LONGEST_NAME,
                required=False,
            )
        self.fields["about"] = forms.CharField(
            label=_("What you do"),
            max_length=describing.LONGEST_ABOUT,
            required=False,
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text=_("Shoppers read it before they hand over a case."),
        )
        self.fields["website"] = forms.CharField(
            label=_("Website"),
            max_length=describing.LONGEST_WEBSITE,
            required=False,
            widget=forms.URLInput(attrs={"placeholder": "https://"}),
        )

    def said(self) -> describing.Description:
        """Of a valid form."""
        given = self.cleaned_data
        names = {code: given[f"name_{code}"] for code in texts.WRITTEN}
        return describing.Description(name=given["name"], names=names, about=given["about"], website=given["website"])


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.OWNER)
def about(request: HttpRequest, member: Member) -> HttpResponse:
    """The form; another name is unconfirmed until an operator confirms it."""
    form = AboutForm(request.POST) if request.method == "POST" else AboutForm(initial=_now(member.organisation))
    if request.method == "POST" and form.is_valid() and _described(request, member, form):
        return HttpResponseRedirect(reverse("desk_about", args=[member.organisation.slug]))
    status = 422 if form.errors else 200
    return navigation.show(request, member, "desk/about.html", {"form": form}, status=status)


def _described(request: HttpRequest, member: Member, form: AboutForm) -> bool:
    """Whether it is kept; otherwise the form says why not."""
    try:
        taken_back = describing.describe(member, form.said(), timezone.now())
    except describing.NoName:
        form.add_error("name", _("Please give a name."))
        return False
    except describing.NotAWebsite:
        form.add_error("website", _("Please give an address that begins with https:// or http://."))
        return False
    says = _("Kept. An operator has to confirm the new name before it is shown.") if taken_back else _("Kept.")
    messages.success(request, says)
    return True


def _now(organisation: Organisation) -> dict[str, str]:
    names = {f"name_{code}": organisation.names.get(code, "") for code in texts.WRITTEN}
    return {"name": organisation.name, "about": organisation.about, "website": organisation.website, **names}
