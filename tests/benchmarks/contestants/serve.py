"""Serves one contestant: `serve.py MODULE OPTIONS`, then a JSON line `[method, arguments]` for each turn.

Runs with the contestants' own interpreter and imports nothing of the product.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any


def main() -> None:
    said = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    sys.path.insert(0, str(Path(__file__).parent))
    try:
        module = import_module(sys.argv[1])
        player = module.Player(**json.loads(sys.argv[2]))
    except Exception as error:
        say(said, {"missing": f"{sys.argv[1]}: {error!r}"})
        return
    say(said, answered(versions(module.PACKAGES), 0.0, 0.0))
    for line in sys.stdin:
        call, arguments = json.loads(line)
        started, cpu = time.perf_counter(), time.process_time()
        try:
            answer = getattr(player, call)(*arguments)
        except Exception as error:
            say(said, {"missing": f"{sys.argv[1]} {call}: {error!r}"})
            return
        say(said, answered(answer, time.perf_counter() - started, time.process_time() - cpu))


def answered(answer: Any, seconds: float, cpu: float) -> dict[str, Any]:
    return {"answer": answer, "seconds": seconds, "cpu": cpu, "memory": memory()}


def memory() -> float:
    """Megabytes of this process."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def versions(packages: list[str]) -> dict[str, str]:
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def say(said: Any, what: dict[str, Any]) -> None:
    said.write(json.dumps(what) + "\n")
    said.flush()


if __name__ == "__main__":
    main()
