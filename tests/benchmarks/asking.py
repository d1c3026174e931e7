"""Asks one question in a process of its own: `python -m tests.benchmarks.asking QUESTION RESULT.json …`."""

from __future__ import annotations

import json
import sys
import time
from argparse import ArgumentParser
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from tests.benchmarks import machine
from tests.benchmarks.contest import Answer, Asked

OURS = ("Django", "granian", "rapidocr", "openvino", "ahocorasick_rs", "google-re2", "numpy", "opencv-python-headless")


def main() -> int:
    parser = ArgumentParser(prog="tests.benchmarks.asking")
    parser.add_argument("question")
    parser.add_argument("result", type=Path)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--quick", action="store_true")
    chosen = parser.parse_args()
    django.setup()
    before, started = machine.load(), time.monotonic()
    question = import_module(f"tests.benchmarks.{chosen.question}")
    answer = question.ask(Asked(data=chosen.data, quick=chosen.quick, folder=chosen.folder))
    told = plain(answer) | {
        "seconds": round(time.monotonic() - started, 1),
        "load": [before, machine.load()],
        "machine": machine.machine(),
        "revision": machine.revision(),
        "quick": chosen.quick,
    }
    told["versions"] = machine.versions(OURS) | answer.versions
    chosen.result.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return 0


def plain(answer: Answer) -> dict[str, Any]:
    """As JSON, numbers to five figures."""
    told: dict[str, Any] = rounded(asdict(answer))
    for ratio, shown in zip(answer.ratios, told["ratios"], strict=True):
        shown["holds"] = ratio.holds
    return told


def rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    return [rounded(part) for part in value] if isinstance(value, list | tuple) else value


if __name__ == "__main__":
    sys.exit(main())
