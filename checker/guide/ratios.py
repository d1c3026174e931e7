"""One ratio as it is drawn: on a scale that grows tenfold, so that a tenth and ten times are as far from the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LEAST, MOST = -3.0, 3.0
"""The ends of the scale as powers of ten."""
PLAIN = {"percent": "%", "p95": "s"}
"""What is no ratio but a figure with a unit."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Places are hundredths of the drawing's width; `spread` may be empty, `holds` is None where there is no aim."""

    id: str
    group: str
    of: str
    to: str
    measure: str
    value: str
    spread: str
    aim: str
    holds: bool | None
    is_ratio: bool
    at: float
    start: float
    width: float
    aim_at: float | None


def shown(told: Mapping[str, Any], *, group: str, of: str, to: str, measure: str) -> Shown:
    """A ratio from the results, with its names in the language of the page."""
    value, unit = told["value"], PLAIN.get(told["measure"])
    start, end = place(value["low"]), place(value["high"])
    aim = f"{'≥' if told['at_least'] else '≤'} {_with(told['limit'], unit)}" if told["limit"] else ""
    return Shown(
        id=told["id"],
        group=group,
        of=of,
        to=to,
        measure=measure,
        value=_with(value["median"], unit),
        spread=_spread(value["low"], value["high"], unit),
        aim=aim,
        holds=told["holds"],
        is_ratio=unit is None,
        at=place(value["median"]),
        start=start,
        width=max(round(end - start, 1), 0.6),
        aim_at=place(told["limit"]) if told["limit"] else None,
    )


def place(value: float) -> float:
    """Where a ratio stands on the scale, in hundredths."""
    power = math.log10(value) if value > 0 else LEAST
    return round(100 * (min(max(power, LEAST), MOST) - LEAST) / (MOST - LEAST), 1)


def _with(value: float, unit: str | None) -> str:
    return f"{digits(value)}\N{NO-BREAK SPACE}{unit}" if unit else f"{digits(value)}×"


def _spread(low: float, high: float, unit: str | None) -> str:
    """Empty where it was measured once; a line may break before the greater figure only."""
    return f"{digits(low)}\N{NO-BREAK SPACE}– {_with(high, unit)}" if low != high else ""


def digits(value: float) -> str:
    """Three figures that count, never as a power."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
