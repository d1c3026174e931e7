"""Receipts in Italy: 22% inside the price, "documento commerciale" with number and till serial, P.IVA of 11 digits.

References:
    - vat-rates data set of kdeldycke (2025-09): 20% 1997-10-01, 21% 2011-09-17, 22% 2013-10-01; ibericode: 4, 5, 10
    - studiopeg.com 159, fiskaly.com, stripe.com: documento commerciale from 2019-07, 2020-01, all from 2021-01-01
    - ggi.com and ntplusfisco.ilsole24ore.com: refund from 70 euros since 2024-02-01, 154.94 before

Limitations:
    - A full invoice (fattura) or a cropped print lacks the words of the commercial document.
    - Sources differ on "70 or more" and "more than 70": the friendlier reading is used.
"""

from datetime import date
from decimal import Decimal

from stdnum.it import iva

from checker.countries.country import Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import by, unknown
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "vat-rates data sets of kdeldycke (2025-09) and ibericode (2025-08)"
REFUND_FROM = "ggi.com, reduction of the threshold; ntplusfisco.ilsole24ore.com; redazionefiscale.it 42316"
DOCUMENT_FROM = "studiopeg.com news 159; fiskaly.com, commercial document Italy"

MONTHS = {
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
    "novembre": 11,
    "dicembre": 12,
    "gen": 1,
    "mag": 5,
    "giu": 6,
    "lug": 7,
    "ago": 8,
    "set": 9,
    "ott": 10,
    "dic": 12,
}

LABELS = with_english(
    {
        "total": "TOTALE COMPLESSIVO|TOTALE|TOTALE EURO|TOTALE EUR|TOTALE €|TOTALE DA PAGARE|IMPORTO TOTALE|NETTO A "
        "PAGARE|"
        "TOTALE DOVUTO|TOT. COMPLESSIVO|TOTALE DOCUMENTO|TOT.|TOT|TOTALE FATTURA|TOTALE IVA INCLUSA|DA PAGARE|IMPORTO",
        "subtotal": "SUBTOTALE|SUB TOTALE|SUB-TOTALE|TOTALE PARZIALE|SUBTOT",
        "net": "IMPONIBILE|TOTALE IMPONIBILE|NETTO|TOTALE NETTO|TOTALE IVA ESCLUSA",
        "tax": "IVA|I.V.A.|TOTALE IVA|IMPOSTA|TOTALE IMPOSTA|IVA 22%|IVA 22,00%",
        "tax-included": "DI CUI IVA|DI CUI I.V.A.|IVA INCLUSA|IVA COMPRESA|IVA INCL.|IVA INCL|DI CUI IVA EUR",
        "taxable": "AMMONTARE|IMPORTO LORDO",
        "exempt": "ESENTE|ESENTE IVA|NON IMPONIBILE|NON SOGGETTO|FUORI CAMPO IVA|ESCLUSO",
        "discount": "SCONTO|SCONTI|RIDUZIONE|ABBUONO|BUONO SCONTO|OMAGGIO|PROMOZIONE|SCONTO FEDELTA|SCONTO "
        "DIPENDENTI|SALDO|SALDI",
        "saved": "HAI RISPARMIATO|TOTALE SCONTI|RISPARMIO|TOTALE RISPARMIO",
        "service": "SERVIZIO|COPERTO",
        "tip": "MANCIA",
        "rounding": "ARROTONDAMENTO|ARROT.",
        "tendered": "IMPORTO PAGATO|RICEVUTO|PAGATO|VERSATO|IMPORTO VERSATO|CONTANTE RICEVUTO|IMPORTO RICEVUTO",
        "change": "RESTO|RESTO CONTANTI|RESTO EURO",
        "card": "PAGAMENTO ELETTRONICO|CARTA DI CREDITO|CARTA CREDITO|BANCOMAT|CARTA|CARTE|CARTA DI DEBITO|ELETTRONICO|"
        "CARTA REGALO|PAGOBANCOMAT|BUONO|CARTA DI CREDITO/DEBITO",
        "cash": "CONTANTE|CONTANTI|PAGAMENTO CONTANTE|PAGAMENTO CONTANTI",
        "date": "DATA|DATA ACQUISTO",
        "time": "ORA|ORE",
        "receipt-number": "DOCUMENTO N.|DOCUMENTO N|DOC. N.|DOC N|DOC.N.|N. DOC|DOCUMENTO NUMERO|NUMERO DOCUMENTO|"
        "SCONTRINO N.|"
        "SCONTRINO FISCALE N.|SF N.|FATTURA N.|TRANSAZIONE|TRANSAZIONE N.",
        "till": "CASSA|CASSA N.|RT|MATRICOLA|POSTAZIONE|PUNTO CASSA|NEGOZIO",
        "cashier": "OPERATORE|CASSIERE|CASSIERA|COMMESSO|VENDITORE|ADDETTO|ADDETTO VENDITA|OP.",
        "tax-id": "P.IVA|P. IVA|PARTITA IVA|PART. IVA|C.F.|COD. FISC.|CODICE FISCALE|P.I.|C.F./P.IVA",
        "refund-form": "RIMBORSO IVA|SGRAVIO IVA|FATTURA TAX FREE|OTELLO|MODULO TAX FREE|ART. 38 QUATER",
        "title": "DOCUMENTO COMMERCIALE|DOCUMENTO COMMERCIALE DI VENDITA O PRESTAZIONE|SCONTRINO FISCALE|SCONTRINO|"
        "RICEVUTA|"
        "RICEVUTA FISCALE|FATTURA|DOCUMENTO GESTIONALE|COPIA CLIENTE|NON FISCALE",
        "count": "PEZZI|N. PEZZI|NUMERO PEZZI|ARTICOLI|N. ARTICOLI|NUMERO ARTICOLI|QTA|Q.TA|QUANTITA|QUANTITÀ|"
        "TOTALE PEZZI|PZ",
        "points": "PUNTI|SALDO PUNTI|PUNTI ACCUMULATI|CARTA FEDELTA|CARTA FEDELTÀ|TOTALE PUNTI",
        "phone": "TELEFONO",
    }
)

