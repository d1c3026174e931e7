"""The corrections of a stored case as the engine respects them: rows to values, and back."""

from __future__ import annotations

from checker.cases.amending import Amendment, Amendments, Reread, Withdrawn, amended
from checker.cases.models import Case, Correction
from checker.vocabulary.plain import from_plain, to_plain


def amendments_of(case: Case) -> Amendments:
    """All that was corrected in a case."""
    return amended(map(_amendment, case.corrections.order_by("version")))


def fill(row: Correction, amendment: Amendment) -> None:
    """Write an amendment into a row that is not saved yet."""
    if isinstance(amendment, Reread):
        row.line = to_plain(amendment)
    else:
        row.check_id, row.subject = amendment.check, amendment.subject
        row.places = [list(place) for place in amendment.places]


def _amendment(row: Correction) -> Amendment:
    if row.line is not None:
        return from_plain(Reread, row.line)
    places = tuple((item, start, end) for item, start, end in row.places)
    return Withdrawn(check=row.check_id, subject=row.subject, places=places)
