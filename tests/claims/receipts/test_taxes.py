"""Taxes are read with their rate and what it applies to, from single rows and from tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.vocabulary import TaxLine
from tests.claims.receipts.paper import SHOP, receipt

GERMAN = """
Kaufhaus Muster GmbH
Musterstraße 12
10117 Berlin
Schuhe  129,00
Schal  49,00
Buch  19,90
Summe EUR  197,90
Gegeben Bar  200,00
Rückgeld  2,10
Steuer %  Netto  MwSt  Brutto
B 19,00%  149,58  28,42  178,00
A 7,00%  18,60  1,30  19,90
14.03.2026 18:05
Bon-Nr. 4711
"""


def numbers(tax: TaxLine) -> list[Decimal | None]:
    return [field and field.value for field in (tax.rate, tax.net, tax.amount, tax.gross)]


def test_a_tax_on_top() -> None:
    (tax,) = receipt(SHOP).taxes
    assert numbers(tax)[:3] == [Decimal("7.75"), Decimal("376.00"), Decimal("29.14")]
    assert tax.included is False


def test_a_table_with_two_rates() -> None:
    high, low = receipt(GERMAN).taxes
    assert numbers(high) == [Decimal("19.00"), Decimal("149.58"), Decimal("28.42"), Decimal("178.00")]
    assert numbers(low) == [Decimal("7.00"), Decimal("18.60"), Decimal("1.30"), Decimal("19.90")]
    assert high.included is True


def test_a_table_that_does_not_add_up_is_read_by_its_heading() -> None:
    high, _ = receipt(GERMAN.replace("28,42", "38,42")).taxes
    assert numbers(high) == [Decimal("19.00"), Decimal("149.58"), Decimal("38.42"), Decimal("178.00")]
    assert high.amount is not None
    assert high.amount.confidence < 0.9


def test_a_tax_inside_the_total_with_its_base_on_the_row_above() -> None:
    (tax,) = receipt(
        "サンプル百貨店\n2026年10月03日 14:22\nバッグ  ¥94,000\n小計  ¥94,000\n(10%対象  ¥94,000)\n"
        "(内消費税等  ¥8,545)\n合計  ¥94,000\n現金  ¥100,000\nお釣り  ¥6,000"
    ).taxes
    assert numbers(tax) == [Decimal(10), None, Decimal(8545), Decimal(94000)]
    assert tax.included is True


def test_two_taxes_of_one_purchase() -> None:
    paper = SHOP.replace("SALES TAX 7.75%  29.14\nTOTAL  405.14", "GST 5%  18.80\nPST 7%  26.32\nTOTAL  421.12")
    found = receipt(paper.replace("VISA  405.14", "VISA  421.12"))
    assert [tax.amount and tax.amount.value for tax in found.taxes] == [Decimal("18.80"), Decimal("26.32")]


def test_a_tax_printed_twice_is_one_tax() -> None:
    (tax,) = receipt(SHOP + "TOTAL TAX  29.14\n").taxes
    assert tax.amount is not None
    assert tax.amount.value == Decimal("29.14")


def test_the_sum_of_the_taxes_is_none_of_them() -> None:
    paper = SHOP.replace("SALES TAX 7.75%  29.14", "STATE TAX  20.00\nCITY TAX  9.14\nTOTAL TAX  29.14")
    assert [tax.amount and tax.amount.value for tax in receipt(paper).taxes] == [Decimal("20.00"), Decimal("9.14")]


@pytest.mark.parametrize(("base", "net", "gross"), [("9.10", "9.10", None), ("9.65", None, "9.65")])
def test_a_tax_below_its_heading_is_read_though_it_does_not_fit(base: str, net: str | None, gross: str | None) -> None:
    paper = (
        "EXAMPLE STATIONERY SDN BHD\n29/03/2018 13:24\nPAPER  7.00\nFOLDER  2.65\nTOTAL RM INCL OF GST  9.65\n"
        f"CASH  50.00\nCHANGE  40.35\nGST SUMMARY  AMT(RM)  TAX(RM)\nT @ 6%  {base}  0.85"
    )
    (found,) = receipt(paper).taxes
    assert found.amount is not None
    assert found.rate is not None
    assert (found.amount.value, found.rate.value) == (Decimal("0.85"), Decimal(6))
    assert (found.net and str(found.net.value), found.gross and str(found.gross.value)) == (net, gross)


SUMMARY = """
EXAMPLE HARDWARE
GST ID NO : 000000000000
LAMP  2 X 53.00  106.00
TOTAL INCL GST  106.00
CASH  110.00
CHANGE  4.00
GST SUMMARY  AMOUNT(RM)  TAX(RM)
SR @ 6%  100.00  {tax}
18/10/2017 15:16
"""


@pytest.mark.parametrize("tax", ["6.00", "9.00", "66.00"])
def test_a_summary_that_names_the_tax_once_is_read_whether_the_tax_fits_or_not(tax: str) -> None:
    (line,) = receipt(SUMMARY.format(tax=tax)).taxes
    assert numbers(line)[:3] == [Decimal(6), Decimal(100), Decimal(tax)]


def test_a_service_charge_in_the_summary_is_no_tax() -> None:
    (line,) = receipt(SUMMARY.format(tax="6.00") + "SERVICE CHARGE 10%  100.00  10.00").taxes
    assert line.amount is not None
    assert line.amount.value == Decimal("6.00")


def test_the_last_row_of_the_summary_is_not_the_total() -> None:
    found = receipt(
        SUMMARY.format(tax="6.00").replace("TOTAL INCL GST  106.00", "TOTAL  186.00") + "TOTAL  100.00  6.00"
    )
    assert found.total is not None
    assert found.total.value == Decimal("186.00")
