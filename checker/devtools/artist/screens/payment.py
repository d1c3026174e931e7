"""Pages about one payment: the details and the result of a transfer, and a bill in the style of a payment app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.screens.frame import DARK, LIGHT, Sheet
from checker.devtools.artist.screens.phones import Setting
from checker.vocabulary.page import PageKind, Role, Voice


@dataclass(frozen=True, kw_only=True)
class Payment:
    """`amount` as `"1280.00"`, printed with `sign` before it (`-`, `¥`, `+`); `status` is what the page says of it.

    `state` is the same in the words of the vocabulary, empty where the page does not tell; `rows` are name and value.
    """

    title: str
    amount: str
    status: str
    state: str = ""
    sign: str = "¥"
    rows: Sequence[tuple[str, str]] = ()
    bar: str = ""
    button: str = ""


def draw_details(payment: Payment, setting: Setting, *, app: str = "wechat") -> Drawing:
    """A picture and the other side's name, the amount large, the status and rows of names and values below."""
    skin = DARK if setting.dark else replace(LIGHT, bar="#FFFFFF")
    sheet = Sheet(setting, replace(skin, bar=skin.ground))
    y = sheet.under_bar + 22
    sheet.face((sheet.wide - 48) / 2, y, 48, len(payment.title))
    y += 60
    with sheet.canvas.part(Role.NICKNAME, Voice.APP):
        sheet.centred(y, payment.title, 16, skin.words)
    y = _sum(sheet, payment, y + 28, 34)
    if app == "alipay":
        with sheet.canvas.part(Role.NOTICE, Voice.APP):
            sheet.centred(y, payment.status, 15, skin.faint)
        y += 30
    sheet.canvas.block(20, y + 8, sheet.wide - 40, 0.6, skin.rule)
    y = _rows(sheet, payment, y + 24)
    sheet.title_bar(payment.bar, icon="" if app == "wechat" else "dots")
    return sheet.finish(y, PageKind.TRANSFER, app, whole=False)


def draw_result(payment: Payment, setting: Setting) -> Drawing:
    """A tick, what happened, the amount, and a button; nothing on it names the app."""
    skin = DARK if setting.dark else LIGHT
    sheet = Sheet(setting, replace(skin, bar=skin.ground))
    canvas, middle = sheet.canvas, sheet.wide / 2
    y = sheet.under_bar + 30
    colour = "#07C160" if payment.state != "sent" else "#10AEFF"
    canvas.block(middle - 28, y, 56, 56, colour, radius=28)
    canvas.stroke(((middle - 12, y + 28), (middle - 3, y + 37), (middle + 14, y + 20)), "#FFFFFF", 4)
    y += 76
    with canvas.part(Role.NOTICE, Voice.APP):
        sheet.centred(y, payment.status, 17, skin.words)
    y = _sum(sheet, payment, y + 34, 40)
    y = _rows(sheet, payment, y + 14)
    if payment.button:
        foot = sheet.tall - 110
        canvas.block(middle - 92, foot, 184, 42, skin.panel, radius=6)
        with canvas.part(Role.CONTROL, Voice.APP):
            sheet.centred(foot + 9, payment.button, 17, "#07C160", bold=True)
    sheet.title_bar(payment.bar, icon="")
    return sheet.finish(y, PageKind.TRANSFER, "", whole=False)


def _sum(sheet: Sheet, payment: Payment, y: float, size: float) -> float:
    """The amount large in the middle."""
    with sheet.canvas.part(Role.TRANSFER, Voice.APP, amount=payment.amount, state=payment.state):
        sheet.centred(y, f"{payment.sign}{payment.amount}", size, sheet.skin.words, bold=True)
    return y + size * 1.6


def _rows(sheet: Sheet, payment: Payment, y: float) -> float:
    """Names left; values beside them, on as many rows as they need."""
    for name, value in payment.rows:
        sheet.canvas.text(20, y, name, 15, sheet.skin.faint)
        left = 20 + max(sheet.canvas.width_of(name, 15) + 20, 92)
        y = sheet.canvas.paragraph(left, y, sheet.wide - left - 20, value, 15, sheet.skin.words) + 10
    return y
