"""`{% icon "name" %}`: one of our own drawings from the sprite, hidden from screen readers.

Written here and not in a template of its own: a report has some eighty, and each would be a rendering of its own.
"""

from __future__ import annotations

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """`name` is the id of a symbol in static/img/icons.svg, `extra` further classes."""
    return _drawn(name, extra)


@cache
def _drawn(name: str, extra: str) -> SafeString:
    """Once for each drawing: names and classes come from templates and our own tables, so they are few."""
    return format_html(
        '<svg class="icon{}{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        " " if extra else "",
        extra,
        static("img/icons.svg"),
        name,
    )
