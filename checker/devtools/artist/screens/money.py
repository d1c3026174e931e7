"""Transfers and red packets in a chat: orange bubbles with an amount, what became of it, and a small foot."""

from __future__ import annotations

from checker.devtools.artist.screens.frame import Sheet
from checker.devtools.artist.screens.wording import WORDS
from checker.vocabulary.page import Role, Voice

WIDE, SIDE = 236.0, 62.0
STATES = {
    "pending": "sent",
    "sent": "sent",
    "received": "received",
    "taken": "received",
    "opened": "received",
    "returned": "returned",
    "expired": "expired",
}
"""What is printed, in the words of the vocabulary."""


def draw_money(sheet: Sheet, y: float, kind: str, amount: str, state: str, *, mine: bool) -> float:
    """One transfer (`amount` as `"1280.00"`) or red packet; answers where it ends."""
    canvas, words = sheet.canvas, WORDS[sheet.setting.script]
    left = sheet.wide - SIDE - WIDE if mine else SIDE
    fresh = state in ("pending", "sent")
    fill, rule = ("#FA9D3B", "#FBB671") if fresh else ("#FDE1C3", "#F6CDA0")
    if sheet.setting.dark and not fresh:
        fill, rule = "#5B4630", "#6D563E"
    ink = "#FFFFFF" if fresh or sheet.setting.dark else "#C77D2E"
    high = 96.0
    canvas.block(left, y, WIDE, high, fill, radius=5)
    canvas.block(left + 14, y + 14, 38, 38, ink, radius=19 if kind == "transfer" else 5)
    canvas.block(left + 17, y + 17, 32, 32, fill, radius=16 if kind == "transfer" else 3)
    canvas.stroke(((left + 24, y + 29), (left + 42, y + 29), (left + 37, y + 25)), ink, 2)
    canvas.stroke(((left + 42, y + 37), (left + 24, y + 37), (left + 29, y + 41)), ink, 2)
    voice = Voice.SHOPPER if mine else Voice.SELLER
    with canvas.part(Role.TRANSFER, voice, amount=amount, state=STATES[state]):
        if kind == "transfer":
            canvas.text(left + 64, y + 10, f"¥{amount}", 17, ink)
            canvas.text(left + 64, y + 34, words[state], 13, ink)
        elif state == "pending":
            canvas.text(left + 64, y + 20, words["greeting"], 16, ink)
        else:
            canvas.text(left + 64, y + 10, words["greeting"], 16, ink)
            canvas.text(left + 64, y + 34, words[state], 12, ink)
        canvas.block(left + 14, y + 68, WIDE - 28, 0.6, rule)
        canvas.text(left + 14, y + 72, words["transfer" if kind == "transfer" else "red-packet"], 12, ink)
    return y + high
