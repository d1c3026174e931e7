"""The words of a page as a person reads them: in their order, one block a line, without what is hidden or drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "rect", "circle", "source", "use"}
SILENT = {"script", "style", "svg", "noscript", "textarea", "template", "select"}
BLOCKS = {"p", "div", "li", "tr", "section", "figure", "blockquote", "h1", "h2", "h3", "h4", "dt", "dd", "summary"}
BLOCKS |= {
    "details",
    "table",
    "ul",
    "ol",
    "form",
    "article",
    "header",
    "figcaption",
    "label",
    "button",
    "caption",
    "br",
}
SIGNS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "summary": "▸ ", "blockquote": "> "}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.open: list[tuple[str, bool]] = []

    @property
    def reading(self) -> bool:
        return any(tag == "main" for tag, _ in self.open) and not any(silent for _, silent in self.open)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        silent = tag in SILENT or "hidden" in own or "unseen" in (own.get("class") or "").split()
        if tag not in VOID:
            self.open.append((tag, silent))
        if not self.reading:
            return
        if tag in BLOCKS:
            self.lines.append(SIGNS.get(tag, ""))
        elif tag in ("td", "th"):
            self.lines[-1] += " | "
        elif tag == "input" and own.get("type") == "checkbox":
            self.lines[-1] += "☐ "

    def handle_endtag(self, tag: str) -> None:
        if self.reading and tag in BLOCKS:
            self.lines.append("")
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                break

    def handle_data(self, data: str) -> None:
        if self.reading:
            self.lines[-1] += data


def prose(page: str) -> str:
    """The words of its main part; a sign stands before headings, entries, quotes and what can be unfolded."""
    reader = _Reader()
    reader.feed(page)
    lines = (" ".join(line.split()) for line in reader.lines)
    kept = [line.removeprefix("| ") for line in lines if line and line not in {sign.strip() for sign in SIGNS.values()}]
    return re.sub(r"\b[0-9a-f]{12}(\.[0-9a-f]+)?\b", "(library)", "\n".join(kept)) + "\n"
