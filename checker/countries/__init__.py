"""How receipts look and which tax rules hold, country by country: one file of this folder is one country."""

from checker.countries.atlas import countries, country
from checker.countries.country import Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.labels import Label
from checker.countries.tax import RatePeriod, RefundRule, Region, Tax

__all__ = [
    "Country",
    "Identifier",
    "Label",
    "Mark",
    "NumberFormat",
    "RatePeriod",
    "RefundRule",
    "Region",
    "SourceNote",
    "Tax",
    "Telltale",
    "countries",
    "country",
]
