"""Gate 1: who says it."""

from __future__ import annotations

import pytest

from tests.claims.saying import ids_of

REPLICA = "replica-grade"


@pytest.mark.parametrize(
    "text",
    [
        "LV 老花包 顶级高仿 680 包邮 私信下单",
        "高仿包包",
        "想要高仿包的姐妹看过来,有需要吗?加微信 wx: example-shop",
        "老司机给大家揭秘高仿表的骗局!懂行的都在这里拿货,一件代发,微信:example-shop",
        "三种版本的区别一次讲清:劳力士复刻表看机芯。现货秒发,微信:example-shop",
        "1:1 mirror quality bags, DM for price, agents welcome",
    ],
)
def test_a_seller_is_heard(text: str) -> None:
    assert REPLICA in ids_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "高仿被判三年 朋友圈卖假包案",
        "警方提醒:有人在朋友圈卖高仿包,现货秒发,私信下单,多名买家上当",
        "记者近日调查发现,批发市场里高仿包一件代发,下单即可发货",
        "法院判决书写明,被告人销售高仿包三百只,售价 680 元",
        "科普:教你识别高仿包,看走线和五金",
        "这个是高仿吗?帮看看",
        "请问谁买过高仿包,质量怎么样",
        "卖家说是高仿,我花了 3000,靠谱吗?",
        "代购跟我说是高仿的,我不信",
        "避雷!卖家微信:example-shop 卖的是高仿包,大家小心",
        "昨晚看了电影《高仿人生》,很好看",
        "客服态度差,收到货才知道是高仿,已经投诉维权",
        "服装厂招聘高仿版师,月薪 8000,五险一金,简历发邮箱",
        "小说里的女主靠卖高仿包发家",
        "Is this a 1:1 replica? legit check please",
        "Police arrested two people for selling 1:1 mirror quality bags",
    ],
)
def test_everybody_else_is_not(text: str) -> None:
    assert REPLICA not in ids_of(text)


def test_a_quoted_word_is_not_the_sellers_own() -> None:
    assert REPLICA not in ids_of("有的店把“高仿”两个字挂在嘴边")
    assert REPLICA in ids_of("主打“高仿”包包 680 包邮 现货秒发 私信下单")


def test_asking_in_one_sentence_does_not_silence_the_offer_in_the_next() -> None:
    assert REPLICA in ids_of("还在花冤枉钱吗?顶级复刻包 680 包邮,私信下单")
