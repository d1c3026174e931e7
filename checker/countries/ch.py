"""Receipts in Switzerland: francs in German, French or Italian, 8.1% since 2024, cash to five centimes.

References:
    - docs.warrify.com and swissdigin.com: 8.1 / 2.6 / 3.8% since 2024-01-01, before 7.7 / 2.5 / 3.7%
    - vat-rates data set of kdeldycke (2025-09): 7.7% from 2018-01-01, 8% before
    - lawbrary.ch, MWSTV article 57: receipts up to 400 francs need no recipient
    - flughafen-zuerich.ch: refund above 300 francs a day and shop, 90 days; myswitzerland.com says 30 days

Limitations:
    - Sources differ on "300 or more" and "more than 300": the friendlier reading is used.
    - Euros are widely taken; change is in francs.
"""

from datetime import date, time
from decimal import Decimal

from stdnum.ch import uid

from checker.countries.country import (
    CashRounding,
    Country,
    Identifier,
    Mark,
    NumberFormat,
    OpeningHours,
    SourceNote,
    Telltale,
)
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import by, compact
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "docs.warrify.com, Switzerland; swissdigin.com glossary; vat-rates data set of kdeldycke (2025-09)"
REFUND_FROM = "flughafen-zuerich.ch, value-added tax; myswitzerland.com, tax free shopping"

MONTHS = {
    "januar": 1,
    "februar": 2,
    "märz": 3,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "oktober": 10,
    "dezember": 12,
    "janvier": 1,
    "février": 2,
    "mars": 3,
    "avril": 4,
    "juin": 6,
    "juillet": 7,
    "août": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "décembre": 12,
    "gennaio": 1,
    "febbraio": 2,
    "marzo": 3,
    "aprile": 4,
    "maggio": 5,
    "giugno": 6,
    "luglio": 7,
    "agosto": 8,
    "settembre": 9,
    "ottobre": 10,
    "dicembre": 12,
    "okt": 10,
    "dez": 12,
}

