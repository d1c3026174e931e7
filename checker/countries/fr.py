"""Receipts in France: 20% inside the price, SIRET of 14 digits; tills print only on request since 2023-08-01.

References:
    - vat-rates data sets (ibericode 2025-08): 20% since 2014-01-01, before 19.6%, with the reduced rates
    - fiscal-requirements.com/news/2388 and 2400: no automatic printing since 2023-08-01
    - banquedesterritoires.fr, order of 2020-07-23: refund above 100 euros since 2021-01-01, 175 before
    - python-stdnum fr.siret, fr.tva

Limitations:
    - No paper receipt is normal; ask for the electronic one.
    - Corsica and the overseas departments have rates of their own, listed as special.
"""

from datetime import date
from decimal import Decimal

from stdnum.fr import siren, siret, tva

from checker.countries.country import Country, Identifier, Mark, NumberFormat, PaperRule, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import by
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "vat-rates data set of ibericode (2025-08)"
REFUND_FROM = "banquedesterritoires.fr on the order of 2020-07-23; ricksteves.com VAT table"
SPECIAL = percent("8.5 1.05 0.9 1.75 13 0")

MONTHS = {
    "janvier": 1,
    "février": 2,
    "fevrier": 2,
    "mars": 3,
    "avril": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "août": 8,
    "aout": 8,
    "septembre": 9,
    "octobre": 10,
    "novembre": 11,
    "décembre": 12,
    "decembre": 12,
    "janv.": 1,
    "févr.": 2,
    "fév": 2,
    "avr": 4,
    "juil": 7,
    "aoû": 8,
    "déc": 12,
}

LABELS = with_english(
    {
        "total": "TOTAL TTC|TOTAL A PAYER|TOTAL À PAYER|NET A PAYER|NET À PAYER|MONTANT TTC|TOTAL A PAYER TTC|"
        "MONTANT TOTAL|MONTANT DU|MONTANT DÛ|MONTANT A PAYER|TOTAL NET|TOTAL EUR|TOTAL EUROS|TOTAL €|TOTAL DU|"
        "MONTANT TOTAL TTC|TOTAL DÛ|TOTAL GENERAL|TOTAL ACHAT|TOTAL ACHATS|MONTANT|MT TTC|NET TTC|TOTAL NET TTC|"
        "TOTAL TTC EUR",
        "subtotal": "SOUS-TOTAL|SOUS TOTAL|S/TOTAL|S-TOTAL|TOTAL BRUT|TOTAL AVANT REMISE",
        "net": "TOTAL HT|TOTAL H.T.|MONTANT HT|MT HT|HT|H.T.|NET HT|HORS TAXES|TOTAL HORS TAXES",
        "tax": "TVA|T.V.A.|MONTANT TVA|TOTAL TVA|MT TVA|MONTANT T.V.A.|TVA 20%|TVA 20,00%|TAXE|TAXES",
        "tax-included": "DONT TVA|DONT T.V.A.|TVA INCLUSE|TVA COMPRISE|DONT T.V.A|TVA INCL|DONT TVA 20%",
        "taxable": "BASE HT|BASE TTC|BASE|TTC|MONTANT BASE|ASSIETTE",
        "exempt": "EXONERE|EXONERE DE TVA|EXONÉRÉ DE TVA|NON SOUMIS|HORS CHAMP",
        "discount": "REMISE|REMISES|RÉDUCTION|REDUCTION|RABAIS|REMISE FIDELITE|REMISE PERSONNEL|BON DE REDUCTION|"
        "BON D'ACHAT|DEMARQUE|DÉMARQUE|OFFRE|RISTOURNE|REMISE IMMEDIATE|SOLDES",
        "saved": "VOUS AVEZ ECONOMISE|VOUS ÉCONOMISEZ|ECONOMIE|TOTAL REMISES|VOS AVANTAGES|DONT REMISE|TOTAL AVANTAGES",
        "service": "SERVICE COMPRIS|SERVICE 15%",
        "tip": "POURBOIRE",
        "rounding": "ARRONDI",
        "tendered": "RECU|REÇU|ESPECES RECUES|ESPÈCES REÇUES|PERCU|PERÇU|VERSE|VERSÉ|REGLEMENT|RÈGLEMENT|PAIEMENT|"
        "PAYE|PAYÉ|"
        "REMIS|ENCAISSE|MONTANT RECU|A REGLER",
        "change": "RENDU|RENDU MONNAIE|A RENDRE|À RENDRE|MONNAIE|MONNAIE RENDUE|RENDU ESPECES|RENDU EUR",
        "card": "CB|CARTE BANCAIRE|CARTE|CARTE BLEUE|CARTE DE CREDIT|CB EMV|SANS CONTACT|CB SANS CONTACT|CARTE CADEAU|"
        "CHEQUE CADEAU|CHEQUE|CHÈQUE|TITRE RESTAURANT",
        "cash": "ESPECES|ESPÈCES|LIQUIDE",
        "date": "DATE|DATE D'ACHAT|DATE DE VENTE|DATE VENTE",
        "time": "HEURE",
        "receipt-number": "TICKET N°|N° TICKET|TICKET NO|NO TICKET|N° DE TICKET|TICKET|TICKET DE CAISSE N°|FACTURE "
        "N°|N° FACTURE|"
        "N° DE TRANSACTION|N° OPERATION|NUMERO DE TICKET|NOTE N°|N° DE VENTE",
        "till": "CAISSE|CAISSE N°|N° CAISSE|TPV|MAGASIN",
        "cashier": "VENDEUR|VENDEUSE|CAISSIER|CAISSIERE|CAISSIÈRE|HOTE|HOTESSE|OPERATEUR|SERVI PAR|CONSEILLER|"
        "CONSEILLERE",
        "tax-id": "SIRET|SIREN|N° TVA|TVA INTRACOM|TVA INTRA|TVA INTRACOMMUNAUTAIRE|N° TVA INTRACOM|RCS|NAF|APE",
        "refund-form": "DETAXE|DÉTAXE|BORDEREAU DE VENTE A L'EXPORTATION|BORDEREAU DE DETAXE|BVE|PABLO|VENTE A "
        "L'EXPORTATION",
        "title": "TICKET DE CAISSE|FACTURE|FACTURETTE|TICKET CLIENT|DUPLICATA|REÇU|NOTE|CARTE BANCAIRE TICKET CLIENT",
        "count": "NOMBRE D'ARTICLES|NB ARTICLES|NB ARTICLE|NBRE ARTICLES|NB ART|ARTICLES|ARTICLE(S)|QTE|QTÉ|"
        "QUANTITE|QUANTITÉ",
        "points": "POINTS FIDELITE|SOLDE POINTS|CUMUL POINTS|CARTE FIDELITE|CARTE DE FIDELITE|CAGNOTTE|N° CLIENT",
        "phone": "TÉL|TÉL.|TÉLÉPHONE|TELEPHONE",
    }
)


