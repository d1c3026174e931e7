"""The archive as checks see it: for one case, what of it other cases had, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from checker.archive import lookup
from checker.archive.models import Kind, Memory
from checker.archive.sightings import Own, others, sighting
from checker.archive.tracing import contact_mark, number_marks
from checker.archive.wordings import wordings
from checker.claims import find_contacts
from checker.evidence.tools import ReceiptNumber, Seen, Tools
from checker.vocabulary import Evidence, Fingerprint, Reading, Receipt, Screen


class PictureMemories:
    """The memories of one case's pictures, each looked up once: ahead, while other pictures are still being read, or
    else when a check asks."""

    def __init__(self) -> None:
        self._found: dict[tuple[Fingerprint, bool], list[Memory]] = {}

    def look_up(self, reading: Reading) -> None:
        """Look up all pictures of a reading now."""
        for fingerprint in reading.fingerprints:
            self.of(fingerprint, reading)

    def of(self, fingerprint: Fingerprint, reading: Reading) -> list[Memory]:
        """The memories of a picture of a reading."""
        asked = fingerprint, reading.screen is Screen.RECEIPT
        if asked not in self._found:
            self._found[asked] = lookup.pictures_like(fingerprint, paper=asked[1])
        return self._found[asked]


def tools_for(
    readings: Sequence[Reading],
    *,
    case: UUID | None,
    at: datetime,
    files: frozenset[int],
    pictures: PictureMemories | None = None,
) -> Tools:
    """The tools with which the checks of one case ask the archive; `files` are marks of what was handed in, `pictures`
    what was looked up already."""
    sellers = frozenset(contact_mark(contact) for contact in find_contacts(readings))
    recollection = Recollection(Own(case=case, at=at, sellers=sellers, files=files), pictures or PictureMemories())
    return Tools(
        pictures=recollection.pictures,
        texts=recollection.texts,
        contacts=recollection.contacts,
        numbers=recollection.number,
    )


class Recollection:
    """Looks up on behalf of one case."""

    def __init__(self, own: Own, memories: PictureMemories) -> None:
        self._own, self._memories = own, memories

    def pictures(self, readings: Sequence[Reading]) -> Sequence[Seen]:
        """For each picture, or picture on a screenshot, that others had: most cases first."""
        return _most_first(self._pictures(readings))

    def texts(self, readings: Sequence[Reading]) -> Sequence[Seen]:
        """For each text, post or long message of which others had a near copy: most cases first."""
        return _most_first(self._texts(readings))

    def contacts(self, readings: Sequence[Reading]) -> Sequence[Seen]:
        """For each contact that earlier cases named, whoever asked: most cases first."""
        return _most_first(self._contacts(readings))

    def number(self, receipt: Receipt, number: ReceiptNumber) -> Seen | None:
        """The cases of others that had a receipt, or a card slip, with this number of the same shop and day."""
        found = {
            memory.pk: memory
            for value in number_marks(receipt, number)
            for memory in lookup.with_mark(value, Kind.NUMBER)
        }
        return sighting(self._own, found.values(), Evidence(item=receipt.item))

    def _pictures(self, readings: Sequence[Reading]) -> Iterator[Seen | None]:
        for reading in readings:
            for fingerprint in reading.fingerprints:
                memories = self._memories.of(fingerprint, reading)
                if not any(memory.catalogue for memory in memories):
                    yield sighting(self._own, memories, Evidence(item=reading.item, box=fingerprint.box))

    def _texts(self, readings: Sequence[Reading]) -> Iterator[Seen | None]:
        for reading in readings:
            for wording in wordings(reading):
                yield sighting(self._own, lookup.texts_like(wording.signature), wording.evidence)

    def _contacts(self, readings: Sequence[Reading]) -> Iterator[Seen | None]:
        nobody = Own(case=self._own.case, at=self._own.at, sellers=frozenset(), files=self._own.files)
        for contact in find_contacts(readings):
            memories: list[Memory] = lookup.with_mark(contact_mark(contact), Kind.CONTACT)
            evidence = Evidence(
                item=contact.item, quote=contact.quote, start=contact.start, end=contact.end, box=contact.box
            )
            yield sighting(nobody, others(nobody, memories), evidence)


def _most_first(found: Iterable[Seen | None]) -> list[Seen]:
    return sorted((seen for seen in found if seen), key=lambda seen: (-seen.sellers, -seen.cases))
