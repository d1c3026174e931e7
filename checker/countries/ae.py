"""Receipts in the United Arab Emirates: VAT 5% since 2018, registration numbers of 15 digits, refund through Planet.

References:
    - planettaxfree.ae: VAT of 5% from January 2018, refunds from November 2018, from 250 dirhams
    - tax.gov.ae (Federal Tax Authority): tax-free tag on the invoice, digital invoices

Limitations:
    - The registration number has no public check digit: only length and prefix are looked at, and never accuse.
    - Restaurants and hotels add municipality and service fees.
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import CashRounding, Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import emirates_registration
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "planettaxfree.ae/tourists-landing; partsbarakah.com"
REFUND_FROM = "planettaxfree.ae/tourists-landing; tax.gov.ae, tourist VAT refunds"

LABELS = with_english(
    {
        "total": "الإجمالي|المجموع|المبلغ الإجمالي|الاجمالي|الصافي|المبلغ المستحق|TOTAL AED|TOTAL INCL VAT|TOTAL "
        "(AED)|NET TOTAL|"
        "TOTAL WITH VAT|NET PAYABLE|TOTAL DHS",
        "subtotal": "المجموع الفرعي|SUBTOTAL|SUB TOTAL",
        "net": "المبلغ قبل الضريبة|TOTAL EXCL VAT|TAXABLE AMOUNT|NET AMOUNT|AMOUNT EXCL VAT|TOTAL BEFORE VAT",
        "tax": "ضريبة القيمة المضافة|الضريبة|VAT|VAT 5%|VAT AMOUNT|VAT @5%|VAT (5%)|TOTAL VAT",
        "tax-included": "شامل الضريبة|INCLUSIVE OF VAT|INCL VAT|VAT INCLUDED|INCLUDES VAT",
        "exempt": "ZERO RATED|OUT OF SCOPE|EXEMPT",
        "discount": "الخصم|خصم|DISCOUNT|LESS DISCOUNT",
        "service": "SERVICE CHARGE|MUNICIPALITY FEE|MUNICIPALITY FEES|TOURISM FEE|رسوم الخدمة",
        "rounding": "ROUNDING|ROUND OFF",
        "tendered": "المدفوع|TENDERED|CASH RECEIVED|PAID|AMOUNT RECEIVED",
        "change": "الباقي|CHANGE|BALANCE RETURNED",
        "card": "بطاقة|بطاقة ائتمان|CARD|CREDIT CARD|VISA|MASTERCARD|GIFT CARD",
        "cash": "نقدا|نقداً|CASH",
        "date": "التاريخ|DATE",
        "time": "الوقت|TIME",
        "receipt-number": "رقم الفاتورة|رقم الايصال|INVOICE NO|INV NO|BILL NO|RECEIPT NO|TRANS NO",
        "cashier": "أمين الصندوق|البائع|CASHIER|SALESMAN|STAFF",
        "tax-id": "الرقم الضريبي|رقم التسجيل الضريبي|TRN|TRN NO|TAX REGISTRATION NUMBER|TRN:",
        "refund-form": "TAX FREE TAG|PLANET TAX FREE|TAX FREE|VAT REFUND",
        "title": "فاتورة ضريبية|فاتورة|TAX INVOICE|SIMPLIFIED TAX INVOICE|RECEIPT",
        "count": "الكمية|QTY|TOTAL QTY|TOTAL ITEMS",
        "phone": "هاتف|الهاتف",
    }
)

MONTHS = {"يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "مايو": 5, "يونيو": 6, "يوليو": 7, "أغسطس": 8} | {
    "سبتمبر": 9,
    "أكتوبر": 10,
    "نوفمبر": 11,
    "ديسمبر": 12,
}

COUNTRY = Country(
    code="AE",
    name={"zh": "阿联酋", "en": "United Arab Emirates"},
    languages=("en", "ar"),
    currency="AED",
    accepted=("USD",),
    currency_marks={"AED": ("AED", "DHS", "DH", "DHS.", "د.إ", "درهم"), "USD": ("US$", "USD")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(CashRounding(step=Decimal("0.25"), source="own knowledge", own_knowledge=True),),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)), NumberFormat(decimal="٫", thousands=("٬",))),
    dates=Dates(
        orders=("dmy",),
        formats=("22/11/2026", "22-Nov-2026", "22-11-2026 14:03", "22 نوفمبر 2026"),
        months=MONTHS,
        morning=("AM", "ص"),
        afternoon=("PM", "م"),
    ),
    labels=LABELS,
    tax=Tax(
        names=("VAT", "ضريبة القيمة المضافة"),
        rates=(RatePeriod(start=date(2018, 1, 1), standard=Decimal(5), source=RATES_FROM, checked_on=READ),),
        tolerated=percent("4 6 7 10"),
    ),
    identifiers=(
        Identifier(
            id="ae.trn",
            name={"zh": "税务登记号 TRN（15位）", "en": "Tax registration number TRN (15 digits)"},
            words=("TRN", "TAX REGISTRATION NUMBER", "رقم التسجيل الضريبي"),
            pattern=r"\b100[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}\b",
            check=emirates_registration,
            good=("100123456700003", "100-1234-5670-0003"),
            unsure=("10012345", "200123456700003"),
            lookup="https://tax.gov.ae/",
            source="own knowledge: 15 digits beginning with 100, no public check digit",
            own_knowledge=True,
        ),
    ),
    marks=(
        Mark(
            id="trn",
            words=("TRN", "TAX INVOICE"),
            missing_is={"zh": "小商户可以不登记增值税。", "en": "Small traders need not register."},
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2018, 11, 17),
            exists=False,
            words=("TAX FREE", "PLANET", "VAT REFUND"),
            note={
                "zh": "2018年11月以前还没有旅客退税系统。",
                "en": "Before November 2018 there was no refund system yet.",
            },
            source=f"{REFUND_FROM}; the day is own knowledge",
            checked_on=READ,
            own_knowledge=True,
        ),
        RefundRule(
            start=date(2018, 11, 18),
            exists=True,
            minimum=Decimal(250),
            words=("TAX FREE TAG", "PLANET TAX FREE", "TAX FREE", "VAT REFUND"),
            operators=("Planet", "Planet Tax Free", *SHARED_OPERATORS[:1]),
            note={
                "zh": "同店同日满250迪拉姆，发票背面贴Planet免税标签或发数字标签，90天内验证；"
                "退税款为税额的87%减手续费。",
                "en": "From 250 dirhams in one shop and day; a Planet tag on the invoice or a digital one, "
                "validated within "
                "90 days; 87% of the VAT less a fee.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5, words=("AED", "TRN", "DUBAI", "ABU DHABI", "U.A.E", "الإمارات"), patterns=(r"\b100\d{12}\b",)
        ),
        Telltale(weight=4, words=("DHS", "UAE", "SHARJAH", "P.O. BOX"), patterns=(r"[ء-ي]{3,}",)),
        Telltale(weight=2, words=("TAX INVOICE", "VAT 5%")),
    ),
    phone="+971",
    postal=(r"P\.?O\.? ?BOX ?:? ?\d{2,6}\b",),
    cities=("DUBAI", "ABU DHABI", "SHARJAH", "دبي", "أبوظبي", "AL AIN"),
    domain=".ae",
    barcode_prefixes=("629",),
    sources=(
        SourceNote(what="rate", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words, registration number", where="own", checked_on=READ, own_knowledge=True),
    ),
)
