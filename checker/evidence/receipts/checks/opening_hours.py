"""Was the receipt printed on a day on which the law of its country closes shops, although the post names a counter?"""

from __future__ import annotations

from datetime import date, time

from checker.countries import Country
from checker.evidence.receipts.asking import ASK_SHOP, CLOSE_UP_OF_HEAD
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence, sure
from checker.vocabulary import Answer, Result, Strength

SUNDAY = 6
AT_A_COUNTER = "counter-bought"
"""The claim of a purchase in a shop: restaurants, stations and web shops print receipts on any day."""
OPEN_ANYHOW = (
    *("flughafen", "bahnhof", "airport", "aéroport", "aeroport", "gare", "station", "duty free", "tax free", "hbf"),
    *("outlet", "museum", "hotel", "resort", "therme", "tankstelle", "autobahn", "kiosk", "restaurant", "café"),
    *("空港", "駅", "免税", "機場", "机场", "공항", "면세", "apotheke", "bäckerei"),
    *("online", "bestell", "versand", "lieferung", "order", "verkaufsoffen"),
)


def look(paper: Paper) -> Answer | None:
    country, day, moment = paper.country, paper.day, paper.receipt.moment
    if country is None or (day is None and moment is None):
        return None
    clock = moment.value if moment is not None and sure(moment) else None
    at = {"zh_country": country.name["zh"], "en_country": country.name["en"]}
    at |= {"day": day.isoformat() if day else "—", "clock": f"{clock:%H:%M}" if clock else "—"}
    closed = _closed(country, day) if day is not None else ""
    if closed and _must_be_closed(country, paper):
        return CHECK.answer(paper, closed, paper.receipt.day, **at)
    if closed or _is_night(country, clock):
        return CHECK.answer(paper, "perhaps", paper.receipt.day, moment, **at)
    holiday = day is not None and country.holiday(day)
    return CHECK.answer(paper, "holiday" if holiday else "usual", paper.receipt.day, moment, **at)


def _closed(country: Country, day: date) -> str:
    """Which sentence says why shops in towns are closed on that day; empty where they are not."""
    if country.hours.sundays:
        return ""
    if day.weekday() == SUNDAY:
        return "sunday"
    return "public-holiday" if country.holiday(day) else ""


def _must_be_closed(country: Country, paper: Paper) -> bool:
    """Whether a source says so and the post names a counter that is none of the usual exceptions."""
    at_a_counter = any(claim.id == AT_A_COUNTER for claim in paper.claims)
    return at_a_counter and not country.hours.own_knowledge and not _open_anyhow(paper)


def _is_night(country: Country, clock: time | None) -> bool:
    return clock is not None and not country.hours.earliest <= clock <= country.hours.latest


def _open_anyhow(paper: Paper) -> bool:
    texts = [reading.text.casefold() for reading in (paper.reading, *paper.posts) if reading is not None]
    return any(word in text for word in OPEN_ANYHOW for text in texts)


CHECK = ReceiptCheck(
    id="opening-hours",
    name={"zh": "票面日期与商店休息日", "en": "Date of the receipt and days of rest"},
    asks={
        "zh": "内容说是专柜买的，那天那里的商店依法开门吗？",
        "en": "The post names a counter: does the law there let shops open on that day?",
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
            zh="若识别无误，{day} 是星期日，{zh_country}的市区商店星期日一般依法关门，内容说的却是专柜。",
            en="If read correctly, {day} was a Sunday, when shops in towns of {en_country} are closed by law; yet the "
            "post names a counter.",
        ),
        "public-holiday": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.WEAK,
            zh="若识别无误，{day} 是公共假日，{zh_country}的市区商店那天一般依法关门，内容说的却是专柜。",
            en="If read correctly, {day} was a public holiday, when shops in towns of {en_country} are closed by law; "
            "yet the post names a counter.",
        ),
        "perhaps": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="{day} {clock} 不是常见的营业时间，但例外很多（机场、车站、旅游区、特许开放日），不能下结论。",
            en="{day} {clock} is no usual hour, but there are many exceptions (airports, stations, resorts, permitted "
            "Sundays), so nothing follows.",
        ),
    },
    why={
        "zh": "有些国家市区商店星期日和公共假日依法关门。只有内容说是专柜买的，这一天才奇怪，而且例外很多，"
        "所以是很弱的线索；时间平常不说明任何事。",
        "en": "In some countries shops in towns are closed by law on Sundays and public holidays. Such a day is odd "
        "only where a post names a counter, with many exceptions: a very weak sign. A usual day shows nothing.",
    },
    innocent={
        "zh": "机场、车站、旅游区、特许开放的星期日、网上下单、餐馆、收银机时钟不准、识别错。",
        "en": "Airports, stations, resorts, permitted Sundays, an order on the web, restaurants, a wrong clock, a "
        "misread digit.",
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
        ReceiptExample(
            says="sunday",
            paper="MUSTER MODEHAUS GMBH\nMUSTERSTRASSE 12\n80331 MÜNCHEN\n"
            "USt-IdNr. DE123456788\n23.03.2025 14:05\nGÜRTEL LEDER  345,00 €\n"
            "SUMME  345,00 €",
            post="德国专柜购入，小票齐全，现货一条",
        ),
    ),
    look=look,
)
