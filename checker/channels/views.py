"""The addresses that platforms call. Each call proves itself; what does not is answered with 403 and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from checker.channels.answering import answer
from checker.channels.contract import MOST_BYTES, Door, NotThePlatform, NotUnderstood
from checker.channels.telegram import Telegram
from checker.channels.wechat import WeChat
from checker.organisations import channels
from checker.organisations.models import Channel, ChannelKind

View = Callable[..., HttpResponse]


def platform(kind: ChannelKind) -> Callable[[Callable[..., HttpResponse]], View]:
    """The platform alone, by the proof in its call: the URL's `address` becomes the account and its keys."""

    def declared(view: Callable[..., HttpResponse]) -> View:
        def guarded(request: HttpRequest, address: str) -> HttpResponse:
            if len(request.body) > MOST_BYTES:
                return _refused(413)
            try:
                channel, keys = channels.channel_at(kind, address)
            except channels.ChannelUnknown as error:
                raise Http404 from error
            try:
                return view(request, channel, keys)
            except (NotThePlatform, channels.Replayed):
                return _refused(403)
            except NotUnderstood:
                return _refused(400)

        guarded.who_may_see_it = "the platform, by the proof in its call"  # type: ignore[attr-defined]
        return guarded

    return declared


@csrf_exempt
@require_http_methods(["GET", "POST"])
@never_cache
@platform(ChannelKind.WECHAT)
def wechat(request: HttpRequest, channel: Channel, keys: channels.Keys) -> HttpResponse:
    """GET asks whether the address is ours, POST brings a message."""
    door = WeChat()
    if request.method == "GET":
        return door.verify(request, keys, timezone.now())
    return _answered(door, request, channel, keys)


@csrf_exempt
@require_POST
@never_cache
@platform(ChannelKind.TELEGRAM)
def telegram(request: HttpRequest, channel: Channel, keys: channels.Keys) -> HttpResponse:
    """POST brings a message."""
    return _answered(Telegram(), request, channel, keys)


def _answered(door: Door, request: HttpRequest, channel: Channel, keys: channels.Keys) -> HttpResponse:
    now = timezone.now()
    heard = door.hear(request, channel, keys, now)
    words = answer(channel, heard, request.build_absolute_uri, now)
    return door.say(heard, words, channel, keys, now)


def _refused(status: int, **_: Any) -> HttpResponse:
    return HttpResponse(status=status, content_type="text/plain; charset=utf-8")
