"""Receipts in Australia: GST of one eleventh inside the price, tax invoices with an ABN, refund through the TRS.

References:
    - onlinegstcalculators.com, GST rate history: 10% since 2000-07-01
    - compass.coupa.com: content of a tax invoice, form of the ABN; python-stdnum au.abn
    - china.embassy.gov.au, abf.gov.au: TRS from 300 dollars with one ABN, within 60 days

Limitations:
    - Fresh food, books of some kinds and medicines are free of GST: GST below one eleventh is normal on mixed baskets.
    - There is no separate refund form: the tax invoice itself is shown at the airport.
"""

from datetime import date
from decimal import Decimal

from stdnum.au import abn, acn

from checker.countries.country import CashRounding, Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import with_english
from checker.countries.numbers import by
from checker.countries.tax import RatePeriod, RefundRule, Tax

READ = date(2026, 11, 22)
RATES_FROM = "onlinegstcalculators.com, GST rate history (Australia and New Zealand)"
REFUND_FROM = "china.embassy.gov.au, Tourist refund scheme; photoreview.com.au on the change of 2013-04-17"

LABELS = with_english(
    {
        "total": "TOTAL|TOTAL INC GST|TOTAL INCLUDING GST|TOTAL (INC GST)|TOTAL AUD|AMOUNT DUE|BALANCE DUE|TOTAL FOR|"
        "TOTAL INCL GST|TOTAL SALE|PURCHASE|PURCHASE AMOUNT",
        "subtotal": "SUBTOTAL|SUB TOTAL|SUB-TOTAL",
        "net": "TOTAL EX GST|TOTAL EXCL GST|NET|AMOUNT EX GST|EX GST",
        "tax": "GST|GST AMOUNT|TOTAL GST|GST TOTAL|GST PAYABLE|GST 10%|TAX",
        "tax-included": "GST INCLUDED IN TOTAL|INCLUDES GST|INCLUDES GST OF|TOTAL INCLUDES GST|GST INCLUDED|GST "
        "INCL IN TOTAL|"
        "INCLUDED GST|INC GST|GST INCL|TAXABLE ITEMS INCLUDE GST",
        "taxable": "TAXABLE ITEMS|TAXABLE|GST ITEMS",
        "exempt": "GST FREE|GST-FREE|NON TAXABLE|GST EXEMPT|GST FREE ITEMS",
        "discount": "DISCOUNT|SAVINGS|MEMBER DISCOUNT|PROMO|SPECIAL|STAFF DISCOUNT|FLYBUYS DISCOUNT|MARKDOWN",
        "service": "SURCHARGE|CARD SURCHARGE|SERVICE CHARGE|CREDIT CARD SURCHARGE|WEEKEND SURCHARGE",
        "rounding": "ROUNDING|CASH ROUNDING|ROUND|ROUNDING ADJUSTMENT",
        "tendered": "TENDERED|CASH TENDERED|AMOUNT TENDERED|PAID|PAYMENT|CASH GIVEN",
        "change": "CHANGE|CHANGE DUE|CHANGE GIVEN",
        "card": "EFTPOS|EFT|VISA|MASTERCARD|AMEX|CREDIT CARD|DEBIT|SAVINGS ACCOUNT|CHEQUE ACCOUNT|CREDIT|GIFT CARD|"
        "AFTERPAY|"
        "ZIP PAY|UNIONPAY",
        "receipt-number": "RECEIPT NO|RECEIPT|INVOICE|TAX INVOICE NO|INVOICE NO|DOCKET|DOCKET NO|TRANS|TRANSACTION|"
        "SALE NO|REF NO",
        "till": "REG|REGISTER|POS|TILL|TERMINAL|STORE",
        "cashier": "SERVED BY|OPERATOR|SALES ASSISTANT|STAFF|CASHIER|SALESPERSON",
        "tax-id": "ABN|A.B.N.|ABN:|ABN NO|ACN",
        "refund-form": "TOURIST REFUND SCHEME|TRS CLAIM|TRS",
        "title": "TAX INVOICE|RECEIPT|TAX RECEIPT|CUSTOMER COPY|GIFT RECEIPT",
        "points": "FLYBUYS|EVERYDAY REWARDS|POINTS|POINTS EARNED|POINTS BALANCE",
    }
)

