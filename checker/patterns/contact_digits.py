"""Digits in disguise: Chinese numerals among digits, and numbers written with something between the digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMERALS = str.maketrans("零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖", "001123456789123456789")
_NUMERAL = "0-9零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_BETWEEN = r"[ .·*_\-~/|,]{0,3}"
_RUN = re.compile(rf"[{_NUMERAL}](?:{_BETWEEN}[{_NUMERAL}]){{6,}}")
_NUMBER = re.compile(rf"\+?\d(?:{_BETWEEN}\d){{7,16}}")
_OTHER_THAN_DIGITS = re.compile(r"[^\d+]")


def digits_of(text: str) -> str:
    """The text with numerals as digits wherever at least seven stand together; nothing moves."""
    return _RUN.sub(lambda run: run.group().translate(_NUMERALS), text)


def spaced_out(text: str) -> Iterator[tuple[str, int, int]]:
    """Each long number without what stands between its digits, and where it stands."""
    for match in _NUMBER.finditer(text):
        yield _OTHER_THAN_DIGITS.sub("", match.group()), match.start(), match.end()
