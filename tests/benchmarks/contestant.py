"""A contestant: a child process in an environment of its own that is asked one line at a time and times itself."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import environment

SERVE = Path(__file__).with_name("contestants") / "serve.py"


class ContestantMissing(RuntimeError):
    """It cannot compete here; says why in a word."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What the child answered, seconds by the clock and of its processors, and its memory in MB."""

    answer: Any
    seconds: float
    cpu: float
    memory: float


class Contestant:
    """`module` of the folder `contestants`, made with `options`. Ends with the block."""

    def __init__(self, module: str, **options: Any) -> None:
        self.name = module
        command = [str(environment.python()), "-I", str(SERVE), module, json.dumps(options)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            self.versions: dict[str, str] = self._heard()["answer"]
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Contestant:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ask(self, call: str, *arguments: Any) -> Turn:
        """Have a method called. Raises ContestantMissing when it fails."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps([call, arguments]) + "\n")
        self._process.stdin.flush()
        heard = self._heard()
        return Turn(answer=heard["answer"], seconds=heard["seconds"], cpu=heard["cpu"], memory=heard["memory"])

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise ContestantMissing(f"{self.name} ended with {self._process.wait()}")
        heard: dict[str, Any] = json.loads(line)
        if "missing" in heard:
            raise ContestantMissing(heard["missing"])
        return heard

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
