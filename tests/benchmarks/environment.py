"""The environment of the contestants: a folder of its own, filled from pinned requirements, never the product's."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / ".contestants"
REQUIREMENTS = HERE / "contestants" / "requirements.txt"
ALONE = HERE / "contestants" / "requirements-alone.txt"


class NoContestants(RuntimeError):
    """Their packages could not be installed."""


def python() -> Path:
    """The contestants' interpreter; installs them where they are missing or others than required."""
    program = FOLDER / "bin" / "python"
    done = FOLDER / "installed"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + ALONE.read_bytes() + sys.version.encode()).hexdigest()
    if program.exists() and done.exists() and done.read_text() == wanted:
        return program
    sys.stderr.write("installing the contestants\n")
    venv.create(FOLDER, clear=True, with_pip=True)
    install = [program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in ([*install, "-r", REQUIREMENTS], [*install, "--no-deps", "-r", ALONE]):
        if subprocess.run(command, check=False).returncode:
            raise NoContestants
    done.write_text(wanted)
    return program
