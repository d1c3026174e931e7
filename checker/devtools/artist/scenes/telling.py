"""What people and apps write in a scene: sentences from the table of words, names, times and amounts."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import rtoml

from checker.devtools.artist.screens import Setting
from checker.devtools.artist.screens.phones import Script
from checker.web.traditional import TAIWAN, traditional

NOW = datetime(2026, 11, 22, 21, 47)  # noqa: DTZ001 — phones show local time
DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOON = 12


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    return rtoml.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


class Teller:
    """Says things in one script; `seller` and `buyer` stay the same throughout."""

    def __init__(self, chance: random.Random, script: Script) -> None:
        self.chance, self.script = chance, script
        self.seller, self.buyer = self.of("sellers"), self.of("buyers")

    def of(self, list_name: str) -> str:
        """One entry of a list, its slots filled in."""
        entry = self.chance.choice(_words()["en" if self.script == "en" else "zh"][list_name])
        if "{" in entry:
            entry = entry.format(
                goods=self.of("goods") if "{goods}" in entry else "",
                city=self.of("cities") if "{city}" in entry else "",
                seller=self.seller if "{seller}" in entry else "",
                price=self.chance.choice((99, 168, 299, 520, 680, 888, 1280, 1680, 2300, 5999)),
            )
        return self.shown(entry)

    def shown(self, simplified: str) -> str:
        return traditional(simplified, TAIWAN) if self.script == "zh-Hant" else simplified

    def some(self, list_name: str, least: int, most: int) -> list[str]:
        """Different entries."""
        found = [self.of(list_name) for _ in range(self.chance.randint(least, most))]
        return list(dict.fromkeys(found))

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def age(self) -> str:
        """How long ago, as a feed says it."""
        count = self.chance.randint(2, 23)
        if self.script == "en":
            return self.chance.choice(
                (f"{count} minutes ago", f"{count} hours ago", "1 hour ago", "Yesterday", f"{count % 6 + 2} days ago")
            )
        words = (f"{count}分钟前", f"{count}小时前", "刚刚", "昨天", f"{count % 6 + 2}天前", "1分钟前", "1小时前")
        return self.shown(self.chance.choice(words))

    def moment(self, most_days: int = 300) -> datetime:
        return NOW - timedelta(minutes=self.chance.randint(3, most_days * 24 * 60))

    def full(self, moment: datetime) -> str:
        """Day and time in full."""
        if self.script == "en":
            return f"{MONTHS[moment.month - 1]} {moment.day}, {moment.year} {moment:%H:%M}"
        return f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M}"

    def chat_time(self, moment: datetime) -> str:
        """As a chat prints it between bubbles: the older, the fuller; some phones count twelve hours."""
        clock = f"{moment:%H:%M}"
        if self.maybe(0.15) and self.script != "en":
            clock = f"{'上午' if moment.hour < NOON else '下午'}{moment.hour % NOON or NOON}:{moment:%M}"
        age = (NOW.date() - moment.date()).days
        if age == 0:
            return clock
        if age == 1:
            return f"{'Yesterday' if self.script == 'en' else '昨天'} {clock}"
        if age < len(DAYS):
            return f"{(ENGLISH_DAYS if self.script == 'en' else DAYS)[moment.weekday()]} {clock}"
        if self.script == "en":
            return f"{moment.month}/{moment.day}/{moment:%y} {clock}"
        return f"{f'{moment.year}年' if self.maybe(0.6) else ''}{moment.month}月{moment.day}日 {clock}"

    def short(self, moment: datetime) -> str:
        """As a microblog or note prints it."""
        forms = [f"{moment:%m-%d} {moment:%H:%M}", f"{moment:%y-%m-%d %H:%M}", f"{moment:%m-%d}"]
        if self.script != "en":
            forms += [f"昨天 {moment:%H:%M}", self.age()]
        return self.chance.choice(forms)

    def amount(self) -> str:
        whole = self.chance.choice((50, 88, 100, 299, 520, 680, 1000, 1280, 2300, 5999, 12800))
        return f"{whole}.{self.chance.choice(('00', '00', '00', '50', '88'))}"

    def waybill(self) -> str:
        """A number with zeros in it that nobody's parcel has."""
        return f"{self.chance.choice(('SF', 'YT', 'JD', ''))}00000{self.chance.randrange(10**8):08d}"

    def clock(self) -> str:
        return f"{self.chance.randint(0, 23):02d}:{self.chance.randint(0, 59):02d}"


def setting_of(teller: Teller, phone_and_face: Setting) -> Setting:
    """The status bar filled in by chance."""
    carriers = ("中国移动", "中国联通", "中国电信", "中華電信", "China Mobile", "CMHK", "")
    return replace(
        phone_and_face,
        clock=teller.clock(),
        carrier=teller.chance.choice(carriers),
        battery=teller.chance.randint(5, 99),
        percent=teller.maybe(0.5),
        net=teller.chance.choice(("5G", "4G", "wifi")),
        notice=teller.chance.randint(0, 3),
    )
