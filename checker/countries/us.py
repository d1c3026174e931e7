"""Receipts in the United States: tax added at the till, state by state; month before day; no refund for travellers.

References:
    - taxfoundation.org, State and Local Sales Tax Rates 2025; vatcalc.com table of 2024; avalara.com on clothing
    - support.taxslayer.com: Connecticut's 7.75% on handbags and clothing above 1,000 dollars
    - louisianataxfree.louisiana.gov: the state's refund ended on 2024-06-30; taxfreeshopping.com: Texas, by brokers
    - news of 2025-11-12 on the last cent: cash is rounded to five cents in more and more shops

Limitations:
    - City and county taxes change every quarter: the table of states explains a rate, it never accuses.
    - Many states exempt clothing in part; sales-tax holidays exempt more for some days.
    - Receipts carry no tax number; there is nothing to check.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import rtoml

from checker.countries.country import CashRounding, Country, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import with_english
from checker.countries.tax import RefundRule, Region, RegionalTax, SpecialGoods, Tax

READ = date(2026, 11, 22)
STATES_FROM = "own knowledge, compared with taxfoundation.org 2025 and vatcalc.com 2024"
REFUND_FROM = "louisianataxfree.louisiana.gov; taxfreeshopping.com/req"
STATE_AND_ZIP = (
    r"\b(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]"
    r"|W[AVIY]),? +\d{5}(?:-\d{4})?\b"
)
REFUND_WORDS = ("TAX FREE", "TAX REFUND", "VAT REFUND", "GST REFUND", "TAX FREE FORM", "REFUND CHEQUE")

LABELS = with_english(
    {
        "total": "TOTAL|TOTAL DUE|AMOUNT DUE|BALANCE DUE|BALANCE|ORDER TOTAL|TOTAL SALE|SALE TOTAL|TOTAL USD|TOTAL "
        "PURCHASE|"
        "TOTAL CHARGE|AMOUNT USD$|GRAND TOTAL|TOTAL AMOUNT",
        "subtotal": "SUBTOTAL|SUB TOTAL|SUB-TOTAL|SUBTTL|MERCHANDISE SUBTOTAL|ITEM SUBTOTAL|MERCHANDISE|FOOD TOTAL",
        "net": "PRE-TAX TOTAL|TOTAL BEFORE TAX|NET SALES|NET SALE|TAXABLE SUBTOTAL",
        "tax": "TAX|SALES TAX|STATE TAX|LOCAL TAX|CITY TAX|COUNTY TAX|TOTAL TAX|TAX 1|TAX 2|TAX1|TAX2|T1|ESTIMATED "
        "TAX|SLS TAX|"
        "STATE SALES TAX|USE TAX|GET|EXCISE TAX|LUXURY TAX",
        "taxable": "TAXABLE|TAXABLE AMT|TAXABLE SALES|TAXABLE ITEMS",
        "exempt": "NON-TAXABLE|NON TAXABLE|TAX EXEMPT|NONTAX|NON-TAX|EXEMPT",
        "discount": "DISCOUNT|COUPON|STORE COUPON|MFR COUPON|PROMO|REWARD|REWARDS CERTIFICATE|EMPLOYEE DISCOUNT|"
        "MARKDOWN|"
        "OFFER|LOYALTY|INSTANT SAVINGS|CLEARANCE|PERCENT OFF",
        "saved": "YOU SAVED|TOTAL SAVINGS|YOUR TOTAL SAVINGS|TODAY YOU SAVED|SAVINGS|TOTAL SAVED",
        "service": "SERVICE CHARGE|SVC CHARGE",
        "tip": "TIP|GRATUITY|GRAT|TIP AMOUNT|SUGGESTED TIP|ADDITIONAL TIP",
        "rounding": "ROUNDING|ROUNDED|CASH ROUNDING|NICKEL ROUNDING|ROUND DOWN|ROUND UP",
        "tendered": "CASH TEND|TEND|TENDER|AMOUNT TENDERED|CASH TENDERED|AMT TENDERED|CASH RECEIVED|PAID|PAYMENT",
        "change": "CHANGE|CHANGE DUE|CASH CHANGE|YOUR CHANGE|CHG DUE",
        "card": "CREDIT|DEBIT|VISA|MASTERCARD|MC|AMEX|DISCOVER|US DEBIT|VISA CREDIT|VISA DEBIT|EFT DEBIT|DEBIT TEND|"
        "VISA TEND|"
        "GIFT CARD|STORE CREDIT|CHARGE|CREDIT CARD|AMERICAN EXPRESS|ACCOUNT",
        "receipt-number": "TRAN|TRANS|TRAN#|TRANS #|TRANS NO|TRANSACTION|TRANSACTION #|TC#|TXN|RECEIPT #|RCPT|ORDER "
        "#|SALE #|"
        "INVOICE #|TICKET #|CHECK #|REF #|RCT",
        "till": "REG|REG #|REGISTER|TE#|TERMINAL|TR#|LANE|POS|STATION|STORE #|STORE|ST#",
        "cashier": "CASHIER|CASHIER NAME|ASSOCIATE|SALES ASSOCIATE|OP#|OPERATOR|SERVER|SOLD BY|CLERK|EMPLOYEE",
        "title": "RECEIPT|SALES RECEIPT|CUSTOMER COPY|MERCHANT COPY|GIFT RECEIPT|SALE|INVOICE|REPRINT",
        "count": "# ITEMS SOLD|ITEMS SOLD|ITEM COUNT|TOTAL ITEMS|NUMBER OF ITEMS|ITEMS PURCHASED|QTY|# ITEMS|TOTAL "
        "NUMBER OF ITEMS",
        "points": "POINTS|POINTS EARNED|POINTS BALANCE|REWARDS BALANCE|MEMBER ID|MEMBER|LOYALTY #",
    }
)


@cache
def states() -> tuple[Region, ...]:
    """The states and the District of Columbia from the table beside this file."""
    table = rtoml.loads(Path(__file__).with_name("us_states.toml").read_text(encoding="utf-8"))
    return tuple(_state(code, row) for code, row in sorted(table.items()))


def _state(code: str, row: Mapping[str, Any]) -> Region:
    tax = RegionalTax(
        name="SALES TAX",
        start=date(2025, 1, 1),
        rate=Decimal(row["rate"]),
        highest=Decimal(row["highest"]),
        source=STATES_FROM,
        checked_on=READ,
        own_knowledge=True,
    )
    special = tuple(_goods(goods) for goods in row.get("special", ()))
    words = (f", {code}", row["name"].upper(), *(city.upper() for city in row["cities"]))
    return Region(code=code, name=row["name"], words=words, taxes=(tax,), special=special)


def _goods(row: Mapping[str, str]) -> SpecialGoods:
    bounds = {name: Decimal(row[name]) for name in ("rate", "below", "above") if name in row}
    return SpecialGoods(
        goods=row["goods"],
        rate=bounds.get("rate"),
        below=bounds.get("below"),
        above=bounds.get("above"),
        source="avalara.com, clothing state by state; support.taxslayer.com (Connecticut)",
    )


COUNTRY = Country(
    code="US",
    name={"zh": "美国", "en": "United States"},
    languages=("en", "es"),
    currency="USD",
    currency_marks={"USD": ("$", "US$", "USD", "USD$")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(
        CashRounding(
            step=Decimal("0.05"),
            start=date(2025, 11, 1),
            source="news on the last cent, 2025-11-12; shops decide for themselves",
            own_knowledge=True,
        ),
    ),
    inclusive=False,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("mdy",),
        formats=("11/22/2026 02:03 PM", "11/22/26", "11-22-2026", "Nov 22, 2026"),
        morning=("AM", "A.M.", "A"),
        afternoon=("PM", "P.M.", "P"),
    ),
    labels=LABELS,
    tax=Tax(names=("TAX", "SALES TAX", "STATE TAX", "CITY TAX", "COUNTY TAX"), regions=states()),
    marks=(
        Mark(
            id="store-and-transaction",
            words=("STORE", "STORE #", "TRAN", "TRANS", "APPR CODE", "AUTH CODE", "REG"),
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2024, 6, 30),
            exists=False,
            except_in=("LA", "TX"),
            words=REFUND_WORDS,
            operators=("Louisiana Tax Free Shopping", "TaxFree Shopping"),
            note={
                "zh": "美国没有全国性的旅客退税。2024年6月30日及以前路易斯安那州有自己的退税；"
                "得克萨斯州由持牌报关行办理。",
                "en": "There is no national refund for travellers. Until 30 June 2024 Louisiana had its own; in "
                "Texas licensed "
                "customs brokers handle one.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
        RefundRule(
            start=date(2024, 7, 1),
            exists=False,
            except_in=("TX",),
            words=REFUND_WORDS,
            operators=("TaxFree Shopping", "4N Service"),
            note={
                "zh": "美国没有全国性的旅客退税；只有得克萨斯州可经持牌报关行退州税，那不是国家退税单。",
                "en": "There is no national refund for travellers; only in Texas licensed customs brokers refund "
                "the state's "
                "tax, and that is no national form.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(weight=4, words=("SALES TAX", "CASH TEND", "CHANGE DUE", "US DEBIT", "APPR CODE", "STATE TAX")),
        Telltale(weight=4, patterns=(STATE_AND_ZIP,)),
        Telltale(
            weight=2, words=("USD", "US$"), patterns=(r"\b[01]?\d/[123]\d/(?:20)?\d{2}\b", r"\(\d{3}\) ?\d{3}-\d{4}\b")
        ),
    ),
    phone="+1",
    postal=(r"\b\d{5}(?:-\d{4})?\b",),
    cities=(
        "NEW YORK",
        "LOS ANGELES",
        "LAS VEGAS",
        "SAN FRANCISCO",
        "CHICAGO",
        "BOSTON",
        "SEATTLE",
        "CABAZON",
        "HONOLULU",
    ),
    domain=".us",
    barcode_prefixes=("00", "01", "03", "06", "07", "08", "09", "10", "11", "12", "13"),
    notes=(
        {
            "zh": "税另加在价格之上；餐饮小费会让总额与“小计＋税”不等。多个州部分服装免税。",
            "en": "Tax is added to the price; tips make totals differ. Several states exempt clothing in part.",
        },
    ),
    sources=(
        SourceNote(what="rates of the states", where=STATES_FROM, checked_on=READ, own_knowledge=True),
        SourceNote(
            what="clothing, Connecticut's luxury rate", where="avalara.com; support.taxslayer.com", checked_on=READ
        ),
        SourceNote(what="refunds", where=REFUND_FROM, checked_on=READ),
    ),
)
