"""Points that separate risky posts from ordinary ones, as few steps away from the editors' table as will do.

The model is logistic in the score: even odds at the line of "hold off". The loss counts both classes alike, since the
share of risky posts among the labelled ones says nothing about the world. Every step away from the prior costs
(a sparse fit: what the posts do not speak about stays as it is), no point is negative, and a stronger word never
weighs less than a weaker one. Caps are left out, which only makes the fit more careful.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint, minimize
from scipy.special import expit

from checker.devtools.fitting.examples import COLUMNS, Examples
from checker.vocabulary import Strength

HALF_WAY = 35.0  # the line of "hold off"
STEEPNESS = 8.0  # points from even odds to about three in four
PRICE_OF_A_POINT = 0.004  # loss that one point of change must save: eight posts are too few to move a word
DECISIVE = [index for index, (_, strength) in enumerate(COLUMNS) if strength is Strength.DECISIVE]


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """Points for each of `COLUMNS`, unrounded, and the loss before and after."""

    points: NDArray[np.float64]
    loss_before: float
    loss_after: float


def fit(examples: Examples, prior: NDArray[np.float64], *, price: float = PRICE_OF_A_POINT) -> Fitted:
    """The cheapest table for these examples. Raises ValueError where one of the two classes is missing."""
    if not 0 < examples.risk.sum() < len(examples.risk):
        raise ValueError("both risky and ordinary posts are needed")
    weight = _balanced(examples.risk)
    columns = len(prior)

    def cost(steps: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        loss, slope = _loss(examples, prior + steps[:columns] - steps[columns:], weight)
        return loss + price * float(steps.sum()), np.concatenate([slope, -slope]) + price

    held = [(0.0, 0.0) if index in DECISIVE else (0.0, 60.0) for index in range(columns)]
    found = minimize(
        cost,
        np.zeros(2 * columns),
        jac=True,
        method="SLSQP",
        bounds=held * 2,
        constraints=_rising(prior),
        options={"maxiter": 500},
    )
    points = prior + found.x[:columns] - found.x[columns:]
    return Fitted(
        points=points, loss_before=_loss(examples, prior, weight)[0], loss_after=_loss(examples, points, weight)[0]
    )


def chance(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The model's chance that a post with this score is a risk, both classes being equally common."""
    return np.asarray(expit((scores - HALF_WAY) / STEEPNESS))


def _loss(
    examples: Examples, points: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Weighted log loss and its slope by point."""
    odds = (examples.counts @ points - HALF_WAY) / STEEPNESS
    loss = float(weight @ (np.logaddexp(0.0, odds) - examples.risk * odds))
    slope = examples.counts.T @ (weight * (expit(odds) - examples.risk)) / STEEPNESS
    return loss, slope


def _balanced(risk: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.where(risk == 1.0, 0.5 / risk.sum(), 0.5 / (len(risk) - risk.sum())))


def _rising(prior: NDArray[np.float64]) -> LinearConstraint:
    """Within a kind each strength weighs at least as much as the one before; the first at least nothing."""
    columns, strengths = len(prior), len(Strength)
    steps = np.eye(columns) - np.diag([float(i % strengths != 0) for i in range(1, columns)], k=-1)
    return LinearConstraint(np.hstack([steps, -steps]), lb=-(steps @ prior))
