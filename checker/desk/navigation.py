"""The pages of an organisation's desk, in the order of their links: a page is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from checker.cases import inbox, moderating
from checker.organisations.models import Collection, Member, Role


@dataclass(frozen=True, kw_only=True)
class Page:
    """A link on every page of the desk for members from `role` on; `url` is a URL name that takes the slug.

    `number`, where given, is counted for the first page of the desk.
    """

    url: str
    label: Promise
    role: Role = Role.VIEWER
    number: Callable[[Member], int] | None = None


@dataclass(frozen=True, kw_only=True)
class Link:
    """A page as it is shown to one member."""

    address: str
    label: str
    current: bool
    number: int | None = None


def _members(member: Member) -> int:
    return member.organisation.members.count()


def _open_cases(member: Member) -> int:
    return inbox.open_cases(member.organisation)


def _collections(member: Member) -> int:
    return Collection.objects.filter(organisation=member.organisation).count()


def _statements(member: Member) -> int:
    return member.organisation.statements.count()


def _waiting(member: Member) -> int:
    return moderating.count_waiting(member.organisation, timezone.now())


PAGES: list[Page] = [
    Page(url="desk_organisation", label=_("Overview")),
    Page(url="desk_inbox", label=_("Inbox"), number=_open_cases),
    Page(url="desk_incidents", label=_("Incidents")),
    Page(url="desk_bulk", label=_("Bulk check")),
    Page(url="desk_trends", label=_("Trends")),
    Page(url="desk_proposals", label=_("Proposals")),
    Page(url="desk_collections", label=_("Collections"), number=_collections),
    Page(url="desk_statements", label=_("Our statements"), number=_statements),
    Page(url="desk_review", label=_("Review"), number=_waiting),
    Page(url="desk_channels", label=_("Accounts on platforms"), role=Role.OWNER),
    Page(url="desk_tokens", label=_("For programs"), role=Role.OWNER),
    Page(url="desk_about", label=_("About us"), role=Role.OWNER),
    Page(url="desk_members", label=_("Members"), number=_members),
    Page(url="desk_audit", label=_("What was done"), role=Role.OWNER),
]


def links(member: Member, current: str = "", *, counted: bool = False) -> Iterator[Link]:
    """The links that this member may follow."""
    for page in PAGES:
        if member.may(page.role):
            yield Link(
                address=reverse(page.url, args=[member.organisation.slug]),
                label=str(page.label),
                current=page.url == current,
                number=page.number(member) if counted and page.number else None,
            )


def show(
    request: HttpRequest, member: Member, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of the desk: the template extends desk/desk.html, and finds `member` and `organisation`."""
    match = request.resolver_match
    common = {
        "member": member,
        "organisation": member.organisation,
        "organisation_name": member.organisation.named(get_language() or ""),
        "links": list(links(member, match.url_name or "" if match else "")),
    }
    return render(request, template, common | (context or {}), status=status)
