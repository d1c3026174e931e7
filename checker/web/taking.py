"""Uploaded files to clean pictures; each file that cannot be taken is named, with a sentence on what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from checker.reading import Picture, PictureRefused, decode
from checker.web.uploads import TOO_MANY, left_out
from checker.web.wording import say, written_language

NAME_SHOWN = 40
"""Characters of a file name that are repeated on the page."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A file that was not taken; `number` counts the chosen files from 1."""

    number: int
    name: str
    says: str


def take_pictures(request: HttpRequest) -> tuple[tuple[Picture, ...], tuple[Refusal, ...]]:
    """The pictures in the order in which they were chosen, and what was refused and why."""
    files = request.FILES.getlist("images")
    refusals = [_passed_over(entry.reason, entry.number, entry.name) for entry in left_out(request)]
    pictures: list[Picture] = []
    for number, file in zip(_other_numbers({refusal.number for refusal in refusals}), files, strict=False):
        try:
            pictures.append(decode(_bytes_of(file)))
        except PictureRefused as refused:
            says = say(refused.message, written_language()) or _("This file cannot be read. Please choose another.")
            refusals.append(Refusal(number=number, name=shown_name(file.name or ""), says=says))
    return tuple(pictures), tuple(sorted(refusals, key=lambda refusal: refusal.number))


def chosen_names(request: HttpRequest) -> tuple[str, ...]:
    """The names of the files that came with a form: a browser lets go of them, so they must be chosen again."""
    return tuple(shown_name(file.name or "") for file in request.FILES.getlist("images"))


def shown_name(name: str) -> str:
    """A file name short enough for a sentence, its ending kept."""
    return name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 9]}…{name[-8:]}"


def _passed_over(reason: str, number: int, name: str) -> Refusal:
    if reason == TOO_MANY:
        says = _("Only {most} pictures fit into one question. Please leave this one out.")
    else:
        says = _("This picture is larger than {megabytes} MB. Please send a screenshot of it or a smaller copy.")
    limits = {"most": settings.MAX_PICTURES, "megabytes": settings.MAX_PICTURE_BYTES // 2**20}
    return Refusal(number=number, name=shown_name(name), says=says.format(**limits))


def _other_numbers(taken: set[int]) -> Iterator[int]:
    """The numbers of the files that did arrive: 1, 2, 3 … without those that were passed over."""
    return (number for number in range(1, settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1) if number not in taken)


def _bytes_of(file: UploadedFile[Any]) -> bytes:
    data: bytes = file.read()
    return data
