"""Our own texts in Traditional: all of them, in good characters; and never a word of the seller."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from checker.countries import countries
from checker.evidence import all_checks, all_receipt_checks
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.vocabulary import Message
from checker.web.traditional import CONVERTED, HONG_KONG, TAIWAN, traditional
from checker.web.wording import in_language, say, text_in

ENCODINGS = ("cp950", "big5hkscs")
"""Old encodings that know no character which is only Simplified."""
PAGES = ["", "how-we-decide/", "claims/", "combinations/", "checks/", "countries/"]
PAGES += [f"claims/{pattern.id}/" for pattern in library().firing()]
PAGES += [f"countries/{code.lower()}/" for code in countries()]


def only_simplified(text: str) -> list[str]:
    """Words around characters that nobody writes in Traditional."""
    return [
        text[max(match.start() - 4, 0) : match.end() + 4]
        for match in re.finditer(r"[\u4e00-\u9fff]", text)
        if not any(_knows(encoding, match[0]) for encoding in ENCODINGS)
    ]


def _knows(encoding: str, character: str) -> bool:
    try:
        return bool(character.encode(encoding))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(
    ("simplified", "taiwan", "hong_kong"),
    [
        ("这只说明刷过卡", "這只說明刷過卡", "這只說明刷過卡"),
        ("写明了问题，说明了来历", "寫明了問題，說明了來歷", "寫明了問題，說明了來歷"),
        ("走平台下单", "走平台下單", "走平台下單"),
        ("十几个微信号同时卖货", "十幾個微信號同時賣貨", "十幾個微信號同時賣貨"),
        ("支持退货，三只现货", "支持退貨，三隻現貨", "支持退貨，三隻現貨"),
        ("2013 年的报道里，小票里写着", "2013 年的報導裡，小票裡寫著", "2013 年的報道裏，小票裏寫着"),
        ("转账截图", "轉帳截圖", "轉賬截圖"),
        ("手表的表带，尺码表", "手錶的錶帶，尺碼表", "手錶的錶帶，尺碼表"),
        ("答“是”或“不是”", "答「是」或「不是」", "答「是」或「不是」"),
        ("请把文字粘贴进来", "請把文字貼進來", "請把文字貼進來"),
        ("复刻、复制、回复", "復刻、複製、回覆", "復刻、複製、回覆"),
        ("报告在 30 天后删除", "報告在 30 天後刪除", "報告在 30 天後刪除"),
        ("平台和二手渠道里", "平台和二手管道裡", "平台和二手渠道裏"),
        ("文件的哈希值，签购单", "檔案的雜湊值，簽購單", "檔案的雜湊值，簽購單"),
        ("纸面文件，一个文件夹", "紙面文件，一個資料夾", "紙面文件，一個資料夾"),
        ("程序遮住号码和二维码", "程式遮住號碼和 QR 碼", "程式遮住號碼和二維碼"),
        ("这不是好消息，还没有消息", "這不是好消息，還沒有訊息", "這不是好消息，還沒有訊息"),
    ],
)
def test_what_the_conversion_alone_gets_wrong_reads_right(simplified: str, taiwan: str, hong_kong: str) -> None:
    assert traditional(simplified, TAIWAN) == taiwan
    assert traditional(simplified, HONG_KONG) == hong_kong


@pytest.mark.parametrize("language", CONVERTED)
@pytest.mark.parametrize("address", PAGES)
def test_no_simplified_character_is_left_on_a_page(client: Client, address: str, language: str) -> None:
    shown = client.get(f"/guide/{address}", headers={"accept-language": language}).content.decode()
    own = re.sub(r"<(blockquote|q|pre)\b.*?</\1>|「[^」]{1,40}」|>简体<", "", shown, flags=re.DOTALL)
    assert len(re.findall(r"[\u4e00-\u9fff]", own)) > 100
    assert only_simplified(own) == []


def messages() -> Iterator[Message]:
    for check in (*all_checks().values(), *all_receipt_checks().values()):
        for key, sentence in check.says.items():
            names = re.findall(r"{(\w+)}", sentence.zh + sentence.en)
            yield Message(id=f"check.{check.id}.{key}", params={name: f"复刻里面{name}" for name in names})
    for rule in library().combinations.values():
        yield Message(id=f"combination.{rule.id}", params={"first": "只收微信转账", "second": "现货齐码"})


@pytest.mark.parametrize("language", CONVERTED)
def test_the_words_of_the_seller_are_never_converted(language: str) -> None:
    for message in messages():
        said = say(message, language)
        assert said
        template = say(message, "zh")
        for name, value in message.params.items():
            if value in template:
                wanted = traditional(value, language) if "zh" in name.split("_") else value
                assert wanted in said, message.id


@pytest.mark.parametrize("language", CONVERTED)
def test_braces_in_the_words_of_a_seller_stay_braces(language: str) -> None:
    rule = next(rule for rule in library().combinations.values() if "{first}" in rule.says.zh)
    params = {"first": "{second} {0} {x}", "second": "现货{first}"}
    said = say(Message(id=f"combination.{rule.id}", params=params), language)
    assert "{second} {0} {x}" in said
    assert ("现货{first}" in said) == ("{second}" in rule.says.zh)


def test_hand_written_languages_are_left_alone() -> None:
    pattern = library().patterns["airline-crew"]
    assert text_in(pattern.says, "zh") == pattern.says.zh
    assert text_in(pattern.says, "en") == pattern.says.en
    assert in_language({"zh": "里面", "en": "inside"}, "en") == "inside"


@pytest.mark.parametrize("language", CONVERTED)
def test_brands_are_written_in_traditional(language: str) -> None:
    assert [b.zh for b in lexicon().brands.values() if only_simplified(traditional(b.zh, language))] == []


@pytest.mark.parametrize(
    ("query", "claim"), [("機組", "airline-crew"), ("直郵", "direct-mail"), ("空姐 代購", "airline-crew")]
)
def test_the_search_understands_traditional(client: Client, query: str, claim: str) -> None:
    shown = client.get("/guide/claims/", {"q": query}, headers={"accept-language": "zh-TW"}).content.decode()
    assert f"/guide/claims/{claim}/" in shown
