"""The secrets of the links in collections, kept sealed: a copy of the database opens none of them."""

from __future__ import annotations

from cryptography.fernet import InvalidToken

from checker.organisations.boxes import box

PURPOSE = "links in collections"


def seal(token: str) -> str:
    """What is kept of a link's token."""
    return box(PURPOSE).encrypt(token.encode()).decode("ascii")


def opened(sealed: str) -> str | None:
    """The token again; None where the key that sealed it is not known any more."""
    try:
        return box(PURPOSE).decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        return None
