"""Everything that a stranger can fetch of a shared case, searched for what was planted in it.

Pages are searched as they are sent, attributes included; of pictures, cards and files it is what can be read on them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.test import Client
from django.utils import timezone

from checker.cases import claiming, deriving, pipeline, sharing, tokens
from checker.cases.models import Audience, Case
from checker.cases.opening import NewCase, open_case
from checker.devtools.masking.leaks import enough, longest_run, plain
from checker.devtools.masking.people import Person, Planted
from checker.devtools.masking.scene import Scene
from checker.devtools.masking.sentences import CLAIMS, giving_away
from checker.patterns import library
from checker.reading import decode
from checker.reading.codes import find_codes
from checker.reading.ocr import find_lines

LANGUAGES = ("zh-CN", "zh-TW", "en")
_HOST = "localhost"
_SHORT = 5
_TAG, _APART = re.compile(r"<[^<>]*>"), re.compile(r"[^\w*█〓]{2,}")
_BROKEN = r"\s*"  # a page of paper breaks an address where its line ends
_OF_LINK = r"(?<![\w-])(?=[\d_-]*[a-z])[\w-]{24}(?![\w-])"
_OURS = re.compile(
    r"/static/[^\"'\s>]+|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])|csrfmiddlewaretoken\" value=\"\w+"
    rf"|{_OF_LINK}"
    r"| (?:viewBox|x|y|width|height|d|points)=\"[-\d., MLHVCSQTAZmlhvcsqtaz]+\"",
    re.ASCII | re.IGNORECASE,
)
"""Names of files, digests, tokens and the measures of drawings: digits in them meet some planted number by chance."""


@dataclass(kw_only=True)
class Searched:
    """One case: how many things were planted, what was fetched, and what was found where."""

    planted: int
    fetched: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)


def search(scene: Scene, seed: int) -> Searched:
    """Opens a case of a pasted text and the scene's picture, answers and shares it, and searches what is shown.

    It writes into the database that is configured; the caller takes that back.
    """
    text, planted = _words(random.Random(seed))  # noqa: S311
    planted = [*planted, *scene.planted]
    own, shared = _shared(scene, text, timezone.now())
    searched = Searched(planted=len(planted))
    cited = re.compile("|".join(_BROKEN.join(map(re.escape, source.url)) for source in library().sources.values()))
    for name, words in _shown(own, shared):
        words = _OURS.sub(" ", cited.sub(" ", words))
        searched.fetched.append(name)
        searched.leaks += [f"{name}: {one.kind} {one.text}" for one in planted if _stands_in(one.text, words)]
    return searched


def _words(chance: random.Random) -> tuple[str, Sequence[Planted]]:
    """A seller's text in which a person gives something away."""
    given, planted = giving_away(chance, Person(chance))
    return f"{chance.choice(CLAIMS)}\n{given}\n{chance.choice(CLAIMS)}", planted


def _shared(scene: Scene, text: str, now: datetime) -> tuple[str, str]:
    """The addresses of the own report and of the shared one."""
    picture = decode(scene.draw().jpeg(90))
    opened = open_case(
        NewCase(text=text, pictures=(picture,), language="zh-hans", key=tokens.new_form_key(), remember=False), now
    )
    case = Case.objects.get(token_hash=tokens.hashed(opened.token))
    lease = claiming.claim(case.id, now)
    assert lease is not None
    claiming.finish(lease, pipeline.run(case, lambda *_: None, lambda _: None), now)
    deriving.derive(case.id)
    case.refresh_from_db()
    link = sharing.share(case, days=7, audience=Audience.UNLISTED, now=now)
    return f"/r/{opened.token}/", f"/r/{link.token}/"


def _shown(own: str, shared: str) -> Iterator[tuple[str, str]]:
    """Everything there is to read: the name of what was fetched and its words."""
    client = Client(SERVER_NAME=_HOST)
    for language in LANGUAGES:
        for address in (shared, f"{shared}embed", f"/oembed?url=http://{_HOST}{shared}"):
            name = f"{address.removeprefix(shared).split('?')[0] or 'page'} {language}"
            yield name, _fetched(client, address, language).decode()
    for name in ("card.png", "picture/1"):
        yield name, _readable(_fetched(client, f"{shared}{name}"))
    with ZipFile(BytesIO(_body(client.post(f"{own}pack/", {"contents": "masked"})))) as pack:
        for name in pack.namelist():
            yield f"pack {name}", _readable_file(name, pack.read(name))


def _fetched(client: Client, address: str, language: str = LANGUAGES[0]) -> bytes:
    return _body(client.get(address, headers={"accept-language": language}))


def _body(answer: Any) -> bytes:
    """What was answered; raises RuntimeError where it is no page or file, for then nothing was searched."""
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.request['PATH_INFO']} was answered with {answer.status_code}")
    return b"".join(answer) if answer.streaming else bytes(answer.content)


def _readable_file(name: str, data: bytes) -> str:
    if name.endswith((".png", ".jpg", ".jpeg", ".webp")):
        return _readable(data)
    if name.endswith(".pdf"):
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return data.decode()


def _readable(data: bytes) -> str:
    """The words on a picture and in its codes, but for the link of the page itself."""
    codes = [code.text for code in find_codes(data) if _HOST not in code.text]
    return "\n".join([*(line.text for line in find_lines(data).lines), *codes])


def _stands_in(planted: str, words: str) -> bool:
    """Short pieces must stand there whole and by themselves: two letters of a name are in many words."""
    wanted = plain(planted)
    if len(wanted) <= _SHORT:
        return re.search(rf"(?<![0-9a-z]){re.escape(wanted)}(?![0-9a-z])", words.lower()) is not None
    return any(longest_run(wanted, plain(piece)) >= enough(wanted) for piece in _pieces(words))


def _pieces(words: str) -> Iterator[str]:
    """What somebody may read in one go: with the tags taken out, and the values in the tags. Two things that stand by
    themselves make no number together."""
    for text in (_TAG.sub("", words), "  ".join(_TAG.findall(words))):
        yield from _APART.split(text)
