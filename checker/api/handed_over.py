"""Cases that shoppers handed to the organisation, within the same limits as at its desk: as long as the handover, and
covered unless the shopper agreed to more and it is still there."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from checker.api import handed_over_shapes as shapes
from checker.api.authentication import Bearer
from checker.api.refusals import Refused, pointed
from checker.api.results import result_of
from checker.api.shapes import Level as LevelWord
from checker.cases import handing_over, inbox
from checker.cases.models import FactKind, Handover
from checker.organisations.models import ApiToken, Scope
from checker.vocabulary import Level
from checker.web.problems import Problem

router = Router()
_ASKED = {"limit", "after", "state", "level", "claim", "brand"}
_CLOSED = {"open": False, "closed": True, "any": None}


@router.get(
    "handed-over",
    response=shapes.HandedOver,
    auth=Bearer(Scope.INBOX),
    operation_id="handed_over",
    url_name="api_handed_over",
    summary=_("The cases handed over"),
    description=_(
        "Those that shoppers sent to the organisation and that it may read now, the latest first. Filters narrow the "
        "list as in the inbox; `total` are all that fit. The scope is inbox."
    ),
)
def handed_over(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="the `next` of the part before; 0 begins")] = 0,
    state: Annotated[Literal["open", "closed", "any"], Query(description="what your members made of it")] = "any",
    level: Annotated[LevelWord | None, Query()] = None,
    claim: Annotated[str | None, Query(max_length=64, description="the id of a claim of the library")] = None,
    brand: Annotated[str | None, Query(max_length=64, description="the id of a brand")] = None,
) -> dict[str, Any]:
    """A part of the list."""
    if unknown := sorted(set(request.GET) - _ASKED):
        raise Refused(Problem.INVALID, errors=[pointed(["query", name[:40]], _("unknown")) for name in unknown[:9]])
    properties = {(FactKind.CLAIM.value, claim), (FactKind.BRAND.value, brand)}
    asked = inbox.Asked(
        properties=frozenset((kind, value) for kind, value in properties if value is not None),
        level=Level(level) if level else None,
        closed=_CLOSED[state],
    )
    found = inbox.search(_token(request).organisation, asked, timezone.now(), before=after or None, most=limit)
    more = None if found.older is None else str(found.older)
    return {"cases": [_line(row) for row in found.rows], "total": found.total, "next": more}


@router.get(
    "handed-over/{uuid:handover_id}",
    response=shapes.Handover,
    exclude_unset=True,
    auth=Bearer(Scope.INBOX),
    operation_id="handover",
    url_name="api_handover",
    summary=_("A case that was handed over"),
    description=_(
        "The newest answer as your members read it: covered, unless the shopper agreed to more and it is still there. "
        "When it is taken back or its time is over, it is not there. The scope is inbox."
    ),
)
def handover(request: HttpRequest, handover_id: UUID) -> dict[str, Any]:
    """The case; what is another's, over or taken back is not there."""
    try:
        found = handing_over.handover_of(_token(request).organisation_id, handover_id, timezone.now())
    except handing_over.HandoverNotFound as error:
        raise Refused(Problem.NOT_FOUND) from error
    said = handing_over.said_to(found)
    return {
        **_common(found),
        "masked": not handing_over.sees_originals(found),
        "may_publish": found.may_publish,
        "note": found.note,
        "version": said.version if said else None,
        "answered_at": said.at if said else None,
        "result": result_of(said.outcome) if said else None,
    }


def _token(request: HttpRequest) -> ApiToken:
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    return token


def _line(row: inbox.Row) -> dict[str, Any]:
    level = row.handover.level
    return {**_common(row.handover), "level": level, "claims": list(row.claims), "brands": list(row.brands)}


def _common(handover: Handover) -> dict[str, Any]:
    return {
        "id": str(handover.id),
        "handed_at": handover.handed_at,
        "until": handover.until,
        "closed": not handover.is_open,
    }
