"""Named faults: each makes one thing on the paper wrong, and names the check that should say so."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from checker.devtools.artist.receipts.sale import Sale, Slip, finished

ABROAD: Mapping[str, str] = {"FR": "意大利", "IT": "法国", "JP": "韩国", "KR": "日本"}
OTHER_CURRENCY: Mapping[str, tuple[str, str]] = {"KR": ("£", "")}
NO_REFUND = frozenset({"HK", "MO", "US", "CA", "GB"})
"""New Zealand's rule is known from memory only, so that the check may not fault it."""
RATES_NOT_COMPLETE = frozenset({"IT"})
"""Without a printed rate only a complete list of rates says how large a tax can be."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`check` is the id of the check that should name it; `fits` says for which sales it makes sense."""

    check: str
    fits: Callable[[Sale], bool]
    spoil: Callable[[Sale, random.Random], Sale]


def spoilt(sale: Sale, fault: str, seed: int = 0) -> Sale:
    """The sale with one named fault. Raises KeyError for a fault that is not in `FAULTS`."""
    chance = random.Random(f"{sale.code} {fault} {seed}")  # noqa: S311 — decoration
    return FAULTS[fault].spoil(sale, chance)


def _another_digit(amount: Decimal, chance: random.Random, *, larger: bool = False) -> Decimal:
    """The amount with one digit changed, neither the first nor, unless there are few, one that rounding may change."""
    digits = str(amount)
    places = [place for place, sign in enumerate(digits) if sign.isdigit()]
    middle = places[1:-2] if "." in digits else places[1:-1]
    place = chance.choice(middle or places[:1])
    smallest = int(digits[place]) + 1 if larger and digits[place] != "9" else 1 if place == places[0] else 0
    other = chance.choice([str(digit) for digit in range(smallest, 10) if str(digit) != digits[place]] or ["9"])
    changed = Decimal(digits[:place] + other + digits[place + 1 :])
    return changed if not larger or changed > amount else amount * 2


def _total(sale: Sale, chance: random.Random) -> Sale:
    return replace(sale, total=_another_digit(sale.total, chance))


def _tax(sale: Sale, chance: random.Random) -> Sale:
    """More tax than the whole paper can hold: less is what goods of another rate make."""
    first, *others = sale.taxes
    most = Decimal("1.12") * first.amount  # a discount of a tenth may have been taken off before or after tax
    tries = (_another_digit(first.amount, chance, larger=True) for _ in range(200))
    amount = next((tried for tried in tries if most < tried < sale.total / 3), first.amount * 2)
    return replace(sale, taxes=(replace(first, amount=amount), *others))


def _line(sale: Sale, chance: random.Random) -> Sale:
    """A line that says another amount than quantity times price, with every sum below worked out from it."""
    goods, price = sale.goods[0], sale.goods[0].price
    wrong = next(
        amount for amount in iter(lambda: _another_digit(price * 2, chance, larger=True), None) if amount % price
    )
    changed = (replace(goods, quantity=2, amount=wrong), *sale.goods[1:])
    subtotal = sum((one.amount for one in changed), Decimal(0)) if sale.subtotal is not None else None
    return finished(replace(sale, goods=changed, subtotal=subtotal), by_card=sale.slip is not None)


def _change(sale: Sale, chance: random.Random) -> Sale:
    paid = finished(sale, by_card=False)
    assert paid.change is not None
    return replace(paid, change=_another_digit(paid.change, chance))


def _rate(sale: Sale, _: random.Random) -> Sale:
    return finished(sale, by_card=sale.slip is not None, rate=sale.shop.wrong_rate)


def _tax_where_none(sale: Sale, _: random.Random) -> Sale:
    return finished(sale, by_card=sale.slip is not None, rate=Decimal(8))


def _currency(sale: Sale, _: random.Random) -> Sale:
    before, after = OTHER_CURRENCY.get(sale.code, ("₩", ""))
    total = re.sub(r" [A-Z]{3}$", "", sale.shop.total)
    return replace(sale, shop=replace(sale.shop, before=before, after=after, currency_word="", total=total))


def _slip(sale: Sale) -> Slip:
    slip = finished(sale, by_card=True).slip
    assert slip is not None
    return slip


