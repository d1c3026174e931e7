"""Run by its path in a process of its own, so that what it remembers goes with it and what it costs has limits.

`python typst_child.py FOLDER/NAME.typ TIMESTAMP FONTS…` sets FOLDER/NAME.typ into FOLDER/NAME.pdf; it imports nothing
of ours.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import typst

MEMORY = 2 * 2**30
CPU_SECONDS = 40


def main(source: Path, timestamp: int, fonts: list[Path]) -> None:
    """By the standard, and without it where letters of strangers stand on one another so that no font has the pair."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
    compiler = typst.Compiler(root=source.parent, font_paths=known, ignore_system_fonts=True)
    try:
        made = compiler.compile(input=source, format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
    except typst.TypstError as error:
        sys.stderr.write(f"{error}\n")
        made = compiler.compile(input=source, format="pdf", timestamp=timestamp)
    assert isinstance(made, bytes), "a PDF is one file"
    source.with_suffix(".pdf").write_bytes(made)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), [Path(argument) for argument in sys.argv[3:]])
