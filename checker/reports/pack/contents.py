"""What goes into a pack: one answered version of a case, as it was handed in or with personal data covered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.cases import queries, sealing
from checker.cases.models import Case
from checker.cases.originals import OriginalsGone
from checker.reports.pack.beside import Beside, beside
from checker.reports.pack.exhibits import Exhibit, exhibits
from checker.reports.presenter import Report, present
from checker.vocabulary import Outcome


class NothingToPack(Exception):
    """The case has no answer, or its masked copy has not been made yet; it takes seconds."""


@dataclass(frozen=True, kw_only=True)
class Contents:
    """`language` is one of `web.wording`; `versions` end with the one that is packed; `verify_at` is the address at
    which anybody can ask what a file is. `beside` is as of now, also in the pack of an earlier version: who holds it
    should know that it was corrected."""

    reference: str
    masked: bool
    language: str
    version: int
    handed_in_at: datetime
    answered_at: datetime
    outcome: Outcome
    report: Report
    exhibits: tuple[Exhibit, ...]
    versions: tuple[queries.Version, ...]
    beside: Beside
    verify_at: str


def contents(case: Case, *, masked: bool, language: str, verify_at: str, version: int | None = None) -> Contents:
    """All that is packed of a version, by default the newest that was answered. Raises NothingToPack, OriginalsGone."""
    if not masked and not case.has_originals:
        raise OriginalsGone
    said = queries.masked_copy(case, version) if masked else queries.said_of(case, version)
    if said is None:
        raise NothingToPack
    found = exhibits(case, said.outcome, said.version, masked=masked)
    files = {exhibit.item: exhibit.file for exhibit in found}
    return Contents(
        reference=sealing.reference_of(case),
        masked=masked,
        language=language,
        version=said.version,
        handed_in_at=case.created_at,
        answered_at=said.at,
        outcome=said.outcome,
        report=present(said.outcome, language, lambda item: files.get(item, ""), said.at),
        exhibits=found,
        versions=tuple(one for one in queries.versions_of(case) if one.number <= said.version),
        beside=beside(case),
        verify_at=verify_at,
    )
