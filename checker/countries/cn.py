"""Receipts in mainland China: shop slips are no tax invoices; invoices (发票) carry 20 digits and the tax.

References:
    - info.expeditors.com and wts.com: 13 / 9 / 6% since 2019-04-01, 16 / 10% before; rubber-chem.com: 2018-05-01
    - uniteddaily.my, bastillepost.com 2025-04-27; State Taxation Administration guide 2025-06-05: refund from 200 yuan
    - python-stdnum cn.uscc

Limitations:
    - Small taxpayers pay 3% (1% for years by relief) and other simple rates, listed as special.
    - A slip (购物小票) without tax is the rule; ask for the 发票 and look it up on the official page.
"""

from datetime import date
from decimal import Decimal

from stdnum.cn import uscc

from checker.countries.country import Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import with_english
from checker.countries.numbers import by, unknown
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "info.expeditors.com, China VAT reform; wts.com VAT newsletter; rubber-chem.com 2018-04-17"
REFUND_FROM = "bastillepost.com 2025-04-27; travelchina.co; State Taxation Administration guide of 2025-06-05"
SIMPLE = percent("0 0.5 1 1.5 2 3 5")

LABELS = with_english(
    {
        "total": "合计|总计|总额|应付|应付金额|应收|应收金额|实付|实付金额|合计金额|总金额|价税合计|应付合计|"
        "总计金额|消费金额|"
        "支付金额|付款金额|交易金额|订单金额|应付总额|实付款|应付款|合计应收|总价|刷卡金额",
        "subtotal": "小计|商品总额|商品合计|原价合计|货款合计|商品金额|原价",
        "net": "不含税金额|不含税|金额合计|不含税合计",
        "tax": "税额|增值税|税金|合计税额|税额合计",
        "tax-included": "其中税额|含税|已含税|含税金额",
        "exempt": "免税|免税额|不征税",
        "discount": "折扣|优惠|折让|优惠金额|优惠券|会员优惠|折扣金额|立减|满减|抵扣|让利|折扣优惠|代金券|抹零优惠|"
        "积分抵扣",
        "saved": "已优惠|为您节省|已省|节省|共优惠|优惠合计|共节省|本单节省",
        "service": "服务费|茶位费",
        "rounding": "抹零|舍零|四舍五入|尾差|零头",
        "tendered": "实收|收款|付款|收您|已付|现金收款|实收金额|已收|收款金额",
        "change": "找零|找您|找回|找补|找零金额",
        "card": "银行卡|信用卡|银联|银联卡|刷卡|微信|微信支付|支付宝|储值卡|购物卡|云闪付|数字人民币|礼品卡|"
        "扫码支付|预付卡",
        "cash": "现金|人民币",
        "date": "日期|交易日期|销售日期|开票日期|购物日期|打印时间|收银时间|下单时间|结账时间|销售时间",
        "time": "时间|交易时间",
        "receipt-number": "小票号|流水号|单号|票号|交易号|小票流水号|销售单号|订单号|发票号码|发票代码|单据号|"
        "交易流水号|收银单号|小票编号",
        "till": "收银机|款台|机号|收款机|收银台|POS机|终端号|款机号|台号|收银机号",
        "cashier": "收银员|收款员|营业员|导购|售货员|导购员|工号|操作员|员工号|店员|开票人",
        "tax-id": "统一社会信用代码|纳税人识别号|税号|统一社会信用代码/纳税人识别号|纳税人识别码",
        "refund-form": "离境退税|退税申请单|离境退税申请单|境外旅客购物离境退税申请单|即买即退|退税商店",
        "title": "购物小票|收银小票|小票|电子发票|增值税普通发票|增值税专用发票|电子发票（普通发票）|数电票|发票|"
        "收据|销售单|商户存根|"
        "持卡人存根|POS签购单|签购单|结账单|购物凭证",
        "count": "数量|件数|总件数|总数量|商品数量|合计件数|商品件数|总数",
        "points": "积分|本次积分|累计积分|可用积分|会员号|会员卡号|会员积分|剩余积分|会员编号",
        "phone": "电话|联系电话|服务热线|热线|客服电话",
    }
)


