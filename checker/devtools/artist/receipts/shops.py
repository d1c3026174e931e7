"""The invented shops of `shops.toml`: how a till of each country prints words, amounts and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from checker.patterns.reader import parse, structure

FILE = Path(__file__).with_name("shops.toml")
HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class ShopNumber:
    """The shop's tax number: one that fits its check digit and one that does not (empty where no rule is known)."""

    kind: str
    before: str
    number: str
    bad: str = ""


@dataclass(frozen=True, kw_only=True)
class Shop:
    """One shop. `tax` is how the tax is shown, `wrong_rate` one that its country did not have in 2025."""

    zh: str
    shop: str
    address: tuple[str, ...]
    title: str
    receipt_number: str
    date: str
    goods: tuple[tuple[str, Decimal], ...]
    total: str
    tax: str
    cash: str
    change: str
    card: str
    discount: str
    identifier: ShopNumber | None = None
    extra: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    currency_word: str = ""
    decimal: str = "."
    thousands: str = ","
    places: int = 2
    subtotal: str = ""
    refund: str = ""
    head: tuple[str, ...] = ()
    base_word: str = ""
    net_word: str = ""
    tax_word: str = ""
    tax_words: tuple[str, ...] = ()
    rate: Decimal = Decimal(0)
    rates: tuple[Decimal, ...] = ()
    print_rate: bool = True
    wrong_rate: Decimal | None = None

    @property
    def unit(self) -> Decimal:
        """The smallest amount that the till prints."""
        return Decimal(1).scaleb(-self.places)

    def bare(self, amount: Decimal) -> str:
        """An amount without a currency sign."""
        digits = f"{abs(amount):,.{self.places}f}".replace(",", "\0").replace(".", self.decimal)
        return ("-" if amount < 0 else "") + digits.replace("\0", self.thousands)

    def money(self, amount: Decimal) -> str:
        """An amount with the currency sign where the country puts it."""
        sign = "-" if amount < 0 else ""
        return f"{sign}{self.before}{self.bare(abs(amount))}{self.after}"

    def rate_words(self, rate: Decimal) -> str:
        """A rate as the till prints it, without the per cent sign."""
        return f"{rate.normalize():f}".replace(".", self.decimal)

    def moment(self, moment: datetime) -> str:
        return moment.strftime(self.date)


@cache
def shops() -> Mapping[str, Shop]:
    """The shops by the code of their country.

    :raises FileFault: when the file has a mistake.
    """
    return structure(dict[str, Shop], parse(FILE))
