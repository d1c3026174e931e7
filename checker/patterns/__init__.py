"""What is known about claims: one data file for each pattern and each combination, and the matcher that finds them."""

from checker.patterns.loader import Fault, LibraryFault, library, public_ids, survey
from checker.patterns.schema import (
    Abuse,
    Bilingual,
    BilingualList,
    Combination,
    Example,
    Library,
    Pattern,
    Role,
    Source,
    Status,
)

__all__ = [
    "Abuse",
    "Bilingual",
    "BilingualList",
    "Combination",
    "Example",
    "Fault",
    "Library",
    "LibraryFault",
    "Pattern",
    "Role",
    "Source",
    "Status",
    "library",
    "public_ids",
    "survey",
]
