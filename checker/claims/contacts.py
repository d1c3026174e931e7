"""Where a text tells how to reach its writer: a WeChat or QQ name, another messenger's, a telephone number."""

from __future__ import annotations

import re

from checker.patterns.phrasebook import Span

# Each begins with a set of characters, so that a text without them is passed over quickly.
_HANDLE = re.compile(
    r"[微薇威维徽卫加私扣vwq](?:(?<=[微薇])信?|(?<=[威维徽v])信|(?<=卫)星|(?<=[加私])v|(?<=扣)扣|(?<=[vw])x|(?<=w)eixin|(?<=q)q)"
    r"(?:号|id)?(?:咨询|同号)? ?[:;]? ?[a-z0-9][a-z0-9_\-]{4}"
)
_NAMED = re.compile(
    r"(?:wechat|whatsapp|telegram|tg|line|kakao|signal|ig|insta)(?: ?id)? ?[:@] ?\+?[a-z0-9][a-z0-9_\-]{3}"
)
_TELEPHONE = re.compile(r"1\d{10}(?!\d)")
_TELEPHONE_WORDS = ("电话", "手机", "tel", "📞", "📱", "☎", "同号")
_OTHERS = ("卖家", "骗子", "商家", "对方", "店家", "他的", "她的")
"""Whose contact stands behind these is not the writer's own."""


def contacts_in(text: str) -> list[Span]:
    """The places, in order, of the writer's own contacts in a spelled text."""
    found = [match.span() for match in _HANDLE.finditer(text)]
    if ":" in text or "@" in text:
        found += [match.span() for match in _NAMED.finditer(text)]
    for match in _TELEPHONE.finditer(text):
        before = text[max(match.start() - 8, 0) : match.start()]
        if any(word in before for word in _TELEPHONE_WORDS):
            found.append(match.span())
    return sorted(span for span in found if not text.endswith(_OTHERS, 0, span[0]))
