"""Receipts in Germany: 19% inside the price (16% in the second half of 2020), TSE signature, closed on Sundays.

References:
    - vat-rates data set of kdeldycke (2025-09): 16% 1998-04-01, 19% 2007-01-01, 16% 2020-07-01, 19% 2021-01-01
    - docs.openfiskal.com and developer.fiskaly.com: what a receipt must carry under the KassenSichV
    - steuerberater-pressler.de: tills bought before 2020 that cannot be fitted were allowed until the end of 2022
    - ricksteves.com VAT table, mcarthurglen.com: refund from 50.01 euros
    - Ladenschlussgesetz § 3, finanzlexikon-online.de, docslib.org: shops closed on Sundays and public holidays

Limitations:
    - Open cash drawers and hand-written receipts need no TSE; the signature may stand in a QR code.
    - Shops open on some Sundays, in stations, airports and resorts: weak information only.
"""

from datetime import date, time
from decimal import Decimal

from stdnum.de import vat

from checker.countries.country import Country, Identifier, Mark, NumberFormat, OpeningHours, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import by, unknown
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "vat-rates data sets of kdeldycke (2025-09) and ibericode (2025-08)"
REFUND_FROM = "ricksteves.com VAT table; mcarthurglen.com; the change of 2020-01-01 from own knowledge"
TILL_FROM = "docs.openfiskal.com, German receipt requirements; steuerberater-pressler.de"
SUNDAYS_FROM = "gesetze.io, LadSchlG § 3; finanzlexikon-online.de, Ladenschlussgesetz; docslib.org, Ladenschlussrecht"
FARMS = percent("10.7 5.5 9.5 9 8.4 7.8 0")

MONTHS = {
    "januar": 1,
    "jänner": 1,
    "februar": 2,
    "märz": 3,
    "maerz": 3,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "oktober": 10,
    "dezember": 12,
    "mrz": 3,
    "mär": 3,
    "okt": 10,
    "dez": 12,
}

