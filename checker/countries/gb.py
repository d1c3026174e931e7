"""Receipts in the United Kingdom: 20% inside the price; no tax-free shopping in Great Britain since 2021.

References:
    - vat-rates data sets (ibericode 2025-08, kdeldycke 2025-09): 20% since 2011-01-04, reduced 5%
    - HMRC Brief 21 (2020) and VAT Notice 704/1 on gov.uk: export scheme withdrawn, Northern Ireland excepted
    - legislation.gov.uk, SI 1995/2518 regulation 16A: what a simplified invoice up to 250 pounds holds

Limitations:
    - A receipt need not be a VAT invoice: VAT lines and numbers are often missing.
    - Goods sent by the shop straight to an address abroad may still be sold without VAT.
"""

from datetime import date
from decimal import Decimal

from stdnum.gb import vat

from checker.countries.country import Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import by, unknown
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "vat-rates data sets of ibericode (2025-08) and kdeldycke (2025-09)"
REFUND_FROM = "gov.uk, Revenue and Customs Brief 21 (2020); gov.uk, VAT Notice 704/1"

LABELS = with_english(
    {
        "total": "TOTAL GBP|TOTAL TO PAY|TOTAL INC VAT|TOTAL PURCHASES|TO PAY GBP|AMOUNT TO PAY|TOTAL £",
        "subtotal": "SUBTOTAL|SUB-TOTAL|GOODS TOTAL|BASKET TOTAL",
        "net": "NET|NET VALUE|VALUE EX VAT|TOTAL EX VAT|GOODS EX VAT|EXC VAT|EXC. VAT",
        "tax": "VAT|VAT @ 20%|VAT 20%|VAT @20.00%|VAT AMOUNT|VAT TOTAL",
        "tax-included": "INCLUDES VAT|VAT INCLUDED|INC VAT|INC. VAT|TOTAL INCLUDES VAT OF|VAT INC|OF WHICH VAT",
        "taxable": "GROSS VALUE|VATABLE|VAT GOODS|STANDARD RATED|VAT RATE",
        "exempt": "ZERO RATED|ZERO-RATED|VAT FREE|EXEMPT|Z RATED",
        "discount": "DISCOUNT|MULTIBUY|MULTISAVE|MULTIBUY SAVINGS|MEMBER SAVINGS|CLUBCARD PRICE|NECTAR PRICE|"
        "STUDENT DISCOUNT",
        "saved": "TOTAL SAVINGS|YOU SAVED TODAY|SAVINGS|PROMOTIONAL SAVINGS",
        "service": "SERVICE CHARGE|OPTIONAL SERVICE CHARGE|DISCRETIONARY SERVICE",
        "tendered": "CASH TENDERED|AMOUNT TENDERED|TENDERED|PAID|CASH GBP",
        "change": "CHANGE|CHANGE DUE|YOUR CHANGE",
        "card": "CARD|CARD PAYMENT|DEBIT CARD|CREDIT CARD|DELTA|SWITCH|CHIP AND PIN|CONTACTLESS|GIFT CARD|CARD SALE",
        "cash": "CASH",
        "receipt-number": "RECEIPT NO|TRANS|TRANS NO|TRANSACTION|TRAN|TXN|SALE NO|REF|RECEIPT NUMBER|DOCKET",
        "till": "TILL|TILL NO|REG|POS|STORE",
        "cashier": "SERVED BY|YOU WERE SERVED BY|OPERATOR|ADVISOR|CASHIER|COLLEAGUE",
        "tax-id": "VAT NO|VAT NO.|VAT REG NO|VAT REG|VAT REGISTRATION NO|VAT REG. NO.|VAT NUMBER",
        "refund-form": "VAT REFUND|TAX FREE|VAT 407|RETAIL EXPORT SCHEME|TAX FREE SHOPPING|VAT RETAIL EXPORT",
        "title": "VAT RECEIPT|SALES RECEIPT|RECEIPT|VAT INVOICE|CUSTOMER COPY|GIFT RECEIPT",
        "points": "POINTS|CLUBCARD|NECTAR|POINTS EARNED|ADVANTAGE CARD|POINTS BALANCE",
    }
)

