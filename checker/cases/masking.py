"""An outcome without personal data: what a shared report is made of, and what is left when the originals are erased."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from checker.reading.masking import mask_reading, mask_text, private_names, reading_spans
from checker.vocabulary import Answer, CardSlip, Evidence, Field, Finding, Message, Outcome, Reading, Receipt

T = TypeVar("T")

COVER = "█"
SHORTEST_KNOWN = 4
"""A private piece of an item is covered wherever else it stands if it is so long; a shorter one may be any word."""


def masked(outcome: Outcome) -> Outcome:
    """The same outcome with every quote at its place, but nobody's name, number or address in any of its words."""
    known = names(outcome.readings)
    readings = {reading.item: mask_reading(reading, known) for reading in outcome.readings}
    cover = _Cover(
        texts={item: reading.text for item, reading in readings.items()},
        known=known | frozenset(_pieces(outcome.readings, known)),
    )
    return replace(
        outcome,
        readings=tuple(readings.values()),
        claims=tuple(
            replace(claim, quote=cover.quote(claim.item, claim.start, claim.end, claim.quote))
            for claim in outcome.claims
        ),
        offers=tuple(
            replace(
                offer,
                brand_quote=cover.piece(offer.item, offer.brand_start, offer.brand_quote),
                price_quote=cover.piece(offer.item, offer.price_start, offer.price_quote),
            )
            for offer in outcome.offers
        ),
        findings=tuple(cover.finding(finding) for finding in outcome.findings),
        verdict=replace(
            outcome.verdict,
            reasons=tuple(replace(one, finding=cover.finding(one.finding)) for one in outcome.verdict.reasons),
            not_checked=tuple(cover.message(message) for message in outcome.verdict.not_checked),
            send_next=tuple(cover.message(message) for message in outcome.verdict.send_next),
        ),
        receipts=tuple(cover.receipt(receipt) for receipt in outcome.receipts),
        answers=tuple(cover.answer(answer) for answer in outcome.answers),
    )


def names(readings: Sequence[Reading]) -> frozenset[str]:
    """The names that stand as names on any item of a case, to be covered on all of them."""
    return frozenset(name for reading in readings for name in private_names(reading))


def _pieces(readings: Iterable[Reading], known: Collection[str]) -> Iterable[str]:
    for reading in readings:
        for span in reading_spans(reading, known):
            piece = reading.text[span.start : span.end].strip()
            if len(piece) >= SHORTEST_KNOWN:
                yield piece
        yield from (code.text for code in reading.codes if len(code.text) >= SHORTEST_KNOWN)


@dataclass(frozen=True, kw_only=True)
class _Cover:
    """`texts` are the masked texts of the items, `known` the private words that were masked in them."""

    texts: Mapping[int, str]
    known: frozenset[str]

    def quote(self, item: int, start: int, end: int, quote: str) -> str:
        """What the masked item says at the place of a quote; a quote without a place is covered as words."""
        text = self.texts.get(item, "")[start:end]
        return text if quote and len(text) == len(quote) else self.words(quote)

    def piece(self, item: int, start: int, quote: str) -> str:
        return self.quote(item, start, start + len(quote), quote)

    def words(self, text: str) -> str:
        """Words of ours with something of the item in them."""
        for word in sorted(self.known, key=len, reverse=True):
            if word in text:
                text = text.replace(word, COVER * len(word))
        return mask_text(text).text

    def message(self, message: Message) -> Message:
        return replace(message, params={name: self.words(value) for name, value in message.params.items()})

    def evidence(self, places: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(
            replace(place, quote=self.quote(place.item, place.start, place.end, place.quote)) for place in places
        )

    def finding(self, finding: Finding) -> Finding:
        return replace(finding, message=self.message(finding.message), evidence=self.evidence(finding.evidence))

    def answer(self, answer: Answer) -> Answer:
        return replace(answer, message=self.message(answer.message), evidence=self.evidence(answer.evidence))

    def receipt(self, receipt: Receipt) -> Receipt:
        """Numbers by which the paper can be found again are covered whole, all other words as words."""
        form = receipt.refund_form
        return replace(
            self._words_within(receipt),
            number=_blank(receipt.number),
            slip=_blank_slip(receipt.slip) if receipt.slip else None,
            refund_form=replace(form, number=_blank(form.number)) if form else None,
        )

    def _words_within(self, value: T) -> T:
        """A value of the vocabulary with all its words covered; marks and ids have nothing to cover."""
        changed: Any = value
        if isinstance(value, str):
            changed = self.words(value)
        elif isinstance(value, tuple):
            changed = tuple(self._words_within(one) for one in value)
        elif is_dataclass(value) and not isinstance(value, type):
            kept = {field.name: self._words_within(getattr(value, field.name)) for field in fields(value)}
            changed = type(value)(**kept)
        return changed  # type: ignore[no-any-return]


def _blank(field: Field[str] | None) -> Field[str] | None:
    return replace(field, value=COVER * len(field.value), text=COVER * len(field.text)) if field else None


def _blank_slip(slip: CardSlip) -> CardSlip:
    return replace(
        slip,
        masked_number=_blank(slip.masked_number),
        authorisation=_blank(slip.authorisation),
        terminal=_blank(slip.terminal),
        reference=_blank(slip.reference),
    )
