"""The form on a report that continues its case: what still fits, and what became of what was sent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checker.cases import continuing
from checker.cases.continuing import CannotContinue, ContinuedMeanwhile, More, Room
from checker.cases.models import Case
from checker.cases.opening import NotAccepted, NothingHandedIn
from checker.web.fields import Words
from checker.web.taking import Refusal, chosen_names, take_pictures
from checker.web.uploads import left_out


class MoreForm(forms.Form):
    """`after` is the version that the shopper was reading."""

    text = Words()
    after = forms.IntegerField(min_value=1)


@dataclass(frozen=True, kw_only=True)
class Adding:
    """The form as it is shown: `after` goes with it, the problems stand beside its fields."""

    room: Room
    after: int
    text: str = ""
    problem: str = ""
    text_problems: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    picture_problem: str = ""
    busy: bool = False
    wait_minutes: int = 0
    choose_again: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        return not (self.room.pictures or self.room.characters)

    @property
    def max_bytes(self) -> int:
        most: int = settings.MAX_PICTURE_BYTES
        return most

    @property
    def max_megabytes(self) -> int:
        return self.max_bytes // 2**20


def empty_form(case: Case) -> Adding | None:
    """The form of a case that can be continued, otherwise None."""
    return Adding(room=continuing.room_in(case), after=case.version) if continuing.can_continue(case) else None


def add(request: HttpRequest, case: Case) -> Adding | None:
    """None when the case goes on; otherwise the form with what was typed and what to do about it."""
    form, room = MoreForm(request.POST), continuing.room_in(case)
    files = len(request.FILES.getlist("images")) + len(left_out(request))
    text = form.cleaned_data.get("text", "") if form.is_valid() else str(form.data.get("text", ""))
    shown = Adding(room=room, after=case.version, text=text)
    if not form.is_valid():
        return replace(shown, problem=_meanwhile())
    text_problems, picture_problem = _too_much(text, files, room)
    if text_problems or picture_problem:
        return replace(shown, text_problems=text_problems, picture_problem=picture_problem)
    pictures, refusals = take_pictures(request)
    if refusals:
        return replace(shown, refusals=refusals)
    try:
        continuing.continue_case(
            case, More(text=text, pictures=pictures, after=form.cleaned_data["after"]), timezone.now()
        )
    except NothingHandedIn:
        return replace(shown, text_problems=(_("Please choose a picture, or paste what else the seller wrote."),))
    except ContinuedMeanwhile:
        return replace(shown, problem=_meanwhile())
    except CannotContinue:
        return replace(shown, problem=_("This case cannot be continued any more: what was handed in has been erased."))
    except NotAccepted:
        return replace(shown, busy=True, choose_again=chosen_names(request))
    return None


def too_often(request: HttpRequest, case: Case, minutes: int) -> Adding:
    """The form with what was typed, and when to send it again."""
    text = str(request.POST.get("text", ""))
    names = chosen_names(request)
    return Adding(
        room=continuing.room_in(case), after=case.version, text=text, wait_minutes=minutes, choose_again=names
    )


def _too_much(text: str, files: int, room: Room) -> tuple[tuple[str, ...], str]:
    """What to say beside the text and beside the pictures where more was sent than fits."""
    surplus = len(text) - room.characters
    text_problems = (
        ngettext(
            "All texts of a case together have room for 20,000 characters: please leave out {surplus} character.",
            "All texts of a case together have room for 20,000 characters: please leave out {surplus} characters.",
            surplus,
        ).format(surplus=surplus),
    )
    picture_problem = _no_more_pictures(room.pictures) if files > room.pictures else ""
    return text_problems if surplus > 0 else (), picture_problem


def _no_more_pictures(room: int) -> str:
    if not room:
        return _("A case holds nine pictures, and this one has them already. Please open a new case for more.")
    return ngettext(
        "A case holds nine pictures: {room} more fits into this one.",
        "A case holds nine pictures: {room} more fit into this one.",
        room,
    ).format(room=room)


def _meanwhile() -> str:
    return _("Something was added to this report in the meantime. Please look at it, then send yours once more.")
