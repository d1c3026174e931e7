"""The evidence pack: one ZIP with the report as PDF and for programs, the exhibits, and the hashes of all of them."""

from checker.reports.pack.contents import NothingToPack
from checker.reports.pack.making import Busy, Pack, make_pack
from checker.reports.pack.moments import moment
from checker.reports.pack.typesetting import CannotTypeset

__all__ = ["Busy", "CannotTypeset", "NothingToPack", "Pack", "make_pack", "moment"]