def _with_slip(sale: Sale, chance: random.Random, part: str) -> Sale:
    paid, slip = finished(sale, by_card=True), _slip(sale)
    changed = {
        "amount": replace(slip, amount=_another_digit(slip.amount, chance, larger=True)),
        "time": replace(slip, moment=slip.moment - timedelta(minutes=chance.choice((95, 155, 210))), apart=True),
        "apart": replace(slip, amount=_another_digit(slip.amount, chance, larger=True), apart=True),
        "scheme": replace(slip, application="A0000000041010"),
        "number": replace(slip, number="4111 1111 1111 1111"),
        "expiry": replace(slip, expiry="09/28"),
    }
    return replace(paid, slip=changed[part])


def _slip_fault(check: str, part: str) -> Fault:
    return Fault(check=check, fits=lambda sale: True, spoil=lambda sale, chance: _with_slip(sale, chance, part))


def _post(sale: Sale, place: str) -> str:
    return f"{place}专柜购入，小票齐全，现货一只"


def _day_in_post(sale: Sale, _: random.Random) -> Sale:
    day = sale.moment - timedelta(days=45)
    return replace(sale, post=f"{day.year}年{day.month}月{day.day}日专柜购入，小票齐全，现货一只")


def _tells_too_much_tax(sale: Sale) -> bool:
    return sale.shop.tax != "none" and sale.code not in RATES_NOT_COMPLETE


def _has_number(sale: Sale) -> bool:
    """Against a foreign currency only the tax number says surely where the paper is from."""
    return sale.shop.identifier is not None


FAULTS: Mapping[str, Fault] = {
    "total-off": Fault(check="total-arithmetic", fits=lambda sale: True, spoil=_total),
    "tax-off": Fault(check="tax-arithmetic", fits=_tells_too_much_tax, spoil=_tax),
    "line-off": Fault(check="line-arithmetic", fits=lambda sale: True, spoil=_line),
    "change-off": Fault(check="change", fits=lambda sale: True, spoil=_change),
    "wrong-rate": Fault(
        check="tax-rate-on-date",
        fits=lambda sale: sale.shop.wrong_rate is not None and sale.shop.print_rate,
        spoil=_rate,
    ),
    "tax-where-none": Fault(check="tax-where-none", fits=lambda sale: sale.shop.tax == "none", spoil=_tax_where_none),
    "refund-form-where-none": Fault(
        check="refund-form-where-none",
        fits=lambda sale: sale.code in NO_REFUND,
        spoil=lambda sale, _: replace(sale, refund_form=True),
    ),
    "bad-identifier": Fault(
        check="tax-identifier",
        fits=lambda sale: sale.shop.identifier is not None and bool(sale.shop.identifier.bad),
        spoil=lambda sale, _: replace(sale, identifier=sale.shop.identifier.bad if sale.shop.identifier else ""),
    ),
    "wrong-currency": Fault(check="currency-of-country", fits=_has_number, spoil=_currency),
    "future-date": Fault(
        check="date-plausible",
        fits=lambda sale: True,
        spoil=lambda sale, _: replace(sale, moment=sale.moment + timedelta(days=7 * 209)),
    ),
    "slip-amount": _slip_fault("slip-against-receipt", "amount"),
    "slip-amount-apart": _slip_fault("slip-against-receipt", "apart"),
    "slip-time": _slip_fault("slip-against-receipt", "time"),
    "slip-scheme": _slip_fault("slip-scheme", "scheme"),
    "slip-number": _slip_fault("slip-shows-too-much", "number"),
    "slip-expiry": _slip_fault("slip-shows-too-much", "expiry"),
    "country-against-post": Fault(
        check="country-against-post",
        fits=lambda sale: True,
        spoil=lambda sale, _: replace(sale, post=_post(sale, ABROAD.get(sale.code, "法国"))),
    ),
    "date-against-post": Fault(check="date-against-post", fits=lambda sale: True, spoil=_day_in_post),
}


def with_true_post(sale: Sale) -> Sale:
    """The sale with a post that says what the receipt says."""
    return replace(sale, post=_post(sale, sale.shop.zh))
