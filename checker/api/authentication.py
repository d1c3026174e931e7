"""Who asks: a token in the header, what it may be used for, and how often its organisation asked."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from checker.api.refusals import Refused
from checker.organisations.api_tokens import TokenUnknown, token_for
from checker.organisations.models import ApiToken, Scope
from checker.web.counting import Limit, spend
from checker.web.limits import API_REQUESTS
from checker.web.problems import Problem


class Bearer(HttpBearer):
    """A working token that may be used for all of `scopes`; it becomes the request's `auth`.

    Every request counts for the organisation, so that many tokens are no way around a limit.
    """

    def __init__(self, *scopes: Scope) -> None:
        super().__init__()
        self.scopes = scopes

    def __call__(self, request: HttpRequest) -> ApiToken:
        token: ApiToken | None = super().__call__(request)
        if token is None:
            raise unknown()
        return token

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        try:
            found = token_for(token, timezone.now())
        except TokenUnknown as error:
            raise unknown() from error
        count(API_REQUESTS, request, found)
        for scope in self.scopes:
            if not found.may(scope):
                header = f'Bearer error="insufficient_scope", scope="{scope.value}"'
                raise Refused(Problem.SCOPE, headers={"WWW-Authenticate": header}, scope=scope.value)
        return found


def unknown() -> Refused:
    """The same for no token and for one that does not work."""
    says = _("Send the header “Authorization: Bearer” with a token of your organisation's desk.")
    return Refused(Problem.NO_TOKEN, says, headers={"WWW-Authenticate": "Bearer"})


def count(limit: Limit, request: HttpRequest, token: ApiToken) -> None:
    """Count a request for the token's organisation. Raises Refused beyond the limit."""
    spent = spend(limit, request, whose=f"organisation {token.organisation_id}")
    if spent is None:
        return
    request.counts = [*getattr(request, "counts", []), spent]  # type: ignore[attr-defined]
    if not spent.allowed:
        raise Refused(Problem.TOO_OFTEN, headers={"Retry-After": str(spent.seconds)})
