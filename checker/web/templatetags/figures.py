"""`{% percent value %}`: a share as people read it, with as many digits as it can bear."""

from __future__ import annotations

from django import template

register = template.Library()

NARROW_SPACE = "\u202f"


@register.simple_tag
def percent(value: float, *, less: float = 0.0, unit: bool = True) -> str:
    """`value` (less another) in per cent, with a decimal near none and near all; without `unit` for a drawing."""
    share = value - less
    digits = f"{share:.1f}" if 0 < share < 10 or 99 < share < 100 else f"{share:.0f}"
    return f"{digits}{NARROW_SPACE}%" if unit else digits
