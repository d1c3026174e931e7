"""Chinese numerals as people write prices: 一百五十, 两千, and shortened 一千二 (1200), 三百八 (380)."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = "".join([*_DIGITS, *_TENS, "万"])


def value_of(numeral: str) -> Decimal | None:
    """The amount, or None where the characters do not make a number from ten up."""
    if not numeral or any(character not in NUMERALS for character in numeral):
        return None
    head, ten_thousands, tail = numeral.partition("万")
    if not ten_thousands:
        value = _below_ten_thousand(numeral, short_for=0)
    else:
        upper = _below_ten_thousand(head, short_for=0)
        lower = _below_ten_thousand(tail, short_for=1000) if tail else 0
        value = upper * 10000 + lower if upper is not None and lower is not None else None
    return Decimal(value) if value is not None and value >= 10 else None


def _below_ten_thousand(numeral: str, short_for: int) -> int | None:
    """`short_for` is what a last lone digit counts, as set by the unit before it."""
    total, digit, last_unit, after_zero = 0, None, 10000, False
    for character in numeral:
        if character == "零":
            if digit is not None:
                return None
            after_zero = True
        elif character in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[character]
        else:
            unit = _TENS.get(character)
            if unit is None or unit >= last_unit or (digit is None and (unit != 10 or total)):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit, short_for, after_zero = None, unit, unit // 10, False
    return total + (digit or 0) * (1 if after_zero or not short_for else short_for)
