"""Every view says who may see it, by one of these decorators; a test walks all URLs and looks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from checker.cases import access
from checker.cases.models import Audience, Case, Deed, Reply, Share
from checker.cases.replying import ReplyNotFound, reply_for_token
from checker.cases.taking_down import taken_down
from checker.organisations.access import NotAMember, lacks_second_factor, membership
from checker.organisations.models import Member, Person, Role
from checker.web.deeds import reason_words

P = ParamSpec("P")
View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Anybody may see it."""
    view.who_may_see_it = "public"  # type: ignore[attr-defined]
    return view


def holder_of_link(
    view: Callable[Concatenate[HttpRequest, Case, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Whoever has the report's link: the URL's `token` becomes the view's `case`; a wrong one is answered with 404.

    The answer is kept by no cache and found by no search engine unless the view says otherwise.
    """

    @wraps(view)
    def answer(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return _unkept(view(request, access.case_for_token(token), *args, **kwargs))
        except access.CaseNotFound as error:  # also where it was erased while the view was at work
            raise Http404 from error

    answer.who_may_see_it = "holder of the link"  # type: ignore[attr-defined]
    return answer


def reader_of_share(
    view: Callable[Concatenate[HttpRequest, Share, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Whoever has the link of a shared report: the URL's `token` becomes the view's `share`; a wrong or ended one is
    answered with 404, one that a moderator ended with 410 and the reason. What it shows is masked; no cache keeps it,
    so a link that is taken back is gone at once."""

    @wraps(view)
    def answer(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            share = access.share_for_token(token, timezone.now())
            answered = view(request, share, *args, **kwargs)
        except access.CaseNotFound as error:
            ended = taken_down(token, timezone.now())
            if ended is None:
                raise Http404 from error
            context = {"at": ended.at, "reason": reason_words(Deed.TAKEN_DOWN, ended.grounds)}
            return _unkept(render(request, "reports/taken_down.html", context, status=410))
        return _unkept(answered, found=share.audience == Audience.PUBLIC)

    answer.who_may_see_it = "reader of a shared report"  # type: ignore[attr-defined]
    return answer


def writer_of_reply(
    view: Callable[Concatenate[HttpRequest, Reply, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Whoever wrote a statement and kept its link: the URL's `token` becomes the view's `reply`."""

    @wraps(view)
    def answer(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            reply = reply_for_token(token)
        except ReplyNotFound as error:
            raise Http404 from error
        return _unkept(view(request, reply, *args, **kwargs))

    answer.who_may_see_it = "writer of the statement"  # type: ignore[attr-defined]
    return answer


def either(
    own: Callable[..., HttpResponseBase], shared: Callable[..., HttpResponseBase]
) -> Callable[..., HttpResponseBase]:
    """One address for both kinds of link: `own` where the token is that of a case, otherwise `shared`."""

    def answer(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            access.case_for_token(token)
        except access.CaseNotFound:
            return shared(request, token, *args, **kwargs)
        return own(request, token, *args, **kwargs)

    answer.who_may_see_it = "holder of the link, or reader of a shared report"  # type: ignore[attr-defined]
    return answer


def signed_in(
    view: Callable[Concatenate[HttpRequest, Person, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Anybody who is signed in, as the view's `person`; others are led to sign in, or to a second factor."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = request.user
        if not isinstance(person, Person) or not person.is_active:
            question = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('account_login')}?{question}")
        if lacks_second_factor(person):
            return HttpResponseRedirect(reverse("desk_second_factor"))
        return _unkept(view(request, person, *args, **kwargs))

    answer.who_may_see_it = "whoever is signed in"  # type: ignore[attr-defined]
    return answer


def member(
    role: Role,
) -> Callable[[Callable[Concatenate[HttpRequest, Member, P], HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Members of the organisation that the URL's `slug` names, from `role` on; the view gets `member` in its place.

    To others an organisation that is not theirs is not there (404); a member with a lower role is refused (403).
    """

    def declared(
        view: Callable[Concatenate[HttpRequest, Member, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        def answer(
            request: HttpRequest, person: Person, /, slug: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            try:
                place = membership(person, slug)
            except NotAMember as error:
                raise Http404 from error
            if not place.may(role):
                raise PermissionDenied
            return view(request, place, *args, **kwargs)

        guarded = wraps(view)(signed_in(answer))
        guarded.who_may_see_it = f"members from {role} on"  # type: ignore[attr-defined]
        return guarded

    return declared


def operator(
    view: Callable[Concatenate[HttpRequest, Person, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Operators of this installation, as the view's `person`; to others who are signed in there is nothing (404)."""

    def answer(request: HttpRequest, person: Person, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not person.is_staff:
            raise Http404
        return view(request, person, *args, **kwargs)

    guarded = wraps(view)(signed_in(answer))
    guarded.who_may_see_it = "operators"  # type: ignore[attr-defined]
    return guarded


def _unkept(response: HttpResponseBase, *, found: bool = False) -> HttpResponseBase:
    response.headers.setdefault("Cache-Control", "private, no-store")
    if not found:
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    return response
