"""What an organisation says of itself: its name in each language, some words, its website. Owners change it.

A name that differs was checked by nobody: the confirmation goes with the old one until an operator confirms anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from checker.organisations import audit, opening, texts
from checker.organisations.actions import Action
from checker.organisations.models import Member, Organisation

LONGEST_NAME, LONGEST_ABOUT, LONGEST_WEBSITE = 120, 2000, 200


class NoName(ValueError):
    """An organisation is called something."""


class NotAWebsite(ValueError):
    """Nothing that begins with http:// or https:// and goes on with a name, or with more than that before the name."""


@dataclass(frozen=True, kw_only=True)
class Description:
    """`names` are by language, for those in which it is called something else than `name`; `website` may be empty."""

    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    website: str = ""


def describe(by: Member, said: Description, now: datetime) -> bool:
    """Keep what was said; whether it took the confirmation of the name back. Raises NoName, NotAWebsite."""
    wanted = _kept(said)
    with transaction.atomic():
        by.organisation.hold()
        organisation = Organisation.objects.get(id=by.organisation_id)
        changed = [name for name, value in wanted.items() if getattr(organisation, name) != value]
        if not changed:
            return False
        for name in changed:
            setattr(organisation, name, wanted[name])
        organisation.save(update_fields=changed)
        audit.record(by, Action.ORGANISATION_CHANGED, None, now)
        taken_back = organisation.is_verified and bool({"name", "names"} & set(changed))
        if taken_back:
            opening.unverify(organisation, by.person, now)
    return taken_back


def _kept(said: Description) -> dict[str, object]:
    name = texts.one_line(said.name)[:LONGEST_NAME]
    if not name:
        raise NoName
    names = {code: texts.one_line(said.names.get(code, ""))[:LONGEST_NAME] for code in texts.WRITTEN}
    return {
        "name": name,
        "names": {code: one for code, one in names.items() if one and one != name},
        "about": texts.plain(said.about)[:LONGEST_ABOUT],
        "website": _website(texts.one_line(said.website)),
    }


def _website(address: str) -> str:
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise NotAWebsite(address) from error
    strange = len(address) > LONGEST_WEBSITE or " " in address or "@" in parts.netloc
    if strange or parts.scheme not in ("http", "https") or not host or "." not in host:
        raise NotAWebsite(address)
    return address
