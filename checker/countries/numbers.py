"""Check digits of tax numbers with three answers: True fits, False cannot be, None cannot tell.

Only a wrong check digit answers False. A length, prefix or letter that the library does not know may be a newer kind
of number, or another number printed in that place: None.

References:
    - python-stdnum, and the authorities that its modules name
    - Taiwan: Ministry of Finance, check rule "divisible by 5" instead of 10, in use from 2023-04-01
    - Korea: the published rule with weights 1 3 7 1 3 7 1 3 5 (python-stdnum checks only the format)

Limitations:
    - A number that fits says nothing about who holds it: one random number in ten fits most of these rules.
"""

from __future__ import annotations

from collections.abc import Callable

from stdnum import ean
from stdnum.ca import bn
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.sg import uen
from stdnum.th import pin

Check = Callable[[str], bool | None]


def by(validate: Callable[[str], str]) -> Check:
    """A three-valued check from a `validate` function of python-stdnum."""

    def check(number: str) -> bool | None:
        try:
            validate(compact(number))
        except InvalidChecksum:
            return False
        except (ValidationError, ValueError, IndexError):
            return None
        return True

    return check


def unless_sure(check: Check) -> Check:
    """The same check without its False: for numbers whose rule is known only for some holders."""
    return lambda number: check(number) or None


def unknown(_number: str) -> None:
    """The check of numbers that have no public check digit."""
    return


def compact(number: str) -> str:
    """Letters and digits only, in capitals."""
    return "".join(sign for sign in number if sign.isascii() and sign.isalnum()).upper()


def digits(number: str) -> list[int]:
    """The digits of a number as integers."""
    return [int(sign) for sign in number if sign.isascii() and sign.isdigit()]


def korea_business(number: str) -> bool | None:
    """Korea's 사업자등록번호, 3-2-5 digits, by its tenth digit.

    >>> korea_business("123-45-67891"), korea_business("123-45-67890"), korea_business("123-45")
    (True, False, None)
    """
    found = digits(number)
    if len(found) != 10:
        return None
    weighted = sum(weight * digit for weight, digit in zip((1, 3, 7, 1, 3, 7, 1, 3, 5), found, strict=False))
    return (10 - (weighted + found[8] * 5 // 10) % 10) % 10 == found[9]


def taiwan_business(number: str) -> bool | None:
    """Taiwan's 統一編號, 8 digits: divisible by 5 (since 2023-04-01; what is divisible by 10 is that as well).

    >>> taiwan_business("00501503"), taiwan_business("10000010"), taiwan_business("00501502"), taiwan_business("1")
    (True, True, False, None)
    """
    found = digits(number)
    if len(found) != 8:
        return None
    products = [weight * digit for weight, digit in zip((1, 2, 1, 2, 1, 2, 4, 1), found, strict=True)]
    total = sum(product // 10 + product % 10 for product in products)
    return total % 5 == 0 or (found[6] == 7 and (total + 1) % 5 == 0)


def thailand_taxpayer(number: str) -> bool | None:
    """Thailand's 13-digit taxpayer number, of companies (first digit 0) and people alike.

    >>> thailand_taxpayer("0994000617721"), thailand_taxpayer("0994000617722"), thailand_taxpayer("0994")
    (True, False, None)
    """
    found = "".join(map(str, digits(number)))
    return pin.calc_check_digit(found) == found[-1] if len(found) == 13 else None


def singapore_entity(number: str) -> bool | None:
    """Singapore's UEN by its last letter, without the library's look at the calendar; GST-only numbers are None.

    >>> singapore_entity("197401143C"), singapore_entity("00192200M"), singapore_entity("00192200X")
    (True, True, False)
    >>> singapore_entity("M90362345X") is None
    True
    """
    entity = compact(number)
    stem, last = entity[:-1], entity[-1:]
    if not last.isalpha():
        return None
    if len(entity) == 9 and stem.isdigit():
        return uen.calc_business_check_digit(entity) == last
    if len(entity) == 10 and stem.isdigit():
        return uen.calc_local_company_check_digit(entity) == last
    if len(entity) == 10 and entity[0] in "RST" and entity[3:5] in uen.OTHER_UEN_ENTITY_TYPES:
        return True if entity[5:9].isdigit() and uen.calc_other_check_digit(entity) == last else None
    return None


def emirates_registration(number: str) -> bool | None:
    """The Emirates' TRN by length and prefix only: no public check digit, so never False.

    >>> emirates_registration("100123456700003"), emirates_registration("100")
    (True, None)
    """
    found = compact(number)
    return True if len(found) == 15 and found.isdigit() and found.startswith("100") else None


def canada_business(number: str) -> bool | None:
    """Canada's business number: nine digits, before which words and behind which a program (RT0001) may stand.

    >>> canada_business("GST# 123026635"), canada_business("123026635 RT0001"), canada_business("123456783")
    (True, True, False)
    """
    found = "".join(map(str, digits(number)))
    return by(bn.validate)(found[:9]) if len(found) in {9, 13} else None


def barcode(number: str) -> bool | None:
    """An EAN-13 or EAN-8 by its last digit. Its prefix names the office that issued it, not where goods were made.

    >>> barcode("4006381333931"), barcode("4006381333932"), barcode("400")
    (True, False, None)
    """
    return by(ean.validate)(number)
