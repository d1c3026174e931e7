"""What is read from the API. The parts of a report are those that the scan command prints, which others rely on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

Level = Literal["nothing-found", "check-first", "hold-off", "stop", "cannot-tell"]
Box = Annotated[
    list[int],
    Field(min_length=4, max_length=4, description="left, top, width, height in pixels of the picture as it was sent"),
]
Start = Annotated[int, Field(description="offset of a Unicode character in the text as it was sent; not on pictures")]


class Claim(Schema):
    """A statement of the seller."""

    id: str
    item: int
    quote: str
    start: Start | None = None
    end: int | None = None
    box: Box | None = None


class Offer(Schema):
    """What is sold; prices are strings, so that no digit is lost."""

    item: int
    brand: str | None
    disguised: bool
    goods: str | None
    price: str | None
    currency: str | None


class Receipt(Schema):
    """What was read from a receipt. `checks` says pass, fail or cannot-tell of each check by its id."""

    item: int
    country: str | None
    merchant: str | None
    date: str | None
    time: str | None
    currency: str | None
    subtotal: str | None
    tax: str | None
    total: str | None
    checks: dict[str, str]


class Evidence(Schema):
    """Where something was noticed."""

    item: int
    quote: str
    start: Start | None = None
    end: int | None = None
    box: Box | None = None


class Finding(Schema):
    """What a check noticed; `message` is in the language of the request."""

    check: str
    subject: str | None
    leaning: Literal["doubt", "support", "cannot-tell"]
    strength: Literal["weak", "fair", "strong", "decisive"]
    message: str
    evidence: list[Evidence]


class Reading(Schema):
    """What was read on an item."""

    item: int
    lines: list[str]
    screen: str
    seconds: float
    codes: list[str]
    troubles: list[str]


class Report(Schema):
    """The answer to a case. A level is advice to the shopper, no sentence on the seller."""

    level: Level
    score: Annotated[int, Field(ge=0, le=100)]
    claims: list[Claim]
    offers: list[Offer]
    receipts: list[Receipt]
    findings: list[Finding]
    readings: list[Reading]
    library: Annotated[str, Field(description="version of the library that made it")]


class Accepted(Schema):
    """A case that was taken. `report` is the shopper's link, told here only: no readable copy of it is kept."""

    id: str
    state: Literal["queued", "running", "done", "failed"]
    url: str
    report: str


class Case(Schema):
    """A case of the organisation; `result` is null until `state` is done. Where `masked`, names and numbers are
    covered: that happens two hours after the answer."""

    id: str
    state: Literal["queued", "running", "done", "failed"]
    submitted_at: datetime
    finished_at: datetime | None
    version: int
    masked: bool
    failure: str | None
    result: Report | None


class CaseLine(Schema):
    """A case in a list."""

    id: str
    state: Literal["queued", "running", "done", "failed"]
    submitted_at: datetime
    finished_at: datetime | None
    level: Level | None


class Cases(Schema):
    """A part of the list, the latest first; `next` is what to ask for further, null at the end."""

    cases: list[CaseLine]
    next: str | None


class Shared(Schema):
    """What a link to a shared report shows: names, faces and numbers are covered."""

    version: int
    answered_at: datetime
    expires_at: datetime
    result: Report


class Token(Schema):
    """The token that asks."""

    organisation: str
    name: str
    scopes: list[str]
    expires_at: datetime


class PatternLine(Schema):
    """A claim of the library in a list, in the language of the request."""

    id: str
    family: str
    role: str
    name: str


class Patterns(Schema):
    """All claims that are looked for."""

    version: str
    patterns: list[PatternLine]


class Text(Schema):
    """A text in Simplified Chinese and in English."""

    zh: str
    en: str


class Texts(Schema):
    """Several texts in both languages."""

    zh: list[str]
    en: list[str]


class Pattern(Schema):
    """Everything that is known of a claim. `sources` are keys of the library's sources."""

    id: str
    family: str
    role: str
    strength: str
    status: str
    reviewed: date
    name: Text
    says: Text
    true_if: Text
    why: Text
    abuse: Text
    sources: list[str]
    supports: Text
    five_minutes: Text
    questions: Texts
    forms: Annotated[dict[str, list[str]], Field(description="phrases by language: zh-Hans, zh-Hant, en, evasive")]


class Combination(Schema):
    """A rule over claims: what does not go together."""

    id: str
    strength: str
    status: str
    reviewed: date
    name: Text
    says: Text
    why: Text
    innocent: Text
    questions: Texts
    sources: list[str]


class Source(Schema):
    """A public source."""

    title: str
    date: str
    url: str
    quality: str


class Library(Schema):
    """The whole library; `version` changes with anything in it, and is the ETag."""

    version: str
    patterns: list[Pattern]
    combinations: list[Combination]
    sources: dict[str, Source]
