"""Every address of the API in one table. What answers is loaded when the first request comes, not at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path

PUBLIC = "public"
TABLE = (
    ("", "api_docs", PUBLIC),
    ("openapi.json", "api_openapi", PUBLIC),
    ("token", "api_token", "tokens"),
    ("cases", "api_cases", "tokens with submit or read"),
    ("cases/<uuid:case_id>", "api_case", "tokens with read, of the organisation whose case it is"),
    ("handed-over", "api_handed_over", "tokens with inbox"),
    ("handed-over/<uuid:handover_id>", "api_handover", "tokens with inbox, of the organisation that may read it"),
    ("shared/<str:token>", "api_shared", "tokens with read, and reader of a shared report"),
    ("patterns", "api_patterns", "tokens with library"),
    ("patterns/<slug:claim_id>", "api_pattern", "tokens with library"),
    ("library", "api_library", "tokens with library"),
    ("collections", "api_collections", "tokens with collections"),
    ("collections/<slug:slug>", "api_collection", "tokens with collections, of the organisation whose they are"),
    ("trends", "api_trends", "tokens with trends"),
)


@dataclass(frozen=True)
class Later:
    """The view of a name; it needs no secret of a form, because nothing that a browser sends by itself opens it."""

    name: str
    who_may_see_it: str
    csrf_exempt: ClassVar[bool] = True

    def __call__(self, request: HttpRequest, **places: object) -> HttpResponseBase:
        from checker.api.door import answer

        return answer(request, self.name, places)


urlpatterns: list[URLPattern] = [
    *(path(route, Later(name, who), name=name) for route, name, who in TABLE),
    re_path(r"^(?P<rest>[\s\S]+)$", Later("api_nowhere", PUBLIC), name="api_nowhere"),
]
