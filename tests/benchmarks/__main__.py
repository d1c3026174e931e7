"""`python -m tests.benchmarks`: asks every question, one after the other, and keeps each answer as soon as it is there.

The results lie in `results.json` beside this file and, for the guide's page, in `checker/guide/benchmarks.json`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks import environment, machine
from tests.benchmarks.telling import lines

QUESTIONS = {"claims": 90, "reading": 200, "receipts": 150, "pipeline": 200, "web": 60, "quality": 90, "reuse": 420}
"""The questions in their order, each with the seconds after which it is given up. Together they stay below a quarter
of an hour, since most need much less."""
RESULTS = (Path(__file__).with_name("results.json"), machine.ROOT / "checker" / "guide" / "benchmarks.json")


def main() -> int:
    chosen = arguments()
    results = known()
    environment.python()
    failed = []
    for name in chosen.only or QUESTIONS:
        if chosen.resume and is_answered(results.get(name), quick=chosen.quick):
            continue
        answer = asked(name, chosen)
        if answer is None:
            failed.append(name)
            continue
        answer["at"] = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
        results[name] = answer
        if not chosen.try_out:
            write(results)
        sys.stdout.write("\n".join(lines(name, answer)) + "\n")
        sys.stdout.flush()
    for name in failed:
        sys.stderr.write(f"{name}: no answer\n")
    return 1 if failed else 0


def arguments() -> Namespace:
    parser = ArgumentParser(prog="make bench")
    parser.add_argument("only", nargs="*", choices=[*QUESTIONS, []], help="these questions; all unless told")
    parser.add_argument("--data", type=Path, help="folder with others' data sets; what is not there is skipped")
    parser.add_argument("--quick", action="store_true", help="small sizes, to try it out")
    parser.add_argument("--resume", action="store_true", help="keep what was answered for this very commit")
    parser.add_argument("--patience", type=float, default=1.0, help="wait so many times as long for an answer")
    parser.add_argument("--try-out", action="store_true", help="write no results")
    return parser.parse_args()


def asked(name: str, chosen: Namespace) -> dict[str, Any] | None:
    """The answer, or None where the question failed or took too long."""
    with tempfile.TemporaryDirectory(prefix="zhendema-bench-") as scratch:
        folder, result = Path(scratch), Path(scratch) / "answer.json"
        command = [sys.executable, "-m", "tests.benchmarks.asking", name, result, "--folder", folder]
        command += ["--data", chosen.data.resolve()] if chosen.data else []
        command += ["--quick"] if chosen.quick else []
        process = subprocess.Popen(command, cwd=machine.ROOT, env=surroundings(folder), start_new_session=True)
        try:
            process.wait(QUESTIONS[name] * chosen.patience)
        except subprocess.TimeoutExpired:
            sys.stderr.write(f"{name}: not done after {QUESTIONS[name] * chosen.patience:.0f} s\n")
        finally:
            end(process)
        found: dict[str, Any] | None = json.loads(result.read_text()) if result.exists() else None
        return found


def surroundings(folder: Path) -> dict[str, str]:
    """A whole installation of its own, with nothing of the settings of another, so that none is touched."""
    (folder / "data").mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "CHROMIUM") if name in os.environ}
    return {
        **kept,
        "DATA_DIR": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "checker.settings",
        "LOG_LEVEL": "ERROR",
    }


def end(process: subprocess.Popen[bytes]) -> None:
    """The process and what it started in its group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
    process.wait()


def is_answered(answer: dict[str, Any] | None, *, quick: bool) -> bool:
    return bool(answer) and answer["revision"] == machine.revision() and answer["quick"] <= quick  # type: ignore[index]


def known() -> dict[str, Any]:
    """What was answered earlier."""
    if not RESULTS[0].exists():
        return {}
    results: dict[str, Any] = json.loads(RESULTS[0].read_text(encoding="utf-8"))
    return results


def write(results: dict[str, Any]) -> None:
    ordered = {name: results[name] for name in QUESTIONS if name in results}
    told = json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"
    for path in RESULTS:
        path.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
