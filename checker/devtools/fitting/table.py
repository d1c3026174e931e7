"""The fitted points as the text of the one table of points, with where they come from."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
from numpy.typing import NDArray

from checker.devtools.fitting.examples import COLUMNS


def written(table: str, points: NDArray[np.float64], *, provenance: str, today: date) -> str:
    """The text of `table` with these points, rounded to whole ones; caps, lines and comments stay as they are."""
    for (kind, strength), value in zip(COLUMNS, points, strict=True):
        pattern = rf"(\[{kind}\][^\[]*?\n{strength.value} = )\d+"
        table, replaced = re.subn(pattern, rf"\g<1>{round(value)}", table, count=1)
        if not replaced:
            raise ValueError(f"the table has no line for {kind} {strength.value}")
    table = re.sub(r'(?m)^provenance = ".*"$', f'provenance = "{provenance}"', table, count=1)
    return re.sub(r"(?m)^date = .*$", f"date = {today.isoformat()}", table, count=1)
