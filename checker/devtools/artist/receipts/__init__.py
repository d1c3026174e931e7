"""Draws receipts of the countries that the product knows, correct or with one named fault. Invented shops only."""

from checker.devtools.artist.receipts.faults import FAULTS, Fault, spoilt, with_true_post
from checker.devtools.artist.receipts.paper import Row, draw, reading_of, readings_of, rows, slip_rows, typed
from checker.devtools.artist.receipts.sale import Goods, Sale, Slip, Tax, make_sale
from checker.devtools.artist.receipts.shops import Shop, ShopNumber, shops
from checker.devtools.artist.receipts.wear import Wear, worn

__all__ = [
    "FAULTS",
    "Fault",
    "Goods",
    "Row",
    "Sale",
    "Shop",
    "ShopNumber",
    "Slip",
    "Tax",
    "Wear",
    "draw",
    "make_sale",
    "reading_of",
    "readings_of",
    "rows",
    "shops",
    "slip_rows",
    "spoilt",
    "typed",
    "with_true_post",
    "worn",
]
