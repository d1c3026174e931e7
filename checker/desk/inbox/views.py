"""The list of cases, and what editors do with one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from checker.cases import desk_work, handing_over, inbox, incidents
from checker.cases.models import Handover
from checker.desk import navigation
from checker.desk.inbox.asking import Question, choices, question
from checker.organisations.models import Member, Role
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.vocabulary import Level
from checker.web.access import member
from checker.web.deeds import level_word
from checker.web.wording import listed, text_in, written_language


@dataclass(frozen=True, kw_only=True)
class Line:
    """One case in the list, in words."""

    handover: Handover
    level: str
    claims: str
    brands: str


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many cases of one level fit, and the address that leads to them alone."""

    level: str
    word: str
    cases: int
    address: str
    chosen: bool


@require_safe
@member(Role.VIEWER)
def listing(request: HttpRequest, member: Member) -> HttpResponse:
    """The cases that fit the filters in the address, the latest first."""
    asked = question(member, request.GET.dict())
    found = inbox.search(member.organisation, asked.asked, timezone.now(), before=asked.before)
    context = {
        "lines": _lines(found.rows),
        "tallies": list(_tallies(asked, found)),
        "total": found.total,
        "older": _address(asked, before=found.older) if found.older is not None else "",
        "newest": _address(asked) if asked.before is not None else "",
        "filled": asked.filled,
        "choices": choices(member),
        "narrowed": bool(asked.filled.keys() - {"state", "level"}),
    }
    return navigation.show(request, member, "desk/inbox/inbox.html", context)


@require_POST
@member(Role.EDITOR)
def work(request: HttpRequest, member: Member, handover_id: UUID) -> HttpResponse:
    """One deed of an editor, named by the button; what is not understood changes nothing."""
    try:
        handover = handing_over.handover_for(member, handover_id, timezone.now())
        _do(request, member, handover)
    except (handing_over.HandoverNotFound, desk_work.NotAMemberHere, incidents.IncidentNotFound) as error:
        raise Http404 from error
    return HttpResponseRedirect(reverse("desk_case", args=[member.organisation.slug, handover_id]))


def _do(request: HttpRequest, member: Member, handover: Handover) -> None:
    now, sent = timezone.now(), request.POST
    match sent.get("do"):
        case "assign":
            chosen = sent.get("assignee", "")
            if not chosen or (chosen.isdecimal() and len(chosen) < 19):
                desk_work.assign(member, handover, int(chosen) if chosen else None, now)
        case "close":
            desk_work.close(member, handover, now)
        case "reopen":
            desk_work.reopen(member, handover, now)
        case "tag":
            desk_work.tag(member, handover, sent.get("tags", "").replace("，", ",").replace("、", ",").split(","), now)
        case "note" if sent.get("text", "").strip():
            desk_work.write_note(member, handover, sent["text"], now)
        case "join":
            incident = incidents.incident_for(member, sent.get("incident", ""))
            incidents.join(member, handover, incident, now)


def _lines(rows: Iterable[inbox.Row]) -> list[Line]:
    language, patterns, brands = written_language(), library().patterns, lexicon().brands
    return [
        Line(
            handover=row.handover,
            level=level_word(row.handover.level),
            claims=listed((text_in(patterns[one].name, language) for one in row.claims if one in patterns), language),
            brands=listed((_brand(brands[one], language) for one in row.brands if one in brands), language),
        )
        for row in rows
    ]


def _brand(brand: Any, language: str) -> str:
    return str(brand.en if language == "en" else brand.zh)


def _tallies(asked: Question, found: inbox.Found) -> Iterable[Tally]:
    for level in Level:
        chosen = asked.asked.level is level
        yield Tally(
            level=level.value,
            word=level_word(level),
            cases=found.counts[level],
            address=_address(asked, level="" if chosen else level.value),
            chosen=chosen,
        )


def _address(asked: Question, **changed: str | int) -> str:
    """The same question with something changed; a new level or filter begins with the newest case."""
    parts: dict[str, str | int] = {**asked.filled, **changed}
    return f"?{urlencode({name: value for name, value in parts.items() if value != ''})}"