LABELS = with_english(
    {
        "total": "TOTAL CHF|TOTAL|TOTALBETRAG|SUMME|SUMME CHF|GESAMTBETRAG|ZU ZAHLEN|ZU ZAHLEN CHF|BETRAG|BETRAG "
        "CHF|TOTAL FR.|"
        "RECHNUNGSBETRAG|GESAMT|TOTAL INKL. MWST|TOTAL A PAYER|TOTAL TTC|MONTANT|MONTANT CHF|NET A PAYER|TOTALE|"
        "TOTALE CHF|"
        "TOTALE DA PAGARE|IMPORTO|IMPORTO CHF",
        "subtotal": "ZWISCHENTOTAL|ZWISCHENSUMME|SUBTOTAL|SOUS-TOTAL|SUBTOTALE|TOTALE PARZIALE",
        "net": "NETTO|NETTOBETRAG|TOTAL EXKL. MWST|TOTAL HT|HT|MONTANT HT|IMPONIBILE|TOTALE NETTO",
        "tax": "MWST|MWST.|MWST-BETRAG|TVA|IVA|MEHRWERTSTEUER|MWST 8.1%|TVA 8.1%|IVA 8.1%|MONTANT TVA|STEUER",
        "tax-included": "INKL. MWST|INKL MWST|MWST INKL.|ENTHALTENE MWST|MWST INBEGRIFFEN|TVA INCLUSE|TVA INCL.|"
        "DONT TVA|IVA INCLUSA|"
        "IVA INCL.|DI CUI IVA",
        "taxable": "BRUTTO|UMSATZ|BASE|BASE TTC|CHIFFRE D'AFFAIRES",
        "exempt": "MWST-FREI|STEUERFREI|EXONERE|ESENTE",
        "discount": "RABATT|NACHLASS|REDUKTION|AKTION|GUTSCHEIN|RABAIS|REMISE|REDUCTION|SCONTO|RIBASSO|AZIONE",
        "saved": "SIE SPAREN|ERSPARNIS|GESPART|VOUS ECONOMISEZ|VOUS ÉCONOMISEZ|RISPARMIO",
        "service": "BEDIENUNG|SERVICE COMPRIS|SERVIZIO",
        "tip": "TRINKGELD|POURBOIRE|MANCIA",
        "rounding": "RUNDUNG|RUNDUNGSDIFFERENZ|ARRONDI|ARROTONDAMENTO",
        "tendered": "GEGEBEN|ERHALTEN|BEZAHLT|BAR GEGEBEN|BAR CHF|RECU|REÇU|DONNE|DONNÉ|PAYE|RICEVUTO|PAGATO|ZAHLUNG",
        "change": "RÜCKGELD|RUECKGELD|RETOUR|ZURÜCK|HERAUSGELD|RENDU|A RENDRE|MONNAIE RENDUE|RESTO",
        "card": "KARTE|EC-KARTE|KREDITKARTE|KARTENZAHLUNG|POSTCARD|POSTFINANCE|TWINT|CARTE|CARTE DE CREDIT|CARTA|"
        "CARTA DI CREDITO|"
        "MAESTRO|BUCHUNG|COMPTABILISATION",
        "cash": "BAR|BARZAHLUNG|BARGELD|ESPECES|ESPÈCES|CASH CHF|CONTANTI",
        "date": "DATUM|DATE|DATA",
        "time": "UHRZEIT|ZEIT|HEURE|ORA",
        "receipt-number": "BELEG|BELEG-NR|BELEG-NR.|BELEGNR|BON|BON-NR|QUITTUNG|QUITTUNG NR|RECHNUNG NR|TICKET|"
        "TICKET N°|N° TICKET|"
        "FACTURE N°|SCONTRINO|SCONTRINO N.|TRX|TRX. SEQ-CNT|TRANSAKTION",
        "till": "KASSE|KASSE NR|CAISSE|CASSA|TERM-ID|FILIALE",
        "cashier": "ES BEDIENTE SIE|BEDIENT VON|VERKÄUFER|KASSIERER|KASSIERERIN|VENDEUR|VENDEUSE|CAISSIERE|SERVI "
        "PAR|CASSIERE",
        "tax-id": "MWST-NR|MWST-NR.|MWST NR|MWST NR.|UID|UID-NR|NO TVA|N° TVA|TVA NO|N. IVA|NO. IVA|CHE",
        "refund-form": "MWST-RÜCKERSTATTUNG|AUSFUHRDOKUMENT|DETAXE|DÉTAXE|RIMBORSO IVA|REFUND CHEQUE|TAX FREE",
        "title": "QUITTUNG|KASSENBON|KASSENQUITTUNG|RECHNUNG|BELEG|KUNDENBELEG|TICKET|QUITTANCE|FACTURE|RICEVUTA|"
        "SCONTRINO|RECU",
        "count": "ANZAHL|MENGE|STÜCK|STK|ARTIKEL|ANZAHL ARTIKEL|NOMBRE D'ARTICLES|ARTICLES|QUANTITE|QTE|QUANTITÀ|"
        "PEZZI|ARTICOLI",
        "points": "PUNKTE|CUMULUS|CUMULUS-PUNKTE|SUPERCARD|SUPERPUNKTE|POINTS|PUNTI",
        "phone": "TELEFON|TELEPHONE|TÉLÉPHONE|TELEFONO",
    }
)


def period(start: date, end: date | None, standard: str, reduced: str) -> RatePeriod:
    """One period of the Swiss rates, all of them from the same sources."""
    return RatePeriod(
        start=start, end=end, standard=Decimal(standard), reduced=percent(reduced), source=RATES_FROM, checked_on=READ
    )


