"""From what was handed in to an outcome: each item is read, then the engine looks at all of it together.

This is one of the two places that contain failures: whatever goes wrong in reading one item becomes a trouble of its
reading and never ends the case.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType

from django.utils import timezone

from checker import claims, evidence, patterns, reading, verdict
from checker.archive.recollection import PictureMemories
from checker.cases import amendments, memories, pictures, steps
from checker.cases.amending import NONE, Amendments
from checker.cases.models import Case, Item
from checker.evidence.tools import NO_TOOLS, Tools
from checker.reading import Picture
from checker.vocabulary import Camera, ItemKind, Message, Outcome, Reading, Receipt, Trouble
from checker.vocabulary import Item as HandedIn
from checker.vocabulary.plain import from_plain

logger = logging.getLogger(__name__)

Progress = Callable[[Message, int, int], None]
"""Called before each step with its message, the number of steps done and the number of all steps."""

_STEPS_AFTER_READING = 3
READERS = 2
"""Items of one case that are read at a time: the words of one picture are recognised while the next is searched."""


def _in_silence(step: Message, done: int, total: int) -> None:
    pass


def examine(things: Sequence[str | Picture], *, today: date, progress: Progress = _in_silence) -> Outcome:
    """The outcome for texts and decoded pictures, item 0 first; needs no database, no broker and no files."""
    kinds = [ItemKind.TEXT if isinstance(thing, str) else ItemKind.PICTURE for thing in things]
    readings = []
    for index, thing in enumerate(things):
        progress(_reading_step(kinds, index), index, len(things) + _STEPS_AFTER_READING)
        readings.append(_read(index, thing))
    return conclude(readings, today, progress)


def run(case: Case, progress: Progress, keep: Callable[[Reading], None]) -> Outcome:
    """The outcome for a stored case as of the day it was asked. Items that an earlier attempt or version has read are
    not read again, and `keep` gets each new reading, those first that are ready first. Raises PictureLost."""
    items = list(case.items.order_by("index"))
    kinds = [ItemKind(item.kind) for item in items]
    seen = PictureMemories()
    parsed: dict[int, _Parsed] = {}
    known = {index: item.reading for index, item in enumerate(items) if item.reading is not None}
    left = [index for index in range(len(items)) if index not in known]
    with _reading_ahead(items) as waiting:
        while left:
            progress(_reading_step(kinds, left[0]), len(items) - len(left), len(items) + _STEPS_AFTER_READING)
            wait([waiting[index] for index in left], return_when=FIRST_COMPLETED)
            index = next(index for index in left if waiting[index].done())
            parsed[index] = waiting[index].result()
            left.remove(index)
            keep(parsed[index].reading)
            memories.look_up(seen, parsed[index].reading)
    readings = [
        from_plain(Reading, known[index]) if index in known else parsed[index].reading for index in range(len(items))
    ]
    tools = memories.tools_of(case, readings, seen)
    corrected = amendments.amendments_of(case)
    return conclude(readings, timezone.localdate(case.asked_at), progress, tools, corrected, parsed)


@contextmanager
def _reading_ahead(items: Sequence[Item]) -> Iterator[Mapping[int, Future[_Parsed]]]:
    """The readings to come of the items that have none, by their places. When the block is left early, no further
    item is begun."""
    pool = ThreadPoolExecutor(READERS, thread_name_prefix="reading")
    try:
        yield {
            index: pool.submit(lambda index, item: _Parsed(_read(index, _thing(item))), index, item)
            for index, item in enumerate(items)
            if item.reading is None
        }
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def conclude(
    readings: Sequence[Reading],
    today: date,
    progress: Progress = _in_silence,
    tools: Tools = NO_TOOLS,
    corrected: Amendments = NONE,
    parsed: Mapping[int, _Parsed] = MappingProxyType({}),
) -> Outcome:
    """The outcome for what was read as of a day; item numbers are those of the readings. `parsed` are the items whose
    receipts were looked for while others were read; what was corrected since is looked at again."""
    read, total = len(readings), len(readings) + _STEPS_AFTER_READING
    progress(steps.FINDING_CLAIMS, read, total)
    readings = corrected.read(readings)
    receipts = tuple(receipt for one in readings for receipt in _receipts(one, parsed.get(one.item)))
    pages = reading.stitched(readings, apart={receipt.item for receipt in receipts})
    found = corrected.claims(claims.find_claims(pages.readings), pages.back.of)
    offers = claims.find_offers(pages.readings)
    progress(steps.CHECKING, read + 1, total)
    answers = evidence.examine_receipts(receipts, pages.readings, found, offers, today=today, tools=tools)
    contacts = claims.find_contacts(pages.readings)
    gathered = evidence.gather(pages.readings, found, offers, answers, today=today, tools=tools, contacts=contacts)
    findings = corrected.findings(gathered, pages.back.of)
    progress(steps.JUDGING, read + 2, total)
    outcome = Outcome(
        library=f"{patterns.library().version}.{verdict.point_table().version}",
        readings=tuple(readings),
        claims=tuple(found),
        offers=offers,
        findings=findings,
        verdict=verdict.judge(pages.readings, found, offers, findings),
        receipts=receipts,
        answers=answers,
    )
    return pages.back.of(outcome)


class _Parsed:
    """A reading and the receipts on it."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.receipts = reading, _receipts(reading)


def _receipts(one: Reading, parsed: _Parsed | None = None) -> tuple[Receipt, ...]:
    """The receipts on an item; a paper on which the parser fails is none."""
    if parsed is not None and parsed.reading is one:
        return parsed.receipts
    try:
        return claims.find_receipts([one])
    except Exception:
        logger.exception("a receipt could not be parsed", extra={"item": one.item})
        return ()


def _read(index: int, thing: str | Picture) -> Reading:
    if isinstance(thing, str):
        return reading.read_text(HandedIn(index=index, kind=ItemKind.TEXT, text=thing))
    try:
        return reading.read_picture(index, thing)
    except Exception:
        logger.exception("a picture could not be read", extra={"item": index})
        return Reading(
            item=index,
            kind=ItemKind.PICTURE,
            camera=thing.camera,
            width=thing.width,
            height=thing.height,
            troubles=(Trouble(step="reading", message=Message(id="reading.ocr-unavailable")),),
        )


def _thing(item: Item) -> str | Picture:
    """The item as it was handed in; raises PictureLost."""
    if item.kind == ItemKind.TEXT:
        return item.text
    return Picture(
        data=pictures.read(item.picture),
        media_type=item.media_type,
        width=item.width,
        height=item.height,
        camera=from_plain(Camera, item.camera) if item.camera else None,
        sha256=item.sha256,
        first_frame_only=item.first_frame_only,
    )


def _reading_step(kinds: Sequence[ItemKind], index: int) -> Message:
    if kinds[index] is ItemKind.TEXT:
        return steps.reading_text()
    return steps.reading_picture(kinds[: index + 1].count(ItemKind.PICTURE), kinds.count(ItemKind.PICTURE))
