"""Tells apart, from the lines alone, a post or album page, a chat, a receipt and a photo. Unsure means "other"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.vocabulary import Box, Line, Screen

# A whole line that is nothing but the age of a post.
POST_AGE = re.compile(
    r"(刚刚|剛剛|\d{1,2}\s*(秒|分钟|分鐘|小时|小時|天)前|昨天|前天|"
    r"(just now|yesterday|\d{1,2}\s*(mins?|minutes?|hours?|hrs?|days?) ago))"
)
POST_MARK = re.compile(
    r"朋友圈|moments|全文|收起|(朋友)?(仅|僅)展示最近.{1,4}(天|年|月)的朋友圈|共\s*\d+\s*张|"
    r".{1,20}(回复|回覆).{1,20}[:：].+"
)
ALBUM_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])\s*(1[0-2]|[1-9])\s*月|(今天|昨天|前天)|(1[0-2]|[1-9])\s*月")
CHAT_TIME = re.compile(
    r"((\d{4}年)?\d{1,2}月\d{1,2}日|昨天|前天|今天|(星期|周|週)[一二三四五六日天]|yesterday|today)?\s*"
    r"(上午|下午|凌晨|早上|中午|晚上|am|pm)?\s*\d{1,2}[:：]\d{2}\s*(am|pm)?"
)
CHAT_MARK = re.compile(
    r"请收款|已收款|已被接收|已过期|待对方收款|你已添加了.*|.*开启了朋友验证.*|.*撤回了一条消息.*|按住说话|"
    r"以上是打招呼的内容|已讀|已读|對方正在輸入.*|对方正在输入.*|微信转账|恭喜发财.*"
)
RECEIPT_WORD = re.compile(
    r"sub\s?-?total|total|tax\b|\bvat\b|\btva\b|\bttc\b|\bht\b|mwst|\biva\b|receipt|invoice|facture|ticket de caisse|"
    r"cashier|caisse|change|visa|mastercard|amex|合计|合計|总计|總計|小计|小計|税|稅|消费税|消費税|領収|レシート|お釣|お預|"
    r"小票|实收|找零|收银|持卡人存根|商户|终端号|参考号|交易日期|영수증|합계|부가세"
)
AMOUNT = re.compile(
    r"(.*\s)?[-−]?([¥￥$€£₩]\s?)?\d{1,3}([ ,.]?\d{3})*([.,]\d{2})?\s?([€$£円元]|eur|jpy|usd|cny)?[*A-Z]?"
)
FEW_WORDS = 60
FEW_LINES = 6


def kind_of_screen(lines: Sequence[Line], width: int, height: int) -> Screen:
    """The kind of picture; `lines` carry boxes in a picture of `width` × `height` pixels."""
    placed = [(line.text.strip().lower(), line.box) for line in lines if line.box is not None]
    if _looks_like_chat(placed, width):
        return Screen.CHAT
    if _looks_like_posts(placed, width):
        return Screen.MOMENTS
    if _looks_like_receipt(placed, width):
        return Screen.RECEIPT
    if len(placed) <= FEW_LINES and sum(len(text) for text, _ in placed) <= FEW_WORDS:
        return Screen.PHOTO
    return Screen.OTHER


def _looks_like_chat(placed: Sequence[tuple[str, Box]], width: int) -> bool:
    times = sum(
        1 for text, box in placed if CHAT_TIME.fullmatch(text) and _is_centred(box, width) and box.top > width / 8
    )
    marks = sum(1 for text, _ in placed if CHAT_MARK.fullmatch(text))
    left = any(_starts_at_avatar(box, width) for _, box in placed)
    right = any(box.left > width * 0.25 and 0.75 < (box.left + box.width) / width < 0.87 for _, box in placed)
    return (times >= 1 and (marks >= 1 or left or right)) or marks >= 2


def _looks_like_posts(placed: Sequence[tuple[str, Box]], width: int) -> bool:
    ages = sum(1 for text, box in placed if POST_AGE.fullmatch(text) and box.left < width * 0.3)
    marks = sum(1 for text, _ in placed if POST_MARK.fullmatch(text))
    days = sum(1 for text, box in placed if ALBUM_DAY.fullmatch(text) and box.left < width * 0.15)
    return ages + marks >= 2 or (days >= 1 and marks + days >= 2)


def _looks_like_receipt(placed: Sequence[tuple[str, Box]], width: int) -> bool:
    words = {word.group() for text, _ in placed for word in RECEIPT_WORD.finditer(text)}
    amounts = [box.left + box.width for text, box in placed if AMOUNT.fullmatch(text.upper().lower())]
    column = max((sum(1 for other in amounts if abs(other - edge) < width * 0.04) for edge in amounts), default=0)
    return (len(words) >= 2 and column >= 2) or (len(words) >= 1 and column >= 4) or len(words) >= 5


def _is_centred(box: Box, width: int) -> bool:
    return abs(box.left + box.width / 2 - width / 2) < width * 0.06


def _starts_at_avatar(box: Box, width: int) -> bool:
    """Where the words of a bubble start beside a round face on the left."""
    return 0.14 < box.left / width < 0.26 and box.width < width * 0.7
