"""Receipts in Spain: 21% inside the price, "factura simplificada" with number and NIF, tickets of the Basque TicketBAI.

References:
    - vat-rates data set of kdeldycke (2025-09): 18% 2010-07-01, 21% 2012-09-01; ibericode: 10 and 4
    - retailforce.cloud and developer.fiskaly.com: factura simplificada up to 400 (retail 3,000) euros, NIF
    - Law 6/2018, in force on 2018-07-05 (lexology.com); safetytaxfree.com: no minimum for refunds since July 2018

Limitations:
    - When the VERI*FACTU code becomes compulsory is disputed: a missing code means nothing.
    - The Canaries (IGIC), Ceuta and Melilla (IPSI) have taxes of their own; their rates are listed as special.
"""

from datetime import date
from decimal import Decimal

from stdnum.es import nif

from checker.countries.country import Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import by
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "vat-rates data sets of kdeldycke (2025-09) and ibericode (2025-08)"
REFUND_FROM = "safetytaxfree.com, Spain; dm-consultants.com; lexology.com on Law 6/2018"
INVOICE_FROM = "support.retailforce.cloud, Spain; developer.fiskaly.com, sign-es invoice compliance"
ISLANDS = percent("0.5 1 2 3 5 6.5 7 7.5 8 9.5 13.5 15 20 0")

MONTHS = {
    "enero": 1,
    "febrero": 2,
    "marzo": 3,
    "abril": 4,
    "mayo": 5,
    "junio": 6,
    "julio": 7,
    "agosto": 8,
    "septiembre": 9,
    "setiembre": 9,
    "octubre": 10,
    "noviembre": 11,
    "diciembre": 12,
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
}

LABELS = with_english(
    {
        "total": "TOTAL|TOTAL A PAGAR|IMPORTE TOTAL|TOTAL IMPORTE|TOTAL EUR|TOTAL EUROS|TOTAL COMPRA|TOTAL FACTURA|"
        "IMPORTE A PAGAR|TOTAL IVA INCLUIDO|TOTAL (IVA INCLUIDO)|TOTAL VENTA|TOTAL TICKET|A PAGAR|TOTAL €|IMPORTE|"
        "TOTAL CON IVA|TOTAL IMPUESTOS INCLUIDOS|TOTAL I.V.A. INCLUIDO",
        "subtotal": "SUBTOTAL|SUB-TOTAL|TOTAL BRUTO|SUMA|TOTAL PARCIAL",
        "net": "BASE IMPONIBLE|BASE IMP.|B.IMPONIBLE|B. IMP|B.I.|TOTAL SIN IVA|NETO|TOTAL NETO|BASE",
        "tax": "IVA|I.V.A.|CUOTA|CUOTA IVA|IMP. IVA|TOTAL IVA|IMPORTE IVA|IGIC|IPSI|IVA 21%|IVA 21,00%|IMPUESTOS",
        "tax-included": "IVA INCLUIDO|I.V.A. INCLUIDO|IVA INCL.|IVA INCL|IMPUESTOS INCLUIDOS|INCLUYE IVA",
        "taxable": "VENTAS GRAVADAS|SUJETO",
        "exempt": "EXENTO|EXENTO DE IVA|NO SUJETO|EXENTA",
        "discount": "DESCUENTO|DESCUENTOS|DTO|DTO.|REBAJA|CUPON|CUPÓN|VALE DESCUENTO|PROMOCION|PROMOCIÓN|BONIFICACION|"
        "DESCUENTO EMPLEADO|DESC.|REBAJAS",
        "saved": "AHORRO|HA AHORRADO|USTED HA AHORRADO|TOTAL DESCUENTOS|TOTAL AHORRO",
        "service": "SERVICIO",
        "tip": "PROPINA",
        "rounding": "REDONDEO",
        "tendered": "ENTREGADO|ENTREGA|EFECTIVO ENTREGADO|RECIBIDO|PAGADO|IMPORTE ENTREGADO|COBRADO|IMPORTE RECIBIDO",
        "change": "CAMBIO|SU CAMBIO|A DEVOLVER|VUELTA|DEVUELTO|CAMBIO EFECTIVO",
        "card": "TARJETA|TARJETA DE CREDITO|TARJETA DE CRÉDITO|TARJETA CREDITO|TARJETA BANCARIA|TARJ.|BIZUM|TARJETA "
        "REGALO|"
        "TARJETA CREDITO/DEBITO|TARJETA EL CORTE INGLES|VALE",
        "cash": "EFECTIVO|METALICO|METÁLICO|CONTADO",
        "date": "FECHA|FECHA OPERACION|FECHA COMPRA|FECHA FACTURA",
        "time": "HORA",
        "receipt-number": "FACTURA SIMPLIFICADA N|FACTURA SIMPLIFICADA Nº|FACTURA SIMPLIFICADA:|Nº FACTURA|N FACTURA|"
        "Nº FACTURA SIMPLIFICADA|FACT. SIMPLIFICADA|FACTURA SIMP|TICKET|Nº TICKET|N. TICKET|OPERACION|Nº OPERACION|"
        "DOCUMENTO|NUM. DOC|Nº DOCUMENTO",
        "till": "CAJA|Nº CAJA|TPV|TERMINAL|TIENDA",
        "cashier": "VENDEDOR|VENDEDORA|CAJERO|CAJERA|DEPENDIENTE|LE ATENDIO|LE ATENDIÓ|LE HA ATENDIDO|EMPLEADO|"
        "ATENDIDO POR",
        "tax-id": "NIF|N.I.F.|CIF|C.I.F.|NIF/CIF|N.I.F",
        "refund-form": "DEVOLUCION DE IVA|DEVOLUCIÓN DEL IVA|DIVA|DOCUMENTO ELECTRONICO DE REEMBOLSO|FORMULARIO DIVA",
        "title": "FACTURA SIMPLIFICADA|FACTURA|TICKET|RECIBO|TIQUE|JUSTIFICANTE|COPIA CLIENTE|COPIA PARA EL CLIENTE|"
        "TICKET REGALO",
        "count": "ARTICULOS|ARTÍCULOS|Nº ARTICULOS|NUM. ARTICULOS|UNIDADES|UNID.|UDS|UDS.|CANTIDAD|CANT.|TOTAL "
        "ARTICULOS|"
        "TOTAL UNIDADES",
        "points": "PUNTOS|SALDO PUNTOS|PUNTOS ACUMULADOS|TARJETA SOCIO",
        "phone": "TELÉFONO|TELEFONO|TLF|TLF.|TFNO|TFNO.|TLFNO",
    }
)

