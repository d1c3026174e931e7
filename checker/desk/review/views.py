"""The queue of sellers' statements that wait for this organisation, and the page on which one is decided."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from checker.cases import moderating
from checker.cases.models import Deed, Refusal, Reply, Wish
from checker.cases.replying import ChangedMeanwhile
from checker.desk import navigation
from checker.desk.review.forms import DecisionForm
from checker.organisations.models import Member, Role
from checker.web.access import member
from checker.web.deeds import deed_words, level_word, reason_words


@require_safe
@member(Role.VIEWER)
def queue(request: HttpRequest, member: Member) -> HttpResponse:
    """What waits, and what was decided last."""
    now = timezone.now()
    context = {
        "waiting": [(reply, _wish(reply)) for reply in moderating.waiting(member.organisation, now)],
        "decided": [(reply, _state(reply)) for reply in moderating.decided(member.organisation, now)],
    }
    return navigation.show(request, member, "desk/review/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.VIEWER)
def reply(request: HttpRequest, member: Member, reply_id: UUID) -> HttpResponse:
    """One statement; an editor shows it, or refuses it for a reason that its writer reads."""
    try:
        found = moderating.reply_for(member.organisation, reply_id, timezone.now())
    except moderating.OutOfReach as error:
        raise Http404 from error
    if request.method != "POST":
        return _page(request, member, found)
    if not member.may(Role.EDITOR):
        return _page(request, member, found, status=403)
    problem = _decided(request, member, found)
    if problem:
        found.refresh_from_db()
        return _page(request, member, found, problem=problem, status=422)
    return HttpResponseRedirect(reverse("desk_review", args=[member.organisation.slug]))


def _decided(request: HttpRequest, member: Member, found: Reply) -> str:
    """What to tell where it did not work; empty where it did."""
    form, refuse = DecisionForm(request.POST), request.POST.get("action") == "refuse"
    if not form.is_valid() or (refuse and not form.cleaned_data["reason"]):
        return _("Please choose a reason.")
    if form.cleaned_data["revision"] != found.revision:
        return _("The statement was changed since you read it. Please read it again.")
    reason = Refusal(form.cleaned_data["reason"]) if refuse else None
    try:
        moderating.decide(member, found, reason, timezone.now())
    except ChangedMeanwhile:
        return _("Somebody else has decided meanwhile, or the statement was changed. Please read it again.")
    return ""


def _page(request: HttpRequest, member: Member, found: Reply, *, problem: str = "", status: int = 200) -> HttpResponse:
    level = moderating.level_for(member.organisation, found.case, timezone.now())
    context = {
        "reply": found,
        "wish": _wish(found),
        "state": _state(found),
        "level": level,
        "level_word": level_word(level),
        "refusals": [(code, reason_words(Deed.REPLY_REFUSED, code)) for code in Refusal.values],
        "may_edit": member.may(Role.EDITOR),
        "problem": problem,
    }
    return navigation.show(request, member, "desk/review/reply.html", context, status=status)


def _wish(found: Reply) -> str:
    return {
        Wish.SHOW: _("asks to be shown"),
        Wish.CORRECT: _("says that a note is wrong"),
        Wish.TAKE_DOWN: _("asks that the links end"),
    }[Wish(found.wish)]


def _state(found: Reply) -> str:
    """What was decided, and why."""
    words = {"shown": deed_words(Deed.REPLY_SHOWN), "refused": deed_words(Deed.REPLY_REFUSED)}
    return " ".join(filter(None, (words.get(found.state, ""), reason_words(Deed.REPLY_REFUSED, found.refusal))))
