"""Contacts are found under every disguise, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims import find_contacts
from checker.reading import read_text
from checker.vocabulary import Box, Code, ContactKind, Item, ItemKind, Reading

WECHAT_WORDS = [
    "微信",
    "薇信",
    "➕V",
    "➕薇",
    "加V",
    "vx",
    "ＶＸ",
    "ⓥⓧ",
    "V❤",
    "威信",
    "🛰️",
    "WeChat",
    "𝗩𝗫",
    "薇❤",
    "加微",
    "V信",
]
SEPARATORS = ["：", ":", " ", " ： ", "号:", "号 "]
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"
NUMERALS = "零一二三四五六七八九"
DIGITS: dict[str, Callable[[str], str]] = {
    "circled": lambda digits: "".join(CIRCLED[int(digit)] for digit in digits),
    "numerals": lambda digits: "".join(NUMERALS[int(digit)] for digit in digits),
    "wide": lambda digits: "".join(chr(0xFF10 + int(digit)) for digit in digits),
    "bold": lambda digits: "".join(chr(0x1D7CE + int(digit)) for digit in digits),
    "keycaps": lambda digits: "".join(f"{digit}\ufe0f\u20e3" for digit in digits),
    "blanks": " ".join,
    "dots": "·".join,
    "hyphens": lambda digits: f"{digits[:3]}-{digits[3:7]}-{digits[7:]}",
    "country": lambda digits: f"+86 {digits[:3]} {digits[3:7]} {digits[7:]}",
    "hidden": "\u200b".join,
    "mixed": lambda digits: "".join(NUMERALS[int(d)] if at % 2 else d for at, d in enumerate(digits)),
}
invented = st.from_regex(r"example[a-z0-9]{0,6}", fullmatch=True)
numbers = st.from_regex(r"1380000[0-9]{4}", fullmatch=True)


def found(text: str) -> list[tuple[str, str]]:
    reading = read_text(Item(index=0, kind=ItemKind.TEXT, text=text))
    contacts = find_contacts([reading])
    assert all(contact.quote == text[contact.start : contact.end] for contact in contacts)
    return [(contact.kind.value, contact.value) for contact in contacts]


@given(word=st.sampled_from(WECHAT_WORDS), separator=st.sampled_from(SEPARATORS), name=invented)
def test_a_wechat_name_is_found_after_any_word_for_it(word: str, separator: str, name: str) -> None:
    assert found(f"现货 {word}{separator}{name}，欢迎") == [("wechat", name)]


@given(name=invented, style=st.sampled_from(["wide", "bold", "blanks", "plain"]))
def test_a_name_is_found_in_any_letters(name: str, style: str) -> None:
    written = {
        "wide": "".join(chr(ord(letter) + 0xFEE0) for letter in name),
        "bold": "".join(_bold(letter) for letter in name),
        "blanks": " ".join(name),
        "plain": name.title(),
    }[style]
    assert found(f"微信：{written}\n谢谢") == [("wechat", name)]


@given(number=numbers, style=st.sampled_from(sorted(DIGITS)))
def test_a_telephone_number_is_found_in_any_digits(number: str, style: str) -> None:
    assert found(f"电话 {DIGITS[style](number)}，谢谢") == [("phone", number)]


@given(number=numbers)
def test_a_number_is_one_contact_whatever_it_is_called(number: str) -> None:
    assert found(f"微信：{number}") == found(f"手机 {number}") == [("phone", number)]


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("扣扣：10000000", ("qq", "10000000")),
        ("QQ 1 0 0 0 0 0 0 0", ("qq", "10000000")),
        ("telegram: @example_shop", ("handle", "example_shop")),
        ("ig: example.shop", ("handle", "example.shop")),
        ("WhatsApp +1 555 010 0000", ("phone", "+15550100000")),
        ("vx e x a m p l e 8 8", ("wechat", "example88")),
        ("微信号example-shop88(备注)", ("wechat", "example-shop88")),
    ],
)
def test_other_contacts(text: str, contact: tuple[str, str]) -> None:
    assert found(text) == [contact]


@pytest.mark.parametrize(
    "text",
    [
        "订单号 20260312345678901",
        "尺码 36 37 38 39 40 41 42",
        "价格 1380 2680 3680 4680",
        "微信收款 请联系客服",
        "加我微信哦",
        "wechat pay only",
        "line up for the new year sale",
        "vx在主页",
        "2026-11-22 13:80:00",
        "一共三百八十块，五六七八折都有",
    ],
)
def test_no_contact(text: str) -> None:
    assert found(text) == []


def test_a_contact_in_a_code_is_found_and_keeps_its_case() -> None:
    box = Box(left=1, top=2, width=3, height=4)
    codes = tuple(
        Code(kind="QR", text=text, box=box)
        for text in ("https://u.wechat.com/kExampleABC?s=2", "https://example.com/menu", "12345678")
    )
    (contact,) = find_contacts([Reading(item=3, kind=ItemKind.PICTURE, codes=codes)])
    assert (contact.kind, contact.value) == (ContactKind.LINK, "u.wechat.com/kExampleABC?s=2")
    assert (contact.item, contact.box) == (3, box)


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    found(text)


def _bold(letter: str) -> str:
    return chr(0x1D7CE + int(letter)) if letter.isdigit() else chr(0x1D41A + ord(letter) - ord("a"))


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("https://wa.me/15550100000?text=hi", ("phone", "+15550100000")),
        ("tel:+15550100000", ("phone", "+15550100000")),
        ("tel:13800001234", ("phone", "13800001234")),
        ("https://wa.me/8613800001234", ("phone", "13800001234")),
        ("https://wa.me/13800001234", ("phone", "+13800001234")),
        ("weixin://contacts/profile/Example-Shop", ("wechat", "example-shop")),
        ("微信：example88", ("wechat", "example88")),
        ("BEGIN:VCARD\nTEL:+1 555 010 0000\nEND:VCARD", ("phone", "+15550100000")),
    ],
)
def test_a_number_or_a_name_in_a_code_is_found_as_such(text: str, contact: tuple[str, str]) -> None:
    reading = Reading(item=0, kind=ItemKind.PICTURE, codes=(Code(kind="QR", text=text),))
    assert [(found.kind.value, found.value) for found in find_contacts([reading])] == [contact]
