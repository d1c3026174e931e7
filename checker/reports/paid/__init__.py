"""What to do after paying: doors and laws by place, and a complaint drafted from the case."""

from checker.reports.paid.complaint import Draft, draft
from checker.reports.paid.places import Door, Law, Place, default_place, places

__all__ = ["Door", "Draft", "Law", "Place", "default_place", "draft", "places"]
