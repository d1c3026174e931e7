"""Chats, groups, feeds, albums and public posts: names of those who talk, and what they give away."""

from __future__ import annotations

import random

from checker.devtools.artist.screens import (
    Answer,
    Entry,
    Post,
    PublicPost,
    Remark,
    Said,
    Setting,
    draw_album,
    draw_chat,
    draw_feed,
    draw_note,
    draw_weibo,
)
from checker.devtools.masking.people import Person, Planted
from checker.devtools.masking.scene import Scene
from checker.devtools.masking.sentences import CLAIMS, giving_away


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
