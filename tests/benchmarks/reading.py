"""How long and how well is a screenshot read: ours, RapidOCR as it comes on two backends, Tesseract."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from checker.devtools.measuring_reading import Sample, drawn, labelled, missing
from checker.reading import warm_up
from checker.reading.ocr import find_lines_on, pixels
from tests.benchmarks.contest import Answer, Asked, Ratio, Row, in_turns, spread, times
from tests.benchmarks.contestant import Contestant, ContestantMissing

SEED = 9
OTHERS = {
    "rapidocr": ("rapid", {"backend": "onnxruntime"}),
    "rapidocr-openvino": ("rapid", {"backend": "openvino"}),
    "tesseract": ("tesseract", {"languages": "chi_sim+eng"}),
}
MOST_SECONDS = {False: 60.0, True: 25.0}
"""For each group of pictures; those that are left then are not read."""


@dataclass
class Score:
    """What one reader did with one group."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    characters: int = 0
    missed: int = 0

    @property
    def error(self) -> float:
        return 100 * self.missed / max(self.characters, 1)


Reader = Callable[[Path], tuple[str, float, float]]


def ask(asked: Asked) -> Answer:
    """On drawn screenshots of 1080 × 2400 and, where given, on the pictures of `ocr_cn`."""
    answer = Answer()
    groups = {"drawn": list(drawn(2 if asked.quick else 5, SEED))}
    folder = asked.data / "ocr_cn" if asked.data else None
    if folder and folder.exists():
        groups["photos"] = list(labelled(folder))[: 3 if asked.quick else None]
    else:
        answer.skipped["photos"] = "data set not given"
    warm_up()
    with ExitStack() as stack:
        readers: dict[str, Reader] = {"ours": _ours}
        for name, (module, options) in OTHERS.items():
            try:
                child = stack.enter_context(Contestant(module, **options))
            except ContestantMissing as missed:
                answer.skipped[name] = str(missed)
                continue
            answer.versions |= child.versions
            readers[name] = _reader(child)
        for group, samples in groups.items():
            _group(answer, group, samples, readers, asked)
    return answer


def _group(answer: Answer, group: str, samples: Sequence[Sample], readers: dict[str, Reader], asked: Asked) -> None:
    scores = {name: Score() for name in readers}
    end = time.monotonic() + MOST_SECONDS[asked.quick]

    def contestant(name: str) -> Callable[[tuple[Sample, Path]], float]:
        def read(thing: tuple[Sample, Path]) -> float:
            text, seconds, cpu = readers[name](thing[1])
            characters, missed = missing(thing[0].lines, text)
            score = scores[name]
            score.characters, score.missed = score.characters + characters, score.missed + missed
            score.cpu.append(cpu)
            score.seconds.append(seconds)
            return seconds

        return read

    read = 0
    players = {name: contestant(name) for name in readers}
    for number, sample in enumerate(samples):
        path = asked.folder / f"{group}-{number}.png"
        path.write_bytes(sample.data)
        if number == 0:
            for name in readers:
                readers[name](path)  # loads what is loaded once
        elif time.monotonic() > end:
            break
        in_turns(players, [(sample, path)], rounds=1)
        read += 1
    answer.about[group] = f"{read}"
    answer.rows += [
        Row(
            group=group,
            contestant=name,
            measures={"seconds": spread(score.seconds), "cpu": spread(score.cpu), "error": spread([score.error])},
        )
        for name, score in scores.items()
    ]
    ours = scores["ours"]
    for name, score in scores.items():
        if name != "ours":
            answer.ratios += _ratios(group, name, ours, score)


def _ratios(group: str, name: str, ours: Score, other: Score) -> list[Ratio]:
    aim = 0.20 if (group, name) == ("drawn", "rapidocr") else None
    fine = ours.error <= other.error
    told = [("seconds", ours.seconds, other.seconds, aim), ("cpu", ours.cpu, other.cpu, None)]
    return [
        Ratio(
            id=f"reading-{group}-{name}-{measure}",
            group=group,
            of="ours",
            to=name,
            measure=measure,
            value=times(mine, theirs),
            limit=limit,
            beside=fine,
        )
        for measure, mine, theirs, limit in told
    ]


def _ours(path: Path) -> tuple[str, float, float]:
    image = pixels(path.read_bytes())
    seconds, cpu = time.perf_counter(), time.process_time()
    found = find_lines_on(image)
    taken = time.perf_counter() - seconds, time.process_time() - cpu
    return "\n".join(line.text for line in found.lines), *taken


def _reader(child: Contestant) -> Reader:
    def read(path: Path) -> tuple[str, float, float]:
        child.ask("show", str(path))
        turn = child.ask("read")
        return str(turn.answer), turn.seconds, turn.cpu

    return read
