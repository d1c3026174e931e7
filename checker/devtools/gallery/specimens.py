"""The list of specimens: each a template of the product in one state, with what its view would hand over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from checker.cases import originals, steps
from checker.cases.continuing import Room
from checker.cases.models import Case, Failure, ReplyState
from checker.cases.opening import MAX_CHARACTERS
from checker.devtools.gallery import collections, handovers, replies, reports
from checker.devtools.gallery.cases import CASES
from checker.organisations.models import Role
from checker.reading.refusals import NotAPicture
from checker.reports.adding import Adding
from checker.reports.paid import places
from checker.reports.progress import Working, failed
from checker.web.taking import Refusal
from checker.web.wording import say, written_language

Context = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Specimen:
    """Fragments are set on an empty page one below the other; a template of a whole page stands by itself."""

    group: str
    title: str
    templates: tuple[str, ...]
    context: Callable[[], Context]

    @property
    def whole(self) -> bool:
        return not any("/_" in template for template in self.templates)


def _form(**others: Any) -> Context:
    return {
        "text": "",
        "key": "",
        "max_characters": MAX_CHARACTERS,
        "max_pictures": settings.MAX_PICTURES,
        "max_bytes": settings.MAX_PICTURE_BYTES,
        "max_megabytes": settings.MAX_PICTURE_BYTES // 2**20,
        "retention_days": settings.RETENTION_DAYS,
        "originals_hours": originals.HOURS,
        **others,
    }


def _refused() -> Refusal:
    return Refusal(number=2, name="notes.png", says=say(NotAPicture().message, written_language()))


def _form_with_problems() -> Context:
    return _form(
        text="专柜小票都在，全年现货齐码",
        text_problems=[_("Please paste the seller's words here, or choose at least one picture below.")],
        refusals=[_refused()],
    )


def _working(*, long: bool) -> Context:
    order = [steps.reading_text(), steps.reading_picture(1, 2), steps.reading_picture(2, 2), steps.CHECKING]
    done = 2
    shown = Working(
        done=done,
        total=len(order) + 2,
        step=steps.sentence(order[done]),
        finished=tuple(steps.sentence(message) for message in order[:done]),
        long=long,
    )
    earlier = reports.versions("check-first") if long else []
    return {"working": shown, "address": reports.ADDRESS, "own": f"{reports.ADDRESS}delete/", "earlier": earlier}


def _failed(failure: Failure, *, earlier: bool) -> Context:
    return {
        "failed": failed(Case(failure=failure)),
        "address": reports.ADDRESS,
        "own": f"{reports.ADDRESS}delete/",
        "earlier": reports.versions("check-first") if earlier else [],
    }


def _adding(**state: Any) -> Context:
    room = Room(pictures=3, characters=900)
    return reports.done("check-first", adding=Adding(**{"room": room, "after": 1, **state}))


def _more_with_problems() -> Context:
    return _adding(
        text="还有一句",
        problem=_("This case cannot be continued any more: what was handed in has been erased."),
        refusals=(_refused(),),
    )


def _list() -> Mapping[str, Specimen]:
    made: dict[str, Specimen] = {}

    def add(group: str, name: str, title: str, context: Callable[[], Context], *templates: str) -> None:
        made[name] = Specimen(group=group, title=title, templates=templates, context=context)

    add("The form", "form", "Empty", _form, "intake/new.html")
    add("The form", "form-problems", "With problems", _form_with_problems, "intake/new.html")
    add("The form", "form-busy", "Too many people", partial(_form, busy=True, text="专柜小票都在"), "intake/new.html")
    add("While we look", "working", "Working", partial(_working, long=False), "reports/_working.html")
    add("While we look", "working-long", "Takes long", partial(_working, long=True), "reports/_working.html")
    for failure in Failure:
        context = partial(_failed, failure, earlier=failure is Failure.INTERRUPTED)
        add("While we look", f"failed-{failure}", f"Failed: {failure.label}", context, "reports/_failed.html")
    for name in CASES:
        title = name.replace("-", " ").capitalize()
        add("Whole reports", f"report-{name}", title, partial(reports.done, name), "reports/_done.html")
    _add_fragments(add)
    _add_pages(add)
    _add_answers(add)
    _add_collections(add)
    _add_handovers(add)
    return made


def _add_fragments(add: Callable[..., None]) -> None:
    everything = partial(reports.done, "everything")
    receipts = partial(reports.done, "receipt-does-not-add-up")
    group = "Parts of a report"
    add(group, "why", "Pairs of quotes, folded signs", everything, "reports/_why.html")
    add(group, "ledger", "The ledger, every grade", reports.every_grade, "reports/_ledger.html")
    add(group, "sum", "The sum as a waterfall", everything, "reports/_sum.html")
    add(group, "sum-capped", "The sum, capped", reports.capped, "reports/_sum.html")
    add(group, "sum-nothing", "Nothing counted", partial(reports.done, "honest-shop"), "reports/_sum.html")
    add(group, "versions", "Versions", reports.continued, "reports/_versions.html")
    add(group, "versions-same", "An earlier version, nothing new", reports.unchanged, "reports/_versions.html")
    add(group, "handed-in", "Receipt, sums, picture with boxes", receipts, "reports/_handed_in.html")
    add(group, "troubled", "Pictures that could not be read", reports.troubled, "reports/_handed_in.html")
    add(group, "messages", "Two tones", everything, "reports/_messages.html", "reports/_ticks.html")
    add(group, "keep", "Keep the evidence", everything, "reports/_keep.html")
    add(group, "gaps", "What could not be checked", everything, "reports/_gaps.html")
    add(group, "more-problems", "Sending more, with problems", _more_with_problems, "reports/_more.html")
    full = partial(_adding, room=Room(pictures=0, characters=0))
    add(group, "more-full", "Sending more, full", full, "reports/_more.html")
    words = partial(_adding, room=Room(pictures=0, characters=50), busy=True)
    add(group, "more-words", "Sending more, only words, busy", words, "reports/_more.html")
    add(group, "share", "Sharing, links given away", reports.continued, "reports/_sharing.html")
    erased = partial(reports.done, "check-first", has_originals=False, own="")
    add(group, "share-erased", "Sharing, originals erased, a stranger", erased, "reports/_sharing.html")
    add("Frame of every page", "frame", "Masthead and footer", dict, "web/_masthead.html", "web/_footing.html")


def _add_pages(add: Callable[..., None]) -> None:
    group = "Pages around a report"
    add(group, "shared", "Shared", partial(reports.shared, "masked-share"), "reports/shared.html")
    add(group, "shared-pictures", "Shared, with pictures", partial(reports.shared, "everything"), "reports/shared.html")
    add(group, "embed", "In somebody's frame", partial(reports.shared, "crew-claim"), "reports/embed.html")
    add(group, "link", "A new link", reports.link, "reports/link.html")
    for problem in ("NotYetShareable", "SharingClosed", "TooManyShares"):
        unshared: Callable[[], Context] = partial(dict, back=reports.ADDRESS, problem=problem)
        add(group, f"not-shared-{problem.lower()}", f"Not shared: {problem}", unshared, "reports/not_shared.html")
    for place in places("en"):
        shown: Callable[[], Context] = partial(reports.paid, place.id)
        add(group, f"paid-{place.id}", f"Already paid: {place.name}", shown, "reports/paid.html")
    add(group, "delete", "Delete?", partial(dict, back=reports.ADDRESS), "reports/delete.html")
    add(group, "withdrawn", "A statement withdrawn", dict, "reports/statement_withdrawn.html")
    down: Callable[[], Context] = partial(dict, at=reports.NOW, reason="")
    add(group, "taken-down", "Taken down", down, "reports/taken_down.html")
    add(group, "deleted", "Deleted", dict, "reports/deleted.html")
    for code in ("400", "403", "403_csrf", "404", "413", "429", "500", "503"):
        add("Errors", f"error-{code}", code, dict, f"{code}.html")


def _add_answers(add: Callable[..., None]) -> None:
    group = "Sellers, corrections, evidence packs"
    for problem in (False, True):
        worse = ", with a problem" if problem else ""
        add(
            group,
            f"seller-{problem:d}",
            f"I am the seller{worse}",
            partial(replies.seller, problem=problem),
            "reports/seller.html",
        )
        add(
            group,
            f"wrong-{problem:d}",
            f"A note is wrong{worse}",
            partial(replies.wrong, problem=problem),
            "reports/wrong.html",
        )
    beside = tuple(f"reports/_{name}.html" for name in ("corrected", "replies", "feedback"))
    add(group, "voices", "Corrected, with a statement and an opinion", replies.voices, *beside)
    for state in ReplyState:
        add(
            group,
            f"statement-{state}",
            f"Statement {state}",
            partial(replies.statement, state),
            "reports/statement.html",
        )
    for known in (None, True, False):
        title = {None: "Is this file one of ours?", True: "One of ours", False: "Not one of ours"}[known]
        add(group, f"verify-{known}".lower(), title, partial(replies.verify, known=known), "reports/pack/verify.html")
    for why in ("gone", "early", "busy"):
        refused: Callable[[], Context] = partial(dict, why=why, back=reports.ADDRESS)
        add(group, f"no-pack-{why}", f"No pack: {why}", refused, "reports/pack/not_made.html")


def _add_collections(add: Callable[..., None]) -> None:
    group = "Collections, and what organisations say"
    add(group, "collection", "Published", collections.collection, "reports/collections/collection.html")
    draft = partial(collections.collection, draft=True)
    add(group, "collection-draft", "A draft without reports", draft, "reports/collections/collection.html")
    add(group, "collection-embed", "In a frame", collections.collection, "reports/collections/embed.html")
    add(group, "collection-hidden", "Taken off the site", dict, "reports/collections/hidden.html")
    add(group, "said", "Statements on a shared report", collections.said, "reports/shared.html")


def _add_handovers(add: Callable[..., None]) -> None:
    group = "Handing a case over"
    for given in (False, True):
        title = "Handed over" if given else "To whom?"
        shown: Callable[[], Context] = partial(handovers.handing_over, given=given)
        add(group, f"hand-over-{given:d}", title, shown, "reports/_hand_over.html")
    for problem in ("NotAgreed", "Incomplete", "HandingOverClosed", "TooManyHandovers", "NoSuchOrganisation", ""):
        refused: Callable[[], Context] = partial(dict, problem=problem, back=reports.ADDRESS)
        title = f"Not handed over: {problem or 'not yet'}"
        add(group, f"not-handed-over-{problem.lower()}", title, refused, "reports/not_handed_over.html")
    for role in (Role.EDITOR, Role.VIEWER):
        at_desk: Callable[[], Context] = partial(handovers.at_desk, role)
        add(group, f"at-desk-{role}", f"At the desk, {role}", at_desk, "reports/at_desk.html")
    add(group, "at-desk-members", "By a link for members", handovers.for_members, "reports/at_desk.html")
    add(group, "at-desk-not-ready", "The copy is being made", handovers.not_ready, "reports/at_desk.html")


SPECIMENS = _list()
"""By the last part of their address."""
