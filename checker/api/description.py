"""The OpenAPI description: what django-ninja knows of the operations, with bodies, problems, headers and examples."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from functools import cache
from typing import Any

from django.utils.translation import gettext, override

from checker.api import examples
from checker.api.making import api
from checker.api.submitting import FORM, JSON, KEY, Submitted
from checker.web.problems import MEDIA_TYPE, Problem, told_of

PREFIX = "/api/v1/"
ALWAYS = (Problem.NO_TOKEN, Problem.SCOPE, Problem.TOO_OFTEN, Problem.BROKEN, Problem.LATER)
FURTHER: dict[str, tuple[Problem, ...]] = {
    "submit": (
        Problem.UNREADABLE,
        Problem.CALLBACK,
        Problem.TOO_LARGE,
        Problem.MEDIA_TYPE,
        Problem.INVALID,
        Problem.PICTURES,
        Problem.KEY_USED,
    ),
    "cases": (Problem.INVALID,),
    "case": (Problem.NOT_FOUND,),
    "handed_over": (Problem.INVALID,),
    "handover": (Problem.NOT_FOUND,),
    "shared": (Problem.NOT_FOUND, Problem.TAKEN_DOWN),
    "pattern": (Problem.NOT_FOUND,),
    "collection": (Problem.NOT_FOUND,),
    "trends": (Problem.INVALID,),
}
_SHAPE = {
    "type": "object",
    "description": "RFC 9457; `type` leads to the explanation, further members depend on it",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
        "pictures": {"type": "array", "items": {"type": "object"}},
        "scope": {"type": "string"},
    },
}
_NUMBER = {"schema": {"type": "integer", "minimum": 0}}
_LIMITS = {name: {"$ref": f"#/components/headers/{name}"} for name in ("RateLimit-Limit", "RateLimit-Remaining")}
_LIMITS["RateLimit-Reset"] = {"$ref": "#/components/headers/RateLimit-Reset"}
_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "sent again with the same request, it leads to the same case; a new one for every case",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": f"^{KEY.pattern}$"},
    "example": "8e03978e-40d5-43dd-bc93-6894a57f9324",
}
_ETAG = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "schema": {"type": "string"},
    "example": '"3f9a0c"',
}


@cache
def document(language: str) -> dict[str, Any]:
    """The description with summaries in a language such as `en` or `zh-hans`."""
    with override(language):
        made: dict[str, Any] = deepcopy(dict(api().get_openapi_schema(path_prefix=PREFIX)))
        made["servers"] = [{"url": "/"}]
        made["info"]["description"] = gettext("What a seller's post claims, what each claim is worth, and why.")
        made["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": gettext("a token of your organisation's desk")}
        }
        made["components"]["schemas"]["Problem"] = _SHAPE
        made["components"]["headers"] = dict.fromkeys((*_LIMITS, "Retry-After"), _NUMBER)
        for methods in made["paths"].values():
            for operation in methods.values():
                _complete(operation)
    return made


def _complete(operation: dict[str, Any]) -> None:
    name = operation["operationId"]
    operation["summary"] = gettext(operation["summary"])
    operation["description"] = gettext(operation["description"])
    operation["security"] = [{"token": []}]
    for parameter in operation["parameters"]:
        parameter["example"] = examples.PARAMETERS[parameter["name"]]
    for answer in operation["responses"].values():
        answer["headers"] = dict(_LIMITS)
        answer["content"][JSON]["example"] = examples.ANSWERS[name]
    operation["responses"] = {str(status): answer for status, answer in operation["responses"].items()}
    operation["responses"] |= _problems((*ALWAYS, *FURTHER.get(name, ())))
    if name == "submit":
        operation["parameters"].append(_KEY)
        operation["requestBody"] = {"required": True, "content": _bodies()}
        for status in ("200", "201"):
            operation["responses"][status]["headers"]["Location"] = {"schema": {"type": "string"}}
    if name == "library":
        operation["parameters"].append(_ETAG)
        operation["responses"]["304"] = {"description": "Not Modified", "headers": dict(_LIMITS)}
        operation["responses"]["200"]["headers"]["ETag"] = {"schema": {"type": "string"}}
    operation["responses"] = {str(status): answer for status, answer in sorted(operation["responses"].items())}


def _problems(which: tuple[Problem, ...]) -> dict[str, Any]:
    """The answers by status; several problems may share one."""
    by_status: dict[str, list[Problem]] = defaultdict(list)
    for one in which:
        by_status[str(one.value.status)].append(one)
    return {status: _answer(problems) for status, problems in by_status.items()}


def _answer(problems: list[Problem]) -> dict[str, Any]:
    headers = {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}
    return {
        "description": " · ".join(str(one.value.title) for one in problems),
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {one.value.slug: {"value": told_of(one.value)} for one in problems},
            }
        },
        **({"headers": headers} if problems[0] in (Problem.TOO_OFTEN, Problem.LATER) else {}),
    }


def _bodies() -> dict[str, Any]:
    """Words as JSON; pictures, with or without words, as a form."""
    shape = Submitted.model_json_schema()
    fields = shape["properties"]
    words = {**fields["text"], "minLength": 1, "pattern": r"\S"}
    words.pop("default", None)
    images = {
        "type": "array",
        "minItems": 1,
        "maxItems": 9,
        "description": "pictures as JPEG, PNG, WebP, HEIC or GIF, at most 15 MB each",
        "items": {"type": "string", "format": "binary"},
    }
    json_shape = {**shape, "properties": {**fields, "text": words}, "required": ["text"]}
    in_a_form = {name: _never_null(field) for name, field in fields.items()}
    form_shape = {**shape, "properties": {"images": images, **in_a_form}, "required": ["images"]}
    return {
        JSON: {"schema": json_shape, "example": examples.WORDS},
        FORM: {
            "schema": form_shape,
            "example": examples.PICTURES,
            "encoding": {"images": {"contentType": "image/jpeg, image/png, image/webp, image/heic, image/gif"}},
        },
    }


def _never_null(field: dict[str, Any]) -> dict[str, Any]:
    """A field of a form is there or it is not."""
    kinds = [kind for kind in field.get("anyOf", []) if kind != {"type": "null"}]
    told = {name: value for name, value in field.items() if name not in ("anyOf", "default")}
    return {**told, **kinds[0]} if kinds else field
