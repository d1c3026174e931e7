"""An answer as lines for whoever runs the benchmark; the guide's page shows the same figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def lines(name: str, answer: Mapping[str, Any]) -> Iterator[str]:
    yield f"{name}: {answer['seconds']:.0f} s, load {answer['load'][0]} to {answer['load'][1]}"
    for row in answer["rows"]:
        measures = ", ".join(f"{measure} {figure(value)}" for measure, value in row["measures"].items())
        yield f"  {row['group']:24} {row['contestant']:22} {measures}"
    for ratio in answer["ratios"]:
        limit = (
            f" (aim {'≥' if ratio['at_least'] else '≤'} {ratio['limit']:g}: {verdict(ratio)})" if ratio["limit"] else ""
        )
        about = f"{ratio['of']} / {ratio['to']} {ratio['measure']}"
        yield f"  {ratio['group']:24} {about:45} {figure(ratio['value'])}{limit}"
    for what, why in answer["skipped"].items():
        yield f"  skipped {what}: {why}"


def figure(value: Mapping[str, float]) -> str:
    if value["number"] == 1:
        return f"{value['median']:.4g}"
    return f"{value['median']:.4g} [{value['low']:.3g}–{value['high']:.3g}]"


def verdict(ratio: Mapping[str, Any]) -> str:
    return "reached" if ratio["holds"] else "missed"
