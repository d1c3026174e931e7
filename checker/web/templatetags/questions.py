"""`{{ question|within_a_message }}`: a question that greets and thanks, for a message that does both once."""

from __future__ import annotations

import re

from django import template

register = template.Library()

_GREETING = re.compile(r"^(?:[您你]好|Hello|Hi)[,，!！] *")
_THANKS = re.compile(r"[,，]? *(?:[谢謝]{2}(?:[您你])?|Thank you|Thanks)[!！.。]?$")
_SENTENCE_END = tuple("。？！.?!”」…~")


@register.filter
def within_a_message(question: str) -> str:
    """The question without greeting and thanks of its own, ended by a full stop where nothing ends it."""
    asked = _THANKS.sub("", _GREETING.sub("", question))
    if not asked or asked == question or asked.endswith(_SENTENCE_END):
        return asked or question
    return asked + ("." if asked[-1].isascii() else "。")