def period(start: date, end: date | None, standard: str, reduced: str) -> RatePeriod:
    """One period of the Chinese rates; the simple rates of small taxpayers hold beside them."""
    return RatePeriod(
        start=start,
        end=end,
        standard=Decimal(standard),
        reduced=percent(reduced),
        special=SIMPLE,
        source=RATES_FROM,
        checked_on=READ,
    )


COUNTRY = Country(
    code="CN",
    name={"zh": "中国大陆", "en": "Mainland China"},
    languages=("zh-Hans",),
    currency="CNY",
    currency_marks={"CNY": ("¥", "￥", "元", "CNY", "RMB", "人民币", "圆")},
    minor_unit=Decimal("0.01"),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("ymd",),
        formats=("2026-11-22 10:11:12", "2026年11月22日", "2026/11/22", "2026.11.22"),
        morning=("上午", "AM"),
        afternoon=("下午", "PM"),
    ),
    labels=LABELS,
    tax=Tax(
        names=("增值税", "税额", "VAT"),
        rates=(
            period(date(2018, 5, 1), date(2019, 3, 31), "16", "10 6"),
            period(date(2019, 4, 1), None, "13", "9 6"),
        ),
    ),
    identifiers=(
        Identifier(
            id="cn.uscc",
            name={"zh": "统一社会信用代码（18位）", "en": "Unified social credit code (18 characters)"},
            words=("统一社会信用代码", "纳税人识别号", "税号"),
            pattern=r"\b[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}\b",
            check=by(uscc.validate),
            good=("91110000600037341L",),
            bad=("911100006000373410",),
            unsure=("110000600037341",),
            lookup="https://www.gsxt.gov.cn/",
            source="python-stdnum 2.2, cn.uscc",
        ),
        Identifier(
            id="cn.invoice",
            name={"zh": "数电发票号码（20位）", "en": "Digital invoice number (20 digits)"},
            words=("发票号码",),
            pattern=r"发票号码 ?[:：]? ?(\d{20}|\d{8})\b",
            check=unknown,
            unsure=("26112000000012345678",),
            lookup="https://inv-veri.chinatax.gov.cn/",
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    marks=(
        Mark(
            id="invoice",
            words=("发票监制章", "全国统一发票监制章", "电子发票", "增值税普通发票"),
            missing_is={
                "zh": "购物小票不是发票，没有很正常；可以向店家索取发票后在官方平台查验。",
                "en": "A shop slip is no invoice; ask for the 发票 and look it up on the official page.",
            },
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            start=date(2015, 1, 1),
            end=date(2025, 4, 25),
            exists=True,
            minimum=Decimal(500),
            words=("离境退税", "退税申请单", "TAX FREE"),
            note={
                "zh": "2025年4月以前：境外旅客同店同日满500元，退税率11%，离境时办理。",
                "en": "Until April 2025: from 500 yuan for visitors in one shop and day, 11%, at departure.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
        RefundRule(
            start=date(2025, 4, 26),
            exists=True,
            minimum=Decimal(200),
            words=("离境退税", "退税申请单", "TAX FREE", "即买即退"),
            note={
                "zh": "2025年4月底起：境外旅客同店同日满200元，退税率11%减手续费；有的商店可即买即退。",
                "en": "Since the end of April 2025: from 200 yuan for visitors in one shop and day, 11% less a fee; "
                "some "
                "shops refund at once.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5,
            words=("统一社会信用代码", "纳税人识别号", "收银员", "微信支付", "支付宝", "发票监制章", "增值税普通发票"),
        ),
        Telltale(weight=4, words=("有限公司", "小票", "实收", "找零", "应收", "会员号", "人民币")),
        Telltale(weight=2, words=("CNY", "RMB"), patterns=(r"\b1[3-9]\d{9}\b",)),
    ),
    phone="+86",
    postal=(r"\b[1-8]\d{5}\b",),
    cities=("北京", "上海", "广州", "深圳", "杭州", "成都", "三亚", "海口", "南京", "西安"),
    domain=".cn",
    barcode_prefixes=("690", "691", "692", "693", "694", "695", "696", "697", "698", "699"),
    notes=(
        {
            "zh": "海南离岛免税是另一种制度，其小票不含增值税。",
            "en": "Duty-free for people leaving Hainan is another scheme; its slips carry no VAT.",
        },
    ),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words, invoices, simple rates, Hainan", where="own", checked_on=READ, own_knowledge=True),
    ),
)
