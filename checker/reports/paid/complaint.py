"""A complaint drafted from the case: what the post says is filled in, what only the shopper knows is left blank."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from checker.vocabulary import Evidence, Outcome

BLANK = "______"
MOST_QUOTES = 8
LONGEST = 80


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The lines of the draft in their order; empty lines part its sections."""

    lines: tuple[str, ...]


def draft(outcome: Outcome, address: str) -> Draft:
    """The draft in the language of the page. It quotes the post and judges nobody; `address` is the report's own."""
    quotes = _quotes(outcome)
    lines = [
        _("Complaint"),
        "",
        _("From: {blank} (name, telephone)").format(blank=BLANK),
        _("About: {blank} (name shown, account number, name of the payee)").format(blank=BLANK),
        _("Licence or registration number: {blank} (if there is none: “I could not get one”)").format(blank=BLANK),
        "",
        _("What happened"),
        _("On {blank} I saw a post on {blank} that offered goods for sale.").format(blank=BLANK),
        *([_("It says:")] if quotes else []),
        *(f"{number}. “{quote}”" for number, quote in enumerate(quotes, 1)),
        *_offer(outcome),
        _("On {blank} I paid {blank} by {blank}. The goods: {blank} (not received / received on …).").format(
            blank=BLANK
        ),
        _("On {blank} I asked the seller to put it right. The answer: {blank}.").format(blank=BLANK),
        "",
        _("What I ask for"),
        _("1. The price of {blank} back. 2. {blank}").format(blank=BLANK),
        "",
        _("Evidence"),
        _("1. Screenshots of the post and of the whole chat. 2. The details of the payment. 3. {blank}").format(
            blank=BLANK
        ),
        _("4. A report on what the post says: {address}").format(address=address),
        "",
        _("Date and signature: {blank}").format(blank=BLANK),
    ]
    return Draft(lines=tuple(lines))


def _quotes(outcome: Outcome) -> list[str]:
    """The lines of the post whose words counted, the weightiest first, none twice."""
    texts = {reading.item: reading.text for reading in outcome.readings}
    said: dict[str, None] = {}
    for reason in outcome.verdict.reasons:
        for place in reason.finding.evidence if reason.points else ():
            if place.quote.strip():
                said.setdefault(_line(texts.get(place.item, ""), place))
    return list(said)[:MOST_QUOTES]


def _line(text: str, place: Evidence) -> str:
    """The line that the words stand on; of a long one what is around them."""
    start = text.rfind("\n", 0, place.start) + 1
    found = text.find("\n", place.end)
    end = found if found >= 0 else len(text)
    if end - start > LONGEST:
        start = max(start, place.start - (LONGEST - len(place.quote)) // 2)
        end = min(end, start + LONGEST)
    return " ".join((text[start:end] or place.quote).split())


def _offer(outcome: Outcome) -> list[str]:
    """The first price with its brand, as the post writes them."""
    priced = next((offer for offer in outcome.offers if offer.price_quote), None)
    if priced is None:
        return []
    if priced.brand_quote:
        return [
            _("The post names “{brand}” and the price “{price}”.").format(
                brand=priced.brand_quote, price=priced.price_quote.strip()
            )
        ]
    return [_("The post names the price “{price}”.").format(price=priced.price_quote.strip())]
