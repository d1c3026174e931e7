"""How well and how fast do receipts become fields: ours, Tesseract with regular expressions, an open receipt parser."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import time as moment
from types import SimpleNamespace
from typing import Any

from checker.claims import find_receipts
from checker.devtools.measuring_receipts import (
    FIELDS,
    Score,
    _judge,
    possible_amounts,
    possible_days,
    possible_times,
    read_rows,
)
from checker.devtools.measuring_receipts import (
    Row as Labelled,
)
from checker.reading import decode, read_picture
from tests.benchmarks.contest import Answer, Asked, Ratio, Row, in_turns, spread, times
from tests.benchmarks.contestant import Contestant, ContestantMissing

SETS = ("wildreceipt", "sroie_receipts")
PICTURES = {False: 20, True: 2}
"""Pictures of each set that are read; the annotators' lines of all rows are parsed."""
MOST_SECONDS = 45.0
FIELDS_TOLD = ("total", "subtotal", "tax", "date", "time", "merchant")
Player = Callable[[Labelled], tuple[Sequence[Any], float]]
"""The receipts found on a row, and the seconds it took."""


@dataclass
class Did:
    """Scores by field, and seconds."""

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FIELDS})
    seconds: list[float] = field(default_factory=list)


def ask(asked: Asked) -> Answer:
    answer = Answer()
    folders = [asked.data / name for name in SETS] if asked.data else []
    for name in SETS:
        if not any(folder.name == name and folder.exists() for folder in folders):
            answer.skipped[name] = "data set not given"
    with ExitStack() as stack:
        children = dict(_children(stack, answer))
        for folder in (one for one in folders if one.exists()):
            rows = list(read_rows(folder))
            with_lines = [row for row in rows if row.reading.text][: 20 if asked.quick else None]
            _group(answer, f"{folder.name} lines", with_lines, line_players(children), rounds=1)
            pictured = [row for row in rows if row.picture]
            chosen = pictured[:: max(1, len(pictured) // PICTURES[asked.quick])][: PICTURES[asked.quick]]
            _group(answer, f"{folder.name} pictures", chosen, picture_players(children), rounds=1)
    return answer


def _children(stack: ExitStack, answer: Answer) -> Iterator[tuple[str, Contestant]]:
    wanted = {"rules": ("receipts", {}), "tesseract": ("tesseract", {"languages": "chi_sim+eng"})}
    for name, (module, options) in wanted.items():
        try:
            child = stack.enter_context(Contestant(module, **options))
        except ContestantMissing as missed:
            answer.skipped[name] = str(missed)
            continue
        answer.versions |= child.versions
        yield name, child


def line_players(children: Mapping[str, Contestant]) -> dict[str, Player]:
    """All parse the annotators' own lines."""

    def ours(row: Labelled) -> tuple[Sequence[Any], float]:
        started = time.perf_counter()
        found = find_receipts([row.reading])
        return found, time.perf_counter() - started

    players: dict[str, Player] = {"ours": ours}
    if "rules" in children:
        for name, method in (("expressions", "fields_by_expressions"), ("package", "fields_by_package")):
            players[name] = _parsing(children["rules"], method)
    return players


def _parsing(child: Contestant, method: str) -> Player:
    def parse(row: Labelled) -> tuple[Sequence[Any], float]:
        turn = child.ask(method, side_by_side(row))
        return [receipt(turn.answer, row)], turn.seconds

    return parse


def picture_players(children: Mapping[str, Contestant]) -> dict[str, Player]:
    """From the picture to the fields."""

    def ours(row: Labelled) -> tuple[Sequence[Any], float]:
        assert row.picture
        data = row.picture.read_bytes()
        started = time.perf_counter()
        found = find_receipts([read_picture(0, decode(data))])
        return found, time.perf_counter() - started

    players: dict[str, Player] = {"ours": ours}
    if "rules" in children:
        rules = children["rules"]
        if "tesseract" in children:
            players["tesseract+expressions"] = _tesseract(children["tesseract"], rules)

        def package(row: Labelled) -> tuple[Sequence[Any], float]:
            read = rules.ask("lines_by_package", str(row.picture))
            turn = rules.ask("fields_by_package", read.answer)
            return [receipt(turn.answer, row)], read.seconds + turn.seconds

        players["rapidocr+package"] = package
    return players


def _tesseract(reader: Contestant, rules: Contestant) -> Player:
    def read(row: Labelled) -> tuple[Sequence[Any], float]:
        reader.ask("show", str(row.picture))
        text = reader.ask("read")
        turn = rules.ask("fields_by_expressions", [line for line in text.answer.split("\n") if line.strip()])
        return [receipt(turn.answer, row)], text.seconds + turn.seconds

    return read


def _group(answer: Answer, group: str, rows: Sequence[Labelled], players: dict[str, Player], rounds: int) -> None:
    if not rows:
        return
    did = {name: Did() for name in players}
    end = time.monotonic() + MOST_SECONDS

    def contestant(name: str) -> Callable[[Labelled], float]:
        def take(row: Labelled) -> float:
            found, seconds = players[name](row)
            did[name].seconds.append(seconds)
            for wanted in FIELDS_TOLD:
                _judge(did[name].scores[wanted], wanted, row, tuple(found))
            return seconds

        return take

    for player in players.values():
        player(rows[0])  # loads what is loaded once
    read = 0
    for row in rows:
        if time.monotonic() > end:
            break
        in_turns({name: contestant(name) for name in players}, [row], rounds)
        read += 1
    answer.about[group] = str(read)
    for name, one in did.items():
        right = {wanted: spread([100 * score.f1]) for wanted, score in one.scores.items() if score.right + score.missed}
        answer.rows.append(Row(group=group, contestant=name, measures={"seconds": spread(one.seconds), **right}))
        if name != "ours":
            value = times(did["ours"].seconds, one.seconds)
            answer.ratios.append(
                Ratio(id=f"receipts-{group}-{name}", group=group, of="ours", to=name, measure="seconds", value=value)
            )


def side_by_side(row: Labelled) -> list[str]:
    """The annotators' lines, those that stand beside each other as one, as a reader of pages gives them."""
    lines = sorted(
        (line for line in row.reading.lines if line.box), key=lambda line: line.box.top + line.box.height / 2
    )  # type: ignore[union-attr]
    rows: list[list[Any]] = []
    for line in lines:
        middle = line.box.top + line.box.height / 2
        last = rows[-1][-1] if rows else None
        if last is not None and abs(middle - last.box.top - last.box.height / 2) < last.box.height / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [" ".join(line.text for line in sorted(one, key=lambda line: line.box.left)) for one in rows]


def receipt(fields: Mapping[str, str], row: Labelled) -> Any:
    """A contestant's words in the shape that the measurement of ours judges; a date that can mean several days counts
    as right if one of them is."""
    made = SimpleNamespace(total=None, subtotal=None, taxes=[], day=None, moment=None, merchant=None)
    for name in ("total", "subtotal", "tax"):
        amounts = possible_amounts(fields.get(name, ""))
        if amounts:
            value = SimpleNamespace(value=max(amounts, key=abs))
            if name == "tax":
                made.taxes = [SimpleNamespace(amount=value)]
            else:
                setattr(made, name, value)
    if days := possible_days(fields.get("date", "")):
        made.day = SimpleNamespace(value=min(days & possible_days(row.fields.get("date", "")) or days))
    if moments := possible_times(fields.get("time", "")):
        hour, minute = min(moments)
        made.moment = SimpleNamespace(value=moment(hour, minute))
    if fields.get("merchant"):
        made.merchant = SimpleNamespace(value=fields["merchant"])
    return made
