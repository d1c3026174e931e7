"""Pages as a browser sees them: their forms with all fields, their links, and the words that a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve

VALUED = {"input", "textarea", "select", "button"}


def kind_of(address: str) -> str:
    """The route that an address takes; empty where it leads nowhere."""
    try:
        return str(resolve(urlsplit(address).path).route)
    except Resolver404:
        return ""


@dataclass
class Form:
    """`page` is where it stands; `fields` by name with what stands in them, `files` the names of its file fields."""

    page: str
    address: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    @property
    def like(self) -> tuple[str, str, tuple[str, ...]]:
        """The same for forms that differ only in the number or link of what they change."""
        return kind_of(self.address), self.method, tuple(sorted({*self.fields, *self.files}))


class Page(HTMLParser):
    """What was found on one page; `words` are what is shown, `language` what the page says of itself."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address, self.language = address, ""
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self._by_id: dict[str, Form] = {}
        self._open: Form | None = None
        self._choice = self._name = ""
        self._unread = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = has.get("lang", "")
        elif tag in ("script", "style", "template"):
            self._unread += 1
        elif tag == "a" and has.get("href", "").startswith(("/", "?", "#")):
            self.links.append(urljoin(self.address, has["href"]).partition("#")[0])
        elif tag == "form":
            address = urljoin(self.address, has.get("action", "") or self.address)
            self._open = Form(self.address, address, has.get("method", "get").upper())
            self.forms.append(self._open)
            self._by_id[has.get("id", "")] = self._open
        elif tag == "option":
            self._option(has)
        elif tag in VALUED:
            self._field(tag, has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag in ("script", "style", "template"):
            self._unread -= 1

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)

    def _field(self, tag: str, has: dict[str, str]) -> None:
        form, name = self._by_id.get(has.get("form", "-"), self._open), has.get("name", "")
        if form is None or not name:
            return
        if has.get("type") == "file":
            form.files.append(name)
            return
        self._choice = name if tag == "select" else self._choice
        self._name = name
        values = form.fields.setdefault(name, [])
        if tag != "select" and (not values or has.get("type") != "radio"):
            values[:] = [has.get("value", "")]

    def _option(self, has: dict[str, str]) -> None:
        values = self._open.fields.get(self._choice) if self._open else None
        if values is not None and (not values or "selected" in has):
            values[:] = [has.get("value", "")]

    def known_parameters(self) -> Iterator[tuple[str, str]]:
        """The path and the name of each parameter that links and forms of the page put into addresses."""
        for link in self.links:
            parts = urlsplit(link)
            for name, _ in parse_qsl(parts.query, keep_blank_values=True):
                yield parts.path, name
        for form in self.forms:
            if form.method == "GET":
                for name in form.fields:
                    yield urlsplit(form.address).path, name
