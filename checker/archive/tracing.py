"""Readings to traces: what is kept of each picture, text, contact and number of a case."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.archive import bands
from checker.archive.keys import mark, shuffled, shuffled_features
from checker.archive.models import Kind
from checker.archive.wordings import wordings
from checker.claims import find_contacts
from checker.evidence.tools import ReceiptNumber
from checker.reading.fingerprint_words import stored_features, stored_words
from checker.vocabulary import Contact, Fingerprint, Reading, Receipt

_LONG_NUMBER = 8


@dataclass(frozen=True, kw_only=True)
class NewTrace:
    """A trace before it has a row; `values` are those of its bands."""

    kind: Kind
    values: tuple[int, ...]
    code: bytes = b""
    features: bytes = b""


def traces(readings: Sequence[Reading], receipts: Iterable[Receipt]) -> Iterator[NewTrace]:
    """Everything to keep of a case that says enough to be known again; equal contacts and numbers once."""
    for reading in readings:
        yield from (picture_trace(fingerprint) for fingerprint in reading.fingerprints if not fingerprint.plain)
        yield from (text_trace(wording.signature) for wording in wordings(reading))
    for value in sorted({contact_mark(contact) for contact in find_contacts(readings)}):
        yield NewTrace(kind=Kind.CONTACT, values=(value,))
    for value in sorted(_all_number_marks(receipts)):
        yield NewTrace(kind=Kind.NUMBER, values=(value,))


def _all_number_marks(receipts: Iterable[Receipt]) -> set[int]:
    return {value for receipt in receipts for number in ReceiptNumber for value in number_marks(receipt, number)}


def picture_trace(fingerprint: Fingerprint) -> NewTrace:
    """What is kept of one picture."""
    code = shuffled(bytes.fromhex(fingerprint.hash))
    values = {*bands.stored_hash_bands(code), *bands.word_bands(stored_words(fingerprint))}
    return NewTrace(
        kind=Kind.PICTURE,
        values=tuple(sorted(values)),
        code=code,
        features=shuffled_features(stored_features(fingerprint)),
    )


def text_trace(signature: bytes) -> NewTrace:
    """What is kept of one text."""
    return NewTrace(kind=Kind.TEXT, values=tuple(bands.signature_bands(signature)), code=signature)


def contact_mark(contact: Contact) -> int:
    """What stands for a contact, however it was disguised and whatever it was called."""
    return mark("contact", contact.value.encode())


def number_marks(receipt: Receipt, number: ReceiptNumber) -> list[int]:
    """What stands for one of the receipt's numbers with the day, and the shop by its name and by its tax numbers.

    A short receipt number is that of many branches on one day, so the time is needed as well; without a day only a
    long number counts.
    """
    value = "".join(filter(str.isalnum, _printed(receipt, number))).upper()
    long = len(value) >= _LONG_NUMBER
    day = receipt.day.value.isoformat() if receipt.day else ""
    clock = f"{receipt.moment.value:%H:%M}" if receipt.moment and number is ReceiptNumber.RECEIPT and not long else ""
    told_apart = long or (day and (clock or number is ReceiptNumber.AUTHORISATION))
    if not value or not told_apart:
        return []
    return [mark(number, f"{shop}\n{day} {clock}\n{value}".encode()) for shop in _shops(receipt)]


def _printed(receipt: Receipt, number: ReceiptNumber) -> str:
    slip = receipt.slip
    field = receipt.number if number is ReceiptNumber.RECEIPT else slip.authorisation if slip else None
    return field.value if field is not None else ""


def _shops(receipt: Receipt) -> list[str]:
    """The shop's name by its letters, and its tax numbers: one of them may be cropped or misread."""
    names = [receipt.merchant.value] if receipt.merchant else []
    names += [identifier.number.value for identifier in receipt.identifiers]
    return list(filter(None, ("".join(filter(str.isalnum, name.casefold())) for name in names)))


def file_marks(sha256s: Iterable[str], texts: Iterable[str]) -> frozenset[int]:
    """What stands for files and texts exactly as they were handed in."""
    files = {mark("file", sha256.encode()) for sha256 in sha256s if sha256}
    return frozenset(files | {mark("exact text", text.strip().encode()) for text in texts if text.strip()})


def packed(values: Sequence[int]) -> bytes:
    """Band values as bytes, eight each."""
    return struct.pack(f">{len(values)}q", *values)


def unpacked(data: bytes) -> tuple[int, ...]:
    """The reverse of `packed`."""
    return struct.unpack(f">{len(data) // 8}q", data)
