"""Drawn pictures with planted personal data of every kind beside a seller's claims, which have to stay readable."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.devtools.artist import Drawing, draw_photo, draw_receipt
from checker.devtools.artist.screens import (
    PHONES,
    Answer,
    Entry,
    Parcel,
    Payment,
    Post,
    PublicPost,
    Remark,
    Said,
    Setting,
    Stop,
    draw_album,
    draw_chat,
    draw_details,
    draw_feed,
    draw_note,
    draw_tracking,
    draw_weibo,
)
from checker.devtools.artist.screens.phones import Script
from checker.devtools.masking.people import Person, Planted
from checker.devtools.masking.sentences import CLAIMS, giving_away


@dataclass(frozen=True, kw_only=True)
class Scene:
    """`draw` makes the same drawing every time; `kept` are words that may not be hidden; `code` is a QR code's text."""

    kind: str
    draw: Callable[[], Drawing]
    planted: Sequence[Planted]
    kept: Sequence[str]
    code: str = ""


def chat(chance: random.Random, setting: Setting) -> Scene:
    seller, buyer = Person(chance), Person(chance)
    first, second = chance.sample(CLAIMS, 2)
    told, planted = giving_away(chance, buyer)
    asked, more = giving_away(chance, seller)
    title = seller.nickname
    entries = [
        Said(kind="notice", text=f"你已添加了{title}，现在可以开始聊天了。"),
        Said(kind="time", text="昨天 21:14"),
        Said(text=first),
        Said(text=told, mine=True),
        Said(text=asked, quote=f"{buyer.nickname}：在吗" if chance.random() < 0.4 else ""),
        Said(kind="transfer", amount="680.00", state="sent", mine=True),
        Said(text=second),
    ]
    names = [Planted(kind="title", text=title)]
    if entries[4].quote:
        names.append(Planted(kind="quoted name", text=buyer.nickname))
    return Scene(
        kind="chat",
        draw=lambda: draw_chat(title, entries, setting),
        planted=[*names, *planted, *more],
        kept=[first, second, "680.00"],
    )


def group(chance: random.Random, setting: Setting) -> Scene:
    """A chat of several, with their names above what they say."""
    people = [Person(chance) for _ in range(3)]
    names = list(dict.fromkeys(person.nickname for person in people))
    claims = chance.sample(CLAIMS, len(names))
    told, planted = giving_away(chance, people[0], short=True)
    entries = [
        Said(text=claim, name=name, seed=number) for number, (claim, name) in enumerate(zip(claims, names, strict=True))
    ]
    entries.append(Said(text=told, mine=True))
    return Scene(
        kind="group",
        draw=lambda: draw_chat("福利分享群(36)", entries, setting),
        planted=[*(Planted(kind="name above", text=name) for name in names), *planted],
        kept=claims,
    )


def feed(chance: random.Random, setting: Setting) -> Scene:
    people = [Person(chance) for _ in range(5)]
    names = list(dict.fromkeys(person.nickname for person in people))
    while len(names) < 4:
        names.append(f"{names[0]}{len(names)}号")
    first, second = chance.sample(CLAIMS, 2)
    told, planted = giving_away(chance, people[0])
    posts = [
        Post(
            name=names[0],
            text=f"{first} {told}",
            posted="3分钟前",
            photos=chance.choice((0, 1, 3)),
            likes=names[1:3],
            remarks=[Remark(name=names[1], text="还有货吗"), Remark(name=names[0], text="有的", to=names[1])],
            seed=chance.randint(0, 99),
        ),
        Post(name=names[3], text=second, posted="1小时前", photos=1, seed=chance.randint(0, 99)),
    ]
    shown = [Planted(kind="nickname", text=name) for name in (names[0], names[3])]
    shown += [Planted(kind="liked or commented", text=name) for name in names[1:3]]
    return Scene(
        kind="feed",
        draw=lambda: draw_feed(posts, setting, whole=True),
        planted=[*shown, *planted],
        kept=[first, second],
    )


def album(chance: random.Random, setting: Setting) -> Scene:
    seller = Person(chance)
    first, second = chance.sample(CLAIMS, 2)
    told, planted = giving_away(chance, seller, short=True)
    entries = [
        Entry(text=first, day="22", month="11月", photos=0),
        Entry(text=told, day="21", month="11月", photos=0),
        Entry(text=second, day="18", month="11月", photos=0),
    ]
    cover = chance.random() < 0.5
    return Scene(
        kind="album",
        draw=lambda: draw_album(seller.nickname, entries, setting, cover=cover),
        planted=[Planted(kind="owner", text=seller.nickname), *planted],
        kept=[first[:10], second[:10]],
    )


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


def public(chance: random.Random, setting: Setting) -> Scene:
    author, reader = Person(chance), Person(chance)
    claim = chance.choice(CLAIMS)
    told, planted = giving_away(chance, author)
    post = PublicPost(
        bar="微博正文" if chance.random() < 0.5 else "",
        name=author.nickname,
        text=f"{claim}\n{told}",
        posted="11-20 14:32 来自 iPhone",
        follow="+关注",
        answers=[Answer(name=reader.nickname, text="求链接", below="昨天 来自上海")],
        seed=chance.randint(0, 9),
    )
    names = [Planted(kind="author", text=author.nickname), Planted(kind="commented", text=reader.nickname)]
    draw = draw_weibo if post.bar else draw_note
    return Scene(kind="public", draw=lambda: draw(post, setting, whole=True), planted=[*names, *planted], kept=[claim])


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


KINDS = (chat, group, feed, feed, album, payment, tracking, public, receipt, label)


def scenes(count: int, seed: int) -> list[Scene]:
    """The same for the same seed; every kind comes up in turn."""
    made = []
    for number in range(count):
        chance = random.Random(seed * 10_000 + number)  # noqa: S311 — invented scenes
        script: Script = chance.choice(("zh-Hans", "zh-Hans", "zh-Hant", "en"))
        setting = Setting(phone=chance.choice(PHONES), dark=chance.random() < 0.3, script=script)
        made.append(KINDS[number % len(KINDS)](chance, setting))
    return made
