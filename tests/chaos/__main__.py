"""`python -m tests.chaos SETUP … --n 2000 --kills 200`: long rounds, one after the other, figures as JSON lines."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser

from tests.chaos.round import play, table
from tests.chaos.setups import SETUPS


def main() -> int:
    parser = ArgumentParser(prog="tests.chaos")
    parser.add_argument("setups", nargs="*", default=list(SETUPS))
    parser.add_argument("--n", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # nothing is left behind
    broken = 0
    for setup in chosen.setups:
        told = play(setup, chosen.n, chosen.kills, chosen.seed)
        sys.stdout.write(f"{table(told)}\n")
        sys.stdout.flush()
        for wrong in told.wrong:
            sys.stderr.write(f"{setup}: {wrong}\n")
        broken += bool(told.wrong)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
