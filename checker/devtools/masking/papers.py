"""Payments, parcels and receipts: pages and papers full of numbers that belong to somebody."""

from __future__ import annotations

import random

from checker.devtools.artist import draw_photo, draw_receipt
from checker.devtools.artist.screens import Parcel, Payment, Setting, Stop, draw_details, draw_tracking
from checker.devtools.masking.people import Person, Planted
from checker.devtools.masking.scene import Scene


def payment(chance: random.Random, setting: Setting) -> Scene:
    payee, note = Person(chance), "包包定金"
    order, last = payee.order(), payee.digits(4)
    rows = [
        ("当前状态", "已收款"),
        ("转账说明", note),
        ("转账时间", "2026年11月20日 21:14:05"),
        ("支付方式", f"招商银行储蓄卡({last})"),
        ("转账单号", order),
        ("收款方", payee.name),
    ]
    details = Payment(title=f"转账-转给{payee.nickname}", amount="1280.00", status="", rows=rows)
    return Scene(
        kind="payment",
        draw=lambda: draw_details(details, setting),
        planted=[
            Planted(kind="payee", text=payee.nickname),
            Planted(kind="order", text=order),
            Planted(kind="name", text=payee.name),
            Planted(kind="card", text=last),
        ],
        kept=["1280.00", note, "2026年11月20日"],
    )


def tracking(chance: random.Random, setting: Setting) -> Scene:
    owner, rider = Person(chance), Person(chance)
    number, address, mobile = owner.parcel(), owner.address(), rider.mobile()
    parcel = Parcel(
        bar="物流详情",
        courier="顺丰速运",
        number=number,
        copy="复制",
        address=f"收货地址：{address} {owner.name}",
        stops=[
            Stop(moment="11-20 14:32", event=f"快件已签收，签收人：{owner.name}，派件员：{rider.name} {mobile}"),
            Stop(moment="11-19 08:10", event="【深圳市】快件已发往上海"),
        ],
    )
    return Scene(
        kind="tracking",
        draw=lambda: draw_tracking(parcel, setting, times_left=chance.random() < 0.5),
        planted=[
            Planted(kind="parcel", text=number),
            Planted(kind="address", text=address),
            Planted(kind="name", text=owner.name),
            Planted(kind="name", text=rider.name),
            Planted(kind="phone", text=mobile),
        ],
        kept=["顺丰速运", "【深圳市】快件已发往上海"],
    )


def receipt(chance: random.Random, setting: Setting) -> Scene:
    clerk, buyer = Person(chance), Person(chance)
    number, last = clerk.digits(10), buyer.digits(4)
    rows = [
        ("经典款手袋", "12,800.00"),
        ("合计", "12,800.00"),
        (f"收银员: {clerk.name}", "A12"),
        (f"小票号: {number}", ""),
        (f"会员: {buyer.name}", ""),
        (f"手机: {buyer.mobile()}", ""),
        (f"卡号 ************{last}", "VISA"),
    ]
    mobile = rows[5][0].removeprefix("手机: ")
    return Scene(
        kind="receipt",
        draw=lambda: draw_receipt("示例百货", rows, setting.look),
        planted=[
            Planted(kind="clerk", text=clerk.name),
            Planted(kind="receipt number", text=number),
            Planted(kind="member", text=buyer.name),
            Planted(kind="phone", text=mobile),
            Planted(kind="card", text=last),
        ],
        kept=["经典款手袋", "12,800.00", "示例百货"],
    )


def label(chance: random.Random, setting: Setting) -> Scene:
    """A parcel's label, with a code, photographed beside the goods."""
    to, sender = Person(chance), Person(chance)
    number, mobile, address = to.parcel(), to.mobile(), to.address()
    words = [number, f"收 {to.name} {mobile}", address, f"寄件人：{sender.name} {sender.mobile()}", "手袋 1件"]
    code = f"https://u.wechat.com/EXAMPLE{to.digits(6)}"
    return Scene(
        kind="label",
        draw=lambda: draw_photo(words, code=code, seed=chance.randint(0, 9)),
        planted=[
            Planted(kind="parcel", text=number),
            Planted(kind="name", text=to.name),
            Planted(kind="phone", text=mobile),
            Planted(kind="address", text=address),
            Planted(kind="name", text=sender.name),
        ],
        kept=["手袋"],
        code=code,
    )
