"""The filters of the inbox: what is asked, as it stands in the address, and the choices that there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from checker.cases import inbox_bits
from checker.cases.inbox import Asked, contact_property
from checker.cases.inbox_bits import TAG, Property
from checker.cases.models import FactKind
from checker.evidence import all_checks, all_receipt_checks
from checker.organisations.models import Member
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.vocabulary import Level
from checker.web.deeds import level_word
from checker.web.wording import in_language, text_in, written_language

Choices = list[tuple[str, str]]

OPEN, CLOSED, ANY = "open", "closed", "any"
MINE, NOBODY = "me", "nobody"
_KINDS = {
    "claim": FactKind.CLAIM,
    "combination": FactKind.COMBINATION,
    "check": FactKind.CHECK,
    "brand": FactKind.BRAND,
    "language": FactKind.LANGUAGE,
}


class AskForm(forms.Form):
    """Everything may be missing; what makes no sense is passed over."""

    claim = forms.CharField(required=False, max_length=64)
    combination = forms.CharField(required=False, max_length=64)
    check = forms.CharField(required=False, max_length=64)
    brand = forms.CharField(required=False, max_length=64)
    language = forms.CharField(required=False, max_length=16)
    contact = forms.CharField(required=False, max_length=200)
    tag = forms.CharField(required=False, max_length=64)
    level = forms.ChoiceField(required=False, choices=[(level.value, level.value) for level in Level])
    state = forms.ChoiceField(required=False, choices=[(one, one) for one in (OPEN, CLOSED, ANY)])
    who = forms.ChoiceField(required=False, choices=[(one, one) for one in (MINE, NOBODY)])
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    before = forms.IntegerField(required=False, min_value=0, max_value=2**31)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What was asked: for the search, for the address of the next page, and for the form as it was filled."""

    asked: Asked
    before: int | None
    filled: Mapping[str, str]


def question(member: Member, data: Mapping[str, str]) -> Question:
    """The filters in an address; without a state the open cases."""
    form = AskForm(data)
    form.is_valid()
    said: dict[str, Any] = {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
    state, who = said.get("state", OPEN), said.get("who")
    asked = Asked(
        properties=frozenset(_properties(said)),
        level=Level(said["level"]) if "level" in said else None,
        closed={OPEN: False, CLOSED: True}.get(state),
        assignee=member.id if who == MINE else None,
        unassigned=who == NOBODY,
        since=_midnight(said.get("since")),
        until=_midnight(said.get("until"), days=1),
    )
    filled = {name: str(value) for name, value in said.items() if name != "before"}
    return Question(asked=asked, before=said.get("before"), filled=filled)


def choices(member: Member) -> dict[str, Choices]:
    """What can be chosen, by the name of the filter, in the language of the page."""
    language = written_language()
    names = "en" if language == "en" else "zh"
    rooms = library()
    checks = {key: one.name for key, one in all_checks().items()}
    checks |= {key: one.name for key, one in all_receipt_checks().items()}
    return {
        "claim": _sorted((one.id, text_in(one.name, language)) for one in rooms.patterns.values()),
        "combination": _sorted((one.id, text_in(one.name, language)) for one in rooms.combinations.values()),
        "check": _sorted((key, in_language(name, language)) for key, name in checks.items()),
        "brand": _sorted((one.id, getattr(one, names)) for one in lexicon().brands.values()),
        "language": list(settings.LANGUAGES),
        "level": [(level.value, level_word(level)) for level in Level],
        "state": [(OPEN, _("open")), (CLOSED, _("closed")), (ANY, _("open and closed"))],
        "who": [(MINE, _("me")), (NOBODY, _("nobody"))],
        "tag": [(tag, tag) for tag in inbox_bits.values(member.organisation_id, TAG)],
    }


def _properties(said: Mapping[str, str]) -> list[Property]:
    found = [(kind.value, said[name]) for name, kind in _KINDS.items() if name in said]
    if "tag" in said:
        found.append((TAG, said["tag"]))
    if "contact" in said:
        found.append(contact_property(said["contact"]))
    return found


def _midnight(day: date | None, *, days: int = 0) -> datetime | None:
    """When a day begins here, or the day so many after it."""
    if day is None or not 1 < day.year < 9999:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time.min))


def _sorted(names: Iterable[tuple[str, str]]) -> Choices:
    return sorted(names, key=lambda one: one[1].casefold())
