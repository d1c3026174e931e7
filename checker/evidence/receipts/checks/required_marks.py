"""Does the receipt carry what the law of its country asked tills to print on that day?"""

from __future__ import annotations

from statistics import median

from checker.countries.country import Mark
from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, WHOLE_PAPER
from checker.evidence.receipts.check import SURE, Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.marks import marks_on
from checker.vocabulary import Answer, Result, Strength


def look(paper: Paper) -> Answer | None:
    country, day, receipt = paper.country, paper.day, paper.receipt
    if country is None or day is None or receipt.is_slip:
        return None
    required = country.required_on(day)
    shown = {mark.id for mark in marks_on(paper)}
    missing = [mark for mark in required if mark.id not in shown]
    if not required:
        return None
    names = {"zh_country": country.name["zh"], "en_country": country.name["en"]}
    if not missing:
        return CHECK.answer(paper, "there", **names)
    sourced = [mark for mark in missing if not mark.own_knowledge]
    if not sourced or not _whole_and_clear(paper):
        return CHECK.answer(paper, "perhaps-cut-off", **_about(missing[0]))
    return CHECK.answer(paper, "missing", receipt.total, receipt.day, **names, **_about(sourced[0]))


def _about(mark: Mark) -> dict[str, str]:
    words = " / ".join(mark.words[:2]) or mark.id
    return {"mark": words, "zh_because": mark.missing_is.get("zh", ""), "en_because": mark.missing_is.get("en", "")}


def _whole_and_clear(paper: Paper) -> bool:
    """Whether the paper has a head and a total, something below the total, and was read well."""
    receipt, reading = paper.receipt, paper.reading
    if reading is None or receipt.merchant is None or receipt.total is None or not reading.lines:
        return False
    place = receipt.total.box
    last = max((line.box.top + line.box.height for line in reading.lines if line.box is not None), default=0)
    below = place is not None and last > place.top + 3 * place.height
    return below and median([line.confidence for line in reading.lines]) >= SURE


CHECK = ReceiptCheck(
    id="required-marks",
    name={"zh": "法律要求印的内容", "en": "What the law has tills print"},
    asks={
        "zh": "那个国家那时要求收银票印的东西，票上有吗？",
        "en": "Does the receipt carry what its country's law asked tills to print then?",
    },
    says={
        "there": ReceiptSentence(
            result=Result.PASS,
            zh="{zh_country}要求印的标记票上都有。做票的人也会照抄，所以不说明别的。",
            en="What {en_country} asks for is on the paper. It can be copied as well; nothing else follows.",
        ),
        "missing": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="若识别无误，{zh_country}的收银票那时应当印有“{mark}”，这张票上没有读到。{zh_because}",
            en="If read correctly, tills in {en_country} had to print “{mark}” then; none was read. {en_because}",
        ),
        "perhaps-cut-off": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="没有读到“{mark}”，但可能没拍到或没看清。",
            en="“{mark}” was not read, but it may be outside the photo or unclear.",
        ),
    },
    why={
        "zh": "有些国家规定收银票必须印某些内容。缺了可能是没拍到、另有正式发票或属于例外；有也可能是照抄，"
        "所以只是弱线索。",
        "en": "Some countries prescribe what tills print. If it is missing, the photo may be cropped, a full invoice "
        "given, or an exception apply; if it is there, it may be copied. A weak sign.",
    },
    innocent={
        "zh": "照片没拍全、另开了正式发票、手写票、过渡期、字太小没识别出来。",
        "en": "A cropped photo, a full invoice instead, a hand-written slip, a time of transition, print too small to "
        "read.",
    },
    next_photo=WHOLE_PAPER,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(
            says="there",
            paper="ESEMPIO S.R.L.\nVIA ESEMPIO 12\n20121 MILANO\nP.IVA 01234560124\n"
            "DOCUMENTO COMMERCIALE\n25-03-2025 14:05\nCINTURA PELLE  340,00\n"
            "TOTALE COMPLESSIVO  340,00\nPAGAMENTO ELETTRONICO  340,00\nGRAZIE\n"
            "ARRIVEDERCI",
        ),
        ReceiptExample(
            says="missing",
            paper="ESEMPIO S.R.L.\nVIA ESEMPIO 12\n20121 MILANO\nP.IVA 01234560124\n"
            "25-03-2025 14:05\nCINTURA PELLE  340,00\nTOTALE COMPLESSIVO  340,00\n"
            "PAGAMENTO ELETTRONICO  340,00\nGRAZIE\nARRIVEDERCI",
        ),
    ),
    look=look,
)
