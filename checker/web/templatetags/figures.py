"""`{% percent value %}`: a share with as many digits as it can bear; `{% rate value %}`: a tax rate as it is."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()

NARROW_SPACE = "\u202f"


@register.simple_tag
def percent(value: float, *, less: float = 0.0, unit: bool = True) -> str:
    """`value` (less another) in per cent, with a decimal near none and near all; without `unit` for a drawing."""
    share = value - less
    digits = f"{share:.1f}" if 0 < share < 10 or 99 < share < 100 else f"{share:.0f}"
    return f"{digits}{NARROW_SPACE}%" if unit else digits


@register.simple_tag
def rate(value: Decimal) -> str:
    """A tax rate in per cent, with the digits that it has and no more."""
    return f"{value.normalize():f}{NARROW_SPACE}%"
