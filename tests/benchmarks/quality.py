"""How well is a post judged, against ten words that everybody knows and against a model of letter groups alone?"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils import timezone

from checker.devtools.measuring import Row as Post
from checker.devtools.measuring import judge_rows, read_rows
from checker.patterns import library
from checker.vocabulary import Strength
from tests.benchmarks.contest import Answer, Asked, Row, spread
from tests.benchmarks.contestant import Contestant, ContestantMissing

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
MOST = {False: 600, True: 60}
"""Posts of one source and label."""


def ask(asked: Asked) -> Answer:
    """The share flagged of each source and label; of those given as a risk it should be high, of others low."""
    answer = Answer()
    posts = list(own_posts())
    files = sorted(asked.data.glob("*/dev.jsonl")) if asked.data else []
    if not files:
        answer.skipped["others"] = "data sets not given"
    for file in files:
        if has_posts(file):
            posts += read_rows(file)
    groups: dict[str, list[Post]] = {}
    for post in posts:
        kind = {True: "doubt", False: "trust", None: "open"}[post.risk]
        groups.setdefault(f"{kind} {post.source} {post.label}", []).append(post)
    try:
        with Contestant("words") as child:
            answer.versions |= child.versions
            child.ask("learn", *lessons())
            for group, of in sorted(groups.items()):
                chosen = of[:: -(-len(of) // MOST[asked.quick])]
                answer.about[group] = str(len(chosen))
                answer.rows += told(group, chosen, child)
    except ContestantMissing as missed:
        answer.skipped["words"] = str(missed)
    return answer


def has_posts(file: Path) -> bool:
    """Whether its rows are labelled texts; other sets hold pictures."""
    with file.open(encoding="utf-8") as rows:
        first = json.loads(rows.readline())
    return isinstance(first.get("text"), str) and "label" in first


def told(group: str, posts: Sequence[Post], child: Contestant) -> list[Row]:
    texts = [post.text for post in posts]
    judged = [one.flagged for one in judge_rows(posts, timezone.localdate())]
    by = {"ours": judged, "words": child.ask("by_words", texts).answer, "letters": child.ask("by_model", texts).answer}
    return [
        Row(group=group, contestant=name, measures={"flagged": spread([100 * sum(flags) / len(flags)])})
        for name, flags in by.items()
    ]


def lessons() -> tuple[list[str], list[bool]]:
    """What the model learns from: the library's own examples, of strong claims as doubtful, of none as not."""
    texts: list[str] = []
    labels: list[bool] = []
    for pattern in library().firing():
        if pattern.strength in (Strength.STRONG, Strength.DECISIVE):
            texts += [example.text for example in pattern.positive]
            labels += [True] * len(pattern.positive)
        texts += [example.text for example in pattern.negative]
        labels += [False] * len(pattern.negative)
    return texts, labels


def own_posts() -> Iterator[Post]:
    """The posts of the tests: genuine ones of many kinds, and such of the trade."""
    for file in sorted(CORPUS.glob("genuine/*.toml")):
        yield from _posts(file, risk=False)
    yield from _posts(CORPUS / "trade" / "honest.toml", risk=False)
    yield from _posts(CORPUS / "trade" / "supplier.toml", risk=True)


def _posts(file: Path, *, risk: bool) -> Iterator[Post]:
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    texts = [text for script in ("zh-Hans", "zh-Hant", "en") for text in told.get(script, [])]
    for number, text in enumerate(texts):
        yield Post(
            id=f"{file.stem} {number}",
            text=text,
            source="own",
            label=file.parent.name if file.parent.name == "genuine" else file.stem,
            risk=risk,
            seller="",
            claims=None,
        )
