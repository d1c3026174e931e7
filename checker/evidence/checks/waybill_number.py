"""Parcel numbers: does the last digit fit, and was the parcel posted in the country that the post speaks of?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evidence.asserted import evidence_of
from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import photo_of
from checker.evidence.pointing import code_on, quoted
from checker.evidence.waybills import Waybill, waybills
from checker.patterns.spelling import spell
from checker.vocabulary import Claim, Code, Evidence, Finding, ItemKind, Language, Leaning, Reading, Strength

_SURE = 0.97
"""One misread digit breaks the sum, so a printed number has to be read more surely than words."""
_PARCELS = re.compile(
    r"单号|快递|物流|运单|面单|包裹|邮政|邮局|直邮|转运|发货|寄出|ems|ups|track|waybill|parcel|shipping|shipped|postal"
)


def look(case: Looked) -> Iterator[Finding]:
    """At most one finding for each item that speaks of parcels."""
    direct = next((claim for claim in case.claims if claim.id == "direct-mail"), None)
    for reading in case.readings:
        if _PARCELS.search(spell(reading.text).text):
            found = (_finding(number, text, place, direct) for number, text, place in _numbers(reading))
            yield from [finding for finding in found if finding][:1]


def _numbers(reading: Reading) -> Iterator[tuple[Waybill, str, Evidence]]:
    """The numbers in codes, which are read without mistakes, then those in words that were read surely."""
    for code in reading.codes:
        for number in waybills(code.text.lower()):
            yield number, code.text, code_on(reading, code)
    sheet = spell(reading.text)
    for number in waybills(sheet.text):
        start, end = sheet.place(number.start, number.end)
        line = reading.line_at(start)
        if reading.kind is ItemKind.TEXT or (line is not None and line.confidence >= _SURE):
            yield number, reading.text[start:end], quoted(reading, start, end)


def _finding(number: Waybill, text: str, place: Evidence, direct: Claim | None) -> Finding | None:
    if not number.fits:
        return _doubt("wrong-digit", (place,), number=text.strip())
    if direct and number.country == "cn":
        return _doubt("posted-at-home", (evidence_of(direct), place), quote=direct.quote, number=text.strip())
    return None


def _doubt(sentence: str, evidence: tuple[Evidence, ...], **params: str) -> Finding:
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT,
        strength=Strength.WEAK,
        message=CHECK.message(sentence, **params),
        evidence=evidence,
    )


_LABEL = Pictured(
    zh="一张国际邮政面单，条码是 EX123456780DE",
    en="the label of a postal parcel; its bar code says EX123456780DE",
    reading=photo_of("国际快递面单", codes=(Code(kind="Code128", text="EX123456780DE"),)),
)

CHECK = Check(
    id="waybill-number",
    family="waybill",
    name={"zh": "物流单号", "en": "Parcel number"},
    asks={
        "zh": "物流单号的校验位对吗？和“直邮”对得上吗？",
        "en": "Does the last digit of the parcel number fit, and the number the “direct mail”?",
    },
    says={
        "wrong-digit": Sentence(
            zh="单号“{number}”是带校验位的格式，最后一位却和前面的数字对不上：可能是打错了，也可能不是邮政或快递发出的号码。",
            en="“{number}” is a kind of number whose last digit is calculated, and it does not fit the others: it was "
            "mistyped, or no carrier gave it out.",
        ),
        "posted-at-home": Sentence(
            zh="内容说“{quote}”，单号“{number}”结尾的 CN 表示包裹是在中国内地交寄的。",
            en="The post says “{quote}”, but the CN at the end of “{number}” means that the parcel was posted in "
            "mainland China.",
        ),
    },
    why={
        "zh": "国际邮政单号（两个字母、九位数字、国家代码）和 UPS 单号的最后一位是算出来的，打错一位就对不上。"
        "所以对不上多半只是打错或看错；对得上也不说明什么，因为谁都能算，也能抄别人的。单号更说明不了箱子里是什么。",
        "en": "The last digit of a postal number (two letters, nine digits, a country) and of a UPS number is "
        "calculated, and one slip of the finger breaks it. So a wrong one is mostly a typing error, and a right one "
        "shows nothing: anybody can calculate or copy it, and it never tells what is in the box.",
    },
    innocent={
        "zh": "最常见的是打错、看错一位，或给的是转运后国内段的单号。",
        "en": "Mostly a typing error, a digit misread, or the number of the last leg at home after forwarding.",
    },
    questions={
        "zh": ["能把单号再发一遍吗？最好是复制的文字。第一次扫描是在哪个国家？"],
        "en": ["Could you send the number again, copied as text? In which country was the first scan?"],
    },
    next_photo={
        "zh": "整张面单的清晰照片，姓名和电话遮住，条码露出来。",
        "en": "The whole label, sharp, names and telephone covered, the bar code not.",
    },
    sources=("S04",),
    examples=(
        Example(language=Language.ZH_HANS, text="今天发货，国际单号 RB123456786GB，可以查", says="wrong-digit"),
        Example(language=Language.ZH_HANT, text="德國寄出，面單看圖", says="wrong-digit", picture=_LABEL),
        Example(language=Language.EN, text="Shipped today, tracking 1Z999AA10123456785", says="wrong-digit"),
        Example(
            language=Language.ZH_HANS,
            text="法国直邮到家，物流单号 EX123456785CN，包 2600 元",
            says="posted-at-home",
        ),
        Example(language=Language.ZH_HANS, text="今天发货，国际单号 RB123456785GB，可以查", says=None),
        Example(language=Language.ZH_HANS, text="型号 RB123456786GB，现货", says=None),
        Example(language=Language.EN, text="Shipped today, tracking 1Z999AA10123456784", says=None),
    ),
    look=look,
)
