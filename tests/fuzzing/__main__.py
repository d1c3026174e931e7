"""`python -m tests.fuzzing receipts --minutes 10`: one target in this process, by Google's atheris (libFuzzer).

What is found stands in the folder as `crash-…`, with the trace above it; it becomes an ordinary test when it is mended.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

import atheris

TARGETS = {
    "pictures": ("PIL", "checker.reading"),
    "receipts": ("checker.claims.receipts", "checker.evidence.receipts"),
}
LONGEST_INPUT = {"pictures": 16_384, "receipts": 2_048}
MOST_SECONDS, MOST_MEGABYTES = 12, 2_000


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    asked.add_argument("target", choices=TARGETS)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--folder", type=Path, default=Path("var/fuzzing"))
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    known = given.folder.resolve() / given.target
    known.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=list(TARGETS[given.target])):
        target = importlib.import_module(f"tests.fuzzing.{given.target}")
    for name, data in target.seeds().items():
        (known / f"seed-{name}").write_bytes(data[: LONGEST_INPUT[given.target]])
    options = [
        f"-max_total_time={int(given.minutes * 60)}",
        f"-max_len={LONGEST_INPUT[given.target]}",
        f"-timeout={MOST_SECONDS}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-seed={given.seed}",
        f"-artifact_prefix={known}/",
        "-len_control=0",
        "-print_final_stats=1",
        str(known),
    ]
    atheris.Setup([sys.argv[0], *options], target.one)
    atheris.Fuzz()


main()
