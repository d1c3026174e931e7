"""Are day and time of the receipt ones at which shops of its country are open?"""

from __future__ import annotations

from datetime import time

from checker.countries import Country
from checker.evidence.receipts.asking import ASK_SHOP, CLOSE_UP_OF_HEAD
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.vocabulary import Answer, Result, Strength

SUNDAY = 6
OPEN_ANYHOW = (
    *("flughafen", "bahnhof", "airport", "aéroport", "aeroport", "gare", "station", "duty free", "tax free", "hbf"),
    *("outlet", "museum", "hotel", "resort", "therme", "tankstelle", "autobahn", "kiosk", "restaurant", "café", "bar"),
    *("空港", "駅", "免税", "機場", "机场", "공항", "면세", "apotheke", "bäckerei"),
)


def look(paper: Paper) -> Answer | None:
    country, day, moment = paper.country, paper.day, paper.receipt.moment
    if country is None or (day is None and moment is None):
        return None
    clock = moment.value if moment is not None and sure(moment) else None
    at = {"zh_country": country.name["zh"], "en_country": country.name["en"]}
    at |= {"day": day.isoformat() if day else "—", "clock": f"{clock:%H:%M}" if clock else "—"}
    unusual = _unusual(country, clock, sunday=day is not None and day.weekday() == SUNDAY)
    if not unusual:
        holiday = country.holiday(day) if day is not None else None
        return CHECK.answer(paper, "holiday" if holiday else "usual", paper.receipt.day, moment, **at)
    if country.hours.own_knowledge or _open_anyhow(paper):
        return CHECK.answer(paper, "perhaps", paper.receipt.day, moment, **at)
    return CHECK.answer(paper, unusual, paper.receipt.day, moment, **at)


def _unusual(country: Country, clock: time | None, *, sunday: bool) -> str:
    if sunday and not country.hours.sundays:
        return "sunday"
    return "night" if clock is not None and not country.hours.earliest <= clock <= country.hours.latest else ""


def _open_anyhow(paper: Paper) -> bool:
    text = paper.reading.text.casefold() if paper.reading is not None else ""
    return any(word in text for word in OPEN_ANYHOW)


CHECK = ReceiptCheck(
    id="opening-hours",
    asks={
        "zh": "那天那个时间，那里的店一般开门吗？",
        "en": "Are shops there usually open on that day at that time?",
    },
    says={
        "usual": ReceiptSentence(
            result=Result.PASS,
            zh="{day} {clock}，{zh_country}的店一般开着。这不说明别的。",
            en="Shops in {en_country} are usually open then ({day} {clock}). Nothing else follows.",
        ),
        "holiday": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="{day} 在{zh_country}是公共假日，很多店照常开门，不能下结论。",
            en="{day} was a public holiday in {en_country}; many shops open anyway, so nothing follows.",
        ),
        "sunday": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="若识别无误，{day} 是星期日，{zh_country}的市区商店星期日一般依法关门。",
            en="If read correctly, {day} was a Sunday, when shops in towns of {en_country} are closed by law.",
        ),
        "night": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="若识别无误，票上的时间是 {clock}，{zh_country}的店那时一般关着。",
            en="If read correctly, the receipt was printed at {clock}, when shops in {en_country} are usually closed.",
        ),
        "perhaps": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="{day} {clock} 不是常见的营业时间，但例外很多（机场、车站、旅游区、特许开放日），不能下结论。",
            en="{day} {clock} is no usual hour, but there are many exceptions (airports, stations, resorts, permitted "
            "Sundays), so nothing follows.",
        ),
    },
    why={
        "zh": "有些国家市区商店星期日依法关门。时间不寻常是很弱的线索，例外很多；时间平常不说明任何事。",
        "en": "In some countries shops in towns are closed on Sundays by law. An unusual hour is a very weak sign with "
        "many exceptions; a usual one shows nothing.",
    },
    innocent={
        "zh": "机场、车站、旅游区、特许开放的星期日、餐馆、收银机时钟不准、识别错。",
        "en": "Airports, stations, resorts, permitted Sundays, restaurants, a wrong clock, a misread digit.",
    },
    next_photo=CLOSE_UP_OF_HEAD,
    questions=ASK_SHOP,
    examples=(
        ReceiptExample(
            says="usual",
            paper="MUSTER MODEHAUS GMBH\nMUSTERSTRASSE 12\n80331 MÜNCHEN\n"
            "USt-IdNr. DE123456788\n24.03.2025 14:05\nGÜRTEL LEDER  345,00 €\n"
            "SUMME  345,00 €",
        ),
        ReceiptExample(
            says="perhaps",
            paper="MUSTER MODEHAUS GMBH\nMUSTERSTRASSE 12\n80331 MÜNCHEN\n"
            "USt-IdNr. DE123456788\n23.03.2025 14:05\nGÜRTEL LEDER  345,00 €\n"
            "SUMME  345,00 €",
        ),
    ),
    look=look,
)
