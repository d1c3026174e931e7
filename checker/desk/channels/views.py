"""Owners connect accounts, give them other keys, and disconnect them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from checker.desk import navigation
from checker.desk.channels.forms import ConnectForm, KeysForm
from checker.organisations import channels
from checker.organisations.models import Channel, ChannelKind, Member, Role
from checker.web.access import member


@sensitive_post_parameters("token", "aes_key")
@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.OWNER)
def channels_of(request: HttpRequest, member: Member) -> HttpResponse:
    """The accounts with the address that each platform has to call, and the form for another."""
    if request.method != "POST":
        return _page(request, member, ConnectForm())
    form = ConnectForm(request.POST)
    if not form.is_valid():
        return _page(request, member, form, status=422)
    given, language = form.cleaned_data, get_language() or ""
    kind = ChannelKind(given["kind"])
    try:
        channels.connect(
            member, kind, given["name"], given["app_id"], form.keys(), language=language, now=timezone.now()
        )
    except channels.TooManyChannels:
        form.add_error(None, _("Ten accounts are connected already. Please disconnect one first."))
        return _page(request, member, form, status=422)
    return _back(member)


@sensitive_post_parameters("token", "aes_key")
@require_POST
@member(Role.OWNER)
def keys(request: HttpRequest, member: Member, channel_id: int) -> HttpResponse:
    """Other keys for an account; those that were not right change nothing and are said on the page."""
    channel = member.organisation.channels.filter(id=channel_id).first()
    if channel is None:
        raise Http404
    form = KeysForm(request.POST, kind=ChannelKind(channel.kind), auto_id=f"id_{channel.id}_%s")
    if not form.is_valid():
        return _page(request, member, ConnectForm(), changing=(channel, form), status=422)
    channels.change_keys(member, channel.id, form.keys(), timezone.now())
    return _back(member)


@require_POST
@member(Role.OWNER)
def remove(request: HttpRequest, member: Member, channel_id: int) -> HttpResponse:
    """The account is disconnected at once."""
    try:
        channels.remove(member, channel_id, timezone.now())
    except channels.ChannelUnknown as error:
        raise Http404 from error
    return _back(member)


def _page(
    request: HttpRequest,
    member: Member,
    form: ConnectForm,
    *,
    changing: tuple[Channel, KeysForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = []
    for channel in member.organisation.channels.order_by("created_at", "id"):
        address = request.build_absolute_uri(reverse(f"channel_{channel.kind}", args=[channel.address]))
        theirs = KeysForm(kind=ChannelKind(channel.kind), auto_id=f"id_{channel.id}_%s")
        if changing and changing[0].id == channel.id:
            theirs = changing[1]
        shown.append((channel, address, theirs))
    return navigation.show(
        request, member, "desk/channels/channels.html", {"shown": shown, "form": form}, status=status
    )


def _back(member: Member) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk_channels", args=[member.organisation.slug]))
