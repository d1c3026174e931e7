"""The fit moves only the points that the posts speak about, keeps strengths in order, and reports honestly."""

from __future__ import annotations

import tomllib
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from checker.devtools.fitting import COLUMNS, Examples, calibrate, fit, written
from checker.verdict import POINTS_FILE, point_table
from checker.vocabulary import Strength

PRIOR = np.array([float(point_table().by_kind[kind][strength]) for kind, strength in COLUMNS])
STRONG_CHECK = COLUMNS.index(("check", Strength.STRONG))
WEAK_CLAIM = COLUMNS.index(("claim", Strength.WEAK))


def posts(risky: list[int], ordinary: list[int], number: int = 60) -> Examples:
    """`number` posts of each class; each list names the columns in which every post of the class has a finding."""
    counts = np.zeros((2 * number, len(COLUMNS)))
    counts[:number, risky] = 1
    counts[number:, ordinary] = 1
    risk = np.array([1.0] * number + [0.0] * number)
    sellers = np.array([f"seller {n % 12}" if n < number else f"other {n}" for n in range(2 * number)])
    return Examples(counts=counts, risk=risk, seller=sellers)


def points_of(examples: Examples) -> NDArray[np.float64]:
    return fit(examples, PRIOR).points


def test_a_sign_of_risky_posts_gains_and_the_silent_columns_stay() -> None:
    points = points_of(posts([STRONG_CHECK], []))
    assert points[STRONG_CHECK] > PRIOR[STRONG_CHECK] + 2
    others = [i for i, column in enumerate(COLUMNS) if column[0] != "check"]
    np.testing.assert_allclose(points[others], PRIOR[others], atol=0.5)


def test_a_sign_of_ordinary_posts_loses_but_never_below_nothing() -> None:
    points = points_of(posts([STRONG_CHECK], [WEAK_CLAIM]))
    assert -1e-6 <= points[WEAK_CLAIM] <= PRIOR[WEAK_CLAIM] + 1e-6


def test_a_stronger_word_never_weighs_less() -> None:
    weak_only = posts([WEAK_CLAIM], [COLUMNS.index(("claim", Strength.FAIR))])
    by_kind = points_of(weak_only).reshape(3, len(Strength))
    assert (np.diff(by_kind, axis=1) >= -1e-6).all()


def test_the_loss_never_grows() -> None:
    fitted = fit(posts([STRONG_CHECK], [WEAK_CLAIM]), PRIOR)
    assert fitted.loss_after <= fitted.loss_before


def test_one_class_alone_cannot_be_fitted() -> None:
    only = posts([STRONG_CHECK], [])
    with pytest.raises(ValueError, match="both"):
        fit(only.take(only.risk == 1.0), PRIOR)


def test_calibration_is_measured_on_sellers_that_the_fit_has_not_seen() -> None:
    told = calibrate(posts([STRONG_CHECK], []), PRIOR)
    assert sum(one.posts for one in told.bins) == 120
    assert told.error < 0.4
    mixed = posts([STRONG_CHECK], [STRONG_CHECK])
    assert all(abs(one.observed - 0.5) < 0.01 for one in calibrate(mixed, PRIOR).bins)


def test_the_table_is_written_back_with_its_provenance() -> None:
    before = POINTS_FILE.read_text(encoding="utf-8")
    after = tomllib.loads(written(before, PRIOR + 1, provenance="a test", today=date(2026, 1, 2)))
    assert after["claim"]["weak"] == round(PRIOR[WEAK_CLAIM]) + 1
    assert (after["provenance"], after["date"]) == ("a test", date(2026, 1, 2))
    assert after["caps"] == tomllib.loads(before)["caps"]
