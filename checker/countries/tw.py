"""Receipts in Taiwan: 5% inside the price, whole dollars, ROC years, uniform invoices with two letters and 8 digits.

References:
    - KPMG VAT essentials 2012 and accountinginsights.org: 5%; investtaiwan.nat.gov.tw: list prices include the tax
    - National Taxation Bureau of Taipei (ntbt.gov.tw): refund from NT$2,000, in-store up to NT$48,000, 90 days
    - smartcpa.tw 2024-03-16, quoting the tax bureau: 統一編號 divisible by 5 since 2023-04-01
    - mobile01.com 3713116 and the e-invoice specification 1.7: how the printed certificate looks

Limitations:
    - Consumers' invoices need not itemise the tax: a missing tax line is normal.
    - Small businesses pay 1% and print no uniform invoice.
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates, Era
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import taiwan_business, unknown
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "KPMG, Taiwan VAT essentials 2012-11-01; accountinginsights.org; the start in 1986 from own knowledge"
REFUND_FROM = "ntbt.gov.tw (National Taxation Bureau of Taipei), business tax questions and answers"

LABELS = with_english(
    {
        "total": "總計|總 計|合計|合 計|總金額|總額|應付金額|應付總額|應收金額|應收|消費金額|金額合計|交易金額|"
        "實付金額|付款金額|消費總額",
        "subtotal": "小計|小 計|商品小計|品項小計",
        "net": "銷售額|銷售額合計|應稅銷售額|未稅|未稅金額|未稅額",
        "tax": "稅額|營業稅|營業稅額|稅金",
        "tax-included": "含稅|內含稅|含營業稅|內含營業稅",
        "taxable": "應稅|應稅額|應稅金額|應稅合計",
        "exempt": "免稅|免稅額|免稅銷售額|零稅率|零稅率銷售額",
        "discount": "折扣|折讓|優惠|折價|折抵|優惠折扣|會員折扣|折價券|促銷折扣|滿額折扣|員工折扣|點數折抵",
        "saved": "已折扣|已優惠|共省|節省",
        "service": "服務費|一成服務費|服務費10%",
        "rounding": "尾數|四捨五入",
        "tendered": "收現|實收|收款|現金收款|收您|付現|實收金額|收到金額",
        "change": "找零|找您|找錢|找回|找零金額",
        "card": "信用卡|刷卡|刷卡金額|悠遊卡|一卡通|街口支付|LINE Pay|全支付|禮券|電子票證|銀聯卡",
        "cash": "現金|現金付款",
        "date": "日期|交易日期|發票日期|銷售日期|購買日期",
        "time": "時間|交易時間",
        "receipt-number": "發票號碼|發票字軌|交易序號|序號|單號|交易編號|銷貨單號|交易號",
        "till": "機號|機台|收銀機|櫃號|收銀機號|機",
        "cashier": "收銀員|收銀|店員|營業員|銷售員|經手人|櫃員",
        "tax-id": "統一編號|統編|賣方|賣方統編|買方|買方統編|營業人統編|營利事業統一編號",
        "refund-form": "退稅|外籍旅客購物退稅|退稅明細申請表|外籍旅客購買特定貨物申請退稅明細表|特約市區退稅|"
        "現場小額退稅",
        "title": "電子發票證明聯|電子發票|統一發票|收銀機統一發票|交易明細|銷貨明細|銷貨明細表|補印|收執聯",
        "count": "數量|件數|總件數|合計件數|品項|總數量|品項數",
        "points": "點數|累積點數|紅利點數|本次點數|可用點數|會員卡號|會員編號|剩餘點數",
        "phone": "電話|店電話",
    }
)

COUNTRY = Country(
    code="TW",
    name={"zh": "台湾", "en": "Taiwan"},
    languages=("zh-Hant", "en"),
    currency="TWD",
    currency_marks={"TWD": ("NT$", "NTD", "TWD", "元", "圓", "$")},
    minor_unit=Decimal(1),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("ymd",),
        formats=("2026-11-22 14:03:22", "115/11/22", "民國115年11月22日", "2026/11/22"),
        eras=(Era(name="民國", words=("民國", "民国", "中華民國", "中华民国"), offset=1911, bare=True),),
        morning=("上午", "AM"),
        afternoon=("下午", "PM"),
    ),
    labels=LABELS,
    tax=Tax(
        names=("營業稅", "稅額", "VAT"),
        rates=(
            RatePeriod(
                start=date(1986, 4, 1),
                standard=Decimal(5),
                special=percent("1 2 15 25"),
                source=RATES_FROM,
                checked_on=READ,
            ),
        ),
    ),
    identifiers=(
        Identifier(
            id="tw.business",
            name={"zh": "统一编号（8位）", "en": "Business number (8 digits)"},
            words=("統一編號", "統編", "賣方", "買方", "賣方統編"),
            pattern=r"(?:統一編號|統一编号|统一编号|統編|统编|賣方|卖方|買方|买方)[統统編编號号 :：]*(\d{8})\b",
            check=taiwan_business,
            good=("00501503", "10000010"),
            bad=("00501502",),
            unsure=("0050150",),
            lookup="https://www.etax.nat.gov.tw/",
            source="smartcpa.tw 2024-03-16, quoting the Northern tax bureau; python-stdnum 2.2 still divides by 10",
        ),
        Identifier(
            id="tw.invoice",
            name={"zh": "发票号码（2字母+8位）", "en": "Uniform invoice number (2 letters + 8 digits)"},
            words=("發票號碼",),
            pattern=r"\b[A-Z]{2} ?[-–] ?\d{8}\b",
            check=unknown,
            unsure=("AB-12345678",),
            lookup="https://www.einvoice.nat.gov.tw/",
            source="e-invoice specification 1.7 (2018), printed certificate",
        ),
    ),
    marks=(
        Mark(
            id="invoice-period",
            patterns=(r"\b1\d{2} ?年 ?\d{1,2} ?[-–] ?\d{1,2} ?月",),
            missing_is={
                "zh": "用载具存发票时只打印交易明细；小规模店家、免税店不开统一发票。",
                "en": "Where the invoice goes to a phone only a list of goods is printed; small and duty-free shops "
                "issue none.",
            },
            source="e-invoice specification 1.7 (2018); Regulations Governing the Use of Uniform Invoices, article 4",
        ),
        Mark(
            id="random-code",
            words=("隨機碼",),
            patterns=(r"隨機碼 ?[:：]? ?\d{4}\b",),
            source="e-invoice specification 1.7",
        ),
        Mark(
            id="certificate", words=("電子發票證明聯",), source="e-invoice specification 1.7: 5.7 by 9 cm, two QR codes"
        ),
    ),
    refunds=(
        RefundRule(
            exists=True,
            minimum=Decimal(2000),
            words=("退稅", "TRS", "TAX REFUND", "外籍旅客購物退稅"),
            operators=(*SHARED_OPERATORS, "e-VAT Refund", "中華電信"),
            note={
                "zh": "同日同店含税满新台币2000元，90天内携出；部分商店48,000元以内可当场退。",
                "en": "From NT$2,000 with tax on one day in one shop, leaving within 90 days; some shops refund on the "
                "spot up to NT$48,000.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5, words=("統一編號", "電子發票證明聯", "隨機碼", "統一發票", "買方統編", "賣方統編", "中華民國")
        ),
        Telltale(weight=4, words=("NT$", "營業稅", "找零", "股份有限公司"), patterns=(r"\b1\d{2}年\d{2}-\d{2}月",)),
        Telltale(weight=3, words=("NTD", "TWD"), patterns=(r"\b[A-Z]{2}-\d{8}\b",)),
    ),
    phone="+886",
    postal=(r"\b\d{3}(?:\d{2,3})?\b",),
    cities=("台北", "臺北", "新北", "桃園", "台中", "臺中", "台南", "臺南", "高雄", "新竹", "TAIPEI", "KAOHSIUNG"),
    domain=".tw",
    barcode_prefixes=("471",),
    notes=(
        {
            "zh": "发票期别是两个月（如115年09-10月），日期应在这两个月内。税额常为总额×5÷105取整。",
            "en": "The invoice period is two months (115年09-10月) and holds the date; tax is often the rounded 5/105.",
        },
    ),
    sources=(
        SourceNote(what="rate", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="check digit", where="smartcpa.tw 2024-03-16", checked_on=READ),
        SourceNote(what="words on receipts, special rates", where="own", checked_on=READ, own_knowledge=True),
    ),
)
