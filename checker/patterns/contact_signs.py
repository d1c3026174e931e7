"""Signs that stand for a letter, a digit or a word where somebody hides a contact, and only there."""

from __future__ import annotations

from string import ascii_lowercase

# First code points of alphabets and of rows of digits, from 1 on, that are drawn in discs and squares.
_ALPHABETS = (0x1F150, 0x1F170, 0x1F1E6)
_DIGITS_FROM_ONE = (0x2776, 0x2780, 0x278A, 0x24F5)
_SIGNS = {"🐧": "qq", "❌": "x", "✖": "x", "✗": "x", "×": "x", "⓿": "0", "🄌": "0", "♡": "❤", "💚": "❤", "🧡": "❤"}
_DRAWN = _SIGNS | {
    **{chr(first + at): letter for first in _ALPHABETS for at, letter in enumerate(ascii_lowercase)},
    **{chr(first + at): str(at + 1) for first in _DIGITS_FROM_ONE for at in range(9)},
}


def stands_for(character: str) -> str:
    """What a character stands for; empty for every other."""
    return _DRAWN.get(character, "")
