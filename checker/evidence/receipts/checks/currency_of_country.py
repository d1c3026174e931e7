"""Is the receipt in a currency that shops of its country use?"""

from __future__ import annotations

from checker.countries import Country
from checker.evidence.receipts.asking import ASK_SHOP, WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.vocabulary import Answer, Result, Strength

DUTY_FREE = ("duty free", "duty-free", "dutyfree", "免税", "免稅", "면세", "airport", "空港", "机场", "機場", "공항")
CONVERTED = ("dcc", "exchange rate", "conversion", "converted", "汇率", "匯率", "換算", "환율")


def look(paper: Paper) -> Answer | None:
    currency, country = paper.receipt.currency, paper.country
    if currency is None or country is None:
        return None
    names = {"zh_country": country.name["zh"], "en_country": country.name["en"], "currency": currency.value}
    if currency.value == country.currency:
        return CHECK.answer(paper, "usual", currency, **names)
    if currency.value in country.accepted:
        return CHECK.answer(paper, "accepted", currency, **names)
    if not sure(currency) or _own_sign(currency.text, country) or _explained(paper, country):
        return CHECK.answer(paper, "perhaps", currency, **names)
    return CHECK.answer(paper, "unusual", currency, paper.receipt.country, paper.receipt.total, **names)


def _own_sign(printed: str, country: Country) -> bool:
    """Whether the sign as printed also stands for the country's own currency ("$", "¥")."""
    own = (country.currency, *country.accepted)
    return any(printed.strip() in country.currency_marks.get(code, ()) for code in own)


def _explained(paper: Paper, country: Country) -> bool:
    """Whether a duty-free shop, a conversion at the till or the country's own currency is on the paper as well."""
    text = paper.reading.text if paper.reading else ""
    folded = text.casefold()
    marks = [country.currency, *(mark for mark in country.currency_marks.get(country.currency, ()) if len(mark) > 1)]
    return any(word in folded for word in (*DUTY_FREE, *CONVERTED)) or any(mark in text for mark in marks)


CHECK = ReceiptCheck(
    id="currency-of-country",
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
        ReceiptExample(says="usual", paper="EXAMPLE STORE LONDON\nVAT Reg No. GB 980 7806 84\nTOTAL  £120.00"),
        ReceiptExample(
            says="unusual",
            paper="EXAMPLE STORE\nREGENT STREET, LONDON W1B 5AH\nVAT Reg No. GB 980 7806 84\nBELT  ₩120,000\n"
            "TOTAL  ₩120,000",
        ),
    ),
    look=look,
)
