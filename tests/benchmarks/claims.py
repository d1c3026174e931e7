"""How fast are claims found in posts, against the bare automaton over the same phrases and what else one would take?"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from checker.claims import find_claims
from checker.patterns import library
from checker.patterns.phrasebook import POSTS
from checker.patterns.spelling import spell
from checker.reading import read_text
from checker.vocabulary import Item, ItemKind
from tests.benchmarks.contest import Answer, Asked, Ratio, Row, in_turns, spread, times
from tests.benchmarks.contestant import Contestant, ContestantMissing
from tests.benchmarks.posts import LENGTH, listings, ordinary_posts, sellers_posts

OTHERS = {"automaton": True, "expression": True, "jieba": False}
"""The other ways, and whether they look for our phrases."""
AIM = 8.0
FRESH = """
import sys, time
from pathlib import Path
from checker.claims import find_claims
from checker.reading import read_text
from checker.vocabulary import Item, ItemKind
find_claims([read_text(Item(index=0, kind=ItemKind.TEXT, text="空姐代购"))])
import os
pages = int(Path("/proc/self/statm").read_text().split()[1])
print(time.process_time(), pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
"""


def ask(asked: Asked) -> Answer:
    answer = Answer()
    groups = {"ordinary": ordinary_posts(asked.data), "listings": listings(asked.data), "sellers": sellers_posts()}
    if not groups["listings"]:
        answer.skipped["listings"] = "data sets not given"
        del groups["listings"]
    phrases = write_phrases(asked.folder)
    with ExitStack() as stack:
        players: dict[str, Callable[[Sequence[str]], float]] = {"ours": ours}
        for name, needs_phrases in OTHERS.items():
            try:
                options = {"kind": name, "phrases": str(phrases) if needs_phrases else ""}
                child = stack.enter_context(Contestant("phrases", **options))
                built = child.ask("build")
            except ContestantMissing as missed:
                answer.skipped[name] = str(missed)
                continue
            answer.versions |= child.versions
            measures = {"start": spread([built.cpu]), "memory": spread([built.memory])}
            answer.rows.append(Row(group="start", contestant=name, measures=measures))
            players[name] = _player(child)
        answer.rows.append(_start(2 if asked.quick else 5))
        for group, posts in groups.items():
            _group(answer, group, posts, players, 5 if asked.quick else 15)
    return answer


def _group(
    answer: Answer, group: str, posts: list[str], players: dict[str, Callable[[Sequence[str]], float]], rounds: int
) -> None:
    """Each contestant looks through all posts before the next does."""
    for player in players.values():
        player(posts)
    taken = in_turns(players, [posts], rounds)
    answer.about[group] = f"{len(posts)} × {LENGTH}"
    for name, seconds in taken.items():
        a_second = spread([len(posts) / one for one in seconds])
        answer.rows.append(Row(group=group, contestant=name, measures={"posts_a_second": a_second}))
        if name != "ours":
            limit = AIM if name == "automaton" else None
            answer.ratios.append(
                Ratio(
                    id=f"claims-{group}-{name}",
                    group=group,
                    of="ours",
                    to=name,
                    measure="cpu",
                    value=times(taken["ours"], seconds),
                    limit=limit,
                )
            )


def ours(posts: Sequence[str]) -> float:
    """Seconds of the processor from the texts to the claims."""
    started = time.process_time()
    for post in posts:
        find_claims([read_text(Item(index=0, kind=ItemKind.TEXT, text=post))])
    return time.process_time() - started


def _player(child: Contestant) -> Callable[[Sequence[str]], float]:
    """They look through what is spelled already, as the automaton within the engine does."""
    return lambda posts: child.ask("take", [spell(post).text for post in posts]).cpu


def write_phrases(folder: Path) -> Path:
    """All phrases that the engine looks for in a post, one a line."""
    library()
    ours(["空姐代购"])  # fills the shelf
    path = folder / "phrases.txt"
    path.write_text("\n".join(phrases()), encoding="utf-8")
    return path


def phrases() -> list[str]:
    """In their spelling, those with gaps in their parts."""
    return list(dict.fromkeys(part for filling in POSTS._fillings for entry in filling() for part in entry.parts))


def _start(rounds: int) -> Row:
    """From an empty process to the first claims: seconds of the processor and megabytes."""
    told = [
        subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(rounds)
    ]
    measures = {"start": spread([float(one) for one, _ in told]), "memory": spread([float(one) for _, one in told])}
    return Row(group="start", contestant="ours", measures=measures)
