"""My own account: the name others see, and the ways to its factors, sessions, address and password."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from checker.desk.accounts import OWN
from checker.desk.forms import NameForm
from checker.organisations.access import lacks_second_factor, memberships
from checker.organisations.models import Person
from checker.web.access import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def me(request: HttpRequest, person: Person) -> HttpResponse:
    """The name, and where everything else of the account is."""
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        person.name = form.cleaned_data["name"]
        person.save(update_fields=["name"])
        return HttpResponseRedirect(reverse("desk_me"))
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "person": person, "memberships": memberships(person)}
    return render(request, "desk/me.html", context, status=status)


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where owners and operators without a second factor are led before anything else."""
    if not isinstance(request.user, Person):
        return HttpResponseRedirect(reverse("account_login"))
    if not lacks_second_factor(request.user):
        return HttpResponseRedirect(reverse("desk"))
    return render(request, "desk/second_factor.html", {"person": request.user})


second_factor.who_may_see_it = OWN  # type: ignore[attr-defined]
