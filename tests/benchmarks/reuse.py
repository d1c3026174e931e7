"""How fast does the archive know a picture or a text again as it grows, against indexes in memory and a full scan?"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from django.utils import timezone

from checker.archive import band_table, bands, lookup
from checker.archive.keys import seed, shuffled
from checker.archive.models import Kind, Memory, Trace
from checker.archive.remembering import keep
from checker.archive.tracing import picture_trace, text_trace
from checker.devtools.reuse.filling import fill, megabytes
from checker.devtools.reuse.scratch import scratch_database
from checker.devtools.reuse.speed import _CHARACTERS, _altered, _print
from checker.reading.fingerprint_text import BANDS, ROWS, text_signature
from tests.benchmarks.contest import Answer, Asked, Ratio, Row, Spread, spread, times
from tests.benchmarks.contestant import Contestant, ContestantMissing

SIZES = {False: (10_000, 100_000, 1_000_000), True: (2_000, 8_000)}
PROBES = {False: 200, True: 40}
MOST_FOR_MINHASH = 100_000
"""Building it takes minutes beyond that."""
OTHERS: dict[str, tuple[str, dict[str, int]]] = {
    "faiss-flat": ("flat", {}),
    "faiss-hashes": ("hashes", {"tables": bands.HASH_BANDS, "bits": bands.HASH_BAND_BITS, "flips": 1}),
}
MINHASH = {"bands": BANDS, "rows": ROWS}
ALIKE = round(100 * lookup.LEAST_ALIKE)


def ask(asked: Asked) -> Answer:
    answer = Answer()
    medians: dict[tuple[str, int], list[float]] = {}
    for size in SIZES[asked.quick]:
        with scratch_database():
            _size(answer, size, asked, medians)
    _growth(answer, SIZES[asked.quick], medians)
    return answer


def _size(answer: Answer, size: int, asked: Asked, medians: dict[tuple[str, int], list[float]]) -> None:
    chance = Random(size)
    started = time.perf_counter()
    fill(size)
    built = time.perf_counter() - started
    prints = [_print(chance) for _ in range(PROBES[asked.quick])]
    texts = ["".join(chance.choices(_CHARACTERS, k=200)) for _ in prints]
    _remember([picture_trace(one) for one in prints])
    _remember([text_trace(text_signature(text, seed("text")) or b"") for text in texts])
    about = {"build": spread([built]), "disk": spread([megabytes("archive_band") + megabytes("archive_trace")])}
    answer.rows.append(Row(group=f"{size}", contestant="ours", measures=about))
    altered = [_altered(one, chance) for one in prints]
    pictures = _codes(Kind.PICTURE, asked.folder / "pictures.npy")
    asked_codes = [shuffled(bytes.fromhex(one.hash)) for one in altered]
    truth = _within(pictures, asked_codes)
    players = {
        "ours": _ours(lambda at: lookup.pictures_like(altered[at])),
        "ours-hash": _ours(lambda at: _near(asked_codes[at])),
    }
    _race(
        answer,
        f"{size}",
        players,
        OTHERS,
        (asked.folder / "pictures.npy", asked_codes, lookup.SAME_HASH),
        truth,
        medians,
    )
    copies = [text[:90] + "".join(chance.choices(_CHARACTERS, k=20)) + text[90:] for text in texts]
    signatures = [text_signature(text, seed("text")) or b"" for text in copies]
    traces = _codes(Kind.TEXT, asked.folder / "texts.npy")
    truth = _alike(traces, signatures)
    others = {"datasketch": ("minhash", MINHASH)} if size <= MOST_FOR_MINHASH else {}
    if not others:
        answer.skipped[f"datasketch {size}"] = "building it takes too long"
    players = {"ours": _ours(lambda at: lookup.texts_like(signatures[at]))}
    _race(answer, f"{size} texts", players, others, (asked.folder / "texts.npy", signatures, ALIKE), truth, medians)


Found = tuple[int, float]
"""How many were found, and the seconds it took."""


def _ours(look: Callable[[int], Sequence[Any]]) -> Callable[[int], Found]:
    def timed(at: int) -> Found:
        started = time.perf_counter()
        found = look(at)
        return len(found), time.perf_counter() - started

    return timed


def _near(code: bytes) -> list[int]:
    """By the hash alone, as the other indexes look."""
    near = band_table.traces_near(bands.asked_hash_bands(code), most=lookup.MOST)
    return [trace for trace, other, _ in near if lookup.apart(code, other) <= lookup.SAME_HASH]


def _race(
    answer: Answer,
    group: str,
    players: dict[str, Callable[[int], Found]],
    others: dict[str, tuple[str, dict[str, int]]],
    asked: tuple[Path, Sequence[bytes], int],
    truth: int,
    medians: dict[tuple[str, int], list[float]],
) -> None:
    """Look-ups in ten parts, each contestant taking a part in turn; what is asked for all day is in memory."""
    import numpy

    file, codes, within = asked
    children: dict[str, Contestant] = {}
    built: dict[str, tuple[float, float]] = {}
    for name, (kind, options) in others.items():
        try:
            child = Contestant("nearest", kind=kind, **options)
            before = child.ask("nothing").memory
            turn = child.ask("build", str(file))
            children[name], built[name] = child, (turn.seconds, turn.memory - before)
            answer.versions |= child.versions
        except ContestantMissing as missed:
            answer.skipped[f"{name} {group}"] = str(missed)
    taken: dict[str, list[float]] = {name: [] for name in [*players, *children]}
    found: dict[str, int] = dict.fromkeys(taken, 0)
    parts = numpy.array_split(numpy.arange(len(codes)), 10)
    for player in players.values():
        for at in parts[0]:
            player(int(at))
    for number, part in enumerate(parts):
        for name in list(taken)[:: 1 if number % 2 else -1]:
            if name in players:
                told = [players[name](int(at)) for at in part]
                found[name] += sum(count for count, _ in told)
                taken[name] += [seconds for _, seconds in told]
            else:
                ask = file.with_name("asked.npy")
                numpy.save(
                    ask, numpy.frombuffer(b"".join(codes[at] for at in part), numpy.uint8).reshape(len(part), -1)
                )
                rows, seconds = children[name].ask("timed", str(ask), within).answer
                found[name] += sum(map(len, rows))
                taken[name] += seconds
    for child in children.values():
        child._end()
    for name, seconds in taken.items():
        medians[name + (" texts" if "texts" in group else ""), int(group.split()[0])] = seconds
        measures = {"lookup": spread([1000 * one for one in seconds]), "recall": spread([100 * found[name] / truth])}
        if name in built:
            measures |= {"build": spread([built[name][0]]), "memory": spread([built[name][1]])}
        answer.rows.append(Row(group=group, contestant=name, measures=measures))
    _against(answer, group, taken, found)


def _against(answer: Answer, group: str, taken: dict[str, list[float]], found: dict[str, int]) -> None:
    mine = "ours-hash" if "ours-hash" in taken else "ours"
    for name in taken:
        if not name.startswith("ours"):
            answer.ratios.append(
                Ratio(
                    id=f"reuse-{group}-{name}",
                    group=group,
                    of=mine,
                    to=name,
                    measure="lookup",
                    value=times(taken[mine], taken[name]),
                    limit=3.0 if (name, group) == ("faiss-hashes", "1000000") else None,
                    beside=found[mine] >= found[name],
                )
            )


def _growth(answer: Answer, sizes: Sequence[int], medians: dict[tuple[str, int], list[float]]) -> None:
    """The largest against the smallest, and what each doubling in between costs."""
    least, most = sizes[0], sizes[-1]
    for name in dict.fromkeys(name for name, _ in medians):
        if (name, least) in medians and (name, most) in medians:
            small, large = medians[name, least], medians[name, most]
            value = _ratio_of_medians(large, small)
            limit = 1.5 if name == "ours" else None
            about = {"group": "growth", "of": f"{name} {most}", "to": f"{name} {least}", "measure": "lookup"}
            answer.ratios.append(Ratio(id=f"reuse-growth-{name}", value=value, limit=limit, **about))
            doublings = math.log2(most / least)
            a_doubling = spread([value.median ** (1 / doublings)])
            answer.rows.append(Row(group="growth", contestant=name, measures={"a_doubling": a_doubling}))


def _ratio_of_medians(of: Sequence[float], to: Sequence[float]) -> Spread:
    """Of tenths of the look-ups, since no single one has its like at another size."""
    tenths = [(median(of[start::10]), median(to[start::10])) for start in range(min(10, len(of), len(to)))]
    middle = spread([one / other for one, other in tenths])
    return Spread(median=median(of) / median(to), low=middle.low, high=middle.high, number=middle.number)


def _remember(traces: Sequence[Trace]) -> None:
    memories = Memory.objects.bulk_create([Memory(at=timezone.now()) for _ in traces])
    keep(list(zip(memories, traces, strict=True)))


def _codes(kind: Kind, file: Path) -> Any:
    """All codes of a kind, also written to a file for the others."""
    import numpy

    codes = Trace.objects.filter(kind=kind).order_by("pk").values_list("code", flat=True).iterator(50_000)
    joined = b"".join(map(bytes, codes))
    width = 32 if kind == Kind.PICTURE else 2 * 96
    rows = numpy.frombuffer(joined, numpy.uint8).reshape(-1, width)
    numpy.save(file, rows)
    return rows


def _within(codes: Any, asked: Sequence[bytes]) -> int:
    """How many a full scan finds."""
    import numpy

    whole = codes.view(numpy.uint64)
    return sum(
        int((numpy.bitwise_count(whole ^ numpy.frombuffer(one, numpy.uint64)).sum(axis=1) <= lookup.SAME_HASH).sum())
        for one in asked
    )


def _alike(codes: Any, asked: Sequence[bytes]) -> int:
    import numpy

    whole = codes.view(numpy.uint16)
    return sum(
        int(((whole == numpy.frombuffer(one, numpy.uint16)).mean(axis=1) >= lookup.LEAST_ALIKE).sum()) for one in asked
    )
