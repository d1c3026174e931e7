"""Scenes about money and parcels: details and results of transfers, bills, the way of a parcel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.scenes.telling import Teller
from checker.devtools.artist.screens import (
    Parcel,
    Payment,
    Setting,
    Stop,
    draw_details,
    draw_result,
    draw_tracking,
)

# The status that a page of details prints, what it means, and how it prints it in English.
STATUSES = (
    ("对方已收钱", "received", "Received by recipient"),
    ("已收款", "received", "Received"),
    ("待对方收款", "sent", "Waiting for receipt"),
    ("已全额退款", "returned", "Fully refunded"),
    ("已退还", "returned", "Refunded"),
)
RESULTS = (
    ("你已收款，资金已存入零钱", "received", "Received, saved to Balance"),
    ("待你收款", "sent", "Waiting for you to accept"),
    ("待{seller}收款", "sent", "Waiting for {seller} to accept"),
    ("{seller}已收款", "received", "Accepted by {seller}"),
    ("已退还", "returned", "Refunded"),
    ("支付成功", "", "Payment Successful"),
)


def details(teller: Teller, setting: Setting) -> Drawing:
    """The details of a transfer in the chat app's list of bills."""
    status, state, english = teller.chance.choice(STATUSES)
    moment = teller.moment()
    number = f"1000050001{moment:%Y%m%d}{teller.chance.randrange(10**10):010d}"
    if teller.script == "en":
        title = f"Transfer to {teller.seller}"
        rows = [("Status", english), ("Time", f"{moment:%Y-%m-%d %H:%M:%S}"), ("Payment Method", "Balance")]
        rows.append(("Transfer ID", number))
    else:
        title = teller.shown(f"转账-{'转给' if teller.maybe(0.7) else '来自'}{teller.seller}")
        printed = f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M:%S}"
        rows = [("当前状态", status), ("转账说明", "微信转账"), ("转账时间", printed)]
        rows += [("支付方式", teller.chance.choice(("零钱", "零钱通", "示例银行(0000)"))), ("转账单号", number)]
        rows = [(teller.shown(name), teller.shown(value)) for name, value in rows]
    sign = "-" if not title.startswith(("转账-来自", "轉帳-來自", "轉賬-來自")) else "+"
    bar = teller.shown("账单详情") if teller.maybe(0.3) and teller.script != "en" else ""
    payment = Payment(title=title, amount=teller.amount(), status="", state=state, sign=sign, rows=rows, bar=bar)
    return draw_details(payment, setting)


def result(teller: Teller, setting: Setting) -> Drawing:
    """What the chat app says right after a transfer, or when one taps on its bubble."""
    status, state, english = teller.chance.choice(RESULTS)
    words = (english if teller.script == "en" else teller.shown(status)).format(seller=teller.seller)
    moment = teller.moment()
    rows = []
    if state and teller.script != "en":
        names = ("转账时间", "收款时间") if state == "received" else ("转账时间",)
        for number, name in enumerate(names):
            rows.append((teller.shown(name), teller.full(moment + timedelta(minutes=number * 3))))
    button = ""
    if not rows:
        button = "Done" if teller.script == "en" else teller.shown("完成")
    payment = Payment(title="", amount=teller.amount(), status=words, state=state, rows=rows, button=button)
    return draw_result(payment, setting)


def bill(teller: Teller, setting: Setting) -> Drawing:
    """A bill in the style of the other great payment app; it says that the trade succeeded, not who holds the money."""
    moment = teller.moment()
    rows = [
        ("付款方式", teller.chance.choice(("余额宝", "余额", "花呗", "示例银行储蓄卡(0000)"))),
        ("商品说明", teller.chance.choice(("转账", "货款", "收款"))),
        ("创建时间", f"{moment:%Y-%m-%d %H:%M:%S}"),
        ("订单号", f"{moment:%Y%m%d}22001400{teller.chance.randrange(10**12):012d}"),
        ("对方账户", f"{teller.seller} exa***@example.com"),
    ]
    shown = [(teller.shown(name), teller.shown(value)) for name, value in rows]
    amount, status = teller.amount(), teller.shown("交易成功")
    bar = teller.shown("账单详情")
    payment = Payment(title=teller.seller, bar=bar, amount=amount, sign="-", status=status, rows=shown)
    return draw_details(payment, setting, app="alipay")


def tracking(teller: Teller, setting: Setting) -> Drawing:
    moment, stops, times_left = teller.moment(most_days=30), [], teller.maybe(0.6)
    form = "%m-%d %H:%M" if times_left or teller.maybe(0.4) else "%Y-%m-%d %H:%M:%S"
    for number, event in enumerate(teller.some("events", 3, 7)):
        head = teller.of("heads") if number == 0 or teller.maybe(0.25) else ""
        stops.append(Stop(moment=moment.strftime(form), event=event, head=head))
        moment -= timedelta(minutes=teller.chance.randint(40, 2000))
    english = teller.script == "en"
    label = teller.chance.choice(("", "Tracking No. " if english else "运单号：", "" if english else "快递单号 "))
    parcel = Parcel(
        bar="Tracking" if english else teller.shown(teller.chance.choice(("物流详情", "查看物流", "物流信息", ""))),
        courier=teller.of("couriers"),
        number=teller.waybill(),
        copy="Copy" if english else teller.shown("复制"),
        stops=stops,
        number_label=teller.shown(label),
        goods=teller.of("goods_titles") if teller.maybe(0.3) else "",
        address="" if english or teller.maybe(0.6) else teller.shown("[收货地址] 示例市示例区示例路1号"),
    )
    return draw_tracking(parcel, setting, times_left=times_left)


BUSINESS: Mapping[str, Callable[[Teller, Setting], Drawing]] = {
    "details": details,
    "result": result,
    "bill": bill,
    "tracking": tracking,
}
