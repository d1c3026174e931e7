"""What was corrected in a case, as the engine respects it: notes that count no more and lines as they really read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from checker.vocabulary import Claim, Evidence, Finding, Line, Reading

Place = tuple[int, int, int]
"""Item, start and end: code-point offsets into the text of the item's reading."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """A finding that counts no more, at these places; where its check is `claim`, the claims at them go as well."""

    check: str
    subject: str
    places: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Reread:
    """What the line that began at `start` of an item really says; before it was `length` characters long."""

    item: int
    start: int
    length: int
    text: str

    @property
    def longer(self) -> int:
        return len(self.text) - self.length


Amendment = Withdrawn | Reread
"""Each speaks of places as they were when it was made, that is after all amendments before it."""


@dataclass(frozen=True, kw_only=True)
class Amendments:
    """All amendments of a case, told of its readings as they were first read: `rereads` in their order, and
    `withdrawn` with its places as they are after all of them."""

    withdrawn: tuple[Withdrawn, ...] = ()
    rereads: tuple[Reread, ...] = ()

    def read(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """The readings with their corrected lines."""
        for change in self.rereads:
            readings = [reread(reading, change) if reading.item == change.item else reading for reading in readings]
        return tuple(readings)

    def claims(self, found: Sequence[Claim], back: Callable[[tuple[Claim, ...]], tuple[Claim, ...]]) -> list[Claim]:
        """The claims without those that were withdrawn; `back` leads to their places on the items."""
        shown = back(tuple(found))
        return [claim for claim, at in zip(found, shown, strict=True) if not self.takes_claim(at)]

    def findings(
        self, found: Sequence[Finding], back: Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
    ) -> tuple[Finding, ...]:
        """The findings without those that were withdrawn."""
        shown = back(tuple(found))
        return tuple(finding for finding, at in zip(found, shown, strict=True) if not self.takes(at))

    def takes(self, finding: Finding) -> bool:
        """Whether a finding was withdrawn: with all of its places, so that a new one counts again."""
        places = places_of(finding.evidence)
        return any(
            (one.check, one.subject) == (finding.check, finding.subject)
            and all(touches(place, one.places) for place in places)
            and bool(places) == bool(one.places)
            for one in self.withdrawn
        )

    def takes_claim(self, claim: Claim) -> bool:
        """Whether a claim was withdrawn at its place."""
        place = (claim.item, claim.start, claim.end)
        return any(
            one.check == "claim" and one.subject == claim.id and touches(place, one.places) for one in self.withdrawn
        )


NONE = Amendments()


def amended(all_of_them: Iterable[Amendment]) -> Amendments:
    """The amendments of a case in the order in which they were made."""
    withdrawn: list[Withdrawn] = []
    rereads: list[Reread] = []
    for one in all_of_them:
        if isinstance(one, Reread):
            withdrawn = [replace(other, places=moved(other.places, one)) for other in withdrawn]
            rereads.append(one)
        else:
            withdrawn.append(one)
    return Amendments(withdrawn=tuple(withdrawn), rereads=tuple(rereads))


def places_of(evidence: Iterable[Evidence]) -> tuple[Place, ...]:
    """The places that evidence speaks of."""
    return tuple((one.item, one.start, one.end) for one in evidence)


def moved(places: Iterable[Place], change: Reread) -> tuple[Place, ...]:
    """Places after a line has another length; one that reaches into the line stays where it began."""
    return tuple(
        (item, *_moved(start, end, change)) if item == change.item else (item, start, end)
        for item, start, end in places
    )


def touches_line(place: Place, change: Reread) -> bool:
    """Whether a place has characters of the line that was misread."""
    item, start, end = place
    return item == change.item and start < change.start + change.length and change.start < end


def reread(reading: Reading, change: Reread) -> Reading:
    """The reading with one line as it really reads; unchanged where no line begins there any more."""
    if not any(line.start == change.start and len(line.text) == change.length for line in reading.lines):
        return reading
    lines: list[Line] = []
    for line in reading.lines:
        if line.start == change.start:
            lines.append(replace(line, text=change.text, confidence=1.0))
        else:
            lines.append(replace(line, start=line.start + change.longer * (line.start > change.start)))
    text = reading.text[: change.start] + change.text + reading.text[change.start + change.length :]
    return replace(reading, text=text, lines=tuple(lines))


def _moved(start: int, end: int, change: Reread) -> tuple[int, int]:
    after = change.start + change.length
    return start + change.longer * (start >= after), end + change.longer * (end >= after)


def touches(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place overlaps one of others; places without characters only where they are the same."""
    item, start, end = place
    return any(
        item == other and ((start < until and since < end) or (start, end) == (since, until))
        for other, since, until in others
    )
