"""Measures the library on labelled posts: levels by label, intervals, frequent findings, time per post."""

from checker.devtools.measuring.judging import Judged, judge_rows
from checker.devtools.measuring.rows import Row, RowFault, read_rows
from checker.devtools.measuring.tables import Group, group_rows
from checker.devtools.measuring.writing import misses, report, result

__all__ = ["Group", "Judged", "Row", "RowFault", "group_rows", "judge_rows", "misses", "read_rows", "report", "result"]
