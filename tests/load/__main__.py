"""`python -m tests.load [PART …] [--setup sqlite]`: measures, prints a table, and writes JSON to var/load.json."""

from __future__ import annotations

import json
import os
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.load import parts

SETUPS = ("sqlite", "postgres-redis")
# Twice what two cores carry fills a queue that is as long as usual only after many minutes: there it is short.
Run = Callable[[str], dict[str, Any]]
PARTS: dict[str, Run] = {
    "texts": lambda setup: parts.submissions(setup, 60, 60),
    "texts-twice": lambda setup: parts.submissions(setup, 120, 60, QUEUE_LIMIT="25"),
    "pictures": lambda setup: parts.submissions(setup, 3, 60, pictures=True),
    "pictures-twice": lambda setup: parts.submissions(setup, 6, 60, pictures=True, QUEUE_LIMIT="25"),
    "reading": parts.reading,
    "idle": lambda setup: parts.idle(setup, 20),
    "memory": lambda setup: parts.memory(setup, 2000),
}


def main() -> int:
    parser = ArgumentParser(prog="tests.load")
    parser.add_argument("parts", nargs="*", default=list(PARTS), metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--setups", nargs="*", default=list(SETUPS), choices=SETUPS)
    parser.add_argument("--json", type=Path, default=Path("var/load.json"))
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # nothing is left behind
    found = {}
    for name in chosen.parts:
        for setup in chosen.setups:
            others = {"load_average_before": round(os.getloadavg()[0], 1)}
            found[f"{name} {setup}"] = told = others | PARTS[name](setup)
            sys.stdout.write(f"{name} · {setup}\n" + "".join(f"    {key:<20} {value}\n" for key, value in told.items()))
            sys.stdout.flush()
    chosen.json.parent.mkdir(parents=True, exist_ok=True)
    chosen.json.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
