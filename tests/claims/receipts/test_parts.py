"""Goods, heading, whereabouts, numbers, card slips and refund forms of own-written papers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.claims.receipts import find_receipts
from checker.devtools.artist.receipts import typed
from tests.claims.receipts.paper import SHOP, receipt

SLIP = """
SAMPLE SHOP PARIS
TERMINAL ID 12345678
12/03/2026 17:43
VISA CREDIT
AID A0000000031010
**** **** **** 4242
AUTH CODE 123456
TVR 0000008000
MONTANT  2140,00 EUR
TICKET CLIENT
"""
REFUND = """
TAX FREE FORM
Global Blue
Doc-ID: 2500 1234 5678 9012 3456
Sample Boutique, 24 Rue de l'Exemple, Paris
Passport No: X0000000
12/03/2026
Total amount  EUR 2,140.00
Refund amount  EUR 256.80
"""


def test_goods_with_quantity_and_price_of_one() -> None:
    paper = SHOP.replace("SOCKS  78.00", "SOCKS\n2 x 39.00  78.00")
    tote, socks = receipt(paper).lines
    assert (tote.name, tote.amount.value, tote.quantity) == ("TOTE BAG LEATHER", Decimal("298.00"), None)
    assert socks.name == "SOCKS"
    assert socks.amount.value == Decimal("78.00")
    assert socks.quantity is not None
    assert socks.unit_price is not None
    assert (socks.quantity.value, socks.unit_price.value) == (Decimal(2), Decimal("39.00"))
    assert socks.amount.confidence > 0.9


def test_goods_that_do_not_add_up_are_less_sure() -> None:
    assert receipt(SHOP.replace("SOCKS  78.00", "SOCKS  88.00")).lines[0].amount.confidence < 0.9


def test_a_discount_among_the_goods_is_a_negative_line() -> None:
    paper = SHOP.replace("SUBTOTAL", "COUPON 10%  -37.60\nSUBTOTAL")
    assert [line.amount.value for line in receipt(paper).lines][-1] == Decimal("-37.60")
    assert receipt(paper).discounts == ()


def test_a_name_that_contains_a_label_is_still_a_good() -> None:
    assert receipt(SHOP.replace("SOCKS", "CARD HOLDER CALF")).lines[1].name == "CARD HOLDER CALF"


def test_merchant_address_and_region() -> None:
    found = receipt(SHOP)
    assert found.merchant is not None
    assert found.address is not None
    assert found.region_code is not None
    assert found.merchant.value == "SAMPLE OUTLET STORE"
    assert found.address.value == "48400 Example Drive Cabazon, CA 92230"
    assert found.region_code.value == "CA"
    assert found.merchant.box is not None


def test_country_and_currency() -> None:
    found = receipt(SHOP)
    assert found.country is not None
    assert found.currency is not None
    assert (found.country.value, found.currency.value) == ("US", "USD")


@pytest.mark.parametrize(("mark", "currency"), [("RM", "MYR"), ("£", "GBP"), ("HK$", "HKD"), ("CHF ", "CHF")])
def test_the_marks_beside_the_amounts_decide_the_currency(mark: str, currency: str) -> None:
    paper = (
        f"SAMPLE STORE\n22/11/2026 10:15\nBAG  {mark}10.00\nTOTAL  {mark}10.00\nCASH  {mark}20.00\nCHANGE  {mark}10.00"
    )
    found = receipt(paper).currency
    assert found is not None
    assert found.value == currency


def test_a_country_of_which_little_is_seen_is_none() -> None:
    found = receipt("SAMPLE STORE\n22/11/2026 10:15\nBAG  10.00\nTOTAL  10.00\nCASH  20.00\nCHANGE  10.00")
    assert found.country is None


def test_transaction_and_till() -> None:
    found = receipt(SHOP)
    assert found.number is not None
    assert found.till is not None
    assert (found.number.value, found.till.value) == ("4821", "03")


def test_a_tax_identifier_after_its_word() -> None:
    paper = (
        "MAISON EXEMPLE\n75001 PARIS\nSIRET 732 829 320 00074\n12/03/2026 17:42\n"
        "SAC  50,00\nTOTAL TTC  50,00\nTVA 20%  8,33"
    )
    assert [(one.kind, one.number.value) for one in receipt(paper).identifiers] == [("fr.siret", "73282932000074")]


def test_a_card_slip_without_goods() -> None:
    found = receipt(SLIP)
    slip = found.slip
    assert found.is_slip
    assert slip is not None
    fields = (slip.scheme, slip.masked_number, slip.application, slip.authorisation, slip.terminal, slip.verification)
    assert [field and field.value for field in fields] == [
        "visa",
        "************4242",
        "A0000000031010",
        "123456",
        "12345678",
        "0000008000",
    ]
    assert slip.amount is not None
    assert slip.amount.value == Decimal("2140.00")
    assert slip.expiry_shown is None


def test_an_expiry_date_on_a_slip_is_seen_and_a_masked_one_is_not() -> None:
    shown = receipt(SLIP + "EXP 09/28").slip
    masked = receipt(SLIP + "EXP **/**").slip
    assert shown is not None
    assert masked is not None
    assert shown.expiry_shown is not None
    assert shown.expiry_shown.box is not None
    assert "28" not in repr(shown.expiry_shown)
    assert masked.expiry_shown is None


def test_sixteen_digits_are_a_card_number_only_beside_a_word_for_a_card() -> None:
    other = receipt(SHOP + "AUTH CODE 04512C\nAID A0000000031010\nSURVEY 4111 1111 1111 1111").slip
    card = receipt(SHOP + "AUTH CODE 04512C\nAID A0000000031010\nCARD 4111 1111 1111 1111").slip
    assert other is not None
    assert card is not None
    assert other.masked_number is None
    assert card.masked_number is not None
    assert card.whole_number
    assert (card.masked_number.value, card.masked_number.text) == ("411111******1111", "4111 11** **** 1111")


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("4111 1111 **** 1111", "411111******1111"),
        ("411111111***1111", "411111******1111"),
        ("**** **** **** 4242", "************4242"),
        ("4111111*********", "411111**********"),
    ],
)
def test_no_more_of_a_card_is_kept_than_slips_may_show(printed: str, kept: str) -> None:
    slip = receipt(SHOP + f"VISA {printed}\nAUTH CODE 123456\nAID A0000000031010").slip
    assert slip is not None
    assert slip.masked_number is not None
    assert slip.masked_number.value == kept
    assert not slip.whole_number
    assert sum(map(str.isdigit, slip.masked_number.text)) <= 10


def test_a_slip_below_the_receipt_has_its_own_time() -> None:
    paper = SHOP + "**** **** **** 4242\nAUTH CODE 123456  02:33 PM\nAID A0000000031010"
    found = receipt(paper)
    assert not found.is_slip
    assert found.moment is not None
    assert found.slip is not None
    assert found.slip.moment is not None
    assert (found.moment.value.minute, found.slip.moment.value.minute) == (31, 33)


def test_a_refund_form_with_its_operator_and_number() -> None:
    form = receipt(REFUND).refund_form
    assert form is not None
    assert form.number is not None
    assert (form.operator, form.number.value) == ("Global Blue", "25001234567890123456")


def test_an_advertisement_for_refunds_is_no_form() -> None:
    assert receipt(SHOP + "TAX FREE SHOPPING AVAILABLE HERE").refund_form is None


def test_an_item_number_is_kept() -> None:
    (found,) = find_receipts([typed(SHOP, item=3)])
    assert found.item == 3


def test_an_address_ends_where_other_rows_begin_and_holds_no_telephone_and_no_goods() -> None:
    address = receipt(
        "GALERIE EXEMPLE\n12 RUE DE L'EXEMPLE\n75001 PARIS\nTEL 01 23 45 67 89\nSIRET 123 456 782 00010\n"
        "TICKET DE CAISSE\nTICKET N° 004512  20/05/2025 17:07\nFOULARD SOIE\n  2 x 304,95  609,90\n"
        "TOTAL TTC  609,90 €"
    ).address
    assert address is not None
    assert address.value == "12 RUE DE L'EXEMPLE 75001 PARIS"


@pytest.mark.parametrize("row", ["SCARF  2 x 85.00  170.00", "2 x SCARF  170.00", "SCARF  170.00 2 @"])
def test_a_number_of_pieces_has_its_place(row: str) -> None:
    (line,) = receipt(f"EXAMPLE STORE\n25/03/2025 14:05\n{row}\nSUBTOTAL  170.00\nTAX  17.00\nTOTAL  187.00").lines
    if line.quantity is not None:
        assert line.quantity.value == 2
        assert line.quantity.box is not None
