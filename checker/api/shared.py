"""Shared reports, by the token of their link: masked, as everybody sees them who has the link."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Path, Router

from checker.api import shapes
from checker.api.authentication import Bearer
from checker.api.refusals import Refused
from checker.api.results import result_of
from checker.cases import queries
from checker.cases.access import CaseNotFound, share_for_token
from checker.cases.models import Deed
from checker.cases.taking_down import taken_down
from checker.organisations.models import Scope
from checker.web.deeds import reason_words
from checker.web.problems import Problem

router = Router()


@router.get(
    "shared/{str:token}",
    response=shapes.Shared,
    exclude_unset=True,
    auth=Bearer(Scope.READ),
    operation_id="shared",
    url_name="api_shared",
    summary=_("A shared report"),
    description=_("What the link of a shared report shows: names, faces and numbers are covered. The scope is read."),
)
def shared(
    request: HttpRequest, token: Annotated[str, Path(description="the last part of the link to the shared report")]
) -> dict[str, Any]:
    """What the link shows now."""
    now = timezone.now()
    try:
        share = share_for_token(token, now)
    except CaseNotFound as error:
        ended = taken_down(token, now)
        if ended is not None:
            raise Refused(Problem.TAKEN_DOWN, reason_words(Deed.TAKEN_DOWN, ended.grounds)) from error
        raise Refused(Problem.NOT_FOUND) from error
    said = queries.masked_copy(share.case, share.version)
    if said is None:
        raise Refused(Problem.NOT_FOUND)
    return {
        "version": said.version,
        "answered_at": said.at,
        "expires_at": share.expires_at,
        "result": result_of(said.outcome),
    }
