"""From lines with boxes to rows: takes out the tilt of the paper and follows its curl from cell to cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from statistics import median

from checker.claims.receipts.sheet import Cell, Row, Sheet
from checker.vocabulary import Box, Line, Reading

STEEPEST = 0.24
COARSE, FINE = 0.02, 0.005
FEWEST_FOR_A_TILT = 6
MOST_TILTS = 3
NEARLY_AS_GOOD, CLEARLY_BETTER = 0.8, 1.03
STEEP, FITTING = 0.08, 0.04
FEWEST_GROWTHS, MOST_COMPARED = 30, 100
REACH = 0.62
"""Cells stand on one row when their middles differ by less than this part of the letters' height."""
GAP_COST = 0.04
"""What a gap of one letter height costs beside a difference of one letter height in level."""
OVERLAP = 0.3
WINDOW = 40
FLATNESS = 1.0
"""Two columns fall together again when the tilt is wrong by a whole row: of such tilts the smaller one is right."""


def lay_out(reading: Reading, lines: Sequence[Line], tilt: float = 0.0) -> Sheet:
    """The rows of those lines that have a box and a character, from top to bottom.

    `tilt` is how many pixels the rows sink per pixel to the right, one of `tilts`.
    """
    cells = [_cell(line, tilt) for line in lines if line.box is not None and line.text.strip()]
    height = median([cell.height for cell in cells]) if cells else 1.0
    chains = sorted(_chains(cells), key=lambda chain: sum(cell.level for cell in chain) / len(chain))
    rows = tuple(_row(number, chain) for number, chain in enumerate(chains))
    return Sheet(reading=reading, rows=rows, height=height)


def _cell(line: Line, tilt: float) -> Cell:
    assert line.box is not None
    box = line.box
    middle = box.left + box.width / 2
    return Cell(
        line=line,
        text=line.text.strip(),
        left=box.left,
        right=box.left + box.width,
        level=box.top + box.height / 2 - tilt * middle,
        # The box of a tilted line is higher than its letters.
        height=max(box.height - abs(tilt) * box.width, box.height * 0.5, 1.0),
    )


def tilts(lines: Sequence[Line]) -> list[float]:
    """Slopes at which the middles of the lines fall together, the most likely first, at most `MOST_TILTS`."""
    boxes = [line.box for line in lines if line.box is not None]
    if len(boxes) < FEWEST_FOR_A_TILT:
        return [0.0]
    bin_size = max(median([box.height for box in boxes]) * 0.35, 1.0)
    middles = [(box.left + box.width / 2, box.top + box.height / 2) for box in boxes]
    steps = round(STEEPEST / COARSE)
    coarse = {step: _together(middles, step * COARSE, bin_size) for step in range(-steps, steps + 1)}
    peaks = [step for step, score in coarse.items() if score >= max(coarse.get(step - 1, 0), coarse.get(step + 1, 0))]
    likely = sorted(peaks, key=lambda step: -coarse[step])[: 2 * MOST_TILTS]
    fine = sorted((_refined(middles, step * COARSE, bin_size) for step in likely), reverse=True)
    flat = _refined(middles, 0.0, bin_size)
    if fine[0][0] < CLEARLY_BETTER * flat[0]:  # a few lines may fall together at any slope by chance
        fine = [flat, *(found for found in fine if found != flat)]
    if (steep := _steepness(boxes)) < STEEP:
        return _likely(fine[:MOST_TILTS])
    beside = [_refined(middles, slope, bin_size) for slope in (steep, -steep)]
    fits = {slope: abs(steep - abs(slope)) <= FITTING for _, slope in (*fine, *beside)}
    told = sorted((one for one in (*fine, *beside) if fits[one[1]]), reverse=True)
    found: list[float] = []
    for slope in (*_likely(told), *_likely(fine[:MOST_TILTS])):
        if all(abs(slope - other) > COARSE for other in found):
            found.append(slope)
    return found[:MOST_TILTS]


def _likely(found: Sequence[tuple[float, float]]) -> list[float]:
    return [slope for score, slope in found if score >= NEARLY_AS_GOOD * found[0][0]]


def _steepness(boxes: Sequence[Box]) -> float:
    """By how much the boxes are higher the wider they are, which is the slope to either side; 0 where they do not tell.

    Far from level a tilt that is wrong by a whole row does not fit it, however well the middles fall together. Near
    level the curl of the paper makes boxes higher as well, and no tilt is wrong by a row.
    """
    growth = [
        (one.height - other.height) / (one.width - other.width)
        for one, other in combinations(boxes[:MOST_COMPARED], 2)
        if abs(one.width - other.width) >= max(one.height + other.height, 1)
    ]
    return median(growth) if len(growth) >= FEWEST_GROWTHS else 0.0


def _refined(middles: Sequence[tuple[float, float]], slope: float, bin_size: float) -> tuple[float, float]:
    """The best slope around one that was tried, after its score."""
    steps = round(COARSE / FINE)
    return max((_together(middles, s, bin_size), s) for s in (slope + step * FINE for step in range(-steps, steps + 1)))


def _together(middles: Sequence[tuple[float, float]], slope: float, bin_size: float) -> float:
    """How much the levels crowd at this slope; a flat sheet is preferred when others are hardly better."""
    levels = [(y - slope * x) / bin_size for x, y in middles]
    counts = Counter([int(level) for level in levels])
    counts.update([int(level + 0.5) for level in levels])
    return sum([count * count for count in counts.values()]) * (1 - FLATNESS * abs(slope))


def _chains(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Cells linked to their right neighbours, the surest link first, each cell linked at most once on each side."""
    ordered = sorted(cells, key=lambda cell: cell.level)
    follows: dict[int, int] = {}
    preceded: set[int] = set()
    for _, left, right in sorted(_links(ordered)):
        if left not in follows and right not in preceded:
            follows[left] = right
            preceded.add(right)
    chains = []
    for first in range(len(ordered)):
        if first in preceded:
            continue
        chain, place = [ordered[first]], first
        while (place := follows.get(place, -1)) >= 0:
            chain.append(ordered[place])
        chains.append(chain)
    return chains


def _links(ordered: Sequence[Cell]) -> list[tuple[float, int, int]]:
    """Possible neighbours with what their link costs, as places in `ordered`."""
    links = []
    for i, one in enumerate(ordered):
        for j in range(i + 1, min(i + WINDOW, len(ordered))):
            other = ordered[j]
            if other.level - one.level > one.height:
                break
            smaller = min(one.height, other.height)
            apart = (other.level - one.level) / smaller
            if apart > REACH:
                continue
            a, b, left, right = (one, other, i, j) if one.left <= other.left else (other, one, j, i)
            shared = a.right - b.left
            if shared > OVERLAP * min(a.right - a.left, b.right - b.left):
                continue
            links.append((apart + GAP_COST * max(-shared, 0.0) / smaller, left, right))
    return links


def _row(number: int, chain: Sequence[Cell]) -> Row:
    offsets, length = [], 0
    for cell in chain:
        offsets.append(length)
        length += len(cell.text) + 1
    return Row(
        number=number,
        cells=tuple(chain),
        text=" ".join([cell.text for cell in chain]),
        offsets=tuple(offsets),
        level=sum(cell.level for cell in chain) / len(chain),
        height=max(cell.height for cell in chain),
    )
