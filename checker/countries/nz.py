"""Receipts in New Zealand: GST of 15% (three twenty-thirds) inside the price, no refund at departure.

References:
    - pkf.co.nz 2016-10-13, 30 years of GST: 10% 1986-10-01, 12.5% 1989-07-01, 15% 2010-10-01
    - nzherald.co.nz 10569362: Inland Revenue says no refund on leaving; sealed bags and goods sent abroad are untaxed
    - python-stdnum nz.ird

Limitations:
    - Some pages claim a refund scheme, and the newspaper with Inland Revenue's words is from 2009: the rule is
      marked as own knowledge and never accuses.
    - Receipts below 200 dollars often show no tax.
"""

from datetime import date
from decimal import Decimal

from stdnum.nz import ird

from checker.countries.country import CashRounding, Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import with_english
from checker.countries.numbers import by
from checker.countries.tax import RatePeriod, RefundRule, Tax

READ = date(2026, 11, 22)
RATES_FROM = "pkf.co.nz 2016-10-13; onlinegstcalculators.com, history of GST in New Zealand"
REFUND_FROM = "nzherald.co.nz 10569362 (2009); not confirmed for today"

LABELS = with_english(
    {
        "total": "TOTAL|TOTAL INC GST|TOTAL (INC GST)|TOTAL NZD|TOTAL INCL GST|AMOUNT DUE|BALANCE DUE|PURCHASE|"
        "TOTAL NZ$",
        "subtotal": "SUBTOTAL|SUB TOTAL|SUB-TOTAL",
        "net": "TOTAL EX GST|TOTAL EXCL GST|NET|EX GST|GST EXCL",
        "tax": "GST|GST AMOUNT|TOTAL GST|GST 15%|GST CONTENT|GST COMPONENT|TAX",
        "tax-included": "INCLUDES GST|INCLUDES GST OF|GST INCLUDED|INCL GST|INC GST|TOTAL INCLUDES GST|GST INCL|GST "
        "INCLUSIVE",
        "exempt": "ZERO RATED|GST EXEMPT|EXEMPT",
        "discount": "DISCOUNT|SAVINGS|MEMBER DISCOUNT|PROMO|SPECIAL|STAFF DISCOUNT|CLUB SAVINGS",
        "service": "SURCHARGE|CARD SURCHARGE|PUBLIC HOLIDAY SURCHARGE",
        "rounding": "ROUNDING|CASH ROUNDING|SWEDISH ROUNDING|ROUND",
        "tendered": "TENDERED|CASH TENDERED|AMOUNT TENDERED|PAID|PAYMENT",
        "change": "CHANGE|CHANGE DUE|CHANGE GIVEN",
        "card": "EFTPOS|EFT|VISA|MASTERCARD|AMEX|CREDIT|CREDIT CARD|DEBIT|GIFT CARD|UNIONPAY|AFTERPAY",
        "receipt-number": "RECEIPT NO|RECEIPT|INVOICE|TAX INVOICE NO|INVOICE NO|DOCKET|TRANS|TRANSACTION|SALE NO|"
        "REF NO",
        "till": "REG|REGISTER|POS|TILL|TERMINAL|STORE|LANE",
        "cashier": "SERVED BY|OPERATOR|CHECKOUT OPERATOR|STAFF|CASHIER|SALESPERSON",
        "tax-id": "GST NO|GST NUMBER|GST REG NO|GST#|GST NO.|IRD NO|GST REG",
        "title": "TAX INVOICE|RECEIPT|TAXABLE SUPPLY INFORMATION|CUSTOMER COPY",
        "points": "POINTS|FLY BUYS|FLYBUYS|CLUBCARD|AIRPOINTS|POINTS BALANCE",
    }
)

COUNTRY = Country(
    code="NZ",
    name={"zh": "新西兰", "en": "New Zealand"},
    languages=("en", "mi"),
    currency="NZD",
    currency_marks={"NZD": ("$", "NZ$", "NZD", "NZD$")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(
        CashRounding(
            step=Decimal("0.10"), start=date(2006, 11, 1), source="satteltdiehuehner.com on NZD and AUD; 2006"
        ),
    ),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(orders=("dmy",), formats=("22/11/2026", "22/11/26 14:03", "22-11-2026", "22 Nov 2026")),
    labels=LABELS,
    tax=Tax(
        names=("GST",),
        rates=(
            RatePeriod(
                start=date(1986, 10, 1),
                end=date(1989, 6, 30),
                standard=Decimal(10),
                source=RATES_FROM,
                checked_on=READ,
            ),
            RatePeriod(
                start=date(1989, 7, 1),
                end=date(2010, 9, 30),
                standard=Decimal("12.5"),
                source=RATES_FROM,
                checked_on=READ,
            ),
            RatePeriod(start=date(2010, 10, 1), standard=Decimal(15), source=RATES_FROM, checked_on=READ),
        ),
    ),
    identifiers=(
        Identifier(
            id="nz.ird",
            name={"zh": "GST/IRD 号（8–9位）", "en": "GST or IRD number (8 to 9 digits)"},
            words=("GST NO", "GST NUMBER", "GST REG NO", "GST#", "IRD NO"),
            pattern=r"\b\d{2,3}[- ]?\d{3}[- ]?\d{3}\b",
            check=by(ird.validate),
            good=("49-091-850", "49-098-576"),
            bad=("136410133",),
            unsure=("9125568",),
            lookup="https://www.ird.govt.nz/",
            source="python-stdnum 2.2, nz.ird",
        ),
    ),
    marks=(
        Mark(
            id="gst-number",
            words=("GST NO", "GST NUMBER", "TAX INVOICE"),
            missing_is={
                "zh": "200新西兰元以下常常没有税额。",
                "en": "Below 200 dollars the tax is often not shown.",
            },
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            exists=False,
            words=("GST REFUND", "TAX REFUND", "TOURIST REFUND", "TAX FREE FORM"),
            note={
                "zh": "据税务局的说法，离境时不退GST；只有“封袋”送到机场或店家直接寄到境外的货不收GST。"
                "未能确认现行规定。",
                "en": "Inland Revenue said that GST is not refunded at departure; only goods in sealed bags or sent "
                "abroad by the "
                "shop are untaxed. Not confirmed for today.",
            },
            source=REFUND_FROM,
            checked_on=READ,
            own_knowledge=True,
        ),
    ),
    telltales=(
        Telltale(weight=5, words=("NZD", "NZ$", "NEW ZEALAND", "AOTEAROA", "AUCKLAND", "SWEDISH ROUNDING")),
        Telltale(weight=4, words=("QUEENSTOWN", "WELLINGTON", "CHRISTCHURCH", "AIRPOINTS", "GST NO")),
        Telltale(weight=2, words=("EFTPOS", "TAX INVOICE", "GST"), patterns=(r"\b\d{2,3}-\d{3}-\d{3}\b",)),
    ),
    phone="+64",
    postal=(r"\b\d{4}\b",),
    cities=("AUCKLAND", "QUEENSTOWN", "WELLINGTON", "CHRISTCHURCH", "ROTORUA", "HAMILTON"),
    domain=".nz",
    barcode_prefixes=("94",),
    notes=({"zh": "GST＝总额×3÷23。", "en": "GST is three twenty-thirds of the total."},),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ, own_knowledge=True),
        SourceNote(what="words", where="own", checked_on=READ, own_knowledge=True),
    ),
)
