"""`manage.py measure_masking`: how much planted personal data is still there after masking, and what it cost."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand

from checker.devtools.masking.leaks import Judged, judge
from checker.devtools.masking.scenes import scenes


class Command(BaseCommand):
    """Prints, for each kind of picture, leaks and hidden claims; with `--errors` also which."""

    help = "Plant personal data on drawn pictures, mask them, and read again what is left."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=50, metavar="N", help="how many pictures")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--without-page", action="store_true", help="hide the structure of the page from masking")
        parser.add_argument("--errors", action="store_true", help="print every leak and every hidden claim")

    def handle(self, *args: Any, count: int, seed: int, without_page: bool, errors: bool, **options: Any) -> None:
        results: list[Judged] = []
        for number, scene in enumerate(scenes(count, seed)):
            judged = judge(scene, with_page=not without_page)
            results.append(judged)
            if errors:
                for line in [*judged.leaks, *(f"hidden {words}" for words in judged.hidden)]:
                    self.stdout.write(f"{number} {scene.kind}: {line}")
        self.stdout.write(f"{'kind':10} pictures leaking planted avatars leaks kept hidden")
        for kind in [*Counter(result.kind for result in results), "all"]:
            self._row(kind, [result for result in results if kind in (result.kind, "all")])
        self.stdout.write(f"{median(result.seconds for result in results) * 1000:.0f} ms for one picture (median)")

    def _row(self, kind: str, some: list[Judged]) -> None:
        leaking = sum(1 for result in some if result.leaks)
        planted, avatars, kept = (sum(getattr(one, name) for one in some) for name in ("planted", "avatars", "kept"))
        leaks, hidden = (sum(len(getattr(one, name)) for one in some) for name in ("leaks", "hidden"))
        self.stdout.write(f"{kind:10} {len(some):8} {leaking:7} {planted:7} {avatars:7} {leaks:5} {kept:4} {hidden:6}")
