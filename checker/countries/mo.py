"""Receipts in Macau: no sales tax; hotels, and shops inside them, may print a tourism tax of 5%. MOP and HKD.

References:
    - PwC Tax Summaries, Macau SAR, reviewed 2024-01-16: "There is no VAT regime in Macau SAR"
    - gov.mo, Tourism Tax: 5% on goods and services in hotels, restaurants of the highest class, spas, karaoke
    - macaudailytimes.com.mo: the tax reaches shopping malls located in a hotel

Limitations:
    - Most luxury shops stand in hotel resorts: a 5% line is explained by the tourism tax and never accuses.
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import CashRounding, Country, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import with_english
from checker.countries.tax import RefundRule, Tax, percent

READ = date(2026, 11, 22)
TAX_FROM = "taxsummaries.pwc.com, Macau SAR, other taxes, 2024-01-16; gov.mo, Tourism Tax (5%)"

MONTHS = {
    "janeiro": 1,
    "fevereiro": 2,
    "março": 3,
    "marco": 3,
    "abril": 4,
    "maio": 5,
    "junho": 6,
    "julho": 7,
    "agosto": 8,
    "setembro": 9,
    "outubro": 10,
    "novembro": 11,
    "dezembro": 12,
    "fev": 2,
    "abr": 4,
    "mai": 5,
    "ago": 8,
    "set": 9,
    "out": 10,
    "dez": 12,
}

LABELS = with_english(
    {
        "total": "總計|總 計|合計|總額|總金額|應付|應付金額|應付總額|應收|淨額|TOTAL GERAL|TOTAL A PAGAR|VALOR "
        "TOTAL|實付",
        "subtotal": "小計|SUB-TOTAL|SUBTOTAL",
        "tax": "稅|稅項|稅金|銷售稅|增值稅|旅遊稅|IMPOSTO|IMPOSTO DE TURISMO|TOURISM TAX",
        "tax-included": "含稅|IMPOSTO INCLUIDO",
        "discount": "折扣|優惠|折讓|現金券|會員優惠|DESCONTO",
        "service": "服務費|TAXA DE SERVIÇO|TAXA DE SERVICO|加一服務費",
        "rounding": "四捨五入|ARREDONDAMENTO",
        "tendered": "實收|收款|付款|ENTREGUE|RECEBIDO|VALOR ENTREGUE",
        "change": "找續|找贖|找回|找零|TROCO",
        "card": "信用卡|銀聯|澳門通|MACAU PASS|MPAY|支付寶|微信支付|CARTÃO|CARTAO|CARTÃO DE CRÉDITO|禮券",
        "cash": "現金|NUMERÁRIO|NUMERARIO|DINHEIRO",
        "date": "日期|交易日期|DATA",
        "time": "時間|交易時間|HORA",
        "receipt-number": "單號|發票號碼|收據號碼|收據編號|單據編號|交易編號|FACTURA N|FACTURA Nº|RECIBO N|RECIBO Nº",
        "till": "收銀機|機號|CAIXA",
        "cashier": "售貨員|收銀員|店員|營業員|OPERADOR|EMPREGADO",
        "tax-id": "納稅人編號|場所登記編號|CADASTRO|CONTRIBUINTE N",
        "refund-form": "退稅|退稅單",
        "title": "收據|發票|FACTURA|RECIBO|銷售單|單據|VENDA A DINHEIRO",
        "count": "數量|件數|總件數|QUANTIDADE|QTD",
        "points": "積分|會員積分|會員編號|PONTOS",
        "phone": "電話|TELEFONE",
    }
)

COUNTRY = Country(
    code="MO",
    name={"zh": "中国澳门", "en": "Macau"},
    languages=("zh-Hant", "pt", "en"),
    currency="MOP",
    accepted=("HKD", "CNY"),
    currency_marks={
        "MOP": ("MOP", "MOP$", "PATACA", "PATACAS", "澳門元", "澳門幣", "葡幣"),
        "HKD": ("HK$", "HKD", "港幣", "港元"),
        "CNY": ("RMB", "CNY", "人民幣"),
    },
    minor_unit=Decimal("0.01"),
    cash_rounding=(CashRounding(step=Decimal("0.10"), source="own knowledge", own_knowledge=True),),
    inclusive=None,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("dmy",),
        formats=("22/11/2026", "22-11-2026", "22 Nov 2026", "22 de novembro de 2026", "2026年11月22日"),
        months=MONTHS,
        morning=("上午", "AM"),
        afternoon=("下午", "PM"),
    ),
    labels=LABELS,
    tax=Tax(none=True, tolerated=percent("5 10 15")),
    marks=(
        Mark(
            id="tourism-tax",
            words=("旅遊稅", "IMPOSTO DE TURISMO", "TOURISM TAX"),
            missing_is={"zh": "只有酒店及其中的商户才会有。", "en": "Only hotels and businesses inside them levy it."},
            source=TAX_FROM,
        ),
        Mark(id="portuguese-title", words=("FACTURA", "RECIBO"), source="own knowledge", own_knowledge=True),
    ),
    refunds=(
        RefundRule(
            exists=False,
            words=("退稅", "退税", "TAX REFUND", "VAT REFUND", "TAX FREE FORM"),
            note={
                "zh": "澳门没有增值税，所以没有旅客退税。",
                "en": "Macau has no VAT, so there is no refund for travellers.",
            },
            source=TAX_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5, words=("MOP", "MOP$", "PATACA", "PATACAS", "澳門元", "澳門幣", "澳門通", "IMPOSTO DE TURISMO")
        ),
        Telltale(weight=4, words=("MACAU", "MACAO", "澳門", "澳门", "COTAI", "TAIPA", "氹仔", "路氹")),
        Telltale(weight=2, words=("AVENIDA", "ESTRADA", "TROCO"), patterns=(r"\+?853[- ]?\d{4}[- ]?\d{4}\b",)),
    ),
    phone="+853",
    cities=("MACAU", "MACAO", "澳門", "氹仔", "TAIPA", "COTAI", "路環"),
    domain=".mo",
    notes=(
        {
            "zh": "港币与澳门元常同时收取，一张小票上两种货币并不奇怪。",
            "en": "Hong Kong dollars and patacas are both taken; two currencies on one slip are normal.",
        },
    ),
    sources=(
        SourceNote(what="no VAT, tourism tax 5%", where=TAX_FROM, checked_on=READ),
        SourceNote(what="malls in hotels", where="macaudailytimes.com.mo, tourism tax law", checked_on=READ),
        SourceNote(what="words, cash rounding", where="own", checked_on=READ, own_knowledge=True),
    ),
)
