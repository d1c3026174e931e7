"""The measurement as a table for people and as a result file for the guide page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from checker.devtools.measuring.judging import Judged
from checker.devtools.measuring.tables import Group, Share, claim_scores
from checker.vocabulary import Level

MOST_FREQUENT = 20


def report(groups: Sequence[Group]) -> Iterator[str]:
    """The lines of the table: one row a source and label, then the claims, then the most frequent findings."""
    names = [level.value for level in Level]
    yield f"{'source':24}{'label':24}{'posts':>6}" + "".join(f"{name:>15}" for name in names)
    for group in groups:
        counts = group.levels
        yield f"{group.source:24}{group.label:24}{len(group.posts):>6}" + "".join(f"{counts[n]:>15}" for n in Level)
    yield ""
    for group in groups:
        yield _flagged_line(group)
    scores = claim_scores([post for group in groups for post in group.posts])
    for score in scores:
        yield f"claim {score.claim:28} precision {_percent(score.precision)}  recall {_percent(score.recall)}"
    for group in groups:
        yield f"\nmost frequent findings of {group.source} / {group.label}"
        yield from (f"  {count:>6}  {name}" for name, count in _frequent(group.posts))


def misses(groups: Iterable[Group]) -> Iterator[str]:
    """The posts that went the wrong way: risks below "hold off", ordinary posts at it or above."""
    for group in groups:
        for post in group.posts:
            if post.row.risk is not None and post.row.risk != post.flagged:
                text = " ".join(post.row.text.split())[:200]
                yield f"{group.label}\t{post.row.id}\t{post.level.value} {post.score}\t{' '.join(post.doubts)}\t{text}"


def result(groups: Sequence[Group], *, library: str, today: date) -> dict[str, Any]:
    """The table of record; holds figures only, no text of any post."""
    return {
        "library": library,
        "date": today.isoformat(),
        "posts": sum(len(group.posts) for group in groups),
        "groups": [
            {
                "source": group.source,
                "label": group.label,
                "risk": group.risk,
                "posts": len(group.posts),
                "levels": {level.value: group.levels[level] for level in Level},
                "flagged": group.flagged.part,
                "interval": [round(bound, 4) for bound in group.flagged.interval],
                "sellers": group.sellers,
                "milliseconds": round(group.milliseconds, 3),
                "frequent": _frequent(group.posts),
            }
            for group in groups
        ],
    }


def _flagged_line(group: Group) -> str:
    meaning = {True: "recall", False: "false alarms", None: "flagged"}[group.risk]
    sellers = group.sellers
    spread = f"  by seller ({sellers[0]}): {sellers[1]:.0%} / {sellers[2]:.0%} / {sellers[3]:.0%}" if sellers else ""
    return (
        f"{group.source:24}{group.label:24}{meaning:>13} {_percent(group.flagged)}"
        f"  {group.milliseconds:.2f} ms a post{spread}"
    )


def _percent(share: Share) -> str:
    low, high = share.interval
    return f"{share.part}/{share.whole} = {share.value:.1%} (95 %: {low:.1%}–{high:.1%})"


def _frequent(posts: Iterable[Judged]) -> list[tuple[str, int]]:
    return Counter(name for post in posts for name in set(post.doubts)).most_common(MOST_FREQUENT)
