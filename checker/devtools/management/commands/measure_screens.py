"""`manage.py measure_screens --count N --seed N`: draw screenshots, read them, and compare with what was drawn."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checker.devtools.artist.scenes import CAST, HELD_OUT_CAST, Scene, compose
from checker.devtools.measuring_screens import FIELDS, Answer, Tally, judge, read_scene, typefaces_in


class Command(BaseCommand):
    """Prints, for all scenes and by app, theme, phone, script and font, how many answers were right."""

    help = "Draw screenshots with held-out phones (and fonts), read them, and compare with what was drawn."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=400)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--fonts", type=Path, metavar="FOLDER", help="draw with the fonts in this folder")
        parser.add_argument("--known", action="store_true", help="use the phones that the tests use")
        parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep what the OCR read, and use it again")
        parser.add_argument("--errors", type=Path, metavar="FOLDER", help="write what was wrong, and the pictures")

    def handle(self, *args: Any, **options: Any) -> None:
        cast = CAST if options["known"] else HELD_OUT_CAST
        if options["fonts"]:
            found = typefaces_in(options["fonts"])
            if not found:
                raise CommandError("no font with Chinese and Latin letters in the folder")
            cast = replace(cast, typefaces=found)
        for folder in (options["cache"], options["errors"]):
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
        tallies: dict[str, Tally] = defaultdict(Tally)
        misses: list[str] = []
        for scene in compose(options["count"], options["seed"], cast):
            read = read_scene(scene, options["cache"])
            answers = list(judge(scene, read))
            for group in _groups(scene):
                tallies[group].add(answers)
            wrong = [answer for answer in answers if not answer.right]
            if wrong:
                misses += _told(scene, wrong)
                if options["errors"]:
                    suffix = "png" if scene.quality is None else "jpg"
                    (options["errors"] / f"{scene.name}.{suffix}").write_bytes(scene.file())
        self._print(tallies)
        if options["errors"]:
            (options["errors"] / "misses.txt").write_text("\n".join(misses) + "\n", encoding="utf-8")

    def _print(self, tallies: dict[str, Tally]) -> None:
        self.stdout.write(f"{'':34}" + "".join(f"{name:>14}" for name in FIELDS))
        for group in sorted(tallies):
            self.stdout.write(f"{group:34}{tallies[group].row()}")


def _groups(scene: Scene) -> tuple[str, ...]:
    setting = scene.setting
    return (
        "all",
        f"kind {scene.kind}",
        f"theme {'dark' if setting.dark else 'light'}",
        f"phone {setting.phone.name}",
        f"script {scene.script}",
        f"font {setting.typeface.name}",
    )


def _told(scene: Scene, wrong: list[Answer]) -> list[str]:
    about = f"{scene.name} {scene.script} {'dark' if scene.setting.dark else 'light'} {scene.setting.phone.name}"
    return [f"{about}: {one.field}: wanted {one.wanted} — found {one.found}" for one in wrong]
