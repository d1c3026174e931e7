"""An answered case with one more thing corrected: what the correction touches is judged anew, all else stays.

The engine looks at the stored readings twice, without the correction and with it; only where the two differ is the
stored answer changed. So what only the archive or an earlier library knew stays as it was, and nothing that was handed
in has to be there any more.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from checker import verdict
from checker.cases import pipeline
from checker.cases.amending import Amendment, Amendments, Reread, moved, places_of, reread, touches, touches_line
from checker.vocabulary import Answer, Claim, Evidence, Finding, Offer, Outcome, Reading

T = TypeVar("T")


def rejudged(old: Outcome, earlier: Amendments, change: Amendment, today: date) -> Outcome:
    """`old`, which respects the `earlier` amendments, with `change` as well. `today` is the day the case was asked.

    The same four values always give the same outcome.
    """
    was, becomes = _amendments(earlier, change)
    readings = _read(old.readings, change)
    here = _Moved(change, readings)
    base = here.all_of(pipeline.conclude(old.readings, today, corrected=was))
    fresh = pipeline.conclude(readings, today, corrected=becomes)
    old = here.all_of(old)
    claims = [one for one in _patched(old.claims, base.claims, fresh.claims, _claim) if not becomes.takes_claim(one)]
    offers = _patched(old.offers, base.offers, fresh.offers, _offer)
    findings = _findings(old, base, fresh, change, becomes)
    same_papers = len(base.receipts) == len(fresh.receipts) == len(old.receipts)
    return replace(
        old,
        library=f"{old.library.rpartition('.')[0]}.{verdict.point_table().version}",
        readings=readings,
        claims=tuple(claims),
        offers=tuple(offers),
        findings=tuple(findings),
        verdict=verdict.judge(readings, claims, offers, findings),
        receipts=_where_changed(old.receipts, base.receipts, fresh.receipts) if same_papers else fresh.receipts,
        answers=tuple(_patched(old.answers, base.answers, fresh.answers, _answer)) if same_papers else fresh.answers,
    )


def _amendments(earlier: Amendments, change: Amendment) -> tuple[Amendments, Amendments]:
    """What counts no more before and after; the lines that were corrected earlier stand in the readings already."""
    was = Amendments(withdrawn=earlier.withdrawn)
    if isinstance(change, Reread):
        shifted = (replace(one, places=moved(one.places, change)) for one in was.withdrawn)
        return was, Amendments(withdrawn=tuple(shifted))
    return was, Amendments(withdrawn=(*was.withdrawn, change))


def _read(readings: tuple[Reading, ...], change: Amendment) -> tuple[Reading, ...]:
    if not isinstance(change, Reread):
        return readings
    return tuple(reread(one, change) if one.item == change.item else one for one in readings)


def _findings(old: Outcome, base: Outcome, fresh: Outcome, change: Amendment, becomes: Amendments) -> list[Finding]:
    """The findings of the stored answer with what the correction took away, changed and brought up."""
    kinds = {_kind(finding) for finding in base.findings}
    known = [
        finding
        for finding in old.findings
        if not becomes.takes(finding) and (_kind(finding) in kinds or not _rests_on(finding, change))
    ]
    return _patched(known, base.findings, fresh.findings, _finding, _kind)


def _rests_on(finding: Finding, change: Amendment) -> bool:
    """Whether a combination that our library does not know any more was made of a claim that counts no more."""
    if isinstance(change, Reread) or change.check != "claim" or finding.check != "combination":
        return False
    return any(touches(place, change.places) for place in places_of(finding.evidence))


def _patched(
    old: Sequence[T],
    base: Sequence[T],
    fresh: Sequence[T],
    key: Callable[[T], Hashable],
    kind: Callable[[T], Hashable] | None = None,
) -> list[T]:
    """`old` with the difference between `base` and `fresh`. Something new of a `kind` that only today's library knows
    stays out."""
    before, after = {key(one): one for one in base}, {key(one): one for one in fresh}
    kept: list[T] = []
    for one in old:
        name = key(one)
        if name not in before:
            kept.append(one)
        elif name in after:
            kept.append(one if before[name] == after[name] else after[name])
    there = {key(one) for one in kept}
    new = [one for name, one in after.items() if name not in before and name not in there]
    if kind is not None:
        strange = {kind(one) for one in base} - {kind(one) for one in old}
        new = [one for one in new if kind(one) not in strange]
    return [*kept, *new]


def _where_changed(old: tuple[T, ...], base: tuple[T, ...], fresh: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(kept if before == after else after for kept, before, after in zip(old, base, fresh, strict=True))


def _claim(claim: Claim) -> Hashable:
    return claim.id, claim.item, claim.start, claim.end


def _offer(offer: Offer) -> Hashable:
    return offer.item, offer.brand, offer.brand_start, offer.goods, offer.price_start


def _finding(finding: Finding) -> Hashable:
    return finding.check, finding.subject, finding.family, finding.message.id, places_of(finding.evidence)


def _kind(finding: Finding) -> Hashable:
    return finding.check, finding.subject


def _answer(answer: Answer) -> Hashable:
    return answer.check, answer.receipt


class _Moved:
    """Knows where the places of an item are after a line of it has got another length."""

    def __init__(self, change: Amendment, readings: Sequence[Reading]) -> None:
        self._change = change
        self._texts = {reading.item: reading.text for reading in readings}

    def all_of(self, value: T) -> T:
        return cast(T, self._of(value)) if isinstance(self._change, Reread) else value

    def _of(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._of(one) for one in value)
        if isinstance(value, Reading) or not is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Claim | Evidence):
            start, end, quote = self._piece(value.item, value.start, value.end, value.quote)
            return replace(value, start=start, end=end, quote=quote)
        if isinstance(value, Offer):
            brand = self._piece(value.item, value.brand_start, value.brand_start + len(value.brand_quote))
            price = self._piece(value.item, value.price_start, value.price_start + len(value.price_quote))
            brand_quote, price_quote = value.brand_quote and brand[2], value.price_quote and price[2]
            return replace(
                value, brand_start=brand[0], brand_quote=brand_quote, price_start=price[0], price_quote=price_quote
            )
        return replace(value, **{field.name: self._of(getattr(value, field.name)) for field in fields(value)})

    def _piece(self, item: int, start: int, end: int, quote: str = "") -> tuple[int, int, str]:
        change = self._change
        assert isinstance(change, Reread)
        if item != change.item or start == end:
            return start, end, quote
        ((_, begin, finish),) = moved([(item, start, end)], change)
        if touches_line((item, start, end), change):
            finish = max(finish, begin)
        return begin, finish, self._texts[item][begin:finish]
