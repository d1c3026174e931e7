"""One report under review: a note that is wrong, a line that was misread, or the end of all its links."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from checker.cases import access, moderating, sharing
from checker.cases.corrections import NotCorrectable, NothingThere
from checker.cases.models import Case, Deed, Grounds, Mistake
from checker.desk import navigation
from checker.desk.review.forms import CorrectionForm, GroundsForm
from checker.desk.review.showing import reviewed
from checker.organisations.models import Member, Role
from checker.web.access import member
from checker.web.deeds import level_word, mistakes, reason_words


@require_safe
@member(Role.VIEWER)
def report(request: HttpRequest, member: Member, case_id: UUID) -> HttpResponse:
    """Its notes and lines, each with the form that corrects it."""
    return _page(request, member, _found(member, case_id))


@require_POST
@member(Role.EDITOR)
def correct(request: HttpRequest, member: Member, case_id: UUID) -> HttpResponse:
    """A note counts no more, or a line says something else; the report is judged anew."""
    case, form = _found(member, case_id), CorrectionForm(request.POST)
    problem = _corrected(member, case, form) if form.is_valid() else _("Please choose what is wrong.")
    if problem:
        return _page(request, member, case, problem=problem, status=422)
    return HttpResponseRedirect(reverse("desk_review_report", args=[member.organisation.slug, case.id]))


@require_POST
@member(Role.OWNER)
def take_down(request: HttpRequest, member: Member, case_id: UUID) -> HttpResponse:
    """All links to the report end; its readers learn when and why."""
    case, form = _found(member, case_id), GroundsForm(request.POST)
    if not form.is_valid():
        return _page(request, member, case, problem=_("Please choose a reason."), status=422)
    try:
        moderating.take_down(member, case, Grounds(form.cleaned_data["grounds"]), timezone.now())
    except moderating.NoLinks:
        return _page(request, member, case, problem=_("No link leads to this report."), status=422)
    except access.CaseNotFound as error:
        raise Http404 from error
    return HttpResponseRedirect(reverse("desk_review", args=[member.organisation.slug]))


def _corrected(member: Member, case: Case, form: CorrectionForm) -> str:
    """What to tell where it did not work; empty where it did."""
    data, now = form.cleaned_data, timezone.now()
    if not moderating.may_read_newest(member.organisation, case, now):
        return _added()
    if data["version"] != case.version:
        return _("The report was judged anew since you read it. Please read it again.")
    try:
        if data["key"] and data["mistake"]:
            moderating.withdraw_note(member, case, data["key"], Mistake(data["mistake"]), data["evidence"], now)
        elif data["line"] is not None and data["item"] is not None and data["text"].strip():
            place = (data["item"], data["line"])
            moderating.reread_line(member, case, place, data["text"], data["evidence"], now)
        else:
            return _("Please choose what is wrong.")
    except NothingThere:
        return _("The report has no such note or line.")
    except NotCorrectable:
        return _("The report is being looked at just now. Please try again in a moment.")
    except access.CaseNotFound as error:
        raise Http404 from error
    return ""


def _found(member: Member, case_id: UUID) -> Case:
    try:
        return moderating.case_for(member.organisation, case_id, timezone.now())
    except moderating.OutOfReach as error:
        raise Http404 from error


def _added() -> str:
    return _("The person who asked has added something that is not shared with you. An operator corrects this report.")


def _page(request: HttpRequest, member: Member, case: Case, *, problem: str = "", status: int = 200) -> HttpResponse:
    may_read = moderating.may_read_newest(member.organisation, case, timezone.now())
    shown = reviewed(case) if may_read else None
    context = {
        "case": case,
        "shown": shown,
        "added": "" if may_read else _added(),
        "level_word": level_word(shown.level) if shown else "",
        "mistakes": mistakes(),
        "grounds": [(code, reason_words(Deed.TAKEN_DOWN, code)) for code in Grounds.values],
        "open_links": len(sharing.shares_of(case, timezone.now())),
        "may_edit": member.may(Role.EDITOR),
        "may_end": member.may(Role.OWNER),
        "problem": problem,
    }
    return navigation.show(request, member, "desk/review/report.html", context, status=status)
