"""Does a receipt from a place without sales tax print one?"""

from __future__ import annotations

from checker.evidence.receipts.asking import ASK_SHOP, CLOSE_UP_OF_TAX
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.vocabulary import Answer, Result, Strength, TaxLine


def look(paper: Paper) -> Answer | None:
    country, receipt = paper.country, paper.receipt
    if country is None or not country.tax.none:
        return None
    names = {"zh_country": country.name["zh"], "en_country": country.name["en"]}
    printed = [tax for tax in receipt.taxes if _amounts_to_something(tax)]
    if not printed:
        return CHECK.answer(paper, "none", receipt.total, **names)
    fields = [field for tax in printed for field in (tax.rate, tax.amount)]
    tolerated = [tax for tax in printed if tax.rate is not None and tax.rate.value in country.tax.tolerated]
    if not sure(*fields) or tolerated:
        return CHECK.answer(paper, "perhaps-other", *fields)
    with_rate = any(tax.rate is not None for tax in printed)
    return CHECK.answer(paper, "rate-printed" if with_rate else "amount-printed", *fields, **names)


def _amounts_to_something(tax: TaxLine) -> bool:
    """A line that says "tax 0.00" charges nothing."""
    amount = tax.amount if tax.amount is not None else tax.rate
    return amount is not None and bool(amount.value)


CHECK = ReceiptCheck(
    id="tax-where-none",
    name={"zh": "无税地区的税", "en": "Tax where there is none"},
    asks={
        "zh": "没有销售税的地方开的票，有没有写税？",
        "en": "Does a receipt from a place without sales tax print one?",
    },
    says={
        "none": ReceiptSentence(
            result=Result.PASS,
            zh="{zh_country}没有销售税，这张票上也没有税。这只说明票面内部一致。",
            en="{en_country} has no sales tax and the paper shows none. It is consistent with itself, no more.",
        ),
        "rate-printed": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，这像是{zh_country}的票，却写着税率和税额；{zh_country}没有销售税或增值税。",
            en="If read correctly, this looks like a receipt from {en_country} and prints a rate and a tax, where "
            "there "
            "is no sales tax or VAT.",
        ),
        "amount-printed": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，这像是{zh_country}的票，却写着一笔税；{zh_country}没有销售税或增值税。",
            en="If read correctly, this looks like a receipt from {en_country} and prints a tax, where there is no "
            "sales tax or VAT.",
        ),
        "perhaps-other": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="有一行像税，但没看清，或者可能是服务费、酒店税。",
            en="One line looks like a tax, but was not read surely or may be a service charge or a hotel tax.",
        ),
    },
    why={
        "zh": "香港、澳门没有销售税和增值税，当地收银机没有可印的税。出现税，说明票面内部矛盾，或者识别有误。",
        "en": "Hong Kong and Macau have no sales tax or VAT, so a till there has none to print. If there is one, the "
        "paper contradicts itself or was misread.",
    },
    innocent={
        "zh": "服务费或酒店税被写成税、总部在那里而店在别处、机场和博物馆商店、识别错。",
        "en": "A service charge or hotel tax under another name, a head office there and the shop elsewhere, airport "
        "and museum shops, a misread line.",
    },
    next_photo=CLOSE_UP_OF_TAX,
    questions=ASK_SHOP,
    examples=(
        ReceiptExample(
            says="rate-printed",
            paper="EXAMPLE STORE LIMITED\nCANTON ROAD, TSIM SHA TSUI\nKOWLOON, HONG KONG\n"
            "22/03/2025 14:05\nLEATHER BELT  HK$2,000.00\nSUBTOTAL  HK$2,000.00\n"
            "VAT 8%  HK$160.00\nTOTAL  HK$2,160.00",
        ),
        ReceiptExample(
            says="none",
            paper="EXAMPLE STORE LIMITED\nCANTON ROAD, TSIM SHA TSUI\nKOWLOON, HONG KONG\n"
            "22/03/2025 14:05\nLEATHER BELT  HK$2,000.00\nTOTAL  HK$2,000.00\n"
            "OCTOPUS  HK$2,000.00",
        ),
    ),
    look=look,
)
