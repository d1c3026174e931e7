"""From places on a joined picture back to the screenshot that shows them, in everything that an outcome says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from checker.reading.stitching.joining import Joined, Origin
from checker.vocabulary import Box, Claim, Evidence, Offer, Reading

T = TypeVar("T")


class Return:
    """Knows the way back for every joined picture, by the number that it has."""

    def __init__(self, joined: Mapping[int, Joined]) -> None:
        self._joined = joined

    def of(self, value: T) -> T:
        """The same value with its places on the pictures as they were handed in."""
        return cast(T, self._of(value)) if self._joined else value

    def _of(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._of(one) for one in value)
        if isinstance(value, Reading) or not is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Claim | Evidence):
            return self._quoted(value)
        if isinstance(value, Offer):
            return self._offer(value)
        changed = {field.name: self._of(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **changed)

    def _quoted(self, value: Claim | Evidence) -> Claim | Evidence:
        joined = self._joined.get(value.item)
        if joined is None:
            return value
        if not value.quote:
            piece, box = joined.boxes.get(value.box, (0, value.box)) if value.box else (0, None)
            return replace(value, item=joined.pieces[piece].reading.item, box=box)
        item, start, end, quote, box = self._place(joined, value.start, value.end)
        return replace(value, item=item, start=start, end=end, quote=quote, box=box)

    def _offer(self, offer: Offer) -> Offer:
        """The picture of the price, or else of the brand; a brand that stands on another one has no place there."""
        joined = self._joined.get(offer.item)
        if joined is None:
            return offer
        spans = {
            name: (start, start + len(quote))
            for name, start, quote in (
                ("price", offer.price_start, offer.price_quote),
                ("brand", offer.brand_start, offer.brand_quote),
            )
            if quote
        }
        item: int | None = None
        changed: dict[str, Any] = {}
        for name, span in spans.items():
            on, start, _, quote, box = self._place(joined, *span, prefer=item)
            item = on if item is None else item
            if on == item:
                changed |= {f"{name}_start": start, f"{name}_quote": quote, f"{name}_box": box}
            else:
                changed |= {f"{name}_start": 0, f"{name}_quote": "", f"{name}_box": None}
        return replace(offer, item=joined.pieces[0].reading.item if item is None else item, **changed)

    def _place(
        self, joined: Joined, start: int, end: int, prefer: int | None = None
    ) -> tuple[int, int, int, str, Box | None]:
        """Item, start, end, quote and box; on the picture that shows both ends, or else as far as the first goes."""
        whole = joined.whole
        numbers = [n for n, line in enumerate(whole.lines) if line.start < end and start < line.start + len(line.text)]
        first, last = numbers[0], numbers[-1]
        candidates = [piece.reading.item for piece in joined.pieces]
        order = sorted(range(len(candidates)), key=lambda piece: candidates[piece] != prefer)
        shown = [
            (piece, _on(joined, joined.origins[first], piece), _on(joined, joined.origins[last], piece))
            for piece in order
        ]
        own = joined.origins[first][0]
        both = [one for one in shown if one[1] is not None and one[2] is not None]
        wanted = [one for one in both if candidates[one[0]] == prefer] or [one for one in both if one[0] == own] or both
        piece, begin, finish = wanted[0] if wanted else (own, joined.origins[first][1], joined.origins[first][1])
        reading = joined.pieces[piece].reading
        assert begin is not None
        assert finish is not None
        head, tail = reading.lines[begin], reading.lines[finish]
        at = head.start + min(start - whole.lines[first].start, len(head.text) - 1)
        until = tail.start + len(tail.text)
        if wanted:
            until = min(tail.start + end - whole.lines[last].start, until)
        until = max(until, at + 1)
        return reading.item, at, until, reading.text[at:until], reading.box_of(at, until)


def _on(joined: Joined, origin: Origin, piece: int) -> int | None:
    """The number that a line has on one of the pictures, or None where that does not show it."""
    return origin[1] if origin[0] == piece else joined.twins.get((origin, piece))
