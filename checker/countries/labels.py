"""The English words that receipts print everywhere, and how a country's own words are put in front of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Label(StrEnum):
    """What a printed word announces. Values are equal to plain strings, so `labels["total"]` works too.

    `NET` is the total before tax, `TAX_INCLUDED` a tax said to be inside the total, `TAXABLE` the amount that a rate
    applies to, `EXEMPT` the untaxed amount. `COUNT`, `POINTS` and `SAVED` are numbers that no sum contains: pieces,
    loyalty, what was already taken off.
    """

    TOTAL = "total"
    SUBTOTAL = "subtotal"
    NET = "net"
    TAX = "tax"
    TAX_INCLUDED = "tax-included"
    TAXABLE = "taxable"
    EXEMPT = "exempt"
    DISCOUNT = "discount"
    SERVICE = "service"
    TIP = "tip"
    ROUNDING = "rounding"
    TENDERED = "tendered"
    CHANGE = "change"
    CARD = "card"
    CASH = "cash"
    DATE = "date"
    TIME = "time"
    RECEIPT_NUMBER = "receipt-number"
    TILL = "till"
    CASHIER = "cashier"
    TAX_ID = "tax-id"
    REFUND_FORM = "refund-form"
    TITLE = "title"
    COUNT = "count"
    POINTS = "points"
    SAVED = "saved"
    PHONE = "phone"


ENGLISH: Mapping[Label, str] = {
    Label.TOTAL: (
        "TOTAL|GRAND TOTAL|TOTAL DUE|AMOUNT DUE|BALANCE DUE|TOTAL AMOUNT|AMOUNT PAYABLE|TOTAL PAYABLE|"
        "TO PAY|TOTAL TO PAY|BALANCE TO PAY|BALANCE|SALE TOTAL|TOTAL SALE|TOTAL SALES|ORDER TOTAL|"
        "NET TOTAL|NETT TOTAL|TOTAL PAID|AMOUNT PAID|TOTAL INCL|TOTAL INCL TAX|TOTAL (INCL. TAX)|"
        "TOTAL INCL. VAT|TOTAL INC VAT|TOTAL INCL. GST|TOTAL INC GST|TOTAL INCLUSIVE GST|"
        "TOTAL (INC GST)|TOTAL PRICE|INVOICE TOTAL|TTL|AMT DUE|TOTAL AMT"
    ),
    Label.SUBTOTAL: (
        "SUBTOTAL|SUB TOTAL|SUB-TOTAL|SUB TTL|MERCHANDISE TOTAL|GOODS TOTAL|MERCH TOTAL|"
        "TOTAL BEFORE DISCOUNT|ITEMS TOTAL"
    ),
    Label.NET: (
        "NET|NET AMOUNT|NETT|NETT AMOUNT|TOTAL EXCL|TOTAL EXCL. VAT|TOTAL EX VAT|EX VAT|"
        "TOTAL EXCL. GST|TOTAL EX GST|TOTAL EXCL TAX|AMOUNT EXCL TAX|PRE-TAX TOTAL|TOTAL BEFORE TAX"
    ),
    Label.TAX: (
        "TAX|SALES TAX|TOTAL TAX|TAX TOTAL|VAT|VAT AMOUNT|VAT AMT|TOTAL VAT|GST|GST AMOUNT|TOTAL GST|"
        "GST AMT|TAX AMOUNT|TAX AMT"
    ),
    Label.TAX_INCLUDED: (
        "INCLUDES TAX|INCLUDES VAT|INCL VAT|INCL. VAT|VAT INCLUDED|VAT INCL|INCLUDING VAT|"
        "INCLUDES GST|INCLUDES GST OF|GST INCLUDED|INCL GST|INCL. GST|GST INCL|INCLUDING GST|"
        "TOTAL INCLUDES GST|TOTAL INCLUDES GST OF|TAX INCLUDED|INCL. TAX|INCLUSIVE OF TAX"
    ),
    Label.TAXABLE: "TAXABLE|TAXABLE AMOUNT|TAXABLE TOTAL|TAXABLE SALES|VATABLE|VATABLE SALES",
    Label.EXEMPT: "NON-TAXABLE|NON TAXABLE|TAX EXEMPT|EXEMPT|ZERO RATED|VAT EXEMPT|GST FREE",
    Label.DISCOUNT: (
        "DISCOUNT|DISC|LESS DISCOUNT|TOTAL DISCOUNT|COUPON|VOUCHER DISCOUNT|PROMO|PROMOTION|MARKDOWN|"
        "MEMBER DISCOUNT|STAFF DISCOUNT|EMPLOYEE DISCOUNT|LOYALTY DISCOUNT|REDUCTION|OFFER"
    ),
    Label.SERVICE: "SERVICE CHARGE|SERVICE|SVC CHG|SVC CHARGE|SVR CHG|SERV CHG|SERVICE CHG",
    Label.TIP: "TIP|TIPS|GRATUITY|AUTO GRATUITY|GRATUITIES|TIP AMOUNT",
    Label.ROUNDING: "ROUNDING|ROUNDING ADJ|ROUNDING ADJUSTMENT|ROUND|ROUNDED|CASH ROUNDING|RND",
    Label.TENDERED: (
        "TENDER|TENDERED|AMOUNT TENDERED|AMT TENDERED|CASH TENDERED|CASH TEND|AMT TEND|TEND|RECEIVED|"
        "CASH RECEIVED|PAID|PAYMENT|GIVEN|AMOUNT RECEIVED"
    ),
    Label.CHANGE: "CHANGE|CHANGE DUE|CASH CHANGE|YOUR CHANGE|CHG|CHANGE GIVEN",
    Label.CARD: (
        "CARD|CREDIT CARD|DEBIT CARD|CREDIT|DEBIT|VISA|VISA DEBIT|MASTERCARD|MASTER CARD|MASTER|AMEX|"
        "AMERICAN EXPRESS|JCB|UNIONPAY|UNION PAY|CUP|DINERS|DINERS CLUB|DISCOVER|MAESTRO|CONTACTLESS|"
        "APPLE PAY|GOOGLE PAY|ALIPAY|WECHAT PAY|GIFT CARD"
    ),
    Label.CASH: "CASH|CASH PAYMENT|CASH PAID",
    Label.DATE: "DATE|TRANS DATE|TRANSACTION DATE|INVOICE DATE|PURCHASE DATE|SALE DATE",
    Label.TIME: "TIME|TRANS TIME",
    Label.RECEIPT_NUMBER: (
        "RECEIPT NO|RECEIPT NO.|RECEIPT #|RECEIPT NUMBER|RECEIPT|INVOICE NO|INVOICE NO.|INVOICE #|"
        "INVOICE NUMBER|TRANSACTION NO|TRANSACTION #|TRANSACTION|TRANS|TRANS #|TRANS NO|TRAN#|TRN|TXN|"
        "TC#|BILL NO|BILL NO.|SALE NO|SALE #|SALES NO|ORDER NO|DOC NO|SLIP NO|REF NO"
    ),
    Label.TILL: "TILL|TILL NO|REGISTER|REG|REG #|POS|POS NO|TERMINAL|TERM|LANE|CASH REGISTER",
    Label.CASHIER: "CASHIER|OPERATOR|OP#|SERVED BY|SOLD BY|SALES ASSOCIATE|ASSOCIATE|CLERK|STAFF|SALESPERSON",
    Label.TAX_ID: "TAX ID|TAX NO|TAX REG NO|VAT NO|VAT NO.|VAT REG NO|VAT REG NO.|VAT NUMBER|GST NO|GST REG NO",
    Label.REFUND_FORM: (
        "TAX FREE|TAX-FREE|TAX FREE FORM|TAX REFUND|TAX REFUND FORM|VAT REFUND|GST REFUND|"
        "REFUND CHEQUE|TAX FREE SHOPPING|TAX FREE CHEQUE|TAX REFUND CHEQUE|REFUND FORM"
    ),
    Label.TITLE: "RECEIPT|INVOICE|TAX INVOICE|SALES RECEIPT|CUSTOMER COPY|CUSTOMER RECEIPT|CASH SALE|DUPLICATE",
    Label.COUNT: (
        "QTY|QUANTITY|TOTAL QTY|TOTAL QUANTITY|TOTAL ITEMS|ITEMS|ITEM COUNT|NO. OF ITEMS|"
        "NUMBER OF ITEMS|ITEMS SOLD|# ITEMS SOLD|TOTAL ITEM(S)|PCS|PIECES|UNITS|TOTAL UNITS"
    ),
    Label.POINTS: ("POINTS|POINTS EARNED|POINTS BALANCE|TOTAL POINTS|BONUS POINTS|REWARD POINTS|REWARDS|MEMBER NO"),
    Label.SAVED: "YOU SAVED|YOUR SAVINGS|TOTAL SAVINGS|TOTAL SAVED|SAVINGS|YOU SAVE",
    Label.PHONE: "TEL|TEL.|TEL NO|PHONE|TELEPHONE|PH|FAX",
}

SHARED_OPERATORS: tuple[str, ...] = (
    "Global Blue",
    "Planet",
    "Planet Tax Free",
    "Premier Tax Free",
    "Tax Free Worldwide",
)
"""Companies that handle tax refunds in many countries."""


def words(text: str) -> tuple[str, ...]:
    """The words of a list that is written with `|` between them, each once."""
    return tuple(dict.fromkeys(word for part in text.split("|") if (word := part.strip())))


def with_english(local: Mapping[str, str]) -> Mapping[Label, tuple[str, ...]]:
    """A country's own words (`{"total": "TOTAL TTC|NET A PAYER"}`) in front of the English ones.

    Every label has at least one word; an English word that the country uses for something else is left out there.
    Raises ValueError for a key that is no label.
    """
    own = {Label(key): words(text) for key, text in local.items()}
    taken = frozenset(word for listed in own.values() for word in listed)
    return {
        label: (*own.get(label, ()), *(word for word in words(ENGLISH[label]) if word not in taken)) for label in Label
    }
