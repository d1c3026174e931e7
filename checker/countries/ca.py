"""Receipts in Canada: GST 5% with provincial tax, or one HST, added at the till; two languages; no visitors' refund.

References:
    - vatcalc.com, table of GST, PST, HST and QST; Nova Scotia 15 to 14% on 2025-04-01 (also demersbeaulne.com)
    - fin.gc.ca news release 2006-049: visitor rebate eliminated from 2007-04-01
    - rkbaccounting.ca: nine digits and RT0001

Limitations:
    - When each province's present rate began is own knowledge; from 2025-04-01 on the table of that month holds.
    - The HST provinces have small exemptions (books, children's clothing), and GST holidays happen: 0 always passes.
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import CashRounding, Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import with_english
from checker.countries.numbers import canada_business, unknown
from checker.countries.tax import RatePeriod, RefundRule, Region, RegionalTax, Tax

READ = date(2026, 11, 22)
RATES_FROM = "vatcalc.com, Canada: Nova Scotia HST cut April 2025 (table of all provinces)"
REFUND_FROM = "fin.gc.ca, news release 2006-049; about.com and openparliament.ca after it"
TABLE = date(2025, 4, 1)
PST_NAMES = {"BC": "PST", "MB": "RST", "SK": "PST", "QC": "QST"}

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
}

LABELS = with_english(
    {
        "total": "TOTAL|TOTAL DUE|BALANCE DUE|AMOUNT DUE|TOTAL CAD|TOTAL A PAYER|TOTAL À PAYER|MONTANT TOTAL|"
        "MONTANT DU|SOLDE DU|"
        "MONTANT|TOTAL CDN",
        "subtotal": "SUBTOTAL|SUB TOTAL|SUB-TOTAL|SOUS-TOTAL|SOUS TOTAL",
        "net": "TOTAL BEFORE TAX|TOTAL AVANT TAXES|AVANT TAXES",
        "tax": "GST|HST|PST|QST|RST|TPS|TVQ|TVH|TVP|GST/TPS|HST/TVH|PST/TVP|QST/TVQ|GST 5%|HST 13%|TPS 5%|TVQ "
        "9.975%|GST/HST|"
        "TPS/TVH|TAX|TAXES|TOTAL TAX",
        "taxable": "TAXABLE|TAXABLE AMOUNT|MONTANT TAXABLE",
        "exempt": "NON TAXABLE|NON-TAXABLE|EXEMPT|EXONERE",
        "discount": "DISCOUNT|COUPON|RABAIS|REMISE|ESCOMPTE|REDUCTION|RÉDUCTION|SCENE+|STAFF DISCOUNT|PROMO",
        "saved": "YOU SAVED|TOTAL SAVINGS|VOUS AVEZ ECONOMISE|ECONOMIES|ÉCONOMIES",
        "service": "SERVICE CHARGE|FRAIS DE SERVICE",
        "tip": "TIP|GRATUITY|POURBOIRE",
        "rounding": "ROUNDING|CASH ROUNDING|ROUNDING ADJ|PENNY ROUNDING|ARRONDI|ARRONDISSEMENT",
        "tendered": "TENDERED|CASH TENDERED|AMOUNT TENDERED|RECU|REÇU|MONTANT RECU|PAIEMENT|PAYMENT|PAID",
        "change": "CHANGE|CHANGE DUE|MONNAIE|REMISE DE MONNAIE|MONNAIE REMISE",
        "card": "VISA|MASTERCARD|INTERAC|DEBIT|DÉBIT|CREDIT|CRÉDIT|CARTE|CARTE DE CREDIT|AMEX|GIFT CARD|CARTE "
        "CADEAU|FLASH",
        "cash": "CASH|COMPTANT|ARGENT COMPTANT",
        "date": "DATE",
        "time": "TIME|HEURE",
        "receipt-number": "TRANS|TRANS #|TRANSACTION|TRANSACTION #|RECEIPT #|INVOICE #|FACTURE|FACTURE #|NO FACTURE|"
        "NO TRANSACTION|"
        "REÇU NO",
        "till": "REG|REGISTER|TERMINAL|CAISSE|STORE|MAGASIN|TILL",
        "cashier": "CASHIER|ASSOCIATE|SERVED BY|CAISSIER|CAISSIERE|VENDEUR|SERVI PAR|CONSEILLER",
        "tax-id": "GST/HST|GST/HST #|GST #|HST #|GST NO|HST NO|GST REG|HST REG|TPS|TVQ|TPS #|TVQ #|NO TPS|NO TVQ|"
        "QST #|PST #|BN",
        "title": "RECEIPT|REÇU|RECU|FACTURE|SALES RECEIPT|CUSTOMER COPY|COPIE DU CLIENT|COPIE CLIENT|TRANSACTION "
        "RECORD|"
        "RELEVE DE TRANSACTION",
        "count": "ITEMS|ITEM COUNT|TOTAL ITEMS|NOMBRE D'ARTICLES|ARTICLES|QTE|QTÉ|QTY|NB ARTICLES",
        "points": "POINTS|PC OPTIMUM|AIR MILES|SCENE+ POINTS|POINTS BALANCE|SOLDE DE POINTS|MEMBER",
        "phone": "TÉL|TÉLÉPHONE",
    }
)


def province(code: str, name: str, rate: str, cities: str, *, hst_before: str = "") -> Region:
    """A province with its own tax (`rate` of PST, RST or QST) or, where it has no such tax, its HST."""
    beside = code in PST_NAMES
    now = RegionalTax(
        name=PST_NAMES.get(code, "HST"),
        start=TABLE,
        rate=Decimal(rate),
        replaces_national=not beside,
        source=RATES_FROM,
        checked_on=READ,
    )
    earlier = RegionalTax(
        name=now.name,
        start=date(2020, 1, 1),
        end=date(2025, 3, 31),
        rate=Decimal(hst_before or rate),
        replaces_national=not beside,
        source=f"{RATES_FROM}; that it held since 2020 is own knowledge",
        checked_on=READ,
        own_knowledge=not hst_before,
    )
    return Region(code=code, name=name, words=(f" {code} ", name.upper(), *cities.split("|")), taxes=(earlier, now))


def territory(code: str, name: str, cities: str) -> Region:
    """A province or territory that levies nothing beside the national tax."""
    none = RegionalTax(name="GST", start=date(2008, 1, 1), rate=Decimal(0), source=RATES_FROM, checked_on=READ)
    return Region(code=code, name=name, words=(f" {code} ", name.upper(), *cities.split("|")), taxes=(none,))


REGIONS = (
    territory("AB", "Alberta", "CALGARY|EDMONTON|BANFF"),
    province("BC", "British Columbia", "7", "VANCOUVER|RICHMOND|VICTORIA|BURNABY"),
    province("MB", "Manitoba", "7", "WINNIPEG"),
    province("NB", "New Brunswick", "15", "MONCTON|FREDERICTON"),
    province("NL", "Newfoundland and Labrador", "15", "ST. JOHN'S"),
    province("NS", "Nova Scotia", "14", "HALIFAX", hst_before="15"),
    territory("NT", "Northwest Territories", "YELLOWKNIFE"),
    territory("NU", "Nunavut", "IQALUIT"),
    province("ON", "Ontario", "13", "TORONTO|OTTAWA|MARKHAM|MISSISSAUGA|NIAGARA FALLS"),
    province("PE", "Prince Edward Island", "15", "CHARLOTTETOWN"),
    province("QC", "Quebec", "9.975", "MONTREAL|MONTRÉAL|QUEBEC|QUÉBEC|LAVAL"),
    province("SK", "Saskatchewan", "6", "REGINA|SASKATOON"),
    territory("YT", "Yukon", "WHITEHORSE"),
)

COUNTRY = Country(
    code="CA",
    name={"zh": "加拿大", "en": "Canada"},
    languages=("en", "fr"),
    currency="CAD",
    accepted=("USD",),
    currency_marks={"CAD": ("$", "CA$", "C$", "CAD", "CDN", "CDN$", "CAD$"), "USD": ("US$", "USD")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(
        CashRounding(
            step=Decimal("0.05"), start=date(2013, 2, 4), source="Wikipedia, Cash rounding: the penny went in 2013"
        ),
    ),
    inclusive=False,
    numbers=(NumberFormat(decimal=".", thousands=(",",)), NumberFormat(decimal=",", thousands=(" ", "\u00a0"))),
    dates=Dates(
        orders=("mdy", "dmy", "ymd"), formats=("2026-11-22", "11/22/2026", "22/11/2026", "Nov 22, 2026"), months=MONTHS
    ),
    labels=LABELS,
    tax=Tax(
        names=("GST", "HST", "PST", "QST", "RST", "TPS", "TVQ", "TVH", "TVP"),
        rates=(RatePeriod(start=date(2008, 1, 1), standard=Decimal(5), source=RATES_FROM, checked_on=READ),),
        regions=REGIONS,
    ),
    identifiers=(
        Identifier(
            id="ca.gst",
            name={"zh": "GST/HST 号（9位＋RT0001）", "en": "GST/HST number (9 digits + RT0001)"},
            words=("GST", "HST", "GST/HST #", "TPS", "BN"),
            pattern=r"\b\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?RT[ -]?\d{4}\b|(?:GST|HST|TPS|TVH)[#:. A-Z/]{0,12}\d{9}\b",
            check=canada_business,
            good=("123026635 RT0001", "GST# 123026635"),
            bad=("123456783 RT0001",),
            unsure=("1230266",),
            lookup=(
                "https://www.canada.ca/en/revenue-agency/services/e-services/digital-services-businesses/confirming-a-gst-hst-account-number.html"
            ),
            source="python-stdnum 2.2, ca.bn; rkbaccounting.ca",
        ),
        Identifier(
            id="ca.qst",
            name={"zh": "魁北克 TVQ/QST 号", "en": "Quebec QST/TVQ number"},
            words=("TVQ", "QST"),
            pattern=r"\b\d{10}[ -]?TQ[ -]?\d{4}\b",
            check=unknown,
            unsure=("1234567890 TQ0001",),
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    marks=(
        Mark(
            id="gst-number",
            words=("GST", "HST", "TPS"),
            patterns=(r"\bRT ?0001\b",),
            missing_is={"zh": "小额收据可以不写税号。", "en": "Small receipts may lack the number."},
            source="rkbaccounting.ca",
        ),
    ),
    refunds=(
        RefundRule(
            start=date(2007, 4, 1),
            exists=False,
            words=("TAX REFUND", "GST REFUND", "VISITOR REBATE", "TAX FREE FORM", "REFUND CHEQUE"),
            note={
                "zh": "加拿大2007年4月1日起取消了旅客退税。",
                "en": "Canada ended its visitor rebate on 1 April 2007.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5, words=("HST", "TVQ", "TPS", "QST", "GST/HST", "INTERAC", "CDN"), patterns=(r"\bRT ?0001\b",)
        ),
        Telltale(weight=4, words=("TORONTO", "VANCOUVER", "MONTREAL", "ONTARIO", "CANADA", "PC OPTIMUM")),
        Telltale(weight=3, patterns=(r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d\b",)),
    ),
    phone="+1",
    postal=(r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d\b",),
    cities=("TORONTO", "VANCOUVER", "MONTREAL", "CALGARY", "OTTAWA", "RICHMOND", "MARKHAM"),
    domain=".ca",
    barcode_prefixes=("00", "01", "06", "07"),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="no refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words, starts of the rates", where="own", checked_on=READ, own_knowledge=True),
    ),
)
