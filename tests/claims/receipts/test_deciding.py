"""Only receipts are receipts: posts, chats, order pages, price lists and tickets are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.claims.receipts import find_receipts, shows_receipt
from checker.devtools.artist.receipts import typed
from checker.vocabulary import Item, ItemKind, Reading, Screen
from tests.claims.receipts.paper import SHOP

NO_RECEIPTS = {
    "post": "示例小店\n新款到货 现货一只\n包包 ¥680\n腰带 ¥280\n私聊下单 包邮\n3小时前",
    "chat": "在吗\n这个包多少钱\n¥680 包邮\n好的\n合计 ¥1360 可以吗\n下午 3:20",
    "order page": "订单编号 202611220045\n商品总价  ¥857.00\n优惠  -¥57.00\n实付款  ¥800.00\n"
    "创建时间 2026-11-22 10:11:12\n确认收货\n查看物流",
    "price list": "新款价目表\nA款 皮带  ¥599\nB款 丝巾  ¥129\nC款 钱包  ¥899\nD款 香水  ¥399",
    "product photo": "LEATHER BAG\nMADE IN ITALY\nSERIAL 004512\nSIZE 38",
    "train ticket": "示例站  样本站\nD6502\n2026年11月22日 13:39开\n06车12B号\n¥156.0元  二等座",
    "sentence": "I paid 250 in cash last time and the total change\nwas 14 so please call 2005 again\n"
    "thanks\nsee you at 5",
}


@pytest.mark.parametrize("kind", NO_RECEIPTS)
def test_what_is_no_receipt_yields_none(kind: str) -> None:
    assert find_receipts([typed(NO_RECEIPTS[kind])]) == ()


def test_a_receipt_is_one_and_the_decision_can_be_asked_for() -> None:
    assert shows_receipt(typed(SHOP))
    assert not shows_receipt(typed(NO_RECEIPTS["post"]))


def test_a_plain_receipt_counts_although_the_screen_was_taken_for_something_else() -> None:
    assert shows_receipt(replace(typed(SHOP), screen=Screen.CHAT))


def test_little_paper_on_a_chat_screen_counts_for_less() -> None:
    paper = typed("SAMPLE STORE\n22/11/2026 10:15\nTOTAL  10.00\nCASH  10.00")
    assert shows_receipt(paper)
    assert not shows_receipt(replace(paper, screen=Screen.CHAT))


def test_texts_and_empty_pictures_hold_no_receipts() -> None:
    text = Item(index=0, kind=ItemKind.TEXT, text=SHOP)
    assert find_receipts([Reading(item=0, kind=text.kind, text=SHOP)]) == ()
    assert find_receipts([Reading(item=0, kind=ItemKind.PICTURE)]) == ()
    assert find_receipts([]) == ()
