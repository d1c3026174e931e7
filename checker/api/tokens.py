"""The token that asks, told to itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router

from checker.api import shapes
from checker.api.authentication import Bearer
from checker.organisations.models import ApiToken

router = Router()


@router.get(
    "token",
    response=shapes.Token,
    auth=Bearer(),
    operation_id="token",
    url_name="api_token",
    summary=_("What this token may do"),
    description=_("The organisation, the scopes and the end of the token that asks. No scope is needed."),
)
def token(request: HttpRequest) -> dict[str, Any]:
    """The organisation, the scopes and the end of the token that asks."""
    asking: ApiToken = request.auth  # type: ignore[attr-defined]
    return {
        "organisation": asking.organisation.slug,
        "name": asking.name,
        "scopes": asking.scopes,
        "expires_at": asking.expires_at,
    }
