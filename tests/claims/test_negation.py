"""Gate 2: what is denied, compared or promised is not claimed."""

from __future__ import annotations

import pytest

from tests.claims.saying import ids_of

REPLICA, FACTORY = "replica-grade", "factory-surplus"


@pytest.mark.parametrize(
    "text",
    [
        "谢绝高仿 680 私信下单",
        "本店不做高仿,欢迎下单",
        "拒绝 LV 高仿,支持专柜验货",
        "谢绝高仿、次品、A货,要的私信",
        "不卖任何高仿包,现货秒发",
        "高仿勿扰,要的私信下单",
        "高仿绕道 现货秒发",
        "❌高仿 ❌A货 全部专柜 私信下单",
        "如发现高仿假一赔十,私信下单",
        "市面上高仿太多,认准我家,现货秒发",
        "跟高仿完全不一样,现货包邮",
        "no replicas, no 1:1 copies, DM to order",
        "We do not sell 1:1 mirror quality bags. DM to order",
    ],
)
def test_what_is_taken_back_is_not_claimed(text: str) -> None:
    assert REPLICA not in ids_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "质量不输专柜的高仿包,私信下单",
        "不容错过的高仿包,现货秒发",
        "没有中间商的高仿包,私信下单",
        "不是高仿胜似高仿,LV 包 680 私信下单",
        "非正品勿扰 LV 包 680 私信下单",
        "要正品的绕道,懂的来",
        "不退不换 顶级高仿包 680 私信下单",
        "no minimum order, 1:1 mirror quality, DM for price",
    ],
)
def test_what_only_looks_like_a_denial_is_none(text: str) -> None:
    assert REPLICA in ids_of(text)


def test_one_thing_denied_and_another_claimed() -> None:
    found = ids_of("本店不做高仿,LV 都是原单,现货私信")
    assert REPLICA not in found
    assert FACTORY in found


def test_the_promise_itself_is_claimed() -> None:
    assert ids_of("如发现高仿假一赔十,现货私信") >= {"tenfold-guarantee"}


def test_a_denied_check_is_no_invitation() -> None:
    assert "counter-inspection" not in ids_of("LV 包 有小票有盒 不支持专柜验货,介意勿拍")
    assert "counter-inspection" in ids_of("LV 包 有小票有盒 支持专柜验货,现货私信")
