"""`manage.py rotate_keys`: a new secret key; `--finish` seals everything with it and forgets the old one."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from checker.operating import rotating

_ELSEWHERE = """The key comes from the environment. On every machine set
  SECRET_KEY to a new one, such as {key}
  SECRET_KEY_FALLBACKS to the present one
  ARCHIVE_KEY to the present one, unless it is set already
start everything anew, run `manage.py rotate_keys --finish` on one machine, and take SECRET_KEY_FALLBACKS away again."""


class Command(BaseCommand):
    help = "Make a new secret key. The old one goes on opening what it made, until --finish."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--finish", action="store_true", help="seal everything anew, forget the old key")

    def handle(self, *args: Any, finish: bool, **options: Any) -> None:
        if finish:
            self.stdout.write(f"{rotating.finish()} secrets are sealed with the new key. Start everything anew.")
            return
        try:
            rotating.begin()
        except rotating.KeyFromElsewhere as error:
            raise CommandError(_ELSEWHERE.format(key=rotating.new_key())) from error
        self.stdout.write("The new key holds from the next start on. Then run `manage.py rotate_keys --finish`.")
