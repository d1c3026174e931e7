"""Do the printed tax numbers have the check digit that such numbers must have?"""

from __future__ import annotations

from checker.countries import Identifier, country
from checker.evidence.receipts.asking import ASK_SHOP, CLOSE_UP_OF_HEAD
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.vocabulary import Answer, Result, Strength, TaxIdentifier


def look(paper: Paper) -> Answer | None:
    printed = [(one, known) for one in paper.receipt.identifiers for known in [_known(one)] if known is not None]
    if not printed:
        return None
    results = [known.check(one.number.value) for one, known in printed]
    for (one, known), fits in zip(printed, results, strict=True):
        if fits is False and sure(one.number) and not known.own_knowledge and _is_from_here(one, paper):
            return CHECK.answer(paper, "impossible", one.number, **_names(known), number=one.number.text)
    fields = [one.number for one, _ in printed]
    if all(sure(one.number) and fits for (one, _), fits in zip(printed, results, strict=True)):
        return CHECK.answer(paper, "well-formed", *fields, **_names(printed[0][1]), lookup=printed[0][1].lookup or "—")
    if not sure(*fields):
        return CHECK.answer(paper, "unsure", *fields)
    return CHECK.answer(paper, "no-rule", *fields, lookup=printed[0][1].lookup or "—")


def _known(one: TaxIdentifier) -> Identifier | None:
    """The kind of number, from the country whose code its id begins with."""
    place = country(one.kind.partition(".")[0])
    return next((known for known in place.identifiers if known.id == one.kind), None) if place is not None else None


def _is_from_here(one: TaxIdentifier, paper: Paper) -> bool:
    """Whether the receipt is surely from the country of that number: elsewhere the same digits are something else."""
    return paper.country is not None and one.kind.startswith(f"{paper.country.code.lower()}.")


def _names(known: Identifier) -> dict[str, str]:
    return {"zh_name": known.name["zh"], "en_name": known.name["en"]}


CHECK = ReceiptCheck(
    id="tax-identifier",
    name={"zh": "票面税号", "en": "Tax number on the receipt"},
    asks={
        "zh": "票面上的税号、登记号，校验位对得上吗？",
        "en": "Do the printed tax numbers have the right check digit?",
    },
    says={
        "well-formed": ReceiptSentence(
            result=Result.PASS,
            zh="若识别无误，{zh_name}的写法（含校验位）没有矛盾。随便写的号也常能对上，抄来的号更对得上；"
            "想知道是谁的号，请查官方：{lookup}。",
            en="If read correctly, the {en_name} is well-formed (check digit included, where there is one). So are "
            "many "
            "random numbers and every copied one; whose number it is can be looked up officially: {lookup}.",
        ),
        "impossible": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，“{number}”不可能是{zh_name}：校验位对不上。",
            en="If read correctly, “{number}” cannot be a {en_name}: its check digit does not fit.",
        ),
        "no-rule": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="这种号没有我们能确认的校验规则，只能查官方：{lookup}。",
            en="We know no sure rule for this kind of number; it can only be looked up officially: {lookup}.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="号码有数字没看清。一位之差就对不上，所以不下结论。",
            en="The number could not be read surely, and one digit makes all the difference.",
        ),
    },
    why={
        "zh": "很多税号最后一位由前面的数字算出。对不上，多半是印错、识别错或不是这种号；对得上几乎不说明什么。",
        "en": "The last digit of many tax numbers follows from the others. If it does not fit, the number was "
        "misprinted, "
        "misread or is of another kind; if it fits, almost nothing follows.",
    },
    innocent={
        "zh": "数字识别错、那一栏印的其实是别的号、商场代开时印商场的号。",
        "en": "A misread digit, another number printed in that place, a department store's own number.",
    },
    next_photo=CLOSE_UP_OF_HEAD,
    questions=ASK_SHOP,
    examples=(
        ReceiptExample(says="well-formed", paper="EXAMPLE STORE LONDON\nVAT Reg No. GB 980 7806 84\nTOTAL  £120.00"),
        ReceiptExample(says="impossible", paper="EXAMPLE STORE LONDON\nVAT Reg No. GB 980 7806 85\nTOTAL  £120.00"),
    ),
    look=look,
)
