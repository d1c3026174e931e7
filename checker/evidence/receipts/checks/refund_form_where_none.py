"""Is there a tax refund form for a purchase in a place, or at a time, that had no refund for travellers?"""

from __future__ import annotations

from collections.abc import Mapping

from checker.countries import Country, RefundRule
from checker.evidence.receipts.asking import ASK_SHOP, WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.vocabulary import Answer, Result, Strength

PLACES: Mapping[str, tuple[str, ...]] = {
    "NI": (
        "northern ireland",
        "belfast",
        "derry",
        "lisburn",
        "newry",
        "bangor",
        "armagh",
        " bt1",
        " bt2",
        " bt3",
        " bt4",
    ),
}
"""Words of regions that have no entry of their own in a country file."""


def look(paper: Paper) -> Answer | None:
    form, country = paper.receipt.refund_form, paper.country
    if form is None:
        return None
    if country is None or not sure(form.words):
        return CHECK.answer(paper, "unsure", form.words)
    rule = _rule(paper, country)
    if rule is None or (rule.own_knowledge and not rule.exists):
        return CHECK.answer(paper, "not-known", form.words)
    names = {"zh_country": country.name["zh"], "en_country": country.name["en"]}
    if rule.exists:
        return CHECK.answer(paper, "existed", form.words, **names)
    if rule.except_in and not _elsewhere(paper, country, rule):
        return CHECK.answer(paper, "perhaps-exception", form.words, zh_places="、".join(rule.except_in))
    notes = {"zh_note": rule.note["zh"], "en_note": rule.note["en"]}
    return CHECK.answer(paper, "none", form.words, paper.receipt.day, paper.receipt.country, **names, **notes)


def _rule(paper: Paper, country: Country) -> RefundRule | None:
    """The rule of the day; without a day only what held at all times."""
    if paper.day is not None:
        return country.refund_on(paper.day)
    always = len(country.refunds) == 1 and country.refunds[0].start is None and country.refunds[0].end is None
    return country.refunds[0] if always else None


def _elsewhere(paper: Paper, country: Country, rule: RefundRule) -> bool:
    """Whether the paper names a place of the country and none of those where the rule does not hold."""
    receipt, text = paper.receipt, (paper.reading.text if paper.reading else "").casefold()
    region = receipt.region_code
    if region is not None and sure(region):
        return region.value not in rule.except_in
    excepted = [word for code in rule.except_in for word in _words_of(country, code)]
    if any(word.casefold() in text for word in excepted):
        return False
    address = receipt.address.value.casefold() if receipt.address is not None else text
    return any(city.casefold() in address for city in country.cities)


def _words_of(country: Country, code: str) -> tuple[str, ...]:
    """What an address in an excepted region says."""
    region = country.tax.region(code)
    return (region.name, *region.words) if region is not None else PLACES.get(code, ())


CHECK = ReceiptCheck(
    id="refund-form-where-none",
    name={"zh": "退税单", "en": "Tax refund form"},
    asks={
        "zh": "那个地方、那个时候，游客购物能退税吗？",
        "en": "Did travellers get tax back in that place at that time?",
    },
    says={
        "existed": ReceiptSentence(
            result=Result.PASS,
            zh="{zh_country}在那个时候有游客退税。这不说明退税单是真的，也不说明它属于这件货。",
            en="{en_country} refunded tax to travellers then. That does not make the form real or tie it to this item.",
        ),
        "none": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，这是{zh_country}的购物，却有退税单。{zh_note}",
            en="If read correctly, there is a refund form for a purchase in {en_country}. {en_note}",
        ),
        "perhaps-exception": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="这个国家一般没有游客退税，但有例外地区（{zh_places}），票上看不出店在哪里。",
            en="Travellers get no tax back in this country, except in some places ({zh_places}); the paper does not "
            "show where the shop is.",
        ),
        "not-known": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="我们的资料说不准那时能不能退税。",
            en="Our data cannot say whether there were refunds then.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="退税字样、国家或日期没看清，没法核对。",
            en="The words of the form, the country or the day could not be read surely.",
        ),
    },
    why={
        "zh": "有些地方没有销售税，或已取消游客退税，那里的购物不会有退税单。有退税单，说明票面内部矛盾，"
        "或者识别有误。",
        "en": "Some places have no sales tax or have ended refunds for travellers, so purchases there have no form. If "
        "there is one, the paper contradicts itself or was misread.",
    },
    innocent={
        "zh": "退税单属于另一次购物、例外地区或民间退税计划、店名里有“免税”字样、识别错。",
        "en": "The form belongs to another purchase, an excepted region or private scheme, “tax free” in a shop's "
        "name, a misread line.",
    },
    next_photo=WHOLE_PAPER,
    questions=ASK_SHOP,
    examples=(
        ReceiptExample(
            says="none",
            paper="EXAMPLE STORE LIMITED\nCANTON ROAD, TSIM SHA TSUI\nKOWLOON, HONG KONG\n"
            "22/03/2025 14:05\nLEATHER BELT  HK$3,150.00\nTOTAL  HK$3,150.00\n"
            "TAX REFUND FORM GLOBAL BLUE",
        ),
        ReceiptExample(
            says="existed",
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n25/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €\nTAX FREE FORM GLOBAL BLUE",
        ),
    ),
    look=look,
)
