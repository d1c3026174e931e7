"""What was bought and what a till prints about it: figures that agree, until a named fault changes one of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from checker.devtools.artist.receipts.shops import HUNDRED, Shop, shops

FIRST_DAY, DAYS = datetime(2025, 1, 7), 400  # noqa: DTZ001 — tills print local time
BANKNOTES = (5, 10, 50, 100, 500, 1000, 5000, 10000)
SUNDAY = 6


@dataclass(frozen=True, kw_only=True)
class Goods:
    name: str
    quantity: int
    price: Decimal
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Tax:
    rate: Decimal
    net: Decimal
    amount: Decimal
    gross: Decimal


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What the card terminal prints: below the receipt, or on a paper of its own (`apart`)."""

    amount: Decimal
    moment: datetime
    scheme: str = "VISA"
    application: str = "A0000000031010"
    number: str = "**** **** **** 6789"
    expiry: str = ""
    apart: bool = False


@dataclass(frozen=True, kw_only=True)
class Sale:
    """Everything on one paper, and `post`: what the seller writes beside it."""

    code: str
    shop: Shop
    moment: datetime
    goods: tuple[Goods, ...]
    discount: Decimal
    subtotal: Decimal | None
    taxes: tuple[Tax, ...]
    total: Decimal
    given: Decimal | None
    change: Decimal | None
    slip: Slip | None
    identifier: str
    refund_form: bool = False
    post: str = ""


def make_sale(code: str, seed: int = 0) -> Sale:
    """A sale in which everything agrees; the same seed gives the same sale."""
    shop, chance = shops()[code], random.Random(f"{code} {seed}")  # noqa: S311 — decoration
    goods = tuple(_goods(shop, chance))
    bought = sum((one.amount for one in goods), Decimal(0))
    discount = rounded(bought / 10, shop) if shop.subtotal and chance.random() < 0.3 else Decimal(0)
    return finished(
        Sale(
            code=code,
            shop=shop,
            moment=_moment(chance),
            goods=goods,
            discount=discount,
            subtotal=bought if shop.subtotal else None,
            taxes=(),
            total=bought,
            given=None,
            change=None,
            slip=None,
            identifier=shop.identifier.number if shop.identifier else "",
        ),
        by_card=chance.random() < 0.5,
    )


def finished(sale: Sale, *, by_card: bool, rate: Decimal | None = None) -> Sale:
    """The sale with its taxes, total and payment worked out; `rate` in place of the shop's own."""
    shop = sale.shop
    due = sum((one.amount for one in sale.goods), Decimal(0)) - sale.discount
    taxes = taxed(shop, due, rate)
    total = due + (sum((tax.amount for tax in taxes), Decimal(0)) if shop.tax == "added" else 0)
    given = None if by_card else _given(total, shop)
    slip = Slip(amount=total, moment=sale.moment + timedelta(minutes=1)) if by_card else None
    change = given - total if given is not None else None
    return replace(sale, taxes=taxes, total=total, given=given, change=change, slip=slip)


def taxed(shop: Shop, due: Decimal, rate: Decimal | None = None) -> tuple[Tax, ...]:
    """The taxes of goods that cost `due`, on top or inside as the country does it."""
    if shop.tax == "none" and rate is None:
        return ()
    if shop.tax in ("added", "none"):
        rates = (rate, *shop.rates[1:]) if rate is not None else shop.rates
        return tuple(_tax(one, due, rounded(due * one / HUNDRED, shop)) for one in rates)
    used = rate if rate is not None else shop.rate
    inside = rounded(due * used / (HUNDRED + used), shop)
    return (_tax(used, due - inside, inside),)


def rounded(amount: Decimal, shop: Shop) -> Decimal:
    return amount.quantize(shop.unit, ROUND_HALF_UP)


def _tax(rate: Decimal, net: Decimal, amount: Decimal) -> Tax:
    return Tax(rate=rate, net=net, amount=amount, gross=net + amount)


def _goods(shop: Shop, chance: random.Random) -> list[Goods]:
    chosen = chance.sample(shop.goods, chance.randint(1, len(shop.goods)))
    found = []
    for name, price in chosen:
        quantity = chance.choice((1, 1, 1, 2, 3))
        exact = rounded(price * (1 + Decimal(chance.randint(-8, 8)) / HUNDRED), shop)
        found.append(Goods(name=name, quantity=quantity, price=exact, amount=exact * quantity))
    return found


def _moment(chance: random.Random) -> datetime:
    moment = FIRST_DAY + timedelta(
        days=chance.randrange(DAYS), hours=chance.randint(10, 18), minutes=chance.randrange(58)
    )
    return moment - timedelta(days=1) if moment.weekday() == SUNDAY else moment


def _given(total: Decimal, shop: Shop) -> Decimal:
    """A round sum above the total."""
    note = next(note for note in reversed((1, *BANKNOTES)) if note <= max(total / 4, Decimal(1)))
    return rounded((total // note + 1) * note, shop)
