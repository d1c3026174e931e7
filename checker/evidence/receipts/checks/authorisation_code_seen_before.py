"""Was a card payment of this shop, day and authorisation code handed in before, from another seller?"""

from __future__ import annotations

from checker.evidence.receipts.asking import ASK_SLIP, BOTH_PAPERS
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.reuse import look_up
from checker.evidence.tools import ReceiptNumber, Supposed
from checker.vocabulary import Answer, Result, Strength


def look(paper: Paper) -> Answer | None:
    slip = paper.receipt.slip
    return look_up(CHECK, paper, ReceiptNumber.AUTHORISATION, slip.authorisation if slip is not None else None)


PAPER = (
    "EXAMPLE STORE LONDON\n123 REGENT STREET\n25/03/2025 14:05\nBELT  315.00\nTOTAL  £315.00\n"
    "VISA  ************6789\nAID A0000000031010  TID 12345678\nAUTH CODE 123456  14:06\nAMOUNT  £315.00"
)

CHECK = ReceiptCheck(
    id="authorisation-code-seen-before",
    name={"zh": "同一张刷卡单出现过", "en": "The same card payment elsewhere"},
    asks={
        "zh": "同一家店、同一天、同一个刷卡授权码，在别的查询里出现过吗？",
        "en": "Was a card payment of this shop, day and authorisation code in other cases?",
    },
    says={
        "sellers": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，同一家店、同一天、同一个授权码的刷卡单此前还出现在另外 {cases} 次查询里，"
            "来自 {sellers} 个不同的联系方式，最早是 {since}。",
            en="If read correctly, a card payment of this shop, day and authorisation code was in other cases as well: "
            "{cases}, with {sellers} different sellers’ contacts, since {since}.",
        ),
        "seller": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，同一家店、同一天、同一个授权码的刷卡单此前还出现在另外 {cases} 次查询里，"
            "带着另一个联系方式，最早是 {since}。",
            en="If read correctly, a card payment of this shop, day and authorisation code was in other cases as well: "
            "{cases}, with another seller’s contact, since {since}.",
        ),
        "unknown": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="同一家店、同一天、同一个授权码的刷卡单此前还出现在另外 {cases} 次查询里，最早是 {since}；"
            "是不是同一个卖家，看不出来。",
            en="A card payment of this shop, day and authorisation code was in other cases as well: {cases}, since "
            "{since}. Whether the seller was the same cannot be told.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="授权码没看清，没法和别的查询比对。",
            en="The code could not be read surely, so it cannot be held against other cases.",
        ),
    },
    why={
        "zh": "银行给每一笔付款一个授权码。几个卖家出示同一笔付款，说明至少有人出示的不是自己的刷卡单；"
        "这不说明货有问题。没有出现过也不说明钱买的是这件货。",
        "en": "A bank gives each payment a code. If several sellers show one payment, at least some of them do not "
        "show their own; that says nothing about the goods. A code not seen before does not show what was bought.",
    },
    innocent={
        "zh": "一笔付款买了好几件、几个人拼单分着卖、代理转发上家的单子、别人盗了这位卖家的图、识别错。",
        "en": "One payment for several items, friends who shared a purchase, a reseller passing on the supplier’s "
        "slip, somebody who took this seller’s picture, a misread character.",
    },
    next_photo=BOTH_PAPERS,
    questions=ASK_SLIP,
    examples=(
        ReceiptExample(says="sellers", paper=PAPER, tools=Supposed(cases=4, sellers=2).tools()),
        ReceiptExample(says="seller", paper=PAPER, tools=Supposed(cases=1, sellers=1).tools()),
        ReceiptExample(says="unknown", paper=PAPER, tools=Supposed(cases=2, unknown=2).tools()),
        ReceiptExample(says=None, paper=PAPER),
    ),
    look=look,
)
