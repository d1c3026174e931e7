"""The library of claims as data: what is looked for, why it matters, and the rules over it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Router

from checker.api import shapes
from checker.api.authentication import Bearer
from checker.api.refusals import Refused
from checker.organisations.models import Scope
from checker.patterns import Combination, Pattern
from checker.patterns import library as patterns_library
from checker.patterns.schema import BilingualList, Forms
from checker.vocabulary.plain import to_plain
from checker.web.problems import Problem
from checker.web.wording import text_in, written_language

router = Router()


@router.get(
    "patterns",
    response=shapes.Patterns,
    auth=Bearer(Scope.LIBRARY),
    operation_id="patterns",
    url_name="api_patterns",
    summary=_("The claims that are looked for"),
    description=_("Every claim with its name in the language of the request. The scope is library."),
)
def patterns(request: HttpRequest) -> dict[str, Any]:
    """Every claim that is looked for, with its name in the language of the request."""
    language, known = written_language(), patterns_library()
    lines = [
        {"id": one.id, "family": one.family, "role": one.role.value, "name": text_in(one.name, language)}
        for one in known.firing()
    ]
    return {"version": known.version, "patterns": lines}


@router.get(
    "patterns/{slug:claim_id}",
    response=shapes.Pattern,
    auth=Bearer(Scope.LIBRARY),
    operation_id="pattern",
    url_name="api_pattern",
    summary=_("Everything about one claim"),
    description=_("Its forms, its explanation, questions to ask, and sources. The scope is library."),
)
def pattern(request: HttpRequest, claim_id: str) -> dict[str, Any]:
    """The forms, the explanation, the questions and the sources of one claim."""
    found = {one.id: one for one in patterns_library().firing()}.get(claim_id)
    if found is None:
        raise Refused(Problem.NOT_FOUND)
    return _pattern(found)


@router.get(
    "library",
    response=shapes.Library,
    auth=Bearer(Scope.LIBRARY),
    operation_id="library",
    url_name="api_library",
    summary=_("The whole library"),
    description=_(
        "All claims, rules and sources, in a shape that stays. The ETag is the version: ask with If-None-Match, and "
        "get 304 as long as nothing changed. The scope is library."
    ),
)
def library(request: HttpRequest, response: HttpResponse) -> Any:
    """The export, or 304."""
    etag = f'"{patterns_library().version}"'
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")}
    unchanged = etag in known or "*" in known
    answer = HttpResponse(status=304) if unchanged else response
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer if unchanged else exported()


@cache
def exported() -> dict[str, Any]:
    """The library as plain values; it does not change while a process runs."""
    known = patterns_library()
    return {
        "version": known.version,
        "patterns": [_pattern(one) for one in known.firing()],
        "combinations": [_combination(one) for one in known.combinations.values()],
        "sources": {key: to_plain(source) for key, source in sorted(known.sources.items())},
    }


def _pattern(one: Pattern) -> dict[str, Any]:
    words = ("name", "says", "true_if", "why", "abuse", "supports", "five_minutes")
    return {
        **{field: getattr(one, field) for field in ("id", "family", "reviewed")},
        **{field: getattr(one, field).value for field in ("role", "strength", "status")},
        **{field: {"zh": getattr(one, field).zh, "en": getattr(one, field).en} for field in words},
        "sources": list(one.abuse.sources),
        "questions": _texts(one.questions),
        "forms": _forms(one.forms),
    }


def _combination(one: Combination) -> dict[str, Any]:
    words = ("name", "says", "why", "innocent")
    return {
        **{field: getattr(one, field) for field in ("id", "reviewed")},
        **{field: getattr(one, field).value for field in ("strength", "status")},
        **{field: {"zh": getattr(one, field).zh, "en": getattr(one, field).en} for field in words},
        "questions": _texts(one.questions),
        "sources": list(one.sources),
    }


def _texts(both: BilingualList) -> Mapping[str, list[str]]:
    return {"zh": list(both.zh), "en": list(both.en)}


def _forms(forms: Forms) -> Mapping[str, list[str]]:
    return {
        "zh-Hans": list(forms.zh_hans),
        "zh-Hant": list(forms.zh_hant),
        "en": list(forms.en),
        "evasive": list(forms.evasive),
    }
