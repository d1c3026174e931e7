"""What sellers claim, and sentences that give somebody away, both as they stand on screens. Invented words only."""

from __future__ import annotations

import random

from checker.devtools.masking.people import Person, Planted

CLAIMS = (
    "香港专柜正品，支持验货，假一赔十",
    "工厂直销原单尾货，1:1品质680元",
    "我是空姐，每周飞巴黎，免税店代购",
    "韩国免税店现货350,000韩元",
    "专柜小票齐全，附购物袋2680包邮",
    "原厂皮料，过专柜，走私价1580",
    "招代理，一件代发，日入500",
    "欧洲直邮，海关放行，全程录像",
    "机组内部价，限量5只，尺寸25cm",
    "海外买手人肉带回，票据都有",
)


def giving_away(chance: random.Random, person: Person, *, short: bool = False) -> tuple[str, list[Planted]]:
    """A sentence with something of the person's own, and what that is."""
    mobile, wechat, address, card = person.mobile(), person.wechat(), person.address(), person.card()
    citizen, parcel, order, qq = person.citizen(), person.parcel(), person.order(), person.qq()
    passport, email, abroad = person.passport(), person.email(), person.abroad()
    name = person.name
    brief = (
        (f"联系电话{mobile}", [("phone", mobile)]),
        (f"加微信{wechat}", [("wechat", wechat)]),
        (f"QQ：{qq}", [("qq", qq)]),
        (f"顺丰{parcel}", [("parcel", parcel)]),
    )
    long = (
        (f"收件人：{name} 电话：{mobile} {address}", [("name", name), ("phone", mobile), ("address", address)]),
        (f"地址：{address} 收货人：{name} {mobile}", [("address", address), ("name", name), ("phone", mobile)]),
        (f"卡号：{card} 户名：{name}", [("card", card), ("name", name)]),
        (f"清关用 姓名：{name} 身份证：{citizen}", [("name", name), ("citizen", citizen)]),
        (f"护照号：{passport} 旅客姓名：{name}", [("passport", passport), ("name", name)]),
        (f"订单号：{order} 已发顺丰 {parcel}", [("order", order), ("parcel", parcel)]),
        (f"WhatsApp {abroad} 或发邮件 {email}", [("phone", abroad), ("email", email)]),
        (f"{name[0]}小姐要两个，发{address}", [("address", address)]),
    )
    text, planted = chance.choice(brief if short else brief + long + long)
    return text, [Planted(kind=kind, text=words) for kind, words in planted]
