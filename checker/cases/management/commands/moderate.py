"""`manage.py moderate …`: what a moderator does, for an installation without a desk."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checker.cases import access, corrections, queries, replying, sharing, taking_down
from checker.cases.corrections import Why
from checker.cases.models import By, Case, Grounds, Mistake, Refusal, Reply, ReplyState, Share

_STATEMENT = re.compile(r"[0-9a-f-]{36}")
_LINK = re.compile(r"(?:.*/r/)?([\w-]{24})(?:/.*)?")


class Command(BaseCommand):
    help = "Statements of sellers, corrections of reports, ending of shared links. All of it goes into the public log."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser("list", help="statements that wait")
        for name, words in (("show", "one statement"), ("accept", "show it to readers"), ("refuse", "do not show it")):
            deed = deeds.add_parser(name, help=words)
            deed.add_argument("statement", type=UUID)
            if name == "refuse":
                deed.add_argument("--because", choices=Refusal.values, required=True)
        for name, words in (
            ("notes", "the notes of a report and their keys, and the lines of its pictures"),
            ("withdraw", "a note counts no more"),
            ("reread", "a line of a picture says something else"),
            ("take-down", "end all links to the report"),
        ):
            deed = deeds.add_parser(name, help=words)
            deed.add_argument("link", help="of a shared report or the shopper's own, or the id of a statement")
            if name == "withdraw":
                deed.add_argument("note", help="its key")
            if name == "reread":
                deed.add_argument("item", type=int)
                deed.add_argument("line", type=int, help="its number, from 1")
                deed.add_argument("text")
            if name in ("withdraw", "reread"):
                deed.add_argument("--because", choices=Mistake.values, required=True)
                deed.add_argument("--evidence", default="", help="how it is known; readers do not see it")
            if name == "take-down":
                deed.add_argument("--because", choices=Grounds.values, required=True)

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        deeds: Mapping[str, Callable[[dict[str, Any]], None]] = {
            "list": self._list,
            "show": self._show,
            "accept": lambda given: self._decide(given, ReplyState.SHOWN),
            "refuse": lambda given: self._decide(given, ReplyState.REFUSED),
            "notes": self._notes,
            "withdraw": self._withdraw,
            "reread": self._reread,
            "take-down": self._take_down,
        }
        try:
            deeds[deed](options)
        except (access.CaseNotFound, replying.ReplyNotFound) as error:
            raise CommandError("there is no such report or statement") from error
        except replying.ChangedMeanwhile as error:
            raise CommandError("it was changed or decided on meanwhile: please read it again") from error
        except corrections.NothingThere as error:
            raise CommandError("the report has no such note or line") from error
        except corrections.NotCorrectable as error:
            raise CommandError("the report is being worked on: please try again in a moment") from error

    def _list(self, given: dict[str, Any]) -> None:
        for reply in replying.waiting_replies():
            self.stdout.write(f"{reply.id}  {reply.written_at:%Y-%m-%d %H:%M}  {reply.wish:<9}  {reply.text[:40]!r}")

    def _show(self, given: dict[str, Any]) -> None:
        reply = replying.reply_by_id(given["statement"])
        self.stdout.write(
            f"{reply.state} {reply.refusal}\nasks to: {reply.wish}\ncontact: {reply.contact}\n{reply.text}"
        )

    def _decide(self, given: dict[str, Any], decision: ReplyState) -> None:
        reply: Reply = replying.reply_by_id(given["statement"])
        reason = Refusal(given["because"]) if given.get("because") else None
        replying.decide(reply, decision, By.OPERATOR, reason, timezone.now())
        self.stdout.write(decision.value)

    def _notes(self, given: dict[str, Any]) -> None:
        outcome = queries.outcome_of(_case(given["link"]))
        if outcome is None:
            raise corrections.NotCorrectable
        for key, finding in corrections.notes_of(outcome).items():
            quotes = " | ".join(place.quote for place in finding.evidence if place.quote)
            self.stdout.write(f"{key}  {quotes[:80]!r}")
        for reading in outcome.readings:
            for number, line in enumerate(reading.lines, start=1):
                self.stdout.write(f"item {reading.item} line {number}  {line.text!r}")

    def _withdraw(self, given: dict[str, Any]) -> None:
        row = corrections.withdraw(_case(given["link"]).id, given["note"], _why(given), timezone.now())
        self.stdout.write(f"{row.level_before} -> {row.level_after}")

    def _reread(self, given: dict[str, Any]) -> None:
        case, item, line = _case(given["link"]), given["item"], given["line"]
        row = corrections.reread_line(case.id, item, line, given["text"], _why(given), timezone.now())
        self.stdout.write(f"{row.level_before} -> {row.level_after}")

    def _take_down(self, given: dict[str, Any]) -> None:
        shares = sharing.shares_of(_case(given["link"]), timezone.now())
        if not shares:
            raise access.CaseNotFound
        number = taking_down.take_down(shares[0], Grounds(given["because"]), By.OPERATOR, timezone.now())
        self.stdout.write(f"{number} ended")


def _why(given: dict[str, Any]) -> Why:
    return Why(mistake=Mistake(given["because"]), by=By.OPERATOR, evidence=given["evidence"])


def _token(link: str) -> str:
    found = _LINK.fullmatch(link.strip())
    return found[1] if found else ""


def _id(text: str) -> UUID:
    """Raises ReplyNotFound."""
    try:
        return UUID(text)
    except ValueError as error:
        raise replying.ReplyNotFound from error


def _case(link: str) -> Case:
    """The case of either kind of link or of a statement; raises CaseNotFound, ReplyNotFound."""
    if _STATEMENT.fullmatch(link):
        return replying.reply_by_id(_id(link)).case
    try:
        return access.case_for_token(_token(link))
    except access.CaseNotFound:
        share: Share = access.share_for_token(_token(link), timezone.now())
        return share.case
