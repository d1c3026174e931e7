"""The page behind an invitation's link: make an account, or come in with the one there is."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from checker.desk.forms import JoinForm
from checker.organisations import inviting, people
from checker.organisations.models import Invitation, Person, Role
from checker.web.access import public


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Whoever holds the link; a link that opens nothing is not found."""
    try:
        found = inviting.opened(token, timezone.now())
        if isinstance(request.user, Person):
            return _for_somebody(request, found, request.user)
        if Person.objects.filter(email=found.email).exists():
            return _page(request, found, "sign-in")
        return _for_a_newcomer(request, found)
    except inviting.InvitationNotFound as error:
        raise Http404 from error


def _for_somebody(request: HttpRequest, found: Invitation, person: Person) -> HttpResponseBase:
    """Somebody who is signed in accepts with one click, if it is meant for them."""
    if person.email != found.email:
        return _page(request, found, "another")
    if request.method != "POST":
        return _page(request, found, "accept")
    inviting.accept(found, person, timezone.now())
    return HttpResponseRedirect(reverse("desk_organisation", args=[found.organisation.slug]))


def _for_a_newcomer(request: HttpRequest, found: Invitation) -> HttpResponseBase:
    """The link came by mail, so the address is shown to be theirs; the account is made and signed in."""
    form = JoinForm(request.POST or None, email=found.email)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, "newcomer", form=form, status=422 if request.method == "POST" else 200)
    name, password = form.cleaned_data["name"], form.cleaned_data["password"]
    try:
        with transaction.atomic():
            person = people.make(found.email, name=name, password=password)
            inviting.accept(found, person, timezone.now())
    except people.AlreadyThere:  # a second click was quicker
        return _page(request, found, "sign-in")
    way = "mfa_add_webauthn" if password is None else "desk_organisation"
    after = reverse(way, args=[found.organisation.slug] if password else [])
    return _signed_in(request, person, after)


def _signed_in(request: HttpRequest, person: Person, after: str) -> HttpResponseBase:
    """As if the person had just shown who they are: setting up the first factor asks for nothing more."""
    from allauth.account.internal.flows.login import perform_login, record_authentication
    from allauth.account.models import Login

    record_authentication(request, person, method="invitation", reauthenticated=True)
    answer: HttpResponseBase = perform_login(request, Login(user=person, redirect_url=after))
    return answer


def _page(
    request: HttpRequest, found: Invitation, case: str, *, form: JoinForm | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "invitation": found,
        "organisation": found.organisation,
        "role": Role(found.role).label,
        "case": case,
        "form": form,
        "here": request.path,
    }
    return render(request, "desk/invitation.html", context, status=status)
