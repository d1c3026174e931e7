"""Troubles told to programs: "problem details" as in RFC 9457, in the language that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"
PROGRAMS = "/api/"
"""Whatever asks below it is a program."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`slug` names the problem for programs and its place on the page of the API; `title` is the same every time."""

    slug: str
    status: int
    title: Promise


class Problem(Enum):
    """Every problem that the API knows."""

    UNREADABLE = Kind(slug="unreadable", status=400, title=_("The request cannot be read"))
    NO_TOKEN = Kind(slug="no-token", status=401, title=_("A token that works is missing"))
    SCOPE = Kind(slug="scope", status=403, title=_("The token may not be used for this"))
    NOT_FOUND = Kind(slug="not-found", status=404, title=_("There is nothing here"))
    METHOD = Kind(slug="method", status=405, title=_("This cannot be done at this address"))
    CALLBACK = Kind(slug="callback", status=409, title=_("This address is not registered for calls back"))
    TAKEN_DOWN = Kind(slug="taken-down", status=410, title=_("A moderator ended this link"))
    TOO_LARGE = Kind(slug="too-large", status=413, title=_("This is too much at once"))
    MEDIA_TYPE = Kind(slug="media-type", status=415, title=_("This kind of content is not understood here"))
    INVALID = Kind(slug="invalid", status=422, title=_("Something in the request is not as it has to be"))
    PICTURES = Kind(slug="pictures", status=422, title=_("Some pictures cannot be taken"))
    KEY_USED = Kind(slug="key-used", status=422, title=_("This Idempotency-Key belongs to another request"))
    TOO_OFTEN = Kind(slug="too-often", status=429, title=_("Too many questions in a short time"))
    BROKEN = Kind(slug="broken", status=500, title=_("Something is broken here"))
    LATER = Kind(slug="later", status=503, title=_("Please try again in a moment"))


def problem(which: Problem, *, detail: str = "", headers: dict[str, str] | None = None, **further: Any) -> JsonResponse:
    """The answer; `further` are members of its own, which programs may read. It names no address and no id, so that
    what is not there and what is somebody else's look the same."""
    kind = which.value
    body = told_of(kind)
    if detail:
        body["detail"] = detail
    answer = JsonResponse({**body, **further}, status=kind.status, json_dumps_params={"ensure_ascii": False})
    answer.headers["Content-Type"] = MEDIA_TYPE
    answer.headers["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        answer.headers[name] = value
    return answer


def told_of(kind: Kind) -> dict[str, Any]:
    """The members that every problem has; `type` leads to what the page of the API says of it."""
    return {"type": f"{reverse('guide_api')}#{kind.slug}", "title": str(kind.title), "status": kind.status}


def asked_by_a_program(request: HttpRequest) -> bool:
    """Whether the answer has to be one for a program."""
    return request.path.startswith(PROGRAMS)
