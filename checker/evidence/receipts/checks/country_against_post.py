"""Is the receipt from the country in which the post says that it was bought?"""

from __future__ import annotations

from checker.countries import country
from checker.evidence.receipts.asking import ASK_SHOP, CLOSE_UP_OF_HEAD
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.evidence.receipts.places import mentions, stated_countries
from checker.vocabulary import Answer, Receipt, Result, Strength


def look(paper: Paper) -> Answer | None:
    stated = stated_countries(paper)
    if not stated:
        return None
    printed, places = paper.receipt.country, tuple(stated.values())
    if printed is None or not sure(printed):
        return CHECK.answer(paper, "unsure", *places)
    words = {"quote": places[0].quote, **_names("receipt", printed.value)}
    if printed.value in stated:
        return CHECK.answer(paper, "agrees", stated[printed.value], printed, **words)
    if len(stated) > 1 or mentions(paper, printed.value) or _another_fits(paper, next(iter(stated))):
        return CHECK.answer(paper, "several", *places, printed)
    return CHECK.answer(paper, "differs", *places, printed, **words)


def _another_fits(paper: Paper, code: str) -> bool:
    """Whether another receipt of the case may be the one that the post speaks of."""
    others: list[Receipt] = [other for number, other in enumerate(paper.receipts) if number != paper.number]
    return any(other.country is None or other.country.value == code or not sure(other.country) for other in others)


def _names(prefix: str, code: str) -> dict[str, str]:
    known = country(code)
    names = known.name if known is not None else {"zh": code, "en": code}
    return {f"zh_{prefix}": names["zh"], f"en_{prefix}": names["en"]}


CHECK = ReceiptCheck(
    id="country-against-post",
    name={"zh": "票的国家与内容所说", "en": "Country of the receipt and of the post"},
    asks={
        "zh": "票是在内容里说的那个国家或地区开的吗？",
        "en": "Is the receipt from where the post says that it was bought?",
    },
    says={
        "agrees": ReceiptSentence(
            result=Result.PASS,
            zh="内容写的是“{quote}”，票也像是{zh_receipt}的。这不说明票属于这件货。",
            en="The post says “{quote}” and the receipt looks like one from {en_receipt}. That does not tie it to this "
            "item.",
        ),
        "differs": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="内容写的是“{quote}”，但若识别无误，票像是{zh_receipt}的。两处说法对不上。",
            en="The post says “{quote}”, yet, if read correctly, the receipt looks like one from {en_receipt}.",
        ),
        "several": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="内容说了几个地方，或者有几张票，看不出这张票是哪一件的。",
            en="The post names several places, or there are several receipts: which belongs to what is not clear.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="看不出票是哪个国家或地区的。",
            en="Where the receipt is from could not be read surely.",
        ),
    },
    why={
        "zh": "票面的税号、货币、地址说明票是哪里的。和内容说的地方不同，需要一个解释；相同也不说明票属于这件货。",
        "en": "Tax numbers, currency and address show where a receipt is from. If that is not where the post says, an "
        "explanation is needed; if it is, the receipt is still not tied to the item.",
    },
    innocent={
        "zh": "旅行途中在邻国买的、总部在别国、发错了图、这张票是另一件货的、识别错。",
        "en": "Bought next door while travelling, a head office in another country, the wrong picture, the receipt of "
        "another item, a misread line.",
    },
    next_photo=CLOSE_UP_OF_HEAD,
    questions=ASK_SHOP,
    examples=(
        ReceiptExample(
            says="agrees",
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n05/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €",
            post="法国专柜购入，小票齐全",
        ),
        ReceiptExample(
            says="differs",
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n05/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €",
            post="意大利专柜购入，小票齐全",
        ),
        ReceiptExample(
            says=None,
            paper="GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\n"
            "SIRET 123 456 782 00010\n05/03/2025 14:05\nCEINTURE CUIR  890,00 €\n"
            "TOTAL TTC  890,00 €",
            post="意大利品牌，小票齐全",
        ),
    ),
    look=look,
)
