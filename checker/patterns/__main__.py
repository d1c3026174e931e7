"""`python -m checker.patterns`: tells an author what is wrong with the data files."""

from __future__ import annotations

import sys

from checker.patterns.loader import FOLDER, combination_files, pattern_files, survey


def main() -> int:
    found = survey(FOLDER)
    for fault in found.faults:
        sys.stdout.write(f"{fault}\n")
    sound = f"{len(found.library.patterns)} of {len(pattern_files())} patterns"
    sys.stdout.write(
        f"{sound} and {len(found.library.combinations)} of {len(combination_files())} combinations sound\n"
    )
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