LABELS = with_english(
    {
        "total": "SUMME|GESAMT|GESAMTSUMME|GESAMTBETRAG|ENDSUMME|ENDBETRAG|ZU ZAHLEN|ZAHLBETRAG|SUMME EUR|BETRAG|"
        "RECHNUNGSBETRAG|GESAMT EUR|SUMME €|RECHNUNGSSUMME|TOTAL EUR|BRUTTOBETRAG|GESAMTSUMME EUR|BETRAG EUR|ZU "
        "ZAHLEN EUR",
        "subtotal": "ZWISCHENSUMME|ZW-SUMME|ZWI-SUMME|ZWISUMME|WARENWERT|POSITIONSSUMME",
        "net": "NETTO|NETTOBETRAG|NETTO-BETRAG|SUMME NETTO|NETTOUMSATZ|NETTOSUMME",
        "tax": "MWST|MWST.|MWST-BETRAG|UST|UST.|MEHRWERTSTEUER|UMSATZSTEUER|STEUER|MWST 19%|UST 19%|MWST 19,00%|"
        "STEUERBETRAG",
        "tax-included": "ENTHALTENE MWST|ENTH. MWST|INKL. MWST|INKL MWST|INKLUSIVE MWST|INKL. UST|DARIN ENTHALTEN|"
        "ENTHÄLT MWST|"
        "DAVON MWST|IM BETRAG ENTHALTEN|INCL. MWST|ENTHALTENE UST",
        "taxable": "BRUTTO|UMSATZ|BRUTTOUMSATZ|STEUERPFLICHTIG",
        "exempt": "STEUERFREI|STEUERFREIER UMSATZ|OHNE MWST|NICHT STEUERBAR",
        "discount": "RABATT|NACHLASS|PREISNACHLASS|SKONTO|ABZUG|COUPON|AKTIONSRABATT|PERSONALRABATT|SOFORTRABATT|"
        "ERMÄSSIGUNG|"
        "ERMAESSIGUNG|TREUERABATT|GUTSCHEINRABATT",
        "saved": "SIE SPAREN|ERSPARNIS|IHRE ERSPARNIS|GESPART|PREISVORTEIL|SIE HABEN GESPART",
        "service": "BEDIENUNG|SERVICEENTGELT",
        "tip": "TRINKGELD",
        "rounding": "RUNDUNG|RUNDUNGSDIFFERENZ",
        "tendered": "GEGEBEN|GEG.|BAR GEGEBEN|ERHALTEN|BEZAHLT|BAR ERHALTEN|GEGEBEN BAR|GEG. BAR|ZAHLUNG|GEZAHLT",
        "change": "RÜCKGELD|RUECKGELD|RÜCKGABE|ZURÜCK|ZURUECK|WECHSELGELD|RÜCKGELD BAR|RUECKGELD BAR",
        "card": "KARTE|EC-KARTE|EC-CASH|EC CASH|EC|GIROCARD|KREDITKARTE|KARTENZAHLUNG|EC-LASTSCHRIFT|KONTAKTLOS|"
        "GUTSCHEIN|"
        "GESCHENKKARTE|LASTSCHRIFT|KUNDENKARTE",
        "cash": "BAR|BARZAHLUNG|BARGELD",
        "date": "DATUM|KAUFDATUM|BELEGDATUM",
        "time": "UHRZEIT|ZEIT|UHR",
        "receipt-number": "BELEG-NR|BELEG-NR.|BELEGNR|BELEG|BON-NR|BON-NR.|BONNR|BON|BELEGNUMMER|BONNUMMER|RECHNUNG NR|"
        "RECHNUNGS-NR|RECHNUNGSNUMMER|RECHNUNGSNR|QUITTUNG NR|TRANSAKTION|TRANSAKTIONS-NR|VORGANG|VORGANGS-NR|TA-NR",
        "till": "KASSE|KASSE NR|KASSEN-NR|KASSENNR|KASSEN-ID|TERMINAL-ID|FILIALE|KASSEN-SERIENNUMMER",
        "cashier": "KASSIERER|KASSIERERIN|BEDIENER|BEDIENT VON|VERKÄUFER|ES BEDIENTE SIE|BERATER|MITARBEITER|"
        "VERKAEUFER",
        "tax-id": "UST-ID|UST-IDNR|UST-IDNR.|UST.-IDNR.|UST-ID-NR|UST-ID NR|STEUERNUMMER|STEUER-NR|STEUER-NR.|"
        "ST.-NR.|STNR|ST-NR",
        "refund-form": "AUSFUHRBESCHEINIGUNG|AUSFUHR- UND ABNEHMERBESCHEINIGUNG|MEHRWERTSTEUERRÜCKERSTATTUNG|"
        "MWST-RÜCKERSTATTUNG|STEUERRÜCKERSTATTUNG|TAX FREE",
        "title": "KASSENBON|KASSENBELEG|RECHNUNG|QUITTUNG|BELEG|KUNDENBELEG|KASSENZETTEL|HÄNDLERBELEG|BON",
        "count": "ANZAHL|MENGE|STÜCK|STK|STK.|ARTIKEL|ANZAHL ARTIKEL|POSTEN|POSITIONEN|ANZ. ARTIKEL|ARTIKELANZAHL|ANZ.",
        "points": "PUNKTE|PAYBACK|PAYBACK PUNKTE|TREUEPUNKTE|KUNDENNUMMER|KUNDEN-NR|PUNKTESTAND",
        "phone": "TELEFON",
    }
)


def period(start: date, end: date | None, standard: str, reduced: str) -> RatePeriod:
    """One period of the German rates, all of them from the same sources."""
    return RatePeriod(
        start=start,
        end=end,
        standard=Decimal(standard),
        reduced=percent(reduced),
        special=FARMS,
        source=RATES_FROM,
        checked_on=READ,
    )


