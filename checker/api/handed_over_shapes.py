"""What is read of cases that shoppers handed to the organisation."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from checker.api.shapes import Level, Report


class HandoverLine(Schema):
    """A case in the list: `closed` by a member; ids of its claims and brands."""

    id: str
    level: Level
    handed_at: datetime
    until: datetime
    closed: bool
    claims: list[str]
    brands: list[str]


class HandedOver(Schema):
    """A part of the list, the latest first; `next` is what to ask for further, null at the end."""

    cases: list[HandoverLine]
    total: Annotated[int, Field(description="how many cases fit")]
    next: str | None


class Handover(Schema):
    """A case with what the shopper agreed to. `masked` says that names and numbers are covered, `may_publish` that the
    covered report may stand in a collection; `result` is null while the covered copy is being made."""

    id: str
    handed_at: datetime
    until: datetime
    closed: bool
    masked: bool
    may_publish: bool
    note: Annotated[str, Field(description="the shopper's words to you")]
    version: int | None
    answered_at: datetime | None
    result: Report | None
