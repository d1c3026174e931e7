"""Own-written disguises of contacts: each is found and brought back to one spelling, in a text and on a picture."""

from __future__ import annotations

import pytest

from checker.claims import find_contacts
from checker.reading import read_text
from checker.vocabulary import Box, Item, ItemKind, Line, Reading

NAME, NUMBER = "example88", "13800001234"
WECHAT, PHONE, QQ = ("wechat", NAME), ("phone", NUMBER), ("qq", "10000000")
DISGUISES: dict[str, tuple[str, str]] = {
    # Words for WeChat
    "微信 example88": WECHAT,
    "微 信：example88": WECHAT,
    "微.信：example88": WECHAT,
    "微~信 example88": WECHAT,
    "微【信】example88": WECHAT,
    "微-信-号：example88": WECHAT,
    "薇信：example88": WECHAT,
    "葳信：example88": WECHAT,
    "威❤：example88": WECHAT,
    "维❤：example88": WECHAT,
    "薇❤️example88": WECHAT,
    "徽信同号 example88": WECHAT,
    "v信：example88": WECHAT,
    "V♥：example88": WECHAT,
    "➕V：example88": WECHAT,
    "➕v example88": WECHAT,
    "➕薇 example88": WECHAT,
    "➕🌟V：example88": WECHAT,
    "加V：example88": WECHAT,
    "＋Ｖ：example88": WECHAT,
    "+v:example88": WECHAT,
    "加微：example88": WECHAT,
    "加薇：example88": WECHAT,
    "加威：example88": WECHAT,
    "加卫星：example88": WECHAT,
    "卫星：example88": WECHAT,
    "🛰️：example88": WECHAT,
    "VX:example88": WECHAT,
    "V X：example88": WECHAT,
    "v.x：example88": WECHAT,
    "wx：example88": WECHAT,
    "w x example88": WECHAT,
    "W❌：example88": WECHAT,
    "V❌example88": WECHAT,
    "Vx同号example88": WECHAT,
    "ⓋⓍ：example88": WECHAT,
    "🆅🆇：example88": WECHAT,
    "𝓥𝓧：example88": WECHAT,
    "绿泡泡：example88": WECHAT,
    "绿色软件：example88": WECHAT,
    "小绿书加：example88": WECHAT,
    "weixin：example88": WECHAT,
    "wei xin: example88": WECHAT,
    "We Chat ID: example88": WECHAT,
    "wechat👉example88": WECHAT,
    "微信号是 example88": WECHAT,
    "微❤信 example88": WECHAT,
    "搜微信 example88": WECHAT,
    "扫码或加微信 example88": WECHAT,
    "vvx：example88": WECHAT,
    "威 xin example88": WECHAT,
    "微❤号➡️example88": WECHAT,
    # The name itself
    "微信：ｅｘａｍｐｌｅ８８": WECHAT,
    "微信：𝐞𝐱𝐚𝐦𝐩𝐥𝐞𝟖𝟖": WECHAT,
    "微信：ⓔⓧⓐⓜⓟⓛⓔ⑧⑧": WECHAT,
    "微信：🅴🆇🅰🅼🅿🅻🅴88": WECHAT,
    "微信：e x a m p l e 8 8": WECHAT,
    "微信：e-x-a-m-p-l-e-8-8": WECHAT,
    "微信：ex\u200bample\u200b88": WECHAT,
    "微信：EXAMPLE88": WECHAT,
    "微信：example8⃣8⃣": WECHAT,
    "微信：example⑧⑧": WECHAT,
    "微信：example❽❽": WECHAT,
    "微信（example88）": WECHAT,
    "微信【example88】": WECHAT,
    "微信「example88」": WECHAT,
    "微信:\nexample88": WECHAT,
    # Numbers
    "电话 138 0000 1234": PHONE,
    "手机138-0000-1234": PHONE,
    "☎️13800001234": PHONE,
    "一三八零零零零一二三四": PHONE,
    "壹叁捌零零零零壹贰叁肆": PHONE,
    "138〇〇〇〇1234": PHONE,
    "1③⑧0000①②③④": PHONE,
    "❶❸❽0000❶❷❸❹": PHONE,
    "1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣": PHONE,
    "１３８００００１２３４": PHONE,
    "𝟭𝟯𝟴𝟬𝟬𝟬𝟬𝟭𝟮𝟯𝟰": PHONE,
    "138*0000*1234": PHONE,
    "138。0000。1234": PHONE,
    "138 oooo 1234": PHONE,
    "l38OOOO1234 电话": PHONE,
    "一3八0000一2三4": PHONE,
    "1.3.8.0.0.0.0.1.2.3.4": PHONE,
    "138—0000—1234": PHONE,
    "（138）0000 1234": PHONE,
    "+86-138-0000-1234": PHONE,
    "0086 13800001234": PHONE,
    "微信同手机：13800001234": PHONE,
    "vx➕一三八零零零零一二三四": PHONE,
    # Others
    "扣扣：10000000": QQ,
    "企鹅号 10000000": QQ,
    "🐧：10000000": QQ,
    "Q Q：10000000": QQ,
    "q.q 10000000": QQ,
    "扣扣❶⓿⓿⓿⓿⓿⓿⓿": QQ,
    "🐧1 0 0 0 0 0 0 0": QQ,
    "飞机：@example88": ("handle", NAME),
    "✈️ @example88": ("handle", NAME),
    "纸飞机 @example88": ("handle", NAME),
    "tg：example88": ("handle", NAME),
    "ins：example88": ("handle", NAME),
    "WhatsApp：+1 (555) 010-0000": ("phone", "+15550100000"),
}
INNOCENT = (
    "尺寸 138 80 66 55",
    "货号 13800001234567",
    "一三五七九月发货",
    "飞机上拍的云",
    "VX2 型号相机",
    "绿色软件推荐",
    "这款q q弹弹的",
    "威信房地产开发",
    "搜一下 example 就有",
    "138 个赞 0000 号店 1234",
    "订单 2026112213800001",
    "价格 l380 o",
    "企鹅公仔 10000000 只",
    "wx 系列 2024 款",
    "身高体重 180/96 185/100",
    "165(84) 170(88) 1",
    "ins style 包包",
    "微信(Android)版本",
    "3×5 厘米",
    "🇻🇳 越南直邮",
    "il38 oooo",
)


