"""Taking a case in from a program: JSON for words, a form with files for pictures; limits as on the first page."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import ConfigDict, Field, ValidationError

from checker.api.refusals import Refused, pointed
from checker.cases import tokens
from checker.cases.models import Case
from checker.cases.opening import MAX_CHARACTERS, NewCase, NotAccepted, Opened, open_case
from checker.organisations.models import ApiToken, Delivery, Submission, Webhook
from checker.organisations.webhooks import WebhookUnknown, registered
from checker.reading import Picture
from checker.web.problems import Problem
from checker.web.taking import take_pictures

RETRY_SECONDS = 20
JSON, FORM = "application/json", "multipart/form-data"
KEY = re.compile(r"[\x21-\x7e]{1,255}")


class Submitted(Schema):
    """A case. `language` is the one of the report's page; without it, that of the request."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=MAX_CHARACTERS, description="what the seller wrote")] = ""
    language: Literal["zh-hans", "zh-hant", "zh-hk", "en"] | None = None
    remember: Annotated[bool, Field(description="whether fingerprints may be kept, by which reuse is noticed")] = True
    callback: Annotated[
        str | None, Field(max_length=500, description="a registered address to call when the case is over")
    ] = None


def submit(request: HttpRequest, token: ApiToken, now: datetime) -> tuple[Case, str, bool]:
    """The case, the token of its report, and whether it is new. Raises Refused, and what Django's parsing raises."""
    submitted, pictures = _read(request)
    key = _key(request, token)
    new = NewCase(
        text=submitted.text.replace("\x00", "").replace("\r\n", "\n"),
        pictures=pictures,
        language=submitted.language or get_language() or "",
        key=key,
        remember=submitted.remember,
    )
    if not new.text.strip() and not pictures:
        raise Refused(Problem.INVALID, _("Please send the seller's words, or at least one picture."))
    webhook = _webhook(token, submitted.callback)
    try:
        with transaction.atomic():
            opened = open_case(new, now)
            case, created = _kept(opened, token, webhook, key, now)
    except NotAccepted as error:
        raise Refused(Problem.LATER, headers={"Retry-After": str(RETRY_SECONDS)}) from error
    return case, opened.token, created


def _kept(opened: Opened, token: ApiToken, webhook: Webhook | None, key: str, now: datetime) -> tuple[Case, bool]:
    """The case as the organisation's own, and the call that is owed; a key of another case takes everything back."""
    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    submission, created = Submission.objects.get_or_create(
        organisation=token.organisation,
        key_hash=tokens.hashed(key),
        defaults={"case": case, "token": token, "submitted_at": now},
    )
    if submission.case_id != case.id:
        raise Refused(Problem.KEY_USED)
    if created and webhook is not None:
        Delivery.objects.create(submission=submission, webhook=webhook, run_after=now)
    return case, created


def _read(request: HttpRequest) -> tuple[Submitted, tuple[Picture, ...]]:
    try:
        if request.content_type == JSON:
            return Submitted.model_validate(_parsed(request.body), strict=True), ()
        if request.content_type == FORM:
            pictures = _pictures(request)
            fields: dict[str, Any] = request.POST.dict()
            if "remember" in fields:
                fields["remember"] = {"true": True, "false": False}.get(fields["remember"], fields["remember"])
            return Submitted.model_validate(fields, strict=True), pictures
    except ValidationError as error:
        errors = [
            pointed(one["loc"], one["msg"])
            for one in error.errors(include_url=False, include_input=False, include_context=False)
        ]
        raise Refused(Problem.INVALID, errors=errors) from error
    raise Refused(Problem.MEDIA_TYPE, headers={"Accept": f"{JSON}, {FORM}"})


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(Problem.UNREADABLE) from error


def _pictures(request: HttpRequest) -> tuple[Picture, ...]:
    """Every picture decoded in the sandbox; one that cannot be taken refuses the whole case and says why."""
    if any(name != "images" for name in request.FILES):
        raise Refused(Problem.INVALID, _("Files are sent in the field “images”."))
    pictures, refusals = take_pictures(request)
    if refusals:
        told = [{"number": one.number, "name": one.name, "detail": one.says} for one in refusals]
        raise Refused(Problem.PICTURES, pictures=told)
    return pictures


def _key(request: HttpRequest, token: ApiToken) -> str:
    """The key of the case, from the Idempotency-Key or by chance; nobody can work it out and ask at the first page."""
    given = request.headers.get("Idempotency-Key")
    if given is None:
        return secrets.token_urlsafe(16)
    if not KEY.fullmatch(given):
        raise Refused(Problem.INVALID, _("An Idempotency-Key has 1 to 255 visible ASCII characters."))
    message = f"api:{token.organisation_id}:{given}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def _webhook(token: ApiToken, address: str | None) -> Webhook | None:
    if address is None:
        return token.webhook
    try:
        return registered(token.organisation, address.replace("\x00", "\ufffd"))  # PostgreSQL refuses NUL
    except WebhookUnknown as error:
        raise Refused(Problem.CALLBACK, _("Owners register addresses at the desk.")) from error