def period(start: date, end: date | None, standard: str, reduced: str) -> RatePeriod:
    """One period of the French rates, all of them from the same source."""
    return RatePeriod(
        start=start,
        end=end,
        standard=Decimal(standard),
        reduced=percent(reduced),
        special=SPECIAL,
        source=RATES_FROM,
        checked_on=READ,
    )


COUNTRY = Country(
    code="FR",
    name={"zh": "法国", "en": "France"},
    languages=("fr",),
    currency="EUR",
    currency_marks={"EUR": ("€", "EUR", "EUROS", "EURO")},
    minor_unit=Decimal("0.01"),
    inclusive=True,
    numbers=(
        NumberFormat(decimal=",", thousands=(" ", "\u202f", "\u00a0", ".")),
        NumberFormat(decimal=".", thousands=(" ", ",")),
    ),
    dates=Dates(orders=("dmy",), formats=("22/11/2026", "22-11-2026", "22.11.26", "22 novembre 2026"), months=MONTHS),
    labels=LABELS,
    tax=Tax(
        names=("TVA", "T.V.A."),
        rates=(
            period(date(2000, 4, 1), date(2011, 12, 31), "19.6", "5.5 2.1"),
            period(date(2012, 1, 1), date(2013, 12, 31), "19.6", "7 5.5 2.1"),
            period(date(2014, 1, 1), None, "20", "10 5.5 2.1"),
        ),
    ),
    identifiers=(
        Identifier(
            id="fr.siret",
            name={"zh": "SIRET 商户号（14位）", "en": "SIRET establishment number (14 digits)"},
            words=("SIRET", "N° SIRET"),
            pattern=r"\b\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}\b",
            check=by(siret.validate),
            good=("73282932000074", "732 829 320 00074", "35600000049837"),
            bad=("73282932000075",),
            unsure=("7328293200",),
            lookup="https://annuaire-entreprises.data.gouv.fr/",
            source="python-stdnum 2.2, fr.siret (with the exception of La Poste)",
        ),
        Identifier(
            id="fr.siren",
            name={"zh": "SIREN 企业号（9位）", "en": "SIREN company number (9 digits)"},
            words=("SIREN", "RCS"),
            pattern=r"(?:SIREN|RCS)[ A-ZÀ-Ü]{0,20}[A-D]? ?:? ?(\d{3}[ .]?\d{3}[ .]?\d{3})\b",
            check=by(siren.validate),
            good=("404833048", "404 833 048"),
            bad=("404833047",),
            unsure=("4048",),
            lookup="https://annuaire-entreprises.data.gouv.fr/",
            source="python-stdnum 2.2, fr.siren",
        ),
        Identifier(
            id="fr.tva",
            name={"zh": "欧盟增值税号（FR+11位）", "en": "VAT number (FR + 11)"},
            words=("TVA INTRACOM", "N° TVA", "TVA INTRACOMMUNAUTAIRE", "TVA INTRA"),
            pattern=r"\bFR ?[0-9A-HJ-NP-Z]{2} ?\d{3} ?\d{3} ?\d{3}\b",
            check=by(tva.validate),
            good=("FR 40 303 265 045", "FR40303265045"),
            bad=("FR 41 303 265 045",),
            unsure=("FR 40 303",),
            lookup="https://ec.europa.eu/taxation_customs/vies/",
            source="python-stdnum 2.2, fr.tva",
        ),
    ),
    marks=(
        Mark(
            id="siret",
            words=("SIRET", "SIREN", "RCS"),
            missing_is={"zh": "银行卡小票上常常没有。", "en": "Card slips often lack it."},
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    paper=(
        PaperRule(
            start=date(2023, 8, 1),
            printed=False,
            note={
                "zh": "2023年8月1日起，除耐用品等少数情况外，只有顾客要求才打印小票：没有纸质小票是正常的，"
                "可以要电子小票。",
                "en": "Since 1 August 2023 tills print only on request, durable goods and a few others excepted: "
                "having no "
                "paper is normal; ask for the electronic receipt.",
            },
            source="fiscal-requirements.com/news/2388 and 2400",
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2020, 12, 31),
            exists=True,
            minimum=Decimal(175),
            minimum_itself_counts=False,
            words=("DETAXE", "DÉTAXE", "TAX FREE", "PABLO"),
            operators=SHARED_OPERATORS,
            note={
                "zh": "2020年底以前：同店含税超过175欧元。",
                "en": "Until the end of 2020: above 175 euros in one shop.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
        RefundRule(
            start=date(2021, 1, 1),
            exists=True,
            minimum=Decimal(100),
            minimum_itself_counts=False,
            words=("DETAXE", "DÉTAXE", "TAX FREE", "PABLO", "BORDEREAU DE VENTE A L'EXPORTATION"),
            operators=(*SHARED_OPERATORS, "ZappTax", "Wevat", "Skiptax"),
            note={
                "zh": "2021年起：同店含税超过100欧元，离境在PABLO机器或海关确认。",
                "en": "Since 2021: above 100 euros in one shop; confirmed at a PABLO machine or by customs.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5,
            words=("SIRET", "TVA INTRACOM", "RENDU MONNAIE", "NET A PAYER", "DONT TVA"),
            patterns=(r"\bFR ?\d{2} ?\d{9}\b",),
        ),
        Telltale(
            weight=4,
            words=("TOTAL TTC", "ESPECES", "CARTE BANCAIRE", "CAISSE", "PARIS", "FRANCE", "MERCI DE VOTRE VISITE"),
        ),
        Telltale(weight=2, words=("TVA", "SARL", "SAS", "RCS")),
    ),
    phone="+33",
    postal=(r"\b(?:0[1-9]|[1-8]\d|9[0-8])\d{3}\b",),
    cities=("PARIS", "NICE", "CANNES", "LYON", "MARSEILLE", "BORDEAUX", "SERRIS", "TOULOUSE", "STRASBOURG", "ROISSY"),
    domain=".fr",
    barcode_prefixes=("30", "31", "32", "33", "34", "35", "36", "37"),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="no automatic printing", where="fiscal-requirements.com/news/2388, 2400", checked_on=READ),
        SourceNote(what="refund threshold", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words, special rates of the islands", where="own", checked_on=READ, own_knowledge=True),
    ),
)
