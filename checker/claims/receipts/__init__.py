"""From the lines of a picture to the fields of the receipts on it."""

from checker.claims.receipts.finding import find_receipts

__all__ = ["find_receipts"]
