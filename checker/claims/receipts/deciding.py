"""Whether a parsed piece of paper is a receipt at all: goods with prices, chats and posts are not."""

from __future__ import annotations

import re

from checker.claims.receipts.entries import Account, Entry
from checker.claims.receipts.goods import goods_sum
from checker.claims.receipts.lexicon import Meaning
from checker.claims.receipts.parsing import Parsed
from checker.countries import Label
from checker.vocabulary import Screen

TOTAL, ADDS_UP, TAX, SUBTOTAL, PAID, GOODS, GOODS_ADD_UP = 2.0, 3.0, 1.5, 1.5, 1.5, 1.5, 2.0
DAY, DAY_AND_TIME, IDENTIFIER, NUMBER, TITLE, SLIP_FIELD, FORM, ADDRESS = 0.5, 1.5, 1.5, 0.75, 1.0, 1.5, 3.0, 0.5
LEAST, LEAST_ON_A_SCREEN = 4.0, 8.0
"""What the signs must come to; more where the words around look like a chat or a post."""
ORDER_PAGE = re.compile(
    r"订单编号|订单號|訂單編號|实付款|实付|确认收货|查看物流|待发货|待收货|加入购物车|立即购买|申请退款|联系卖家|再次购买|复制|创建时间|付款时间|发货时间|"
    r"已售|人付款|包邮|运费险|店铺优惠|领券|客服|add to (?:cart|bag)|buy now|track (?:package|order)"
)
CHAT_OR_POST = re.compile(
    r"^(?:刚刚|\d+\s?(?:分钟|小时|天)前|昨天|全文|收起|赞|评论|按住说话|微信|朋友圈|\S{1,12}[:：]\s?(?:好的|在吗|亲|多少钱).*)$|"
    r"私聊|私我|加微|代购|包邮|正品|现货|秒杀|下单|接单|拼单|团购|批发|直播"
)
OTHER_PAGE = 3.0
MOST_BEFORE, MOST_BEHIND = 48, 3
"""Characters before and letters behind an amount that may stand on the row of a sum."""
GUESSED = 0.45
SUMS = frozenset(
    {
        Label.TOTAL,
        Label.SUBTOTAL,
        Label.NET,
        Label.TAX,
        Label.TAX_INCLUDED,
        Label.TENDERED,
        Label.CHANGE,
        Label.CASH,
        Label.CARD,
    }
)
SENTENCE = 24
"""A line of so many characters without a number is a sentence; receipts have few."""
MANY_SENTENCES = 0.34


def is_receipt(parsed: Parsed) -> bool:
    """Whether there is enough that only receipts, invoices and card slips carry, and a sum, tax or payment among it."""
    account, reading = parsed.sums.account, parsed.sums.account.sheet.reading
    if not _has_anchor(parsed):
        return False
    on_a_screen = reading.screen in (Screen.CHAT, Screen.MOMENTS)
    return worth(parsed) - _against(account) >= (LEAST_ON_A_SCREEN if on_a_screen else LEAST)


def worth(parsed: Parsed) -> float:
    """How much speaks for a receipt."""
    account, totals = parsed.sums.account, parsed.sums.totals
    labels = {hit.meaning for hits in account.labels for hit in hits}
    said = _said(account)
    found = (
        TOTAL * (Label.TOTAL in said)
        + ADDS_UP * parsed.sums.are_right
        + TAX * bool(said & {Label.TAX, Label.TAX_INCLUDED})
    )
    found += SUBTOTAL * bool(said & {Label.SUBTOTAL, Label.NET}) + PAID * bool(
        said & {Label.TENDERED, Label.CHANGE, Label.CASH}
    )
    found += GOODS * (len(parsed.sums.goods) >= 2)
    total = goods_sum(parsed.sums.goods)
    found += GOODS_ADD_UP * (
        len(parsed.sums.goods) >= 2
        and any(entry is not None and entry.amount.value == total for entry in (totals.total, totals.subtotal))
    )
    if parsed.day is not None:
        found += DAY_AND_TIME if parsed.moment is not None else DAY
    found += IDENTIFIER * bool(parsed.identifiers or Label.TAX_ID in labels) + TITLE * (Label.TITLE in labels)
    found += NUMBER * sum(label in labels for label in (Label.RECEIPT_NUMBER, Label.TILL, Label.CASHIER))
    found += ADDRESS * (parsed.heading.address is not None) + FORM * (parsed.refund_form is not None)
    return found + SLIP_FIELD * _slip_fields(parsed)


def _slip_fields(parsed: Parsed) -> int:
    slip = parsed.slip
    if slip is None:
        return 0
    shown = (slip.masked_number, slip.application, slip.authorisation, slip.verification, slip.terminal, slip.reference)
    return sum(field is not None for field in shown)


def _has_anchor(parsed: Parsed) -> bool:
    """An amount that is said to be a sum, a tax or a payment, or the fields of a card slip.

    Where amounts have no decimals any number may look like one, so two different sums are asked for.
    """
    account = parsed.sums.account
    if len(_said(account)) >= (2 if account.writing.whole else 1):
        return True
    if _slip_fields(parsed) >= 2 or parsed.refund_form is not None:
        return True
    labels = {hit.meaning for hits in account.labels for hit in hits}
    numbered = len(labels & {Label.RECEIPT_NUMBER, Label.TILL, Label.CASHIER, Label.TAX_ID}) >= 2
    return numbered and parsed.day is not None and len(parsed.sums.goods) >= 3


def _said(account: Account) -> set[Meaning | None]:
    """The sums that rows of the form `word, amount` name; numbers amid sentences are none."""
    return {entry.meaning for entry in account.entries if entry.meaning in SUMS and _is_printed_sum(entry)}


def _is_printed_sum(entry: Entry) -> bool:
    row, amount = entry.row, entry.amount
    words = row.text[: amount.start]
    behind = sum(map(str.isalpha, row.text[amount.end :]))
    return behind <= MOST_BEHIND and len(words) <= MOST_BEFORE and entry.certainty > GUESSED


def _against(account: Account) -> float:
    """Words of order pages, chats and posts, and lines that are sentences."""
    rows = account.sheet.rows
    pages = {match.group() for row in rows for match in ORDER_PAGE.finditer(row.text)}
    posts = sum(1 for row in rows if CHAT_OR_POST.search(row.text))
    sentences = sum(1 for row in rows if len(row.text) >= SENTENCE and not re.search(r"\d", row.text))
    chatty = sentences > MANY_SENTENCES * len(rows) and len(rows) >= 4
    return OTHER_PAGE * (len(pages) >= 2) + OTHER_PAGE * (posts >= 2) + OTHER_PAGE * chatty