def contacts_of(reading: Reading) -> list[tuple[str, str]]:
    return [(contact.kind.value, contact.value) for contact in find_contacts([reading])]


def on_a_picture(text: str) -> Reading:
    lines, start = [], 0
    for number, row in enumerate(text.split("\n")):
        box = Box(left=20, top=40 * number, width=30 * max(len(row), 1), height=30)
        lines.append(Line(text=row, start=start, box=box, confidence=0.97))
        start += len(row) + 1
    return Reading(item=0, kind=ItemKind.PICTURE, text=text, lines=tuple(lines), width=1080, height=1440)


@pytest.mark.parametrize(("text", "wanted"), DISGUISES.items())
def test_a_disguise_is_seen_through(text: str, wanted: tuple[str, str]) -> None:
    assert contacts_of(read_text(Item(index=0, kind=ItemKind.TEXT, text=f"现货\n{text}\n谢谢"))) == [wanted]


@pytest.mark.parametrize(("text", "wanted"), DISGUISES.items())
def test_a_disguise_on_a_picture_is_seen_through_and_has_its_place(text: str, wanted: tuple[str, str]) -> None:
    reading = on_a_picture(text)
    assert contacts_of(reading) == [wanted]
    (contact,) = find_contacts([reading])
    assert contact.box is not None
    assert contact.quote == text[contact.start : contact.end]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert contacts_of(read_text(Item(index=0, kind=ItemKind.TEXT, text=text))) == []


def test_the_table_is_long_enough() -> None:
    assert len(DISGUISES) >= 60
