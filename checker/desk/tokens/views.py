"""Owners make, exchange and take back tokens, register addresses, and have calls made again that nobody took.

A secret is shown once, on the answer to the form that made it: of a token a hash is kept, of an address it is sealed.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from checker.desk import navigation
from checker.desk.tokens.forms import OVERLAP_CHOICES, AddressForm, ExchangeForm, TokenForm
from checker.organisations import api_tokens, webhooks
from checker.organisations.models import Member, Role, Scope
from checker.web.access import member


@require_safe
@member(Role.OWNER)
def tokens(request: HttpRequest, member: Member) -> HttpResponse:
    """The tokens with their last use, the addresses, and what could not be delivered."""
    return _page(request, member)


@require_POST
@member(Role.OWNER)
def make(request: HttpRequest, member: Member) -> HttpResponse:
    """A new token; its text is on the answer."""
    form = TokenForm(request.POST, organisation=member.organisation)
    if not form.is_valid():
        return _page(request, member, token_form=form, status=422)
    given = form.cleaned_data
    scopes = [Scope(scope) for scope in given["scopes"]]
    try:
        made, text = api_tokens.make(
            member, given["name"], scopes, days=given["days"], now=timezone.now(), webhook=given["webhook"]
        )
    except api_tokens.TooManyTokens:
        form.add_error(None, _("There are as many tokens as there may be. Take one back first."))
        return _page(request, member, token_form=form, status=422)
    return _page(request, member, secret=text, secret_of=made.name)


@require_POST
@member(Role.OWNER)
def exchange(request: HttpRequest, member: Member, token_id: int) -> HttpResponse:
    """Another token in place of this one; its text is on the answer."""
    form = ExchangeForm(request.POST)
    if not form.is_valid():
        return _page(request, member, status=422)
    try:
        made, text = api_tokens.exchange(member, token_id, overlap=form.cleaned_data["overlap"], now=timezone.now())
    except api_tokens.TokenUnknown as error:
        raise Http404 from error
    return _page(request, member, secret=text, secret_of=made.name)


@require_POST
@member(Role.OWNER)
def revoke(request: HttpRequest, member: Member, token_id: int) -> HttpResponse:
    """End a token at once."""
    try:
        api_tokens.revoke(member, token_id, timezone.now())
    except api_tokens.TokenUnknown as error:
        raise Http404 from error
    return _back(member)


@require_POST
@member(Role.OWNER)
def register(request: HttpRequest, member: Member) -> HttpResponse:
    """A new address to call back; the secret of its signatures is on the answer."""
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            made, secret = webhooks.register(member, form.cleaned_data["address"], timezone.now())
        except webhooks.NotAnAddress:
            form.add_error(
                "address", _("Please give a new address that begins with https:// and is no longer than 500.")
            )
        except webhooks.TooManyWebhooks:
            form.add_error("address", _("There are as many addresses as there may be. Remove one first."))
        else:
            return _page(request, member, secret=secret, secret_of=made.address)
    return _page(request, member, address_form=form, status=422)


@require_POST
@member(Role.OWNER)
def remove(request: HttpRequest, member: Member, webhook_id: int) -> HttpResponse:
    """Call an address no more."""
    try:
        webhooks.remove(member, webhook_id, timezone.now())
    except webhooks.WebhookUnknown as error:
        raise Http404 from error
    return _back(member)


@require_POST
@member(Role.OWNER)
def again(request: HttpRequest, member: Member, delivery_id: int) -> HttpResponse:
    """Make a call again that was given up."""
    try:
        webhooks.call_again(member, delivery_id, timezone.now())
    except webhooks.WebhookUnknown as error:
        raise Http404 from error
    return _back(member)


def _back(member: Member) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk_tokens", args=[member.organisation.slug]))


def _page(
    request: HttpRequest,
    member: Member,
    *,
    token_form: TokenForm | None = None,
    address_form: AddressForm | None = None,
    secret: str = "",
    secret_of: str = "",
    status: int = 200,
) -> HttpResponse:
    organisation, now = member.organisation, timezone.now()
    context: dict[str, Any] = {
        "tokens": [
            (one, _state(one.expires_at <= now, one.exchanged_at)) for one in api_tokens.tokens_of(organisation)
        ],
        "webhooks": organisation.webhooks.all(),
        "undelivered": webhooks.undelivered(organisation),
        "token_form": token_form or TokenForm(organisation=organisation),
        "address_form": address_form or AddressForm(),
        "overlaps": OVERLAP_CHOICES,
        "secret": secret,
        "secret_of": secret_of,
    }
    return navigation.show(request, member, "desk/tokens/tokens.html", context, status=status)


def _state(over: bool, exchanged: object) -> str:  # noqa: FBT001 — both are facts of one token
    return "over" if over else "exchanged" if exchanged else "works"
