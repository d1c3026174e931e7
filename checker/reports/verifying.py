"""The page that tells whether a file is one of those that were packed here: it claims the same bytes and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from checker.cases import sealing
from checker.cases.models import Seal, Sealed
from checker.reports.hashing import HashedFile, HashingUpload
from checker.reports.pack import moment
from checker.web.access import public
from checker.web.limits import SUBMISSIONS, limited

MOST_SHOWN = 10
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class Known:
    """One thing that the file is. `says` names it, `when` is the first time that it was packed."""

    says: str
    when: str
    version: int
    covered: bool | None


@public
@never_cache
@csrf_exempt  # nothing is changed, nobody is known, and a reader of this page gets no cookie
@limited(SUBMISSIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Answers for a file (POST, hashed while it arrives) or for a hash (`?sha256=`)."""
    request.upload_handlers = [HashingUpload(request)]
    given, sha256 = _asked(request)
    context = {
        "given": given,
        "sha256": sha256,
        "problem": _problem(request, given, sha256),
        "known": known_files(sealing.known(sha256)) if sha256 else (),
        "years": sealing.DAYS // 365,
    }
    return render(request, "reports/pack/verify.html", context)


def _asked(request: HttpRequest) -> tuple[str, str]:
    """What was typed, and the hash that is asked for, empty where there is none."""
    file = request.FILES.get("file")
    if isinstance(file, HashedFile) and file.size:
        return "", file.sha256
    given = request.GET.get("sha256", "")[:200]
    return given, normalised(given)


def normalised(given: str) -> str:
    """A hash as people copy it — capitals, spaces, the name of the file behind it — in 64 digits; otherwise nothing."""
    words = given.lower().split()
    for candidate in ("".join(words), *words[:1]):
        if _SHA256.fullmatch(candidate):
            return candidate
    return ""


def _problem(request: HttpRequest, given: str, sha256: str) -> str:
    if sha256:
        return ""
    if request.method == "POST":
        return _("Please choose a file that is not empty.")
    return _("This is no SHA-256: it has 64 digits from 0 to 9 and a to f.") if given else ""


def known_files(seals: Iterable[Seal]) -> tuple[Known, ...]:
    """What a file is, each thing once, the first times first."""
    found: dict[tuple[object, ...], Known] = {}
    for seal in seals:
        covered = None if seal.what == Sealed.ORIGINAL else seal.masked
        found.setdefault(
            (seal.what, seal.number, seal.reference, seal.version, covered),
            Known(says=_named(seal), when=moment(seal.made_at), version=seal.version, covered=covered),
        )
    return tuple(found.values())[:MOST_SHOWN]


def _named(seal: Seal) -> str:
    names = {
        Sealed.ORIGINAL: _("a file that was handed in, which is exhibit {number} of evidence pack {reference}"),
        Sealed.EXHIBIT: _("exhibit {number} of evidence pack {reference}"),
        Sealed.REPORT: _("the report (PDF) of evidence pack {reference}"),
        Sealed.DATA: _("the report for programs (JSON) of evidence pack {reference}"),
        Sealed.PACK: _("the whole of evidence pack {reference}"),
    }
    return names[Sealed(seal.what)].format(number=seal.number, reference=seal.reference)
