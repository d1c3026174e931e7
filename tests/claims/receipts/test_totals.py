"""The total is the amount that is called so; sums only decide between several, or where no word stands."""

from __future__ import annotations

from decimal import Decimal

from tests.claims.receipts.paper import SHOP, receipt

HEAD = """
SAMPLE STORE
12 Example Street
21/11/2026 13:05
RECEIPT NO 4512
"""


def test_total_subtotal_and_tax_that_add_up_are_sure() -> None:
    found = receipt(SHOP)
    assert found.total is not None
    assert found.subtotal is not None
    assert (found.subtotal.value, found.total.value) == (Decimal("376.00"), Decimal("405.14"))
    assert found.total.confidence > 0.9
    assert found.total.text == "405.14"
    assert found.total.box is not None


def test_a_total_that_does_not_add_up_is_still_what_is_printed() -> None:
    found = receipt(SHOP.replace("TOTAL  405.14", "TOTAL  905.14"))
    assert found.total is not None
    assert found.total.value == Decimal("905.14")
    assert found.total.confidence < 0.9


def test_the_rounded_total_replaces_the_one_before() -> None:
    found = receipt(
        HEAD + "BAG  30.91\nTOTAL  30.91\nROUNDING ADJ  -0.01\nTOTAL ROUNDED  30.90\nCASH  51.00\nCHANGE  20.10"
    )
    assert found.total is not None
    assert found.total.value == Decimal("30.90")
    assert found.rounding is not None
    assert found.rounding.value == Decimal("-0.01")


def test_the_total_of_a_tax_summary_is_not_the_total() -> None:
    found = receipt(
        HEAD
        + "FILE  26.00\nSUB-TOTAL (EX)  26.00\nTOTAL TAX  1.56\nTOTAL  27.56\nCASH  30.00\nCHANGE  2.44\n"
        + "TAX SUMMARY  AMOUNT  TAX\nSR 6%  26.00  1.56\nTOTAL  26.00  1.56"
    )
    assert found.total is not None
    assert found.total.value == Decimal("27.56")
    assert [line.amount.value for line in found.taxes if line.amount] == [Decimal("1.56")]


def test_what_was_tendered_is_what_leaves_the_change() -> None:
    found = receipt(HEAD + "BELT  120.00\nTOTAL  120.00\nCASH  150.00\nCHANGE  30.00")
    assert found.tendered is not None
    assert found.change is not None
    assert (found.tendered.value, found.change.value) == (Decimal("150.00"), Decimal("30.00"))


def test_without_a_word_for_it_nothing_sure_is_a_total() -> None:
    found = receipt(HEAD + "BELT  120.00\nSCARF  30.00\nSUBTOTAL  150.00\nTAX  12.00\n162.00")
    assert found.total is None or found.total.confidence <= 0.6


def test_a_discount_between_two_totals_makes_the_first_a_subtotal() -> None:
    found = receipt(
        HEAD + "BELT  857.00\nTOTAL  857.00\nDISCOUNT  -57.00\nAMOUNT DUE  800.00\nCASH  1000.00\nCHANGE  200.00"
    )
    assert found.total is not None
    assert found.subtotal is not None
    assert (found.subtotal.value, found.total.value) == (Decimal("857.00"), Decimal("800.00"))
    assert [discount.value for discount in found.discounts] == [Decimal("-57.00")]


def test_service_and_tip_are_fields_of_their_own() -> None:
    found = receipt(HEAD + "LUNCH  100.00\nSUBTOTAL  100.00\nSERVICE CHARGE  10.00\nTIP  5.00\nTOTAL  115.00")
    assert found.service is not None
    assert found.tip is not None
    assert (found.service.value, found.tip.value) == (Decimal("10.00"), Decimal("5.00"))


def test_a_whole_number_among_decimals_is_doubted() -> None:
    found = receipt(HEAD + "BELT  86.00\nSUBTOTAL  86.00\nTOTAL  8600\nCASH  100.00\nCHANGE  14.00")
    assert found.total is not None
    assert found.total.confidence <= 0.6
