"""`{% load desk %}` for pages that stand at the desk but are made in another room."""

from __future__ import annotations

from django import template

from checker.desk import navigation
from checker.organisations.models import Member

register = template.Library()


@register.simple_tag
def desk_links(member: Member, current: str) -> list[navigation.Link]:
    """The links that `member` may follow; the one to the page with the URL name `current` is marked."""
    return list(navigation.links(member, current))
