"""Digits in disguise: Chinese numerals, letters drawn like digits, and numbers with something between the digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMERALS = str.maketrans("零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖", "001123456789123456789")
_NUMERAL = "0-9零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_BETWEEN = r"[ .·*_\-~/|,。()—]{0,3}"
_RUN = re.compile(rf"[{_NUMERAL}](?:{_BETWEEN}[{_NUMERAL}]){{6,}}")
_NUMBER = re.compile(rf"\+?\d(?:{_BETWEEN}\d){{7,16}}")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d{2})?")
_OTHER_THAN_DIGITS = re.compile(r"[^\d+]")
# Eleven letters and digits as of a mobile number in China, some of them letters that are drawn like a digit.
_DRAWN_ALIKE = re.compile(r"(?<![a-z0-9])[1li][ -]?[3-9](?:[ -]?[0-9oli]){9}(?![a-z0-9])")
_ALIKE = str.maketrans("oli", "011")
_FEWEST_DIGITS = 5
_COUNTRY = re.compile(rf"^(?:\+|00)?86{_BETWEEN}(?=1)")
_GROUPS = frozenset({(11,), (3, 4, 4), (3, 8), (4, 4, 3), (4, 3, 4), (3, 3, 5), (3, 3, 3, 2), (5, 6), (6, 5), (7, 4)})


def digits_of(text: str) -> str:
    """The text with numerals as digits wherever at least seven stand together; nothing moves."""
    return _DRAWN_ALIKE.sub(_as_digits, _RUN.sub(lambda run: run.group().translate(_NUMERALS), text))


def spaced_out(text: str) -> Iterator[tuple[str, int, int]]:
    """Each long number without what stands between its digits, and where it stands.

    Eleven digits in groups in which nobody writes a telephone number, such as four sizes, are none; nor are amounts.
    """
    for match in _NUMBER.finditer(text):
        written = match.group()
        number = _OTHER_THAN_DIGITS.sub("", written)
        number = number[2:] if number.startswith("0086") else number
        if _AMOUNT.fullmatch(written):
            continue
        if written.startswith("+") or _is_in_groups(_COUNTRY.sub("", written)):
            yield number, match.start(), match.end()


def _is_in_groups(written: str) -> bool:
    groups = tuple(len(group) for group in re.findall(r"\d+", written))
    return sum(groups) != 11 or groups in _GROUPS or max(groups[:-1], default=0) <= 2


def _as_digits(match: re.Match[str]) -> str:
    found = match.group()
    digits = sum(character.isdigit() for character in found)
    return found.translate(_ALIKE) if digits >= _FEWEST_DIGITS else found
