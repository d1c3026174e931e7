"""The statements of an organisation: the list with the form of another, and the page of one with its former words."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from checker.cases import collected, moderating
from checker.cases.models import Case
from checker.desk import navigation
from checker.desk.statements.forms import NewForm, WithdrawForm, WordsForm
from checker.organisations import statements, texts
from checker.organisations.models import Member, Role, Statement
from checker.web.access import member
from checker.web.deeds import level_word

ROWS_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.VIEWER)
def index(request: HttpRequest, member: Member) -> HttpResponse:
    """All statements; an editor's form makes another. `?case=` names a case that was handed over."""
    if request.method != "POST":
        return _index(request, member, NewForm(initial={"case": request.GET.get("case", "")}))
    if not member.may(Role.EDITOR):
        return _index(request, member, NewForm(), 403)
    form = NewForm(request.POST)
    made = _said(member, form)
    if made is None:
        return _index(request, member, form, 422)
    return HttpResponseRedirect(reverse("desk_statement", args=[member.organisation.slug, made.id]))


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.VIEWER)
def statement(request: HttpRequest, member: Member, statement_id: int) -> HttpResponse:
    """One statement with its former words; an editor's form changes it."""
    found = _found(member, statement_id)
    if request.method != "POST":
        return _page(request, member, found)
    if not member.may(Role.EDITOR):
        return _page(request, member, found, status=403)
    form = WordsForm(request.POST)
    if not form.is_valid() or not _kept(member, found, form):
        return _page(request, member, found, form=form, status=422)
    return _back(member, found)


@require_POST
@member(Role.EDITOR)
def withdraw(request: HttpRequest, member: Member, statement_id: int) -> HttpResponse:
    """Withdraws a statement with a reason."""
    found, form = _found(member, statement_id), WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, member, found, leaving=form, status=422)
    try:
        statements.withdraw(member, found, form.cleaned_data["because"], timezone.now())
    except statements.NothingSaid:
        form.add_error("because", _("Please give a reason; readers see it."))
        return _page(request, member, found, leaving=form, status=422)
    return _back(member, found)


def _said(member: Member, form: NewForm) -> Statement | None:
    """The new statement; None where the form says why not."""
    if not form.is_valid():
        return None
    try:
        case = _case(member, form)
        return statements.say(member, case.id, form.written(), timezone.now())
    except collected.CaseOutOfReach:
        form.add_error("link", _("There is no shared report behind this link."))
    except statements.NameNotConfirmed:
        form.add_error(None, _("Nobody has confirmed the organisation's name yet. An operator does that."))
    except statements.NothingSaid:
        form.add_error(None, _("Please write something in at least one language."))
    return None


def _kept(member: Member, found: Statement, form: WordsForm) -> bool:
    try:
        statements.say(member, found.case_id, form.written(), timezone.now())
    except statements.NameNotConfirmed:
        form.add_error(None, _("Nobody has confirmed the organisation's name yet. An operator does that."))
        return False
    except statements.NothingSaid:
        form.add_error(None, _("Please write something in at least one language."))
        return False
    return True


def _case(member: Member, form: NewForm) -> Case:
    now = timezone.now()
    if form.cleaned_data.get("case"):
        return collected.handed_over_case(member, form.cleaned_data["case"], now)
    return collected.share_of_link(form.cleaned_data["link"], now)[0].case


def _found(member: Member, statement_id: int) -> Statement:
    try:
        return statements.statement_for(member, statement_id)
    except statements.StatementNotFound as error:
        raise Http404 from error


def _back(member: Member, found: Statement) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk_statement", args=[member.organisation.slug, found.id]))


def _index(request: HttpRequest, member: Member, form: NewForm, status: int = 200) -> HttpResponse:
    language = request.LANGUAGE_CODE
    page = Paginator(statements.statements_of(member.organisation), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, (texts.best(list(one.wordings.all())[-1].texts, language) or ("", ""))[1]) for one in page]
    context = {"rows": rows, "page": page, "form": form, "may_edit": member.may(Role.EDITOR)}
    return navigation.show(request, member, "desk/statements/statements.html", context, status=status)


def _page(
    request: HttpRequest,
    member: Member,
    found: Statement,
    *,
    form: WordsForm | None = None,
    leaving: WithdrawForm | None = None,
    status: int = 200,
) -> HttpResponse:
    wordings = list(found.wordings.order_by("-number"))
    level = moderating.level_for(member.organisation, found.case, timezone.now())
    now_said = {f"text_{code}": text for code, text in wordings[0].texts.items()}
    context = {
        "statement": found,
        "wordings": [
            (one, [(code, one.texts[code]) for code in texts.WRITTEN if code in one.texts]) for one in wordings
        ],
        "level": level,
        "level_word": level_word(level),
        "form": form or WordsForm(initial=now_said),
        "leaving": leaving or WithdrawForm(),
        "may_edit": member.may(Role.EDITOR),
    }
    return navigation.show(request, member, "desk/statements/statement.html", context, status=status)
