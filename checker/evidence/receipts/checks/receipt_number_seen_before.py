"""Was a receipt of this shop, day and number handed in before, from another seller?"""

from __future__ import annotations

from checker.evidence.receipts.asking import WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.reuse import look_up
from checker.evidence.tools import ReceiptNumber, Supposed
from checker.vocabulary import Answer, Result, Strength


def look(paper: Paper) -> Answer | None:
    return look_up(CHECK, paper, ReceiptNumber.RECEIPT, paper.receipt.number)


PAPER = (
    "EXAMPLE STORE LONDON\nVAT No GB 980 7806 84\nReceipt No 0045127\n25/03/2025 14:05\nBELT  120.00\nTOTAL  £120.00\n"
    "VAT @ 20.0% incl  20.00"
)

CHECK = ReceiptCheck(
    id="receipt-number-seen-before",
    name={"zh": "同一张票出现过", "en": "The same receipt elsewhere"},
    asks={
        "zh": "同一家店、同一天、同一个票号，在别的查询里出现过吗？",
        "en": "Was a receipt of this shop, day and number in other cases?",
    },
    says={
        "sellers": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，同一家店、同一天、同一个票号的小票此前还出现在另外 {cases} 次查询里，"
            "来自 {sellers} 个不同的联系方式，最早是 {since}。",
            en="If read correctly, a receipt of this shop, day and number was in other cases as well: {cases}, with "
            "{sellers} different sellers’ contacts, since {since}.",
        ),
        "seller": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，同一家店、同一天、同一个票号的小票此前还出现在另外 {cases} 次查询里，"
            "带着另一个联系方式，最早是 {since}。",
            en="If read correctly, a receipt of this shop, day and number was in other cases as well: {cases}, with "
            "another seller’s contact, since {since}.",
        ),
        "unknown": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="同一家店、同一天、同一个票号的小票此前还出现在另外 {cases} 次查询里，最早是 {since}；"
            "是不是同一个卖家，看不出来。",
            en="A receipt of this shop, day and number was in other cases as well: {cases}, since {since}. Whether the "
            "seller was the same cannot be told.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="票号没看清，没法和别的查询比对。",
            en="The number could not be read surely, so it cannot be held against other cases.",
        ),
    },
    why={
        "zh": "一个票号只属于一次购买。几个卖家出示同一张票，说明至少有人出示的不是自己的票；这不说明货有问题。"
        "没有出现过也不说明票属于这件货。",
        "en": "A receipt's number belongs to one purchase. If several sellers show it, at least some of them do not "
        "show their own; that says nothing about the goods. A number not seen before does not tie the receipt to the "
        "item.",
    },
    innocent={
        "zh": "一张票买了好几件、几个人拼单分着卖、代理转发上家的票、别人盗了这位卖家的图、识别错。",
        "en": "One receipt for several items, friends who shared a purchase, a reseller passing on the supplier’s "
        "receipt, somebody who took this seller’s picture, a misread digit.",
    },
    next_photo=WHOLE_PAPER,
    questions={
        "zh": ["这张小票是您自己买的那一次吗？票上一共几件，方便把票和货放在一起拍一张吗？"],
        "en": [
            "Is this receipt of your own purchase? How many items are on it, and could you show it beside the item?"
        ],
    },
    examples=(
        ReceiptExample(says="sellers", paper=PAPER, tools=Supposed(cases=3, sellers=3).tools()),
        ReceiptExample(says="seller", paper=PAPER, tools=Supposed(cases=1, sellers=1).tools()),
        ReceiptExample(says="unknown", paper=PAPER, tools=Supposed(cases=1, sellers=1, seller_known=False).tools()),
        ReceiptExample(says=None, paper=PAPER),
    ),
    look=look,
)
