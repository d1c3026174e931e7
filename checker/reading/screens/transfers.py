"""Transfers and red packets in a chat: an amount, a state and the app's word for it, in one bubble."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.reading.screens.bubbles import place
from checker.reading.screens.colours import is_orange, is_pale_orange
from checker.reading.screens.rows import Row, Sheet
from checker.reading.screens.words import AMOUNT, MONEY, TRANSFER_MARK, TRANSFER_STATES

_ASIDE = 0.25
_FAR = 4.0
"""The words of one transfer stand no further apart than this, in heights of a line."""
_FOOT = re.compile(r"(?:微信|支付宝)?(?:转[账帐]|红包)|(?:wechat)?(?:transfer|redpacket)")
"""The last line of such a bubble."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """The rows of one transfer in reading order; `amount` in digits with a point, `state` as in a part of a page.

    `is_sure` says that it shows more than an amount on a pale ground.
    """

    rows: tuple[Row, ...]
    amount: str
    state: str
    is_sure: bool


def transfers(rows: Sequence[Row], sheet: Sheet) -> list[Transfer]:
    """What the rows show of transfers. An amount alone is none: a state, the app's word or its orange belongs to it."""
    found = []
    taken: set[int] = set()
    for at, row in enumerate(rows):
        if row.index in taken or not (MONEY.fullmatch(row.tight) or TRANSFER_MARK.fullmatch(row.tight)):
            continue
        group = [row, *_goes_on(row, rows[at + 1 : at + 5], taken)]
        if _is_transfer(group, sheet):
            group.sort(key=lambda other: (other.top, other.left))
            taken |= {other.index for other in group}
            sure = len(group) > 1 or _is_on_orange(group[0], sheet)
            state = _state(group) or ("sent" if _is_on_orange(group[0], sheet) else "")
            found.append(Transfer(tuple(group), _amount(group), state, sure))
    return found


def state_of(words: str) -> str:
    """The state that a line names, or nothing."""
    return next((state for state, pattern in TRANSFER_STATES.items() if pattern.fullmatch(words)), "")


def amount_of(words: str) -> str:
    """The amount that is all that a line says, as digits with a point, or nothing."""
    found = AMOUNT.fullmatch(words)
    return found.group(1).replace(",", "") if found else ""


def _goes_on(row: Row, below: Iterable[Row], taken: set[int]) -> list[Row]:
    """The amount, the state and the word of the app below the first row, as far as one bubble goes."""
    found: list[Row] = []
    for other in below:
        apart = (other.top - (found[-1] if found else row).bottom) / max(row.height, 0.01)
        money = bool(MONEY.fullmatch(other.tight))
        if money and any(MONEY.fullmatch(one.tight) for one in (row, *found)):
            break
        wanted = money or state_of(other.tight) or TRANSFER_MARK.fullmatch(other.tight)
        if wanted and other.index not in taken and apart < _FAR and abs(other.left - row.left) < _ASIDE:
            found.append(other)
            if _FOOT.fullmatch(other.tight):
                break
    return found


def _is_transfer(group: Sequence[Row], sheet: Sheet) -> bool:
    if sheet.colours is not None and (_is_on_orange(group[0], sheet) or _is_on_pale_orange(group[0], sheet)):
        return True
    return len(group) >= 2 and (sheet.colours is None or not _on_ground(group, sheet))


def _is_on_orange(row: Row, sheet: Sheet) -> bool:
    return sheet.colours is not None and is_orange(sheet.colours.fill(place(row)))


def _is_on_pale_orange(row: Row, sheet: Sheet) -> bool:
    return sheet.colours is not None and is_pale_orange(sheet.colours.fill(place(row)))


def _on_ground(group: Sequence[Row], sheet: Sheet) -> bool:
    return sheet.colours is not None and all(sheet.colours.is_on_ground(place(row)) for row in group)


def _amount(group: Iterable[Row]) -> str:
    return next((amount_of(row.tight) for row in group if MONEY.fullmatch(row.tight)), "")


def _state(group: Iterable[Row]) -> str:
    return next(filter(None, (state_of(row.tight) for row in group)), "")
