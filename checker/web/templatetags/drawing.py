"""`{% icon "name" %}`: one of our own drawings from the sprite, hidden from screen readers."""

from __future__ import annotations

from django import template

register = template.Library()


@register.inclusion_tag("web/_icon.html")
def icon(name: str, extra: str = "") -> dict[str, str]:
    """`name` is the id of a symbol in static/img/icons.svg, `extra` further classes."""
    return {"name": name, "extra": extra}
