"""Fits the table of points on labelled posts and says how well the score is calibrated."""

from checker.devtools.fitting.calibration import Calibration, calibrate
from checker.devtools.fitting.examples import COLUMNS, Examples, examples_of
from checker.devtools.fitting.fit import HALF_WAY, Fitted, fit
from checker.devtools.fitting.table import written

__all__ = [
    "COLUMNS",
    "HALF_WAY",
    "Calibration",
    "Examples",
    "Fitted",
    "calibrate",
    "examples_of",
    "fit",
    "written",
]
