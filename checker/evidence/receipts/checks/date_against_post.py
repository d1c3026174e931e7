"""Is the receipt of the day on which the post says that it was bought?"""

from __future__ import annotations

from checker.evidence.receipts.asking import CLOSE_UP_OF_HEAD
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.places import stated_days
from checker.vocabulary import Answer, Result, Strength


def look(paper: Paper) -> Answer | None:
    stated = stated_days(paper)
    if not stated:
        return None
    places, day = [one.place for one in stated], paper.day
    if day is None:
        return CHECK.answer(paper, "unsure", *places)
    words = {"quote": places[0].quote, "day": day.isoformat()}
    if any(one.fits(day) for one in stated):
        return CHECK.answer(paper, "agrees", *places, paper.receipt.day, **words)
    if len(stated) > 1 or len(paper.receipts) > 1:
        return CHECK.answer(paper, "several", *places, paper.receipt.day)
    return CHECK.answer(paper, "differs", *places, paper.receipt.day, **words)


CHECK = ReceiptCheck(
    id="date-against-post",
    name={"zh": "票的日期与内容所说", "en": "Date of the receipt and of the post"},
    asks={
        "zh": "票是内容里说的那天开的吗？",
        "en": "Is the receipt of the day on which the post says that it was bought?",
    },
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="内容写的是“{quote}”，票上的日期是 {day}，对得上。这不说明票属于这件货。",
            en="The post says “{quote}” and the receipt is dated {day}. That does not tie it to this item.",
        ),
        "differs": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="内容写的是“{quote}”，但若识别无误，票上的日期是 {day}。两处说法对不上。",
            en="The post says “{quote}”, yet, if read correctly, the receipt is dated {day}.",
        ),
        "several": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="内容说了几个日期，或者有几张票，看不出这张票是哪一件的。",
            en="The post names several days, or there are several receipts: which belongs to what is not clear.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="票上的日期没看清。",
            en="The date of the receipt could not be read surely.",
        ),
    },
    why={
        "zh": "同一次购买只有一个日期。对不上，可能是旧图重发或写错了；对得上也不说明票属于这件货。",
        "en": "One purchase has one day. If the two differ, an older picture may have been posted again or a day "
        "mistyped; if they agree, the receipt is still not tied to the item.",
    },
    innocent={
        "zh": "写错日期、先付款后取货、旧图重发、日和月的顺序、这张票是另一件货的。",
        "en": "A mistyped day, paid first and collected later, an older picture, day and month the other way round, "
        "the "
        "receipt of another item.",
    },
    next_photo=CLOSE_UP_OF_HEAD,
    questions={
        "zh": ["请问是哪一天买的？小票上的日期好像不是那天，是另一张票吗？"],
        "en": ["On which day was it bought? The receipt seems to be of another day. Is there another one?"],
    },
    examples=(
        ReceiptExample(
            says="agrees",
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n25/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €",
            post="2025年3月25日专柜购入，小票齐全",
        ),
        ReceiptExample(
            says="differs",
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n25/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €",
            post="2025年1月20日专柜购入，小票齐全",
        ),
    ),
    look=look,
)