COUNTRY = Country(
    code="AU",
    name={"zh": "澳大利亚", "en": "Australia"},
    languages=("en",),
    currency="AUD",
    currency_marks={"AUD": ("$", "A$", "AU$", "AUD", "AUD$")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(CashRounding(step=Decimal("0.05"), source="satteltdiehuehner.com on NZD and AUD; since the 1990s"),),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(orders=("dmy",), formats=("22/11/2026 02:03 PM", "22/11/26", "22-11-2026", "22 Nov 2026")),
    labels=LABELS,
    tax=Tax(
        names=("GST",),
        rates=(RatePeriod(start=date(2000, 7, 1), standard=Decimal(10), source=RATES_FROM, checked_on=READ),),
    ),
    identifiers=(
        Identifier(
            id="au.abn",
            name={"zh": "ABN 商业号（11位）", "en": "ABN business number (11 digits)"},
            words=("ABN", "A.B.N."),
            pattern=r"\b\d{2} ?\d{3} ?\d{3} ?\d{3}\b",
            check=by(abn.validate),
            good=("83914571673", "51 824 753 556"),
            bad=("51824753557", "10000000000"),
            unsure=("518247",),
            lookup="https://abr.business.gov.au/",
            source="python-stdnum 2.2, au.abn",
        ),
        Identifier(
            id="au.acn",
            name={"zh": "ACN 公司号（9位）", "en": "ACN company number (9 digits)"},
            words=("ACN", "A.C.N."),
            pattern=r"A\.?C\.?N\.? ?:? ?(\d{3} ?\d{3} ?\d{3})\b",
            check=by(acn.validate),
            good=("004 085 616",),
            bad=("004 085 617",),
            unsure=("0040",),
            lookup="https://abr.business.gov.au/",
            source="python-stdnum 2.2, au.acn",
        ),
    ),
    marks=(
        Mark(
            id="tax-invoice",
            words=("TAX INVOICE", "ABN"),
            missing_is={
                "zh": "82.50澳元以下的销售、未登记GST的小店和银行卡小票可以没有。",
                "en": "Sales below 82.50 dollars, shops outside GST and card slips may lack it.",
            },
            source="compass.coupa.com, Australia; the limit from own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            exists=True,
            minimum=Decimal(300),
            words=("TOURIST REFUND SCHEME", "TRS"),
            operators=("Australian Border Force",),
            note={
                "zh": "同一ABN累计含GST满300澳元，离境前60天内购买，在机场TRS柜台凭税务发票、实物办理；"
                "没有另外的退税单。",
                "en": "From 300 dollars with GST under one ABN, bought within 60 days of leaving, at the airport's "
                "TRS counter "
                "with tax invoice and goods; there is no separate form.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5, words=("ABN", "EFTPOS", "FLYBUYS", "AUD", "GST FREE"), patterns=(r"\bA\.?B\.?N\.? ?:? ?\d{2}",)
        ),
        Telltale(
            weight=4, words=("AUSTRALIA", "SYDNEY", "MELBOURNE", "PTY LTD", "PTY. LTD.", "BRISBANE", "NSW", "QLD")
        ),
        Telltale(weight=2, words=("TAX INVOICE", "GST")),
    ),
    phone="+61",
    postal=(r"\b(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT) ?\d{4}\b",),
    cities=("SYDNEY", "MELBOURNE", "BRISBANE", "PERTH", "ADELAIDE", "GOLD COAST", "CAIRNS", "CANBERRA"),
    domain=".au",
    barcode_prefixes=("93",),
    notes=({"zh": "GST＝应税总额÷11。", "en": "GST is one eleventh of the taxed total."},),
    sources=(
        SourceNote(what="rate", where=RATES_FROM, checked_on=READ),
        SourceNote(what="TRS", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words, limit of tax invoices", where="own", checked_on=READ, own_knowledge=True),
    ),
)
