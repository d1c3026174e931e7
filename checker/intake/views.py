"""The first page: one form, and the way from it to a report."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from checker.cases import originals, tokens
from checker.cases.opening import MAX_CHARACTERS, NewCase, NotAccepted, Opened, open_case
from checker.intake.forms import CaseForm
from checker.web.access import public
from checker.web.limits import SUBMISSIONS, limited
from checker.web.taking import Refusal, chosen_names, take_pictures

DELETE_COOKIE = "delete"
RETRY_SECONDS = 20


def _too_often(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """The form with what was typed, and when to send it again."""
    form = CaseForm(request.POST)
    return _page(request, form, key=_form_key(form), wait_minutes=ceil(seconds / 60))


@public
@limited(SUBMISSIONS, over=_too_often)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def intake(request: HttpRequest) -> HttpResponse:
    """The empty form; or, when it was sent, the way to the report, or the same form with what to do beside it."""
    if request.method != "POST":
        return _page(request, CaseForm(), key=tokens.new_form_key())
    return _taken(request, CaseForm(request.POST))


def _taken(request: HttpRequest, form: CaseForm) -> HttpResponse:
    """The way to the report, or the form with what to do beside it."""
    pictures, refusals = take_pictures(request)
    if form.is_valid() and not (pictures or refusals or form.cleaned_data["text"].strip()):
        form.say_that_nothing_was_given()
    key = _form_key(form)
    if not form.is_valid() or refusals:
        return _page(request, form, key=key, refusals=refusals, status=422)
    new = NewCase(
        text=form.cleaned_data["text"],
        pictures=pictures,
        language=get_language() or "",
        key=key,
        remember=not form.cleaned_data["forget"],
    )
    try:
        return _to_report(open_case(new, timezone.now()))
    except NotAccepted:
        response = _page(request, form, key=key, busy=True, status=503)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response


def _shared_words(request: HttpRequest) -> CaseForm:
    words = [request.POST.get(name, "").strip() for name in ("title", "text", "url")]
    return CaseForm({"text": "\n".join(filter(None, dict.fromkeys(words))), "key": tokens.new_form_key()})


def _shared_too_often(request: HttpRequest, *, seconds: int) -> HttpResponse:
    form = _shared_words(request)
    return _page(request, form, key=_form_key(form), wait_minutes=ceil(seconds / 60))


@csrf_exempt
@public
@limited(SUBMISSIONS, over=_shared_too_often)
@require_POST
def shared_here(request: HttpRequest) -> HttpResponse:
    """What a phone's share sheet hands over: opens a case of it, or shows the form with what to do.

    The phone's system sends this form and knows no secret of ours; nobody's rights hang on it, for a case belongs to
    whoever gets its link.
    """
    return _taken(request, _shared_words(request))


def _page(
    request: HttpRequest,
    form: CaseForm,
    *,
    key: str,
    refusals: Sequence[Refusal] = (),
    busy: bool = False,
    wait_minutes: int = 0,
    status: int = 200,
) -> HttpResponse:
    context = {
        "text": form.data.get("text", ""),
        "text_problems": form.errors.get("text", []),
        "forget": "forget" in form.data,
        "key": key,
        "refusals": refusals,
        "busy": busy,
        "wait_minutes": wait_minutes,
        "choose_again": chosen_names(request) if status != 200 or wait_minutes else (),
        "max_characters": MAX_CHARACTERS,
        "max_pictures": settings.MAX_PICTURES,
        "max_bytes": settings.MAX_PICTURE_BYTES,
        "max_megabytes": settings.MAX_PICTURE_BYTES // 2**20,
        "retention_days": settings.RETENTION_DAYS,
        "originals_hours": originals.HOURS,
    }
    return render(request, "intake/new.html", context, status=status)


def _form_key(form: CaseForm) -> str:
    """The key of the form, or a fresh one where somebody changed it."""
    try:
        return tokens.check_form_key(form.data.get("key", ""))
    except tokens.MalformedKey:
        return tokens.new_form_key()


def _to_report(opened: Opened) -> HttpResponse:
    """Leads to the report; this browser alone is handed the key that erases it."""
    address = reverse("report", args=[opened.token])
    response = HttpResponseRedirect(address)
    response.status_code = 303
    response.set_cookie(
        DELETE_COOKIE,
        opened.delete_token,
        max_age=settings.RETENTION_DAYS * 24 * 3600,
        path=address,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response
