"""Cases of the organisation: handing one in, asking how far it is, reading what came out."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Status

from checker.api import shapes
from checker.api.authentication import Bearer, count
from checker.api.own import CaseUnknown, case_of, listed
from checker.api.refusals import Refused, pointed
from checker.api.results import result_of
from checker.api.submitting import submit
from checker.cases import queries
from checker.cases.models import Case
from checker.organisations.models import ApiToken, Scope
from checker.web.limits import API_SUBMISSIONS
from checker.web.problems import Problem

router = Router()
_UNKNOWN = "no such parameter"


@router.post(
    "cases",
    response={201: shapes.Accepted, 200: shapes.Accepted},
    auth=Bearer(Scope.SUBMIT),
    operation_id="submit",
    url_name="api_cases",
    summary=_("Hand in a case"),
    description=_(
        "JSON for words, a form with files for pictures: at most 9 of 15 MB each. With an Idempotency-Key the same "
        "request sent again leads to the same case and is answered with 200. The scope is submit."
    ),
)
def hand_in(request: HttpRequest, response: HttpResponse) -> Status[dict[str, Any]]:
    """201 for a new case, 200 for one that is there already."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    count(API_SUBMISSIONS, request, token)
    case, secret, created = submit(request, token, timezone.now())
    url = reverse("api_case", args=[case.id])
    response.headers["Location"] = url
    accepted = {
        "id": str(case.id),
        "state": case.state,
        "url": request.build_absolute_uri(url),
        "report": request.build_absolute_uri(reverse("report", args=[secret])),
    }
    return Status(201 if created else 200, accepted)


@router.get(
    "cases",
    response=shapes.Cases,
    auth=Bearer(Scope.READ),
    operation_id="cases",
    url_name="api_cases",
    summary=_("The cases handed in"),
    description=_(
        "Those that the organisation handed in by the API and that are still there, the latest first. "
        "The scope is read."
    ),
)
def cases(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    after: Annotated[int, Query(ge=0, le=2**62, description="the `next` of the part before; 0 begins")] = 0,
) -> dict[str, Any]:
    """A part of the list."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    if unknown := sorted(set(request.GET) - {"limit", "after"}):
        raise Refused(Problem.INVALID, errors=[pointed(["query", name[:40]], _UNKNOWN) for name in unknown[:9]])
    rows = listed(token.organisation, after, limit + 1)
    more = str(rows[limit - 1].id) if len(rows) > limit else None
    return {"cases": [_line(row.case, row.submitted_at) for row in rows[:limit]], "next": more}


@router.get(
    "cases/{uuid:case_id}",
    response=shapes.Case,
    exclude_unset=True,
    auth=Bearer(Scope.READ),
    operation_id="case",
    url_name="api_case",
    summary=_("A case and its result"),
    description=_(
        "How far a case of the organisation is, and the whole result as soon as there is one. The scope is read."
    ),
)
def case(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """The case; what is another's is not there."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    try:
        found, submitted_at = case_of(token.organisation, case_id)
    except CaseUnknown as error:
        raise Refused(Problem.NOT_FOUND) from error
    said = queries.said_of(found)
    return {
        "id": str(found.id),
        "state": found.state,
        "submitted_at": submitted_at,
        "finished_at": found.finished_at,
        "version": found.version,
        "masked": not found.has_originals,
        "failure": found.failure or None,
        "result": result_of(said.outcome) if said else None,
    }


def _line(case: Case, submitted_at: object) -> dict[str, Any]:
    newest = max(case.outcomes.all(), key=lambda one: one.version, default=None)
    return {
        "id": str(case.id),
        "state": case.state,
        "submitted_at": submitted_at,
        "finished_at": case.finished_at,
        "level": newest.level if newest else None,
    }
