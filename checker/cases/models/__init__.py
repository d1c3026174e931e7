"""The rows of cases, one module for each thing that is kept."""

from checker.cases.models.case import Case, Failure, Item, State, StoredOutcome
from checker.cases.models.fact import Fact, FactKind
from checker.cases.models.heartbeat import Heartbeat
from checker.cases.models.seal import Seal, Sealed
from checker.cases.models.share import Audience, Share

__all__ = [
    "Audience",
    "Case",
    "Fact",
    "FactKind",
    "Failure",
    "Heartbeat",
    "Item",
    "Seal",
    "Sealed",
    "Share",
    "State",
    "StoredOutcome",
]