COUNTRY = Country(
    code="ES",
    name={"zh": "西班牙", "en": "Spain"},
    languages=("es", "ca", "eu"),
    currency="EUR",
    currency_marks={"EUR": ("€", "EUR", "EUROS", "EURO")},
    minor_unit=Decimal("0.01"),
    inclusive=True,
    numbers=(NumberFormat(decimal=",", thousands=(".", " ")), NumberFormat(decimal=".", thousands=(",",))),
    dates=Dates(
        orders=("dmy",), formats=("22/11/2026", "22-11-2026", "22/11/26", "22 de noviembre de 2026"), months=MONTHS
    ),
    labels=LABELS,
    tax=Tax(
        names=("IVA", "I.V.A.", "IGIC", "IPSI"),
        rates=(
            RatePeriod(
                start=date(2010, 7, 1),
                end=date(2012, 8, 31),
                standard=Decimal(18),
                reduced=percent("8 4"),
                special=ISLANDS,
                source=f"{RATES_FROM}; the reduced 8% from own knowledge",
                checked_on=READ,
            ),
            RatePeriod(
                start=date(2012, 9, 1),
                standard=Decimal(21),
                reduced=percent("10 4"),
                special=ISLANDS,
                source=RATES_FROM,
                checked_on=READ,
            ),
        ),
        tolerated=percent("5.2 1.4 1.75 0.62"),
    ),
    identifiers=(
        Identifier(
            id="es.nif",
            name={"zh": "税号 NIF/CIF", "en": "Tax number NIF/CIF"},
            words=("NIF", "N.I.F.", "CIF", "C.I.F."),
            pattern=r"\b(?:ES ?)?(?:[A-HJ-NP-SU-W][ .-]?\d{7}[ .-]?[0-9A-J]|[XYZKLM]?[ -]?\d{7,8}[ -]?[A-Z])\b",
            check=by(nif.validate),
            good=("B64717838", "B-64717838", "ES B64717838"),
            bad=("B64717839",),
            unsure=("B6471",),
            lookup="https://ec.europa.eu/taxation_customs/vies/",
            source="python-stdnum 2.2, es.nif",
        ),
    ),
    marks=(
        Mark(
            id="simplified-invoice",
            words=("FACTURA SIMPLIFICADA", "FACT. SIMPLIFICADA", "FACTURA SIMP"),
            missing_is={
                "zh": "也可能是正式发票、礼品小票或银行卡小票。",
                "en": "It may be a full invoice, a gift receipt or a card slip.",
            },
            source=INVOICE_FROM,
        ),
        Mark(
            id="verifactu",
            words=("VERI*FACTU", "TICKETBAI", "TBAI"),
            patterns=(r"\bTBAI-\d{8}",),
            missing_is={
                "zh": "启用日期说法不一，没有二维码不说明任何问题。",
                "en": "Sources disagree on when it starts; a missing code means nothing.",
            },
            source=INVOICE_FROM,
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2018, 7, 4),
            exists=True,
            minimum=Decimal("90.15"),
            words=("DIVA", "TAX FREE", "DEVOLUCION DE IVA"),
            operators=SHARED_OPERATORS,
            note={
                "zh": "2018年7月以前：每张发票超过90.15欧元。",
                "en": "Until July 2018: above 90.15 euros an invoice.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
        RefundRule(
            start=date(2018, 7, 5),
            exists=True,
            words=("DIVA", "TAX FREE", "DEVOLUCION DE IVA", "DOCUMENTO ELECTRONICO DE REEMBOLSO"),
            operators=(*SHARED_OPERATORS, "Innova Tax Free", "Travel Tax Free"),
            note={
                "zh": "2018年7月起没有最低金额，用DIVA电子表格。",
                "en": "Since July 2018 there is no minimum; the electronic DIVA form is used.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5,
            words=("FACTURA SIMPLIFICADA", "BASE IMPONIBLE", "IVA INCLUIDO", "LE ATENDIO", "VERI*FACTU", "TICKETBAI"),
        ),
        Telltale(
            weight=4, words=("CUOTA", "EFECTIVO", "ENTREGADO", "CAMBIO", "TARJETA", "MADRID", "BARCELONA", "ESPAÑA")
        ),
        Telltale(weight=2, words=("NIF", "CIF", "S.L.", "S.A.", "IVA")),
    ),
    phone="+34",
    postal=(r"\b(?:0[1-9]|[1-4]\d|5[0-2])\d{3}\b",),
    cities=("MADRID", "BARCELONA", "VALENCIA", "SEVILLA", "MALAGA", "BILBAO", "PALMA", "LAS ROZAS", "LA ROCA"),
    domain=".es",
    barcode_prefixes=("84",),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="simplified invoice", where=INVOICE_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="words, island rates", where="own", checked_on=READ, own_knowledge=True),
    ),
)
