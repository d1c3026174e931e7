"""From a sale to the rows that the till prints, and from rows to a drawing or straight to a reading with boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.devtools.artist.canvas import Canvas, Drawing, Look
from checker.devtools.artist.receipts.sale import Sale, Slip, Tax
from checker.vocabulary import ItemKind, Line, Reading, Screen

CLEAR = 0.995
"""How sure a reader is of sharp print."""
WIDE, LEFT, RIGHT, SIZE, LARGE, STEP = 375.0, 22.0, 353.0, 14.0, 20.0, 25.0


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the paper: centred words, or cells of which the first stands left and the others right."""

    cells: tuple[str, ...]
    centred: bool = False
    large: bool = False


def rows(sale: Sale) -> tuple[Row, ...]:
    """The whole paper from the shop's name to the last line."""
    return (*_head(sale), *_goods(sale), *_sums(sale), *_payment(sale), *_foot(sale))


def slip_rows(sale: Sale) -> tuple[Row, ...]:
    """The card slip as a paper of its own. Raises ValueError where the sale has none."""
    if sale.slip is None:
        raise ValueError("this sale was not paid by card")
    shop, slip = sale.shop, sale.slip
    head = (Row(cells=(shop.shop,), centred=True, large=True), Row(cells=(shop.address[0],), centred=True))
    return (*head, Row(cells=(shop.moment(slip.moment), "SALE")), *_slip(sale, slip))


def readings_of(sale: Sale) -> tuple[Reading, ...]:
    """Item 0 is the receipt and, where the slip is apart, item 1 the slip."""
    if sale.slip is None or not sale.slip.apart:
        return (reading_of(sale),)
    return (reading_of(sale), _reading(slip_rows(sale), 1, CLEAR))


def reading_of(sale: Sale, item: int = 0, confidence: float = CLEAR) -> Reading:
    """What a reader that makes no mistake would read from the drawing."""
    return _reading(rows(sale), item, confidence)


def typed(paper: str, item: int = 0, confidence: float = CLEAR) -> Reading:
    """The reading of a paper that is written down line by line; cells of a row stand two blanks or more apart."""
    cells = [tuple(re.split(r"\s{2,}", line.strip())) for line in paper.splitlines() if line.strip()]
    return _reading([Row(cells=row, centred=len(row) == 1) for row in cells], item, confidence)


def draw(sale: Sale, look: Look | None = None) -> Drawing:
    """The paper, clean and straight; `wear.worn` makes it look used."""
    canvas, height = _laid_out(rows(sale), look or Look(width=720))
    return canvas.finish(height)


def _reading(printed: Sequence[Row], item: int, confidence: float) -> Reading:
    canvas, height = _laid_out(printed, Look(width=720))
    lines, start = [], 0
    for drawn in canvas.lines:
        lines.append(Line(text=drawn.text, start=start, box=drawn.box, confidence=confidence))
        start += len(drawn.text) + 1
    return Reading(
        item=item,
        kind=ItemKind.PICTURE,
        text="\n".join(line.text for line in lines),
        lines=tuple(lines),
        screen=Screen.RECEIPT,
        width=720,
        height=canvas.pixels(height),
    )


def _laid_out(printed: Sequence[Row], look: Look) -> tuple[Canvas, float]:
    """The rows on a sheet, and how high it must be."""
    canvas, y = Canvas(look, "#FBFAF7"), 26.0
    for row in printed:
        size = LARGE if row.large else SIZE
        if row.centred:
            canvas.text((WIDE - canvas.width_of(row.cells[0], size)) / 2, y, row.cells[0], size, "#222222")
        else:
            _cells(canvas, row, y, size)
        y += STEP * (1.35 if row.large else 1)
    return canvas, y + 30


def _cells(canvas: Canvas, row: Row, y: float, size: float) -> None:
    canvas.text(LEFT, y, row.cells[0], size, "#222222")
    columns = len(row.cells) - 1
    for place, words in enumerate(row.cells[1:], start=1):
        edge = RIGHT - (columns - place) * (92 if columns > 1 else 0)
        canvas.text(edge - canvas.width_of(words, size), y, words, size, "#222222")


