"""Invented people with everything that belongs to them. No number is anybody's, except by accident."""

from __future__ import annotations

import random
from dataclasses import dataclass

_SURNAMES = "王李张刘陈杨黄赵吴徐孙朱胡郭何林罗郑梁谢宋唐韩冯邓曹彭曾"
_GIVEN = "晓雯子涵梓萱思琪雨桐佳怡欣妍嘉豪俊杰浩然宇轩志远明辉丽娜静怡"
_NICKNAMES = (
    *("阿芳不吃糖", "Lily在巴黎", "小莹Sunny", "糖糖妈咪", "可可爱喝茶", "月亮不睡觉", "Nana酱", "大白兔奶糖罐"),
    *("柚子茶Yuzu", "一颗小土豆", "橙子汽水", "Mandy曼曼", "木木同学", "深海里的鲸", "七七要努力", "Coco姐姐"),
)
_STREETS = ("张杨路", "文三路", "天府大道", "建国路", "科技园南路", "星湖街", "人民中路")
_AREAS = ("上海市浦东新区", "杭州市西湖区", "成都市武侯区", "北京市朝阳区", "广东省深圳市南山区", "苏州市吴中区")


@dataclass(frozen=True, kw_only=True)
class Planted:
    """`kind` names what it is; `text` is what nobody may read afterwards."""

    kind: str
    text: str


class Person:
    """Somebody by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.name = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.choice((1, 2, 2))))
        self.nickname = chance.choice(_NICKNAMES)

    def digits(self, count: int) -> str:
        return "".join(str(self.chance.randint(0, 9)) for _ in range(count))

    def mobile(self) -> str:
        number = f"1{self.chance.choice('3578')}{self.digits(9)}"
        form = self.chance.choice(("{0}{1}{2}", "{0} {1} {2}", "{0}-{1}-{2}", "+86 {0}{1}{2}"))
        return form.format(number[:3], number[3:7], number[7:])

    def abroad(self) -> str:
        return self.chance.choice(("+852 6{0} {1}", "+853 66{2} {1}", "+65 8{0} {1}")).format(
            self.digits(3), self.digits(4), self.digits(2)
        )

    def wechat(self) -> str:
        return f"example{self.chance.choice('-_')}{self.chance.choice(('shop', 'lady', 'bags'))}{self.digits(2)}"

    def qq(self) -> str:
        return f"{self.chance.randint(1, 9)}{self.digits(8)}"

    def email(self) -> str:
        return f"{self.wechat()}@example.com"

    def citizen(self) -> str:
        return f"110105{self.chance.randint(1960, 2004)}{self.chance.randint(1, 12):02}15{self.digits(3)}X"

    def passport(self) -> str:
        return f"E{self.digits(8)}"

    def card(self) -> str:
        return f"6222{self.digits(15)}"

    def parcel(self) -> str:
        return self.chance.choice(("SF1{0}", "YT{0}", "JT{0}")).format(self.digits(13))

    def order(self) -> str:
        return f"1000050001{self.digits(18)}"

    def address(self) -> str:
        number, block, room = (self.chance.randint(low, high) for low, high in ((1, 999), (1, 30), (101, 2605)))
        return f"{self.chance.choice(_AREAS)}{self.chance.choice(_STREETS)}{number}号{block}栋{room}室"