COUNTRY = Country(
    code="IT",
    name={"zh": "意大利", "en": "Italy"},
    languages=("it",),
    currency="EUR",
    currency_marks={"EUR": ("€", "EUR", "EURO")},
    minor_unit=Decimal("0.01"),
    inclusive=True,
    numbers=(NumberFormat(decimal=",", thousands=(".", " ", "'")), NumberFormat(decimal=".", thousands=(",",))),
    dates=Dates(orders=("dmy",), formats=("22-11-2026", "22/11/2026", "22/11/26", "22 novembre 2026"), months=MONTHS),
    labels=LABELS,
    tax=Tax(
        names=("IVA", "I.V.A."),
        rates=(
            RatePeriod(
                start=date(1997, 10, 1),
                end=date(2011, 9, 16),
                standard=Decimal(20),
                reduced=percent("10 4"),
                source=RATES_FROM,
                checked_on=READ,
            ),
            RatePeriod(
                start=date(2011, 9, 17),
                end=date(2013, 9, 30),
                standard=Decimal(21),
                reduced=percent("10 4"),
                source=RATES_FROM,
                checked_on=READ,
            ),
            RatePeriod(
                start=date(2013, 10, 1),
                standard=Decimal(22),
                reduced=percent("10 5 4"),
                source=RATES_FROM,
                checked_on=READ,
            ),
        ),
    ),
    identifiers=(
        Identifier(
            id="it.iva",
            name={"zh": "增值税号 P.IVA（11位）", "en": "VAT number P.IVA (11 digits)"},
            words=("P.IVA", "P. IVA", "PARTITA IVA", "PART. IVA", "P.I."),
            pattern=r"\b(?:IT ?)?\d{11}\b",
            check=by(iva.validate),
            good=("00743110157", "IT 00743110157"),
            bad=("00743110158",),
            unsure=("0074311",),
            lookup="https://telematici.agenziaentrate.gov.it/VerificaPIVA/",
            source="python-stdnum 2.2, it.iva",
        ),
        Identifier(
            id="it.till",
            name={"zh": "税控收银机编号 RT", "en": "Till serial RT"},
            words=("RT", "MATRICOLA"),
            pattern=r"\bRT ?[0-9A-Z]{2,5}[ -]?\d{6,9}\b",
            check=unknown,
            unsure=("RT 99MEY012345",),
            source=DOCUMENT_FROM,
        ),
    ),
    marks=(
        Mark(
            id="commercial-document",
            words=("DOCUMENTO COMMERCIALE", "DI VENDITA O PRESTAZIONE", "DOCUMENTO N"),
            patterns=(r"\b\d{4} ?- ?\d{4}\b",),
            required=True,
            start=date(2021, 1, 1),
            missing_is={
                "zh": "也可能是正式发票（fattura）、只拍到一部分，或是银行卡小票。",
                "en": "It may be a full invoice (fattura), a part of the print, or a card slip.",
            },
            source=DOCUMENT_FROM,
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2024, 1, 31),
            exists=True,
            minimum=Decimal("154.94"),
            words=("TAX FREE", "RIMBORSO IVA", "OTELLO"),
            operators=SHARED_OPERATORS,
            note={
                "zh": "2024年1月以前：同店含税154.94欧元起。",
                "en": "Until January 2024: from 154.94 euros with tax.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
        RefundRule(
            start=date(2024, 2, 1),
            exists=True,
            minimum=Decimal(70),
            words=("TAX FREE", "RIMBORSO IVA", "OTELLO"),
            operators=SHARED_OPERATORS,
            note={
                "zh": "2024年2月1日起：同店含税70欧元起，附电子发票（OTELLO），三个月内带出欧盟。",
                "en": "Since 1 February 2024: from 70 euros with tax, with an electronic invoice (OTELLO), out of "
                "the EU "
                "within three months.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5,
            words=("DOCUMENTO COMMERCIALE", "DI CUI IVA", "TOTALE COMPLESSIVO", "P.IVA", "PARTITA IVA", "SCONTRINO"),
        ),
        Telltale(
            weight=4,
            words=("TOTALE", "RESTO", "CONTANTE", "CONTANTI", "IMPORTO PAGATO", "MILANO", "ROMA", "FIRENZE", "ITALIA"),
        ),
        Telltale(weight=2, words=("IVA", "S.R.L.", "SRL", "S.P.A.", "SPA")),
    ),
    phone="+39",
    postal=(r"\b\d{5}\b",),
    cities=("MILANO", "ROMA", "FIRENZE", "VENEZIA", "REGGELLO", "TORINO", "NAPOLI", "BOLOGNA", "SERRAVALLE", "NOVENTA"),
    domain=".it",
    barcode_prefixes=("80", "81", "82", "83"),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="commercial document", where=DOCUMENT_FROM, checked_on=READ),
        SourceNote(what="refund threshold", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words on receipts", where="own", checked_on=READ, own_knowledge=True),
    ),
)
