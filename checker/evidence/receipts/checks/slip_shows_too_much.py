"""Does a card slip show more of the card than slips do: all digits, or the expiry date?"""

from __future__ import annotations

from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.evidence.receipts.slips import scheme_of_label, scheme_of_number
from checker.vocabulary import Answer, CardSlip, Evidence, Result, Strength

FIRST_YEAR = 2015
"""Terminals that print all of it were common before, and still in use for years."""


def look(paper: Paper) -> Answer | None:
    slip = paper.receipt.slip
    if slip is None or (slip.masked_number is None and slip.expiry_shown is None):
        return None
    if _whole_number(slip):
        field, sentence = slip.masked_number, "number"
    elif slip.expiry_shown is not None:
        field, sentence = slip.expiry_shown, "expiry"
    else:
        return CHECK.answer(paper, "masked")
    if field is None or not sure(field):
        return CHECK.answer(paper, "unsure")
    if paper.day is None or paper.day.year < FIRST_YEAR:
        return CHECK.answer(paper, "old-terminal")
    # Only the place: what a card says is nobody's business.
    return CHECK.answer(paper, sentence, Evidence(item=paper.receipt.item, box=field.box))


def _whole_number(slip: CardSlip) -> bool:
    """A number with all its digits that is one of the slip's own scheme: others are those of member and gift cards."""
    if slip.masked_number is None or slip.scheme is None or not slip.whole_number:
        return False
    return scheme_of_label(slip.scheme.value) in scheme_of_number(slip.masked_number.value)


CHECK = ReceiptCheck(
    id="slip-shows-too-much",
    name={"zh": "刷卡单上的卡号", "en": "Card number on the slip"},
    asks={
        "zh": "刷卡单有没有印出整个卡号或有效期？",
        "en": "Does the slip print the whole card number or the expiry date?",
    },
    says={
        "masked": ReceiptSentence(
            result=Result.PASS,
            zh="卡号有遮挡，和一般刷卡单一样。",
            en="The card number is masked, as it is on slips.",
        ),
        "number": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="若识别无误，刷卡单印出了整个卡号。现在的机器不会这样印。",
            en="If read correctly, the slip prints the whole card number. Terminals of today do not.",
        ),
        "expiry": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="若识别无误，刷卡单印出了卡的有效期。现在的机器不会这样印。",
            en="If read correctly, the slip prints the card's expiry date. Terminals of today do not.",
        ),
        "old-terminal": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="刷卡单印出了卡号或有效期；票的日期较早或没看清，旧机器会这样，不能下结论。",
            en="The slip prints number or expiry date, but it is old or its day is not clear: old terminals did so.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="卡号那一行没看清。",
            en="The line with the card number could not be read surely.",
        ),
    },
    why={
        "zh": "支付行业规定给顾客的刷卡单最多印卡号的前六位和后四位，不印有效期。印全了少见，但很旧的机器会这样，"
        "所以只是弱线索。",
        "en": "Rules of the trade let a customer's slip show six first and four last digits at most and no expiry "
        "date. "
        "A full number is rare but very old terminals print it: a weak sign.",
    },
    innocent={
        "zh": "很旧的刷卡机、商户存根、礼品卡或会员卡号。",
        "en": "A very old terminal, the merchant's copy, the number of a gift or member card.",
    },
    questions={
        "zh": ["提醒一下：照片里的卡号没有遮住，建议遮住再发。这是哪里的机器打的单子？"],
        "en": ["The card number is not covered in the photo; better cover it. Which terminal printed this slip?"],
    },
    examples=(
        ReceiptExample(
            says="masked",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT No GB 123 4567 82\n"
            "25/03/2025 14:05\nBELT  315.00\nTOTAL  £315.00\nVISA  ************6789\n"
            "AID A0000000031010  TID 12345678\nAUTH CODE 123456  14:06\nAMOUNT  £315.00",
        ),
        ReceiptExample(
            says="number",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT No GB 123 4567 82\n"
            "25/03/2025 14:05\nBELT  315.00\nTOTAL  £315.00\nVISA  4111 1111 1111 1111\n"
            "AID A0000000031010  TID 12345678\nAUTH CODE 123456  14:06\nAMOUNT  £315.00",
        ),
    ),
    look=look,
)