def _head(sale: Sale) -> Iterator[Row]:
    shop = sale.shop
    yield Row(cells=(shop.shop,), centred=True, large=True)
    yield from (Row(cells=(line,), centred=True) for line in shop.address)
    if shop.identifier is not None:
        yield Row(cells=(f"{shop.identifier.before}{sale.identifier}",), centred=True)
    yield from (Row(cells=(line,), centred=True) for line in (shop.title, *shop.extra))
    yield Row(cells=(shop.receipt_number, shop.moment(sale.moment)))


def _goods(sale: Sale) -> Iterator[Row]:
    shop = sale.shop
    if shop.currency_word:
        yield Row(cells=("", shop.currency_word))
    for one in sale.goods:
        amount = shop.bare(one.amount)
        if one.quantity == 1:
            yield Row(cells=(one.name, amount))
        else:
            yield Row(cells=(one.name,))
            yield Row(cells=(f"  {one.quantity} x {shop.bare(one.price)}", amount))


def _sums(sale: Sale) -> Iterator[Row]:
    shop = sale.shop
    if sale.subtotal is not None:
        yield Row(cells=(shop.subtotal, shop.money(sale.subtotal)))
    if sale.discount:
        yield Row(cells=(f"{shop.discount} 10%", shop.money(-sale.discount)))
    if shop.tax == "none":
        yield from (
            Row(cells=(f"{shop.tax_word} {shop.rate_words(tax.rate)}%", shop.money(tax.amount))) for tax in sale.taxes
        )
    if shop.tax == "added":
        yield from _added(sale)
    yield Row(cells=(shop.total, shop.money(sale.total)), large=True)
    if shop.tax not in ("none", "added"):
        for tax in sale.taxes:
            yield from _inside(sale, tax)


def _added(sale: Sale) -> Iterator[Row]:
    shop = sale.shop
    for words, tax in zip(shop.tax_words, sale.taxes, strict=True):
        yield Row(cells=(words.format(rate=shop.rate_words(tax.rate)), shop.money(tax.amount)))


def _inside(sale: Sale, tax: Tax) -> Iterator[Row]:
    """The rows that show a tax which the total contains."""
    shop, rate = sale.shop, sale.shop.rate_words(tax.rate)
    words = shop.tax_word.format(rate=rate)
    if shop.tax == "table":
        yield Row(cells=shop.head)
        yield Row(cells=(words, shop.bare(tax.net), shop.bare(tax.amount), shop.bare(tax.gross)))
    elif shop.tax == "base-line":
        yield Row(cells=(shop.base_word.format(rate=rate), shop.money(tax.gross)))
        yield Row(cells=(words, f"{shop.money(tax.amount)})"))
    elif shop.tax == "net-and-tax":
        yield Row(cells=(shop.net_word, shop.bare(tax.net)))
        yield Row(cells=(words, shop.bare(tax.amount)))
    else:
        yield Row(cells=(words, shop.money(tax.amount)))


def _payment(sale: Sale) -> Iterator[Row]:
    shop = sale.shop
    if sale.given is not None and sale.change is not None:
        yield Row(cells=(shop.cash, shop.money(sale.given)))
        yield Row(cells=(shop.change, shop.money(sale.change)))
    if sale.slip is not None:
        yield Row(cells=(shop.card, shop.money(sale.total)))
        if not sale.slip.apart:
            yield Row(cells=("------------------------------",), centred=True)
            yield from _slip(sale, sale.slip)


def _slip(sale: Sale, slip: Slip) -> Iterator[Row]:
    shop = sale.shop
    yield Row(cells=(slip.scheme, slip.number))
    yield Row(cells=(f"AID {slip.application}", "TID 12345678"))
    if slip.expiry:
        yield Row(cells=(f"EXPIRY {slip.expiry}",))
    yield Row(cells=("AUTH CODE 123456", f"{slip.moment:%H:%M}"))
    yield Row(cells=("AMOUNT", shop.money(slip.amount)))
    yield Row(cells=("APPROVED - CUSTOMER COPY",), centred=True)


def _foot(sale: Sale) -> Iterator[Row]:
    if sale.refund_form:
        yield Row(cells=(sale.shop.refund,), centred=True)
    yield from (Row(cells=(line,), centred=True) for line in sale.shop.footer)
