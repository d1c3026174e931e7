"""Walks every page that somebody can reach by links, and collects the forms and parameters on the way."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client

from tests.attack.reading_pages import Form, Page, kind_of

MOST_PAGES, OF_ONE_KIND = 200, 2


@dataclass
class Found:
    """`forms` one of each kind, `parameters` by path, `pages` all addresses that answered with a page."""

    forms: dict[tuple[str, str, tuple[str, ...]], Form] = field(default_factory=dict)
    parameters: set[tuple[str, str]] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)


def sent(client: Client, method: str, path: str, *args: Any, **given: Any) -> Any:
    """The answer; whatever it changed is taken back. `told` is its body."""
    with transaction.atomic():
        answer = client.generic(method, path, *args, **given)
        told = b"".join(answer) if answer.streaming else answer.content
        answer.told = gzip.decompress(told) if answer.headers.get("Content-Encoding") == "gzip" else told
        transaction.set_rollback(True)
    return answer


def crawl(client: Client, doors: tuple[str, ...]) -> Found:
    """From the doors on, some pages of each kind. What members see of what everybody sees is not walked again."""
    found, seen, kinds, waiting = Found(), set(doors), dict[str, int](), list(doors)
    within = sorted({door.split("/")[1] for door in doors}) if "/" not in doors else None
    while waiting and len(found.pages) < MOST_PAGES:
        address = waiting.pop(0)
        answer = sent(client, "GET", address)
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        page = Page(address, answer.told.decode())
        found.pages.append(address)
        found.parameters.update(page.known_parameters())
        for form in page.forms:
            found.forms.setdefault(form.like, form)
        for link in _ours(page):
            if within is not None and link.split("/")[1] not in within:
                continue
            kind = kind_of(link) + "?" * bool(urlsplit(link).query)
            if link not in seen and kinds.get(kind, 0) < OF_ONE_KIND:
                seen.add(link)
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(link)
    return found


def _ours(page: Page) -> Iterator[str]:
    for link in page.links:
        parts = urlsplit(link)
        if not parts.netloc and not parts.path.startswith(("/language/", "/static/", "/desk/sign-out")):
            yield link
