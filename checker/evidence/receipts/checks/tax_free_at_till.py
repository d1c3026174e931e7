"""Did a shop take the tax off at the till when its country had tax paid first and given back at departure?"""

from __future__ import annotations

from datetime import timedelta

from checker.countries import Country
from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, WHOLE_PAPER
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.vocabulary import Answer, Evidence, Result, Strength

AT_TILL = ("免税販売", "免税合計", "免税計", "免税額", "免税対象額", "免税購入", "消費税免税", "TAX FREE AMOUNT")
"""What tills print that take the tax off; "免税店" and advertisements for refunds are not among them."""
IN_BOND = ("空港", "AIRPORT", "DUTY FREE", "DUTY-FREE", "保税", "機内", "機場", "机场")
"""Shops in bond sell without tax under another scheme."""
CHANGEOVER = timedelta(days=60)
"""For so long after a change of the scheme, slips of both kinds are to be expected."""


def look(paper: Paper) -> Answer | None:
    country, day = paper.country, paper.day
    place = _words(paper)
    if country is None or place is None or not _ever_ended(country):
        return None
    if day is None:
        return CHECK.answer(paper, "unsure", place)
    rule = country.refund_on(day)
    names = {"zh_country": country.name["zh"], "en_country": country.name["en"], "day": day.isoformat()}
    if rule is None or rule.at_till or rule.start is None:
        return CHECK.answer(paper, "usual", place, paper.receipt.day, **names)
    if day < rule.start + CHANGEOVER or _perhaps_otherwise(paper):
        return CHECK.answer(paper, "perhaps", place, paper.receipt.day, **names)
    notes = {"zh_note": rule.note["zh"], "en_note": rule.note["en"]}
    return CHECK.answer(paper, "ended", place, paper.receipt.day, paper.receipt.country, **names, **notes)


def _ever_ended(country: Country) -> bool:
    """Whether tills of the country took the tax off until a known day."""
    return any(rule.at_till and rule.end is not None and not rule.own_knowledge for rule in country.refunds)


def _words(paper: Paper) -> Evidence | None:
    """Where the paper says that the till took the tax off."""
    for line in paper.reading.lines if paper.reading is not None else ():
        if any(word in line.text.upper() for word in AT_TILL):
            end = line.start + len(line.text)
            return Evidence(item=paper.receipt.item, quote=line.text, start=line.start, end=end, box=line.box)
    return None


def _perhaps_otherwise(paper: Paper) -> bool:
    """Whether tax was paid after all, or the shop may be one in bond."""
    text = paper.reading.text.upper() if paper.reading is not None else ""
    taxed = any(tax.amount is not None and tax.amount.value for tax in paper.receipt.taxes)
    return taxed or any(word in text for word in IN_BOND)


PAPER = (
    "株式会社サンプル百貨店\n東京都中央区銀座0-0-0\n登録番号 T5835678256246\n{day} 14:05\n"
    "レザーベルト  ¥38,000\n小計  ¥38,000\n免税合計  ¥38,000\n合計  ¥38,000"
)

CHECK = ReceiptCheck(
    id="tax-free-at-till",
    name={"zh": "收银台免税", "en": "Tax taken off at the till"},
    asks={
        "zh": "那一天，那里的店还能在收银台直接免税吗？",
        "en": "Did shops there still take the tax off at the till on that day?",
    },
    says={
        "usual": ReceiptSentence(
            result=Result.PASS,
            zh="{zh_country}的免税店在 {day} 可以在收银台直接免税。这不说明别的。",
            en="Tax-free shops in {en_country} took the tax off at the till on {day}. Nothing else follows.",
        ),
        "ended": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="若识别无误，这张 {day} 的票在收银台免了税，但{zh_country}那时已改为先付税、离境再退。{zh_note}",
            en="If read correctly, this receipt of {day} was tax-free at the till, yet by then tax was paid first in "
            "{en_country} and given back at departure. {en_note}",
        ),
        "perhaps": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="{zh_country}在 {day} 已改为先付税、离境再退，但过渡期、机场保税店例外，不能下结论。",
            en="By {day} tax was paid first in {en_country} and given back at departure, but in a time of transition "
            "and for shops in bond nothing follows from that.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="票上有免税字样，但日期没看清，没法核对。",
            en="The paper says tax-free, but its day could not be read surely.",
        ),
    },
    why={
        "zh": "有的国家把“收银台直接免税”改成了“离境再退税”。改了以后还印免税金额的票需要一个解释，"
        "但新制度初期会有例外，所以是弱线索。",
        "en": "Some countries no longer take the tax off at the till but give it back at departure. A later receipt "
        "with a tax-free amount needs an explanation; as there are exceptions, it is a weak sign.",
    },
    innocent={
        "zh": "机场保税区内的免税店、过渡期的单据、日期识别错、改制前下单改制后取货。",
        "en": "A duty-free shop in bond, a slip of the changeover, a misread day, goods ordered before and collected "
        "after the change.",
    },
    next_photo=WHOLE_PAPER,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(says="usual", paper=PAPER.format(day="2026年3月25日")),
        ReceiptExample(says="perhaps", paper=PAPER.format(day="2026年11月10日")),
        ReceiptExample(says="ended", paper=PAPER.format(day="2027年2月10日")),
        ReceiptExample(says=None, paper=PAPER.format(day="2026年3月25日").replace("免税合計", "お買上合計")),
    ),
    look=look,
)