COUNTRY = Country(
    code="CH",
    name={"zh": "瑞士", "en": "Switzerland"},
    languages=("de", "fr", "it"),
    currency="CHF",
    accepted=("EUR",),
    currency_marks={"CHF": ("CHF", "FR.", "SFR.", "SFR"), "EUR": ("€", "EUR")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(CashRounding(step=Decimal("0.05"), source="own knowledge", own_knowledge=True),),
    inclusive=True,
    numbers=(
        NumberFormat(decimal=".", thousands=("'", "’", "`", " ")),
        NumberFormat(decimal=",", thousands=("'", "’", " ")),
    ),
    dates=Dates(orders=("dmy",), formats=("22.11.2026", "22.11.26", "22/11/2026", "22. November 2026"), months=MONTHS),
    labels=LABELS,
    tax=Tax(
        names=("MWST", "TVA", "IVA"),
        rates=(
            period(date(2011, 1, 1), date(2017, 12, 31), "8.0", "2.5 3.8"),
            period(date(2018, 1, 1), date(2023, 12, 31), "7.7", "2.5 3.7"),
            period(date(2024, 1, 1), None, "8.1", "2.6 3.8"),
        ),
    ),
    identifiers=(
        Identifier(
            id="ch.uid",
            name={"zh": "企业号 CHE-nnn.nnn.nnn", "en": "Company number CHE-nnn.nnn.nnn"},
            words=("MWST-NR", "UID", "NO TVA", "N. IVA", "CHE"),
            pattern=r"\bCHE[ -]?\d{3}[. ]?\d{3}[. ]?\d{3}(?: ?(?:MWST|TVA|IVA))?",
            check=lambda number: by(uid.validate)(compact(number)[:12]),
            good=("CHE-100.155.212", "CHE-100.155.212 MWST", "CHE-107.787.577 IVA"),
            bad=("CHE-100.155.213",),
            unsure=("CHE-100.155", "123 456"),
            lookup="https://www.uid.admin.ch/",
            source="python-stdnum 2.2, ch.uid",
        ),
    ),
    marks=(
        Mark(
            id="uid",
            words=("MWST", "TVA", "IVA"),
            patterns=(r"\bCHE[ -]?\d{3}[. ]?\d{3}[. ]?\d{3}",),
            missing_is={
                "zh": "小商户可以不登记增值税；银行卡小票上也没有。",
                "en": "Small traders need not register; card slips lack it.",
            },
            source="lawbrary.ch, MWSTV article 57: up to 400 francs no recipient is named",
        ),
    ),
    refunds=(
        RefundRule(
            exists=True,
            minimum=Decimal(300),
            words=("TAX FREE", "REFUND CHEQUE", "MWST-RÜCKERSTATTUNG", "DETAXE"),
            operators=SHARED_OPERATORS,
            note={
                "zh": "同店同日含税满300瑞士法郎，离境时海关确认（新资料写90天内，旧资料写30天内）。",
                "en": "From 300 francs with tax in one shop and day, confirmed by customs (90 days; older pages say "
                "30).",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(weight=5, words=("CHF", "SFR.", "TWINT", "CUMULUS"), patterns=(r"\bCHE-\d{3}\.\d{3}\.\d{3}",)),
        Telltale(
            weight=4,
            words=("ZÜRICH", "ZUERICH", "GENEVE", "GENÈVE", "LUGANO", "LUZERN", "MENDRISIO", "SCHWEIZ", "SUISSE"),
        ),
        Telltale(weight=3, words=("FR.",), patterns=(r"\d'\d{3}\.\d{2}\b",)),
    ),
    phone="+41",
    postal=(r"\b(?:CH-?)?[1-9]\d{3}\b",),
    cities=("ZÜRICH", "GENEVE", "GENÈVE", "BASEL", "BERN", "LUZERN", "LUGANO", "LAUSANNE", "MENDRISIO", "INTERLAKEN"),
    domain=".ch",
    hours=OpeningHours(
        earliest=time(6),
        latest=time(22, 30),
        sundays=False,
        note={
            "zh": "商店周日大多关门；车站、机场、旅游区除外。",
            "en": "Shops mostly close on Sundays, except in stations, airports and resorts.",
        },
        source="own knowledge",
    ),
    barcode_prefixes=("76",),
    notes=({"zh": "现金付款的总额以.00或.05结尾。", "en": "Totals paid in cash end in .00 or .05."},),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words, Sundays, cash rounding", where="own", checked_on=READ, own_knowledge=True),
    ),
)