COUNTRY = Country(
    code="GB",
    name={"zh": "英国", "en": "United Kingdom"},
    languages=("en",),
    currency="GBP",
    accepted=("EUR", "USD"),
    currency_marks={"GBP": ("£", "GBP", "STG"), "EUR": ("€", "EUR"), "USD": ("US$", "USD")},
    minor_unit=Decimal("0.01"),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(orders=("dmy",), formats=("22/11/2026", "22/11/26", "22-11-2026", "22 Nov 2026", "22NOV26")),
    labels=LABELS,
    tax=Tax(
        names=("VAT",),
        rates=(
            RatePeriod(
                start=date(2008, 12, 1),
                end=date(2009, 12, 31),
                standard=Decimal(15),
                reduced=percent("5 0"),
                source="own knowledge",
                checked_on=READ,
                own_knowledge=True,
            ),
            RatePeriod(
                start=date(2010, 1, 1),
                end=date(2011, 1, 3),
                standard=Decimal("17.5"),
                reduced=percent("5 0"),
                source="own knowledge",
                checked_on=READ,
                own_knowledge=True,
            ),
            RatePeriod(
                start=date(2011, 1, 4),
                standard=Decimal(20),
                reduced=percent("5 0"),
                special=percent("12.5"),
                source=RATES_FROM,
                checked_on=READ,
            ),
        ),
        tolerated=percent("10 12.5 15"),
    ),
    identifiers=(
        Identifier(
            id="gb.vat",
            name={"zh": "增值税号（9或12位）", "en": "VAT registration number (9 or 12 digits)"},
            words=("VAT NO", "VAT REG NO", "VAT REG", "VAT REGISTRATION NO", "VAT NUMBER"),
            pattern=r"\b(?:GB|XI)? ?\d{3} ?\d{4} ?\d{2}(?: ?\d{3})?\b",
            check=by(vat.validate),
            good=("GB 980 7806 84", "980780684"),
            bad=("802311781",),
            unsure=("98078",),
            lookup="https://www.gov.uk/check-uk-vat-number",
            source="python-stdnum 2.2, gb.vat",
        ),
        Identifier(
            id="gb.company",
            name={"zh": "公司注册号", "en": "Company number"},
            words=("COMPANY NO", "REGISTERED NO", "REG NO", "REGISTERED IN ENGLAND"),
            pattern=r"(?:COMPANY|REGISTERED|REG\.?) N(?:O|UMBER)\.? ?:? ?(\d{7,8}|[A-Z]{2}\d{6})\b",
            check=unknown,
            unsure=("01234567",),
            lookup="https://find-and-update.company-information.service.gov.uk/",
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    marks=(
        Mark(
            id="vat-number",
            words=("VAT NO", "VAT REG NO"),
            missing_is={
                "zh": "普通小票不一定是增值税发票，可以没有税号和税额。",
                "en": "An ordinary receipt need not be a VAT invoice and may lack number and amount.",
            },
            source="legislation.gov.uk, SI 1995/2518 regulation 16A (simplified invoices up to 250 pounds)",
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2020, 12, 31),
            exists=True,
            words=("VAT REFUND", "TAX FREE", "VAT 407", "RETAIL EXPORT SCHEME"),
            operators=SHARED_OPERATORS,
            note={
                "zh": "2020年12月31日及以前的购物可按零售出口计划退税。",
                "en": "Purchases until 31 December 2020 could be refunded under the Retail Export Scheme.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
        RefundRule(
            start=date(2021, 1, 1),
            exists=False,
            except_in=("NI",),
            words=("VAT REFUND", "TAX FREE", "VAT 407", "RETAIL EXPORT SCHEME"),
            operators=SHARED_OPERATORS,
            note={
                "zh": "2021年起大不列颠（英格兰、苏格兰、威尔士）没有旅客退税；北爱尔兰仍有。"
                "店家直接寄到境外的货可免税出售。",
                "en": "Since 2021 Great Britain has no tax-free shopping; Northern Ireland still has. Goods that "
                "the shop "
                "sends straight abroad may be sold without VAT.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5,
            words=("VAT REG NO", "REGISTERED IN ENGLAND", "GBP"),
            patterns=(r"\bGB ?\d{3} ?\d{4} ?\d{2}\b", r"£ ?\d"),
        ),
        Telltale(weight=4, words=("LONDON", "MANCHESTER", "BICESTER", "HEATHROW", "UNITED KINGDOM")),
        Telltale(weight=3, patterns=(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",)),
    ),
    phone="+44",
    postal=(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",),
    cities=("LONDON", "MANCHESTER", "BICESTER", "EDINBURGH", "BIRMINGHAM", "OXFORD", "CAMBRIDGE", "LEEDS", "BELFAST"),
    domain=".uk",
    barcode_prefixes=("50",),
    sources=(
        SourceNote(what="rates since 2011", where=RATES_FROM, checked_on=READ),
        SourceNote(what="end of refunds", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="rates 2008 to 2010, service charges", where="own", checked_on=READ, own_knowledge=True),
    ),
)
