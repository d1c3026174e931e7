"""One maker for each kind of scene: what somebody might have sent, by chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from checker.devtools.artist.canvas import Drawing
from checker.devtools.artist.photo import draw_photo, draw_receipt
from checker.devtools.artist.scenes.talking import talk
from checker.devtools.artist.scenes.telling import NOW, Teller
from checker.devtools.artist.screens import (
    Answer,
    Day,
    Entry,
    Post,
    PublicPost,
    Remark,
    Setting,
    draw_album,
    draw_article,
    draw_chat,
    draw_feed,
    draw_goods,
    draw_note,
    draw_post,
    draw_qq_album,
    draw_qq_post,
    draw_weibo,
)
from checker.vocabulary.page import Page, PageKind


def feed(teller: Teller, setting: Setting) -> Drawing:
    posts = [_post(teller, Teller(teller.chance, teller.script).seller, number) for number in range(5)]
    owner = teller.buyer if teller.maybe(0.25) else ""
    scrolled = 0.0 if teller.maybe(0.3) else teller.chance.uniform(0, 200 if owner else 300)
    return draw_feed(posts, setting, owner=owner, scrolled=scrolled, whole=teller.maybe(0.12))


def post(teller: Teller, setting: Setting) -> Drawing:
    one = replace(_post(teller, teller.seller, 1), posted=teller.full(teller.moment()), folded=False)
    return draw_post(one, setting)


def album(teller: Teller, setting: Setting) -> Drawing:
    moment, entries, last = NOW, [], ""
    year = NOW.year
    for number in range(8):
        entry = Entry(text=teller.of("short" if teller.maybe(0.7) else "posts"), seed=teller.chance.randrange(999))
        entry = replace(entry, photos=teller.chance.choice((0, 1, 1, 2, 4, 6, 9)))
        day, month = _day(teller, (NOW - moment).days, moment.day, moment.month)
        if day + month != last:
            entry = replace(entry, day=day, month=month)
            if teller.maybe(0.3):
                entry = replace(entry, place=teller.of("places"))
        if moment.year != year:
            entry, year = replace(entry, year=_year(teller, moment.year)), moment.year
        last = day + month
        entries.append(entry)
        moment -= (NOW - teller.moment(most_days=(1, 3, 40)[number % 3])) * teller.chance.choice((0, 1, 1))
    limit = teller.chance.choice(("", "three-days", "half-year"))
    count = teller.chance.randint(3, 8)
    cover, scrolled = teller.maybe(0.55), teller.chance.uniform(0, 150)
    return draw_album(teller.seller, entries[:count], setting, limit=limit, cover=cover, scrolled=scrolled)


def chat(teller: Teller, setting: Setting) -> Drawing:
    in_group = teller.maybe(0.1)
    title = f"{teller.of('goods')}福利群({teller.chance.randint(30, 500)})" if in_group else teller.seller
    unread = str(teller.chance.randint(1, 99)) if teller.maybe(0.4) else ""
    scrolled = 0.0 if teller.maybe(0.4) else teller.chance.uniform(0, 120)
    whole = teller.maybe(0.12)
    return draw_chat(title, talk(teller, in_group=in_group), setting, unread=unread, scrolled=scrolled, whole=whole)


def weibo(teller: Teller, setting: Setting) -> Drawing:
    text = f"{teller.of('posts')}{teller.of('tags')}"
    posted = f"{teller.short(teller.moment())} {teller.of('clients')}"
    counts = [f"{word} {teller.chance.randint(1, 900)}" for word in _three(teller)]
    made = _public(teller, text, posted, "微博正文", "+关注")
    return draw_weibo(replace(made, counts=counts, place=teller.of("places") if teller.maybe(0.3) else ""), setting)


def note(teller: Teller, setting: Setting) -> Drawing:
    text = f"{teller.of('notes')}\n{teller.of('tags').rstrip('#')} {teller.of('tags').rstrip('#')}"
    edited = teller.shown("编辑于 ") if teller.maybe(0.3) and teller.script != "en" else ""
    posted = f"{edited}{teller.short(teller.moment())} {teller.of('areas')}"
    made = _public(teller, text, posted, "", "关注")
    counts = [str(teller.chance.randint(1, 999)) for _ in range(3)]
    made = replace(made, title=teller.of("titles"), counts=counts, field=teller.shown("说点什么..."))
    return draw_note(made, setting, scrolled=teller.chance.uniform(0, 200))


def qq_post(teller: Teller, setting: Setting) -> Drawing:
    posted = f"{'昨天' if teller.maybe(0.4) else teller.moment().strftime('%m-%d')} {teller.clock()}"
    made = _public(teller, teller.of("posts"), posted, "详情", "")
    seen = teller.shown(f"浏览{teller.chance.randint(3, 900)}次")
    return draw_qq_post(
        replace(made, answers_title=seen, place=teller.of("places") if teller.maybe(0.4) else ""), setting
    )


def qq_album(teller: Teller, setting: Setting) -> Drawing:
    days = []
    for number in range(teller.chance.randint(1, 4)):
        moment, photos = teller.moment(), teller.chance.randint(1, 9)
        head = f"{moment.year}年{moment.month}月{moment.day}日"
        days.append(Day(head=head, note=teller.shown(f"上传了{photos}张照片"), photos=photos, seed=number + photos))
    return draw_qq_album(teller.of("albums"), teller.shown(f"{teller.chance.randint(9, 300)}张照片"), days, setting)


def article(teller: Teller, setting: Setting) -> Drawing:
    return draw_article(teller.of("headlines"), teller.of("article_sources"), teller.some("paragraphs", 3, 6), setting)


def goods(teller: Teller, setting: Setting) -> Drawing:
    buttons = ("Add to Cart", "Buy Now") if teller.script == "en" else ("加入购物车", "立即购买")
    price = f"¥{teller.amount()}"
    shown = (teller.shown(buttons[0]), teller.shown(buttons[1]))
    return draw_goods(teller.of("goods_titles"), price, teller.some("goods_rows", 1, 3), shown, setting)


def photo(teller: Teller, setting: Setting) -> Drawing:
    words = [teller.of("photo_words")] if teller.maybe(0.5) else []
    drawn = draw_photo(words, setting.look, seed=teller.chance.randrange(999))
    return replace(drawn, page=Page(kind=PageKind.PHOTO))


def receipt(teller: Teller, setting: Setting) -> Drawing:
    wares = [(teller.of("goods"), f"{teller.amount()}") for _ in range(teller.chance.randint(2, 5))]
    sums = [("Subtotal", teller.amount()), ("TVA 20%", teller.amount()), ("TOTAL EUR", teller.amount())]
    if teller.script != "en" and teller.maybe(0.5):
        sums = [(teller.shown(name), teller.amount()) for name in ("小计", "税", "合计")]
    drawn = draw_receipt("EXAMPLE STORE", [*wares, *sums], setting.look)
    return replace(drawn, page=Page(kind=PageKind.RECEIPT))


def _post(teller: Teller, name: str, number: int) -> Post:
    buyers = teller.some("buyers", 1, 4)
    remarks = [Remark(name=buyer, text=teller.of("comments")) for buyer in buyers[:2] if teller.maybe(0.6)]
    if remarks and teller.maybe(0.7):
        remarks.append(Remark(name=name, text=teller.of("answers"), to=remarks[-1].name))
    photos = teller.chance.choice((0, 1, 1, 2, 3, 4, 6, 9))
    return Post(
        name=name,
        text=teller.of("posts"),
        posted=teller.age(),
        place=teller.of("places") if teller.maybe(0.4) else "",
        photos=photos,
        photo_words=teller.of("photo_words") if photos and teller.maybe(0.3) else "",
        folded=teller.maybe(0.15),
        link=teller.of("titles") if not photos and teller.maybe(0.4) else "",
        likes=buyers if teller.maybe(0.5) else (),
        remarks=remarks,
        own=teller.maybe(0.08),
        seed=teller.chance.randrange(999) + number,
    )


def _public(teller: Teller, text: str, posted: str, bar: str, follow: str) -> PublicPost:
    answers = [
        Answer(name=buyer, text=teller.of("comments"), below=f"{teller.short(teller.moment())} {teller.of('areas')}")
        for buyer in teller.some("buyers", 0, 4)
    ]
    count = teller.chance.randint(1, 99)
    return PublicPost(
        bar=teller.shown(bar),
        name=teller.seller,
        text=text,
        posted=posted,
        follow=teller.shown(follow),
        photos=teller.chance.choice((1, 2, 3, 3, 6, 9)),
        answers_title=teller.shown(f"共 {count} 条评论") if not bar else teller.shown(f"评论 {count}"),
        answers=answers,
        seed=teller.chance.randrange(999),
    )


def _day(teller: Teller, age: int, day: int, month: int) -> tuple[str, str]:
    if age <= 1:
        return (("Today", "Yesterday") if teller.script == "en" else ("今天", "昨天"))[age], ""
    return f"{day:02d}", NOW.replace(month=month, day=1).strftime("%b") if teller.script == "en" else f"{month}月"


def _year(teller: Teller, year: int) -> str:
    return str(year) if teller.script == "en" else f"{year}年"


def _three(teller: Teller) -> Sequence[str]:
    return ("Share", "Comment", "Like") if teller.script == "en" else [teller.shown(w) for w in ("转发", "评论", "赞")]


MAKERS: Mapping[str, Callable[[Teller, Setting], Drawing]] = {
    "feed": feed,
    "post": post,
    "album": album,
    "chat": chat,
    "weibo": weibo,
    "note": note,
    "qq-post": qq_post,
    "qq-album": qq_album,
    "article": article,
    "goods": goods,
    "photo": photo,
    "receipt": receipt,
}
