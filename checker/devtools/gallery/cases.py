"""The made-up cases that the gallery and the text snapshots show: own-written posts and drawn pictures, looked at by
the real engine. A picture is read as its drawing says, so that no case waits for the reader of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from checker.cases.pipeline import conclude
from checker.devtools.artist import Drawing, draw_receipt
from checker.devtools.artist.screens import Post, Said, Setting, draw_chat, draw_post, truth_of
from checker.reading import read_text
from checker.vocabulary import Item, ItemKind, Outcome, Reading, Screen

TODAY = date(2026, 11, 20)
SURE = 0.995
"""How surely a clear photo is read: enough to fault a sum."""
CHAT, PAPER, WRONG_PAPER, FEED = "chat", "paper", "wrong-paper", "feed"
DRAWN = (CHAT, PAPER, WRONG_PAPER, FEED)


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """`texts` and then the drawings named in `pictures` are its items; `later` are the texts of its second version."""

    name: str
    texts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


_CREW = "姐妹们，我是空姐，刚落地巴黎，机组带回来的包，全年现货齐码随时发，喜欢的私信我。"
_ALL = (
    MadeUp(
        name="honest-shop",
        texts=(
            (
                "我们是开了六年的皮具店，营业执照和退货地址都在店铺首页。这款腰带 320 元，平台下单，七天无理由退货，"
                "开电子发票，尺码有 85 和 95 两种，其他码要等。"
            ),
        ),
    ),
    MadeUp(name="check-first", texts=("专柜购入的包，小票都在，尺码现货齐码，只收微信转账，喜欢的私信我。",)),
    MadeUp(name="crew-claim", texts=(_CREW,)),
    MadeUp(name="stop", texts=("LV 老花包 顶级复刻 1:1 专柜品质，小票盒子全套，支持专柜验货，480元包邮",)),
    MadeUp(name="cannot-tell", texts=("在吗",)),
    MadeUp(
        name="receipt-does-not-add-up",
        texts=("上周在纽约专柜买的腰带，小票如图，原价转。",),
        pictures=(WRONG_PAPER,),
    ),
    MadeUp(name="own-words-in-a-chat", pictures=(CHAT,)),
    MadeUp(
        name="masked-share",
        texts=(
            (
                "名品小店：专柜直采，全年现货齐码，要的加微信 example-shop-0001 或打 139-0000-0000，联系人：王小美，"
                "只收微信转账，不走平台。"
            ),
        ),
    ),
    MadeUp(
        name="continued",
        texts=("专柜购入的包，小票都在，喜欢的私信我。",),
        later=("我是空姐，全年现货齐码，招代理一件代发",),
    ),
    MadeUp(
        name="english-post",
        texts=(
            (
                "Hi girls! I'm a flight attendant, just landed in Paris. All sizes always in stock, ships today.\n"
                "WeChat transfer only, no platform orders please. Receipt included."
            ),
        ),
    ),
    MadeUp(
        name="recruiting-agent",
        texts=(
            (
                "大牌包包鞋服招代理啦！一件代发零库存，宝妈学生都能做，图片文案每天更新，跟着发圈就行。"
                "代理费 199 一次性，月入过万不是梦，加微信 example-shop 拉你进群。"
            ),
        ),
    ),
    MadeUp(
        name="everything",
        texts=(
            (
                "姐妹们早上好☀️ 我是空姐，刚落地巴黎✈️\n本人每月飞两趟，东西都是机组带回来的，专柜小\u200b票都在\n"
                "全年现货齐码，随时能发，招代理一件代发\n只收微信转账，不走平台哈🙏 手慢无"
            ),
        ),
        pictures=(FEED, CHAT, PAPER),
    ),
)
CASES = {case.name: case for case in _ALL}


@cache
def drawing_of(name: str) -> Drawing:
    """One of DRAWN. Raises KeyError for any other name."""
    return {CHAT: _chat, PAPER: _paper, WRONG_PAPER: _wrong_paper, FEED: _feed}[name]()


@cache
def outcome_of(name: str, version: int = 0) -> Outcome:
    """What the engine says of a case, at its newest version unless told otherwise. Raises KeyError."""
    case = CASES[name]
    texts = case.texts if version == 1 else (*case.texts, *case.later)
    readings = [read_text(Item(index=index, kind=ItemKind.TEXT, text=text)) for index, text in enumerate(texts)]
    for picture in case.pictures:
        readings.append(_read(picture, len(readings)))
    return conclude(readings, today=TODAY)


def picture_names(name: str) -> Sequence[str]:
    """The drawing of each item of a case, "" for a text. Raises KeyError."""
    case = CASES[name]
    return ("",) * len((*case.texts, *case.later)) + case.pictures


def _read(picture: str, item: int) -> Reading:
    kinds = {CHAT: Screen.CHAT, FEED: Screen.MOMENTS}
    reading = truth_of(drawing_of(picture), item)
    lines = tuple(replace(line, confidence=SURE) for line in reading.lines)
    return replace(reading, lines=lines, screen=kinds.get(picture, Screen.RECEIPT))


def _chat() -> Drawing:
    said = (
        Said(kind="time", text="昨天 14:32"),
        Said(text="你好，我是空姐可以帮带吗？还是你们有现货齐码", mine=True),
        Said(text="有的亲，全年现货齐码，随时发"),
        Said(text="可以走闲鱼吗", mine=True),
        Said(text="不走平台哦，只收微信转账"),
    )
    return draw_chat("示例小铺", said, Setting())


def _feed() -> Drawing:
    post = Post(name="示例小铺", text="到货啦 全年现货齐码 随时发 专柜小票都在", photos=3, posted="2小时前")
    return draw_post(post, Setting())


def _paper() -> Drawing:
    return _receipt("120.00", "130.65")


def _wrong_paper() -> Drawing:
    return _receipt("120.00", "180.65")


def _receipt(subtotal: str, total: str) -> Drawing:
    rows = (
        ("500 EXAMPLE AVE, NEW YORK NY", ""),
        ("11/12/2026 15:42", "#00123"),
        ("LEATHER BELT 2 x 60.00", "120.00"),
        ("SUBTOTAL", subtotal),
        ("TAX 8.875%", "10.65"),
        ("TOTAL", f"${total}"),
    )
    return draw_receipt("EXAMPLE STORE", rows)