COUNTRY = Country(
    code="DE",
    name={"zh": "德国", "en": "Germany"},
    languages=("de",),
    currency="EUR",
    currency_marks={"EUR": ("€", "EUR", "EURO")},
    minor_unit=Decimal("0.01"),
    inclusive=True,
    numbers=(NumberFormat(decimal=",", thousands=(".", " ")), NumberFormat(decimal=".", thousands=(",",))),
    dates=Dates(
        orders=("dmy",), formats=("22.11.2026", "22.11.26", "22. November 2026", "2026-11-22T14:03:22"), months=MONTHS
    ),
    labels=LABELS,
    tax=Tax(
        names=("MWST", "UST", "MEHRWERTSTEUER", "UMSATZSTEUER"),
        rates=(
            period(date(1998, 4, 1), date(2006, 12, 31), "16", "7"),
            period(date(2007, 1, 1), date(2020, 6, 30), "19", "7"),
            period(date(2020, 7, 1), date(2020, 12, 31), "16", "5"),
            period(date(2021, 1, 1), None, "19", "7"),
        ),
    ),
    identifiers=(
        Identifier(
            id="de.vat",
            name={"zh": "增值税号 USt-IdNr（DE+9位）", "en": "VAT number USt-IdNr (DE + 9 digits)"},
            words=("UST-ID", "UST-IDNR", "UST-IDNR.", "UST.-IDNR."),
            pattern=r"\bDE ?\d{3} ?\d{3} ?\d{3}\b",
            check=by(vat.validate),
            good=("DE136695976", "DE 136 695 976"),
            bad=("DE136695978",),
            unsure=("DE1366",),
            lookup="https://ec.europa.eu/taxation_customs/vies/",
            source="python-stdnum 2.2, de.vat (ISO 7064 Mod 11,10)",
        ),
        Identifier(
            id="de.tax",
            name={"zh": "税号 Steuernummer", "en": "Tax number (Steuernummer)"},
            words=("STEUERNUMMER", "STEUER-NR", "ST.-NR.", "STNR"),
            pattern=r"\b\d{2,3} ?/ ?\d{3,4} ?/ ?\d{4,5}\b",
            check=unknown,
            unsure=("143/123/45678",),
            source="own knowledge: each Land has its own form",
            own_knowledge=True,
        ),
    ),
    marks=(
        Mark(
            id="tse",
            words=(
                "TSE",
                "TSE-SIGNATUR",
                "TSE-TRANSAKTION",
                "TSE-START",
                "TSE-STOP",
                "SIGNATURZÄHLER",
                "SERIENNUMMER TSE",
            ),
            patterns=(r"\bV0;",),
            required=True,
            start=date(2023, 1, 1),
            missing_is={
                "zh": "手写收据和开放式钱箱不需要；签名也可以只在二维码里；2022年底以前允许旧收银机。",
                "en": "Hand-written receipts and open drawers need none; the signature may stand in a QR code only; "
                "old "
                "tills were allowed until the end of 2022.",
            },
            source=TILL_FROM,
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2019, 12, 31),
            exists=True,
            words=("TAX FREE", "AUSFUHRBESCHEINIGUNG"),
            operators=SHARED_OPERATORS,
            note={"zh": "2020年以前没有法定最低金额。", "en": "Before 2020 the law set no minimum."},
            source="own knowledge",
            checked_on=READ,
            own_knowledge=True,
        ),
        RefundRule(
            start=date(2020, 1, 1),
            exists=True,
            minimum=Decimal(50),
            minimum_itself_counts=False,
            words=("TAX FREE", "AUSFUHRBESCHEINIGUNG", "AUSFUHR- UND ABNEHMERBESCHEINIGUNG"),
            operators=SHARED_OPERATORS,
            note={"zh": "2020年起：含税超过50欧元。", "en": "Since 2020: above 50 euros with tax."},
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(weight=5, words=("RÜCKGELD", "RUECKGELD", "UST-IDNR", "TSE-SIGNATUR", "STEUERNUMMER", "KASSENBON")),
        Telltale(weight=4, words=("SUMME", "GEGEBEN", "MWST", "BELEG-NR", "BON-NR", "VIELEN DANK FÜR IHREN EINKAUF")),
        Telltale(weight=2, words=("GMBH", "KARTENZAHLUNG", "FILIALE"), patterns=(r"\bDE ?\d{9}\b",)),
    ),
    phone="+49",
    postal=(r"\b\d{5}\b",),
    cities=(
        "BERLIN",
        "MÜNCHEN",
        "MUENCHEN",
        "HAMBURG",
        "FRANKFURT",
        "KÖLN",
        "DÜSSELDORF",
        "METZINGEN",
        "STUTTGART",
        "WERTHEIM",
    ),
    domain=".de",
    hours=OpeningHours(
        earliest=time(6),
        latest=time(22, 30),
        sundays=False,
        note={
            "zh": "各州法律规定商店星期日和公共假日一般关门；车站、机场、疗养地、加油站、餐饮和个别“周日营业日”除外。",
            "en": "By the law of every state shops close on Sundays and public holidays, except in stations, airports, "
            "resorts, petrol stations, restaurants and on a few announced Sundays.",
        },
        source=SUNDAYS_FROM,
        own_knowledge=False,
    ),
    barcode_prefixes=("40", "41", "42", "43", "44"),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="TSE", where=TILL_FROM, checked_on=READ),
        SourceNote(what="refund above 50 euros", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="shops closed on Sundays and public holidays", where=SUNDAYS_FROM, checked_on=READ),
        SourceNote(what="words, opening hours, flat rates of farms", where="own", checked_on=READ, own_knowledge=True),
    ),
)
