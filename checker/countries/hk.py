"""Receipts in Hong Kong: no sales tax, so no tax line and no tax refund; English and Traditional Chinese.

References:
    - oranghongkong.3wcatch.com (after the public record of the 2006 consultation): no VAT, GST or sales tax, ever
    - trade.gov, Hong Kong and Macau import tariffs: free port, excise on four commodities only

Limitations:
    - Restaurants add a service charge of 10%, hotels a tax of 3%: their lines are no sales tax.
    - Shops abroad and duty-free groups with a Hong Kong address may print tax lines of another country.
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import CashRounding, Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import with_english
from checker.countries.numbers import unknown
from checker.countries.tax import RefundRule, Tax, percent

READ = date(2026, 11, 22)
TAX_FROM = "trade.gov, Hong Kong & Macau import tariffs; oranghongkong.3wcatch.com on the dropped proposal of 2006"

LABELS = with_english(
    {
        "total": "總計|總 計|合計|合 計|總額|總數|總金額|應付|應付金額|應付總額|應收|淨額|淨值|埋單|實付|總值",
        "subtotal": "小計|小 計|貨品小計",
        "tax": "稅|稅項|稅金|銷售稅|增值稅|消費稅|稅額",
        "tax-included": "含稅|內含稅",
        "discount": "折扣|減|優惠|折讓|會員優惠|現金券|優惠券|減價|員工折扣|特價優惠",
        "saved": "已節省|閣下節省|共節省",
        "service": "服務費|加一|加一服務費|加一服務",
        "rounding": "四捨五入|零數調整",
        "tendered": "實收|收款|付款|現金收款|收現|已收",
        "change": "找贖|找續|找回|找換|找零",
        "card": "信用卡|八達通|OCTOPUS|銀聯|易辦事|EPS|支付寶|微信支付|PAYME|轉數快|FPS|禮券",
        "cash": "現金|現金付款",
        "date": "日期|交易日期|銷售日期|發票日期",
        "time": "時間|交易時間",
        "receipt-number": "單號|發票號碼|發票編號|收據號碼|收據編號|單據編號|交易編號|銷售單號|MEMO NO|S/M NO",
        "till": "收銀機|機號|收銀機編號",
        "cashier": "售貨員|收銀員|店員|營業員|銷售員|職員",
        "tax-id": "商業登記|商業登記號碼|商業登記證號碼|BR NO|B.R. NO|BUSINESS REGISTRATION NO",
        "refund-form": "退稅|退稅單|退稅表格",
        "title": "收據|發票|正式收據|銷售單|單據|顧客存根|SALES MEMO|CASH MEMO",
        "count": "數量|件數|總件數|貨品數量",
        "points": "積分|會員積分|會員編號|積分結餘|會員號碼",
        "phone": "電話|查詢電話",
    }
)

COUNTRY = Country(
    code="HK",
    name={"zh": "中国香港", "en": "Hong Kong"},
    languages=("en", "zh-Hant"),
    currency="HKD",
    accepted=("CNY", "USD"),
    currency_marks={
        "HKD": ("HK$", "HKD", "港幣", "港元", "港币", "$"),
        "CNY": ("RMB", "CNY", "人民幣", "人民币"),
        "USD": ("US$", "USD"),
    },
    minor_unit=Decimal("0.01"),
    cash_rounding=(CashRounding(step=Decimal("0.10"), source="own knowledge", own_knowledge=True),),
    inclusive=None,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("dmy",),
        formats=("22/11/2026", "22 Nov 2026", "22-11-2026", "2026年11月22日"),
        morning=("上午", "AM"),
        afternoon=("下午", "PM"),
    ),
    labels=LABELS,
    tax=Tax(none=True, tolerated=percent("3 10 15")),
    identifiers=(
        Identifier(
            id="hk.business",
            name={"zh": "商业登记号码", "en": "Business registration number"},
            words=("商業登記號碼", "BR NO", "BUSINESS REGISTRATION NO"),
            pattern=r"\b\d{8}[- ]000(?:[- ]\d{2}[- ]\d{2}[- ]\w)?\b",
            check=unknown,
            unsure=("12345678-000-11-25-A",),
            lookup="https://www.gov.hk/",
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    marks=(
        Mark(id="octopus", words=("八達通", "OCTOPUS"), source="own knowledge", own_knowledge=True),
        Mark(
            id="no-refund",
            words=("NO REFUND", "NON-REFUNDABLE", "貨物出門恕不退換"),
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            exists=False,
            words=("退稅", "退税", "TAX REFUND", "VAT REFUND", "TAX FREE FORM"),
            note={
                "zh": "香港没有销售税或增值税，所以没有可退的税，也没有退税单。购物后在别处申请的退款不是香港退税。",
                "en": "Hong Kong has no sales tax or VAT, so there is nothing to refund and no refund form.",
            },
            source=TAX_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(weight=5, words=("八達通", "OCTOPUS", "HK$", "HKD", "找贖", "加一服務費", "商業登記")),
        Telltale(
            weight=4,
            words=("KOWLOON", "TSIM SHA TSUI", "CAUSEWAY BAY", "HONG KONG", "尖沙咀", "銅鑼灣", "九龍", "中環"),
        ),
        Telltale(weight=2, patterns=(r"\+?852[- ]?[235689]\d{3}[- ]?\d{4}\b",)),
    ),
    phone="+852",
    cities=("HONG KONG", "KOWLOON", "香港", "九龍", "尖沙咀", "銅鑼灣", "中環", "旺角", "沙田", "元朗"),
    domain=".hk",
    barcode_prefixes=("489",),
    notes=(
        {
            "zh": "没有邮政编码。酒楼的服务费10%、酒店房租税3%不是销售税。",
            "en": "There are no post codes. A 10% service charge and the 3% hotel tax are no sales tax.",
        },
    ),
    sources=(
        SourceNote(what="no sales tax", where=TAX_FROM, checked_on=READ),
        SourceNote(what="words, cash rounding, hotel tax", where="own", checked_on=READ, own_knowledge=True),
    ),
)
