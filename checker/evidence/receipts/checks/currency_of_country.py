"""Is the receipt in a currency that shops of its country use?"""

from __future__ import annotations

from checker.countries import Country, country
from checker.evidence.receipts.asking import ASK_SHOP, WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.vocabulary import Answer, Result, Strength

DUTY_FREE = ("duty free", "duty-free", "dutyfree", "免税", "免稅", "면세", "airport", "空港", "机场", "機場", "공항")
CONVERTED = ("dcc", "exchange rate", "conversion", "converted", "汇率", "匯率", "換算", "환율")


def look(paper: Paper) -> Answer | None:
    currency, place = paper.receipt.currency, paper.country or _country_of_numbers(paper)
    if currency is None or place is None:
        return None
    names = {"zh_country": place.name["zh"], "en_country": place.name["en"], "currency": currency.value}
    if currency.value == place.currency:
        return CHECK.answer(paper, "usual", currency, **names)
    if currency.value in place.accepted:
        return CHECK.answer(paper, "accepted", currency, **names)
    if not sure(currency) or _own_sign(currency.text, place) or _explained(paper, place):
        return CHECK.answer(paper, "perhaps", currency, **names)
    return CHECK.answer(paper, "unusual", currency, paper.receipt.country, paper.receipt.total, **names)


def _country_of_numbers(paper: Paper) -> Country | None:
    """The country whose tax number the paper carries, where a foreign currency leaves its country in doubt."""
    found = {
        place.code: place
        for one in paper.receipt.identifiers
        for place in [country(one.kind.partition(".")[0])]
        if place is not None and sure(one.number)
        if any(known.id == one.kind and known.check(one.number.value) for known in place.identifiers)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _own_sign(printed: str, place: Country) -> bool:
    """Whether the sign as printed also stands for the country's own currency ("$", "¥")."""
    own = (place.currency, *place.accepted)
    return any(printed.strip() in place.currency_marks.get(code, ()) for code in own)


def _explained(paper: Paper, place: Country) -> bool:
    """Whether a duty-free shop, a conversion at the till or the country's own currency is on the paper as well."""
    text = paper.reading.text if paper.reading else ""
    folded = text.casefold()
    marks = [place.currency, *(mark for mark in place.currency_marks.get(place.currency, ()) if len(mark) > 1)]
    return any(word in folded for word in (*DUTY_FREE, *CONVERTED)) or any(mark in text for mark in marks)


CHECK = ReceiptCheck(
    id="currency-of-country",
    name={"zh": "票面货币", "en": "Currency on the receipt"},
    asks={
        "zh": "票面的货币，是那个国家的店会用的吗？",
        "en": "Is the receipt in a currency that shops of its country use?",
    },
    says={
        "usual": ReceiptSentence(
            result=Result.PASS,
            zh="{zh_country}用的就是 {currency}。这只说明票面内部一致。",
            en="{currency} is what {en_country} uses. The paper is consistent with itself, no more.",
        ),
        "accepted": ReceiptSentence(
            result=Result.PASS,
            zh="{zh_country}有些店也收 {currency}。这只说明票面内部一致。",
            en="Some shops in {en_country} take {currency} as well. The paper is consistent with itself, no more.",
        ),
        "unusual": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，这像是{zh_country}的票，金额却是 {currency}，票上也没有免税店或换汇字样。",
            en="If read correctly, this looks like a receipt from {en_country}, yet its amounts are in {currency}, and "
            "nothing on it speaks of duty-free or conversion.",
        ),
        "perhaps": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="货币符号有别的读法，或票上写着免税店、换汇，不能下结论。",
            en="The sign has another meaning, or the paper speaks of duty-free or conversion; nothing follows.",
        ),
    },
    why={
        "zh": "普通商店按当地货币开票。货币不对，可能是换汇付款、免税店，或识别有误；货币对不说明任何别的事。",
        "en": "Ordinary shops print their own currency. Another one may be a conversion, a duty-free shop or a misread "
        "sign; the right one shows nothing else.",
    },
    innocent={
        "zh": "刷卡时换成持卡人货币、机场和免税店、边境地区、货币符号识别错。",
        "en": "Payment converted to the card's currency, airports and duty-free shops, border regions, a misread sign.",
    },
    next_photo=WHOLE_PAPER,
    questions=ASK_SHOP,
    examples=(
        ReceiptExample(
            says="usual",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT Reg No. GB 123 4567 82\n"
            "25/03/2025 14:05\nLEATHER BELT  315.00\nTOTAL  £315.00",
        ),
        ReceiptExample(
            says="unusual",
            paper="EXAMPLE STORE\n123 REGENT STREET\nLONDON W1B 5AH\nVAT Reg No. GB 123 4567 82\n"
            "25/03/2025 14:05\nLEATHER BELT  315.00\nTOTAL  ₩315.00",
        ),
    ),
    look=look,
)
