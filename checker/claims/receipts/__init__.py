"""From the lines of a picture to the fields of the receipts on it."""

from checker.claims.receipts.finding import find_receipts, shows_receipt

__all__ = ["find_receipts", "shows_receipt"]
