"""The rows of cases, one module for each thing that is kept."""

from checker.cases.models.batch import Arrival, Batch, BatchRow, BatchState, RowState
from checker.cases.models.case import Case, Failure, Item, State, StoredOutcome
from checker.cases.models.correction import By, Correction, Mistake
from checker.cases.models.fact import Fact, FactKind
from checker.cases.models.feedback import Question, Vote
from checker.cases.models.handover import DeskNote, Handover, InboxBits, Incident
from checker.cases.models.heartbeat import Heartbeat
from checker.cases.models.public_record import Deed, Grounds, PublicRecord, TakenDown
from checker.cases.models.reply import Refusal, Reply, ReplyState, Wish
from checker.cases.models.seal import Seal, Sealed
from checker.cases.models.share import Audience, Share
from checker.cases.models.trend import DayChanged, Sight, Tally, TallyKind

__all__ = [
    "Arrival",
    "Audience",
    "Batch",
    "BatchRow",
    "BatchState",
    "By",
    "Case",
    "Correction",
    "DayChanged",
    "Deed",
    "DeskNote",
    "Fact",
    "FactKind",
    "Failure",
    "Grounds",
    "Handover",
    "Heartbeat",
    "InboxBits",
    "Incident",
    "Item",
    "Mistake",
    "PublicRecord",
    "Question",
    "Refusal",
    "Reply",
    "ReplyState",
    "RowState",
    "Seal",
    "Sealed",
    "Share",
    "Sight",
    "State",
    "StoredOutcome",
    "TakenDown",
    "Tally",
    "TallyKind",
    "Vote",
    "Wish",
]
