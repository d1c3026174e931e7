"""The description for programs, and the same as a page for people: ours, with nothing of another site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json import dumps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from checker.api.description import document

KEPT = "public, max-age=300"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One operation as the page shows it; `answer` and `bodies` are examples, indented."""

    name: str
    method: str
    path: str
    summary: str
    says: str
    parameters: list[dict[str, Any]]
    bodies: dict[str, str]
    answer: str
    statuses: dict[str, str]


def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1."""
    answer = JsonResponse(document(get_language() or "en"), json_dumps_params={"ensure_ascii": False})
    answer.headers["Cache-Control"] = KEPT
    answer.headers["Vary"] = "Accept-Language, Cookie"
    return answer


def page(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, answers and examples."""
    shown = list(_operations(document(get_language() or "en")))
    answer = render(request, "api/docs.html", {"operations": shown})
    answer.headers["X-Robots-Tag"] = "all"
    return answer


PAGES: dict[str, Callable[[HttpRequest], HttpResponseBase]] = {"api_docs": page, "api_openapi": openapi}


def _operations(described: dict[str, Any]) -> Iterator[Shown]:
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            bodies = one.get("requestBody", {}).get("content", {})
            best = next(answer for status, answer in one["responses"].items() if status in ("200", "201"))
            yield Shown(
                name=one["operationId"],
                method=method.upper(),
                path=path,
                summary=one["summary"],
                says=one["description"],
                parameters=one["parameters"],
                bodies={kind: _indented(body["example"]) for kind, body in bodies.items()},
                answer=_indented(best["content"]["application/json"]["example"]),
                statuses={status: answer["description"] for status, answer in one["responses"].items()},
            )


def _indented(value: object) -> str:
    return dumps(value, ensure_ascii=False, indent=2)
