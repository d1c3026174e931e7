"""Do the card slip's label, application number and first digits mean the same card scheme?"""

from __future__ import annotations

from checker.evidence.receipts.asking import ASK_SLIP, BOTH_PAPERS
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.slips import (
    TITLES,
    TWO_SCHEMES,
    scheme_of_application,
    scheme_of_label,
    scheme_of_number,
    schemes_named,
)
from checker.vocabulary import Answer, CardSlip, Field, Result, Strength


def look(paper: Paper) -> Answer | None:
    slip = paper.receipt.slip
    if slip is None:
        return None
    label = scheme_of_label(_text(slip.scheme))
    application = scheme_of_application(_text(slip.application))
    number = scheme_of_number(_text(slip.masked_number))
    known = [one for one in (label, application, *(["number"] if number else [])) if one]
    fields = (slip.scheme, slip.application)
    if len(known) < 2:
        return CHECK.answer(paper, "too-few", *fields)
    if not paper.clear(*fields, slip.masked_number if number else None):
        return CHECK.answer(paper, "unsure", *fields)
    if label and application and label != application:
        if application in schemes_named(paper.reading.text if paper.reading else ""):
            return CHECK.answer(paper, "two-schemes", *fields)
        names = {"label": TITLES[label], "application": TITLES[application]}
        return CHECK.answer(paper, "application-off", *fields, **names)
    named = application or label
    if number and named not in number:
        return _about_number(paper, slip, named, number)
    return CHECK.answer(paper, "agrees", *fields, scheme=TITLES[named])


def _about_number(paper: Paper, slip: CardSlip, named: str, number: frozenset[str]) -> Answer:
    if named in TWO_SCHEMES or number & TWO_SCHEMES:
        return CHECK.answer(paper, "two-schemes", slip.scheme, slip.application)
    names = {"label": TITLES[named], "number": " / ".join(sorted(TITLES[one] for one in number))}
    return CHECK.answer(paper, "number-off", slip.scheme, slip.application, **names)


def _text(field: Field[str] | None) -> str:
    return field.value if field is not None else ""


CHECK = ReceiptCheck(
    id="slip-scheme",
    name={"zh": "刷卡单上的卡组织", "en": "Card scheme on the slip"},
    asks={
        "zh": "刷卡单上的卡组织、应用编号和卡号开头，说的是同一种卡吗？",
        "en": "Do the slip's card name, application number and first digits mean one card scheme?",
    },
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，都指向 {scheme}。这只说明刷卡单内部一致。",
            en="If read correctly, all of them mean {scheme}. The slip is consistent with itself, no more.",
        ),
        "application-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，刷卡单写的是 {label}，应用编号（AID）却是 {application} 的。",
            en="If read correctly, the slip says {label}, yet its application number (AID) is one of {application}.",
        ),
        "number-off": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，刷卡单写的是 {label}，卡号开头却是 {number} 的。",
            en="If read correctly, the slip says {label}, yet the first digits of its card number are {number}'s.",
        ),
        "two-schemes": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="卡组织和卡号开头不同，但双标卡就是这样，不能下结论。",
            en="Name and first digits differ, as they do on cards of two schemes; nothing follows.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="刷卡单有字没看清，没法核对。",
            en="The slip could not be read surely.",
        ),
        "too-few": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="刷卡单上没有两样可以互相核对的东西。",
            en="The slip does not show two things that can be held against each other.",
        ),
    },
    why={
        "zh": "卡组织的名称和应用编号由同一张芯片给出，不会不同。对不上，说明刷卡单内部矛盾或识别有误；"
        "对得上只说明内部一致。",
        "en": "Name and application number come from one chip and do not differ. If they do, the slip contradicts "
        "itself "
        "or was misread; if they agree, it is merely consistent.",
    },
    innocent={
        "zh": "双标卡、识别错、收单行自己写的名称。",
        "en": "A card of two schemes, a misread character, a name of the bank's own.",
    },
    next_photo=BOTH_PAPERS,
    questions=ASK_SLIP,
    examples=(
        ReceiptExample(
            says="agrees",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT No GB 123 4567 82\n"
            "25/03/2025 14:05\nBELT  315.00\nTOTAL  £315.00\nVISA  ************6789\n"
            "AID A0000000031010  TID 12345678\nAUTH CODE 123456  14:06\nAMOUNT  £315.00",
        ),
        ReceiptExample(
            says="application-off",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT No GB 123 4567 82\n"
            "25/03/2025 14:05\nBELT  315.00\nTOTAL  £315.00\nVISA  ************6789\n"
            "AID A0000000041010  TID 12345678\nAUTH CODE 123456  14:06\nAMOUNT  £315.00",
        ),
    ),
    look=look,
)
