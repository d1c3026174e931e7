"""The page for who writes programs: the API with curl, how calls back are signed, what each problem means."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from checker.cases.calling_back import MAX_ATTEMPTS
from checker.web.access import public
from checker.web.problems import Problem


@public
@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """The commands on it are run by a test, as they are printed."""
    context = {"problems": [one.value for one in Problem], "attempts": MAX_ATTEMPTS}
    return render(request, "guide/api.html", context)
