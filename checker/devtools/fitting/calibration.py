"""Whether a score means what it says: reliability by bin, and the expected calibration error across sellers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.devtools.fitting.examples import Examples
from checker.devtools.fitting.fit import chance, fit

FOLDS = 5
BINS = 10


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Posts whose predicted chance fell into a tenth: how many, the mean prediction, the weighted share of risks."""

    posts: int
    predicted: float
    observed: float


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """The reliability table and the expected calibration error, both on posts of sellers that the fit never saw."""

    bins: Sequence[Bin]
    error: float
    log_loss: float


def calibrate(examples: Examples, prior: NDArray[np.float64]) -> Calibration:
    """Cross-validated by seller: no seller is on both sides of a fold. Both classes weigh the same."""
    predicted = np.full(len(examples.risk), np.nan)
    for fold in range(FOLDS):
        held_out = _fold_of(examples.seller) == fold
        rest = examples.take(~held_out)
        if held_out.any() and 0 < rest.risk.sum() < len(rest.risk):
            predicted[held_out] = chance(examples.counts[held_out] @ fit(rest, prior).points)
    known = ~np.isnan(predicted)
    return _calibration(predicted[known], examples.risk[known])


def _fold_of(sellers: NDArray[np.str_]) -> NDArray[np.int_]:
    """Sellers dealt out in turn, largest first, so that the folds are of like size and the same every time."""
    names, posts = np.unique(sellers, return_counts=True)
    order = np.argsort(-posts, kind="stable")
    fold = {str(names[seller]): turn % FOLDS for turn, seller in enumerate(order)}
    return np.array([fold[str(seller)] for seller in sellers])


def _calibration(predicted: NDArray[np.float64], risk: NDArray[np.float64]) -> Calibration:
    weight = np.where(risk == 1.0, 0.5 / max(risk.sum(), 1.0), 0.5 / max(len(risk) - risk.sum(), 1.0))
    place = np.minimum((predicted * BINS).astype(int), BINS - 1)
    bins, error = [], 0.0
    for number in range(BINS):
        inside = place == number
        share = weight[inside].sum()
        if share:
            mean = float((weight * predicted)[inside].sum() / share)
            seen = float((weight * risk)[inside].sum() / share)
            bins.append(Bin(posts=int(inside.sum()), predicted=mean, observed=seen))
            error += float(share) * abs(mean - seen)
    likely = np.clip(np.where(risk == 1.0, predicted, 1 - predicted), 1e-9, 1.0)
    return Calibration(bins=bins, error=error, log_loss=float(-(weight * np.log(likely)).sum()))
