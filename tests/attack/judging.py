"""What is wrong with an answer, whatever was asked: broken, unescaped, unguarded, or not in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from tests.attack.hostile_words import CANARY
from tests.attack.reading_pages import Page

GUARDS = {
    "X-Content-Type-Options": re.compile("nosniff"),
    "Referrer-Policy": re.compile("same-origin|no-referrer"),
    "Cross-Origin-Opener-Policy": re.compile("same-origin"),
    "Cross-Origin-Resource-Policy": re.compile("same-origin|cross-origin"),
    "Permissions-Policy": re.compile(r"camera=\(\)"),
    "Content-Security-Policy": re.compile("default-src 'none'"),
}
TELLTALE = ("Traceback (most recent call last)", "django.core", "sqlite3.", "psycopg", "/site-packages/", "checker/")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LEFT_IN_ENGLISH = re.compile(
    r"This field|Enter a valid|Ensure this|Select a valid|Null characters|Bad Request|Forbidden|Not Found|"
    r"not one of the available|The submitted|No file was|is too (?:long|short|common)|already (?:used|exists)|incorrect"
)


class Made(HTMLParser):
    """Whether anything of the canary became an element or an attribute."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if CANARY in tag or any(CANARY in name for name, _ in attrs):
            self.found.append(f"<{tag} {attrs}>"[:200])
        for name, value in attrs:
            leads = name in ("href", "src", "action", "formaction") and (value or "").strip().lower()
            if leads and leads.startswith(("javascript:", "data:", "vbscript:", "//")):
                self.found.append(f"<{tag} {name}={value!r}>"[:200])


def faults(answer: Any, language: str | None) -> Iterator[str]:
    """Each thing that is wrong; `answer.told` is its body. Without `language` any will do."""
    status, kind = answer.status_code, answer.headers.get("Content-Type", "")
    path = answer.wsgi_request.path
    later = status == 503 and (path == "/readyz" or "Retry-After" in answer.headers)
    if status >= 500 and not later:
        yield f"answered {status}"
    if any(CANARY in name.lower() or "\n" in value for name, value in answer.headers.items()):
        yield "a header was made of what was sent"
    if CANARY in answer.cookies:
        yield "a cookie was made of what was sent"
    if re.match(rf"(?:https?:)?//{CANARY}", answer.headers.get("Location", "")):
        yield f"leads away to {answer.headers['Location'][:80]}"
    yield from (f"lacks {name}" for name, right in GUARDS.items() if not right.search(answer.headers.get(name, "")))
    if answer.told and not kind:
        yield "has no content type"
    if kind.startswith(("text/html", "text/plain")) and any(sign in answer.told.decode() for sign in TELLTALE):
        yield "tells of its inside"
    if kind.startswith("text/html"):
        yield from _of_a_page(answer.told.decode(), status, language)


def _of_a_page(text: str, status: int, language: str | None) -> Iterator[str]:
    if made := Made(text).found:
        yield f"not escaped: {made[0]}"
    page = Page("/", text)
    if status < 400 or not text or language is None:
        return
    if not page.language.lower().startswith({"en": "en", "zh-hans": "zh-hans"}[language]):
        yield f"refused in another language: {page.language!r} {text[:80]!r}"
    words = " ".join(page.words)
    if language == "zh-hans" and (not CHINESE.search(words) or LEFT_IN_ENGLISH.search(words)):
        left = LEFT_IN_ENGLISH.search(words)
        yield f"refused in English: {words[max(left.start() - 20, 0) : left.end() + 60] if left else words[:80]!r}"
