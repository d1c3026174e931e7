"""Readings to traces: what is kept of each picture, text, contact and number of a case."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.archive import bands
from checker.archive.keys import mark, seed, shuffled, shuffled_features
from checker.archive.models import Kind
from checker.claims import find_contacts
from checker.reading.fingerprint_text import text_signature
from checker.reading.fingerprint_words import stored_features, stored_words
from checker.vocabulary import Contact, Fingerprint, Reading, Receipt, Screen

_LONG_NUMBER = 8


@dataclass(frozen=True, kw_only=True)
class NewTrace:
    """A trace before it has a row; `values` are those of its bands."""

    kind: Kind
    values: tuple[int, ...]
    code: bytes = b""
    features: bytes = b""


def traces(readings: Sequence[Reading], receipts: Iterable[Receipt]) -> Iterator[NewTrace]:
    """Everything to keep of a case; equal contacts and numbers once."""
    for reading in readings:
        yield from (picture_trace(fingerprint) for fingerprint in reading.fingerprints)
        if signature := signature_of(reading):
            yield text_trace(signature)
    for value in sorted({contact_mark(contact) for contact in find_contacts(readings)}):
        yield NewTrace(kind=Kind.CONTACT, values=(value,))
    for value in sorted({value for receipt in receipts for value in number_marks(receipt)}):
        yield NewTrace(kind=Kind.NUMBER, values=(value,))


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


def signature_of(reading: Reading) -> bytes | None:
    """The signature of the words of an item, or None where they are too few to be known again.

    A shop prints the same words on all its receipts, so a receipt is known by its number instead.
    """
    return None if reading.screen is Screen.RECEIPT else text_signature(reading.text, seed("text"))


def contact_mark(contact: Contact) -> int:
    """What stands for a contact, however it was disguised and whatever it was called."""
    return mark("contact", contact.value.encode())


def number_marks(receipt: Receipt) -> list[int]:
    """What stands for the receipt's number and its card authorisation, with the shop and day they belong to.

    Short numbers without a day come up again by themselves and are left out.
    """
    shop = receipt.merchant.value.casefold() if receipt.merchant else ""
    day = receipt.day.value.isoformat() if receipt.day else ""
    slip = receipt.slip
    found = (
        ("number", receipt.number.value if receipt.number else ""),
        ("authorisation", slip.authorisation.value if slip and slip.authorisation else ""),
    )
    return [
        mark(purpose, f"{shop}\n{day}\n{value.upper()}".encode())
        for purpose, value in found
        if value and shop and (day or len(value) >= _LONG_NUMBER)
    ]


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
