"""Receipts in Singapore: GST inside the price, 7% until 2022, 8% in 2023, 9% since 2024; refund through the eTRS.

References:
    - dollarsandsense.sg on the changes of 2023 and 2024; data set sales-tax 2.23.0 with the same dates
    - iras.gov.sg: prices shown to the public include GST; refund from 100 dollars, up to three receipts of a day
    - python-stdnum sg.uen

Limitations:
    - GST-only registration numbers (M9..., MR...) have no public check letter.
    - Restaurants add a service charge of 10%.
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import CashRounding, Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import singapore_entity
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "dollarsandsense.sg, invoices and the GST changes; data set sales-tax 2.23.0"
REFUND_FROM = "iras.gov.sg, Tourist Refund Scheme"

LABELS = with_english(
    {
        "total": "TOTAL|TOTAL SGD|NETT TOTAL|NETT|TOTAL (INCL GST)|TOTAL INCL GST|TOTAL AMOUNT|GRAND TOTAL|AMOUNT "
        "PAYABLE|TOTAL S$|"
        "总计|合计|总额|JUMLAH",
        "subtotal": "SUBTOTAL|SUB TOTAL|SUB-TOTAL|小计",
        "net": "TOTAL EXCL GST|AMOUNT BEFORE GST|TOTAL BEFORE GST|NET SALES|EXCL GST",
        "tax": "GST|GST 9%|GST 8%|GST 7%|GST @ 9%|GST AMOUNT|GST AMT|9% GST|8% GST|7% GST|消费税",
        "tax-included": "GST INCLUDED|INCL GST|INCL. GST|INCLUSIVE OF GST|INCLUDES GST|INCLUSIVE GST|PRICE "
        "INCLUSIVE OF GST",
        "discount": "DISCOUNT|DISC|MEMBER DISCOUNT|VOUCHER|STAFF DISCOUNT|PROMO|折扣",
        "service": "SERVICE CHARGE|SVC CHG|SVC CHARGE|10% SVC CHG|SERVICE CHG",
        "rounding": "ROUNDING|ROUNDING ADJ|ROUND",
        "tendered": "TENDERED|CASH TENDERED|RECEIVED|PAID|PAYMENT",
        "change": "CHANGE|CHANGE DUE|找零",
        "card": "NETS|VISA|MASTERCARD|MASTER|AMEX|CREDIT CARD|PAYNOW|GRABPAY|UNIONPAY|CDC VOUCHER|EZ-LINK|FLASHPAY",
        "cash": "CASH|现金",
        "date": "DATE|日期",
        "receipt-number": "RECEIPT NO|RCPT NO|RCPT|INVOICE NO|BILL NO|TRANS NO|TXN NO|SLIP NO|CHK NO|REF",
        "tax-id": "GST REG NO|GST REG. NO|GST REG|GST NO|GST REGN NO|GST REGISTRATION NO|UEN|UEN NO|CO REG NO|CO. "
        "REG. NO|ROC NO",
        "refund-form": "ETRS|ETRS TICKET|ETRS TOKEN|TOURIST REFUND SCHEME|GST REFUND|TAX FREE",
        "title": "TAX INVOICE|SIMPLIFIED TAX INVOICE|RECEIPT|OFFICIAL RECEIPT|CUSTOMER COPY",
        "count": "QTY|TOTAL QTY|ITEMS|NO OF ITEMS|PCS",
        "points": "POINTS|LINKPOINTS|YUU POINTS|MEMBER|POINTS EARNED",
    }
)


def period(start: date, end: date | None, standard: int, *, own_knowledge: bool = False) -> RatePeriod:
    """One period of Singapore's single rate."""
    return RatePeriod(
        start=start,
        end=end,
        standard=Decimal(standard),
        source="own knowledge" if own_knowledge else RATES_FROM,
        checked_on=READ,
        own_knowledge=own_knowledge,
    )


COUNTRY = Country(
    code="SG",
    name={"zh": "新加坡", "en": "Singapore"},
    languages=("en", "zh-Hans", "ms"),
    currency="SGD",
    currency_marks={"SGD": ("$", "S$", "SGD", "SG$")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(CashRounding(step=Decimal("0.05"), source="own knowledge", own_knowledge=True),),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(orders=("dmy",), formats=("22/11/2026", "22 Nov 2026", "22/11/26 14:03", "22-11-2026")),
    labels=LABELS,
    tax=Tax(
        names=("GST",),
        rates=(
            period(date(2004, 1, 1), date(2007, 6, 30), 5, own_knowledge=True),
            period(date(2007, 7, 1), date(2022, 12, 31), 7),
            period(date(2023, 1, 1), date(2023, 12, 31), 8),
            period(date(2024, 1, 1), None, 9),
        ),
        tolerated=percent("10"),
    ),
    identifiers=(
        Identifier(
            id="sg.uen",
            name={"zh": "UEN 实体号或GST登记号", "en": "UEN or GST registration number"},
            words=("GST REG NO", "GST NO", "UEN", "CO REG NO", "ROC NO"),
            pattern=r"\b(?:\d{8,9}[A-Z]|[RST]\d{2}[A-Z]{2}\d{4}[A-Z]|M[0-9A-Z][- ]?\d{7}[- ]?[0-9A-Z])\b",
            check=singapore_entity,
            good=("197401143C", "00192200M", "S16FC0121D"),
            bad=("197401143D", "00192200X"),
            unsure=("M90362345X", "123456"),
            lookup="https://www.uen.gov.sg/",
            source="python-stdnum 2.2, sg.uen (without its look at the calendar)",
        ),
    ),
    marks=(
        Mark(
            id="gst-registration",
            words=("GST REG NO", "GST REG", "UEN"),
            missing_is={
                "zh": "年营业额不到100万新元的商户可以不登记GST。",
                "en": "Traders below a million dollars a year need not register.",
            },
            source="iras.gov.sg; the limit from own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            exists=True,
            minimum=Decimal(100),
            words=("ETRS", "TOURIST REFUND SCHEME", "GST REFUND"),
            operators=(*SHARED_OPERATORS, "Tourego", "UTU"),
            note={
                "zh": "含GST满100新元（同日同店最多三张小票合计），在机场eTRS机器办理，两个月内离境。",
                "en": "From 100 dollars with GST (up to three receipts of one shop and day), at the airport's eTRS "
                "kiosks, "
                "leaving within two months.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(weight=5, words=("SINGAPORE", "SGD", "S$", "NETS", "ETRS", "PTE LTD", "PTE. LTD.", "ORCHARD ROAD")),
        Telltale(
            weight=4, words=("GST REG NO", "UEN", "PAYNOW", "NETT TOTAL"), patterns=(r"\bM[29]-?\d{7}-?[A-Z0-9]\b",)
        ),
        Telltale(weight=2, words=("GST",), patterns=(r"\bS\(?\d{6}\)?",)),
    ),
    phone="+65",
    postal=(r"\bS(?:INGAPORE)? ?\(?\d{6}\)?",),
    cities=("SINGAPORE", "ORCHARD", "CHANGI", "MARINA BAY", "SENTOSA"),
    domain=".sg",
    barcode_prefixes=("888",),
    sources=(
        SourceNote(what="rates 2007 to 2024", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="rate before 2007, words, cash rounding", where="own", checked_on=READ, own_knowledge=True),
    ),
)
