"""One case in this process, with the time in which a network of the reader was at work."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from checker.cases import deriving, tokens, working
from checker.cases.hinting import breaker
from checker.cases.models import Case
from checker.cases.opening import NewCase, open_case
from checker.reading import decode, ocr, warm_up


@dataclass(frozen=True, kw_only=True)
class Told:
    """Seconds: of the case until its answer is stored, of that with a network at work; of the masked copy; of all
    processors in both."""

    case: float
    networks: float
    masking: float
    cpu: float


class Watched:
    """A session that notes when it works. Everything else is the session's own."""

    def __init__(self, session: Any, notes: list[tuple[float, float]]) -> None:
        self._session, self._notes = session, notes

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return self._session(*arguments, **named)
        finally:
            self._notes.append((started, time.perf_counter()))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


def case_and_networks(pictures: Sequence[bytes], rounds: int) -> list[Told]:
    """What so many cases of these pictures took; the first, which loads everything, is not told."""
    call_command("prepare")
    warm_up()
    notes: list[tuple[float, float]] = []
    model = ocr._engine()._networks._model
    for part in (model.text_det, model.text_rec):
        part.session = Watched(part.session, notes)
    return [_case(pictures, notes) for _ in range(rounds + 1)][1:]


def _case(pictures: Sequence[bytes], notes: list[tuple[float, float]]) -> Told:
    breaker.closed_at = time.monotonic() + 3600  # nobody is there to be hinted at
    decoded = tuple(decode(data) for data in pictures)
    new = NewCase(text="", pictures=decoded, language="zh-hans", key=tokens.new_form_key())
    opened = open_case(new, timezone.now())
    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    notes.clear()
    masking: list[float] = []
    derive = deriving.derive
    working.deriving.derive = timed(derive, masking)  # type: ignore[assignment]
    try:
        cpu, started = time.process_time(), time.perf_counter()
        assert working.work_on(case.id, timezone.now)
        whole, used = time.perf_counter() - started, time.process_time() - cpu
    finally:
        working.deriving.derive = derive
    case.refresh_from_db()
    assert case.state == "done"
    return Told(case=whole - sum(masking), networks=covered(notes), masking=sum(masking), cpu=used)


def timed(work: Callable[..., Any], taken: list[float]) -> Callable[..., Any]:
    def timing(*arguments: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return work(*arguments, **named)
        finally:
            taken.append(time.perf_counter() - started)

    return timing


def covered(notes: Sequence[tuple[float, float]]) -> float:
    """The length of all stretches together, where they overlap counted once."""
    total, until = 0.0, 0.0
    for start, end in sorted(notes):
        total += max(0.0, end - max(start, until))
        until = max(until, end)
    return total
