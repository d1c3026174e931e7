"""What is counted in the trends, in the language of the page."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checker.cases.models import TallyKind
from checker.patterns import library
from checker.patterns.lexicon import lexicon
from checker.web.deeds import level_word
from checker.web.wording import text_in

KIND_NAMES = {
    TallyKind.LEVEL: gettext_lazy("Levels"),
    TallyKind.CLAIM: gettext_lazy("Claims"),
    TallyKind.COMBINATION: gettext_lazy("Combinations"),
    TallyKind.TIER: gettext_lazy("Brand families"),
    TallyKind.BRAND: gettext_lazy("Brands"),
    TallyKind.GOODS: gettext_lazy("Goods"),
    TallyKind.PAYMENT: gettext_lazy("Payment"),
    TallyKind.LANGUAGE: gettext_lazy("Languages"),
}


def value_name(kind: TallyKind, value: str, language: str) -> str:
    """The name of what was counted; its id where the library does not know it any more."""
    found = ""
    if kind is TallyKind.LEVEL:
        found = level_word(value)
    elif kind in (TallyKind.CLAIM, TallyKind.PAYMENT) and value in library().patterns:
        found = text_in(library().patterns[value].name, language)
    elif kind is TallyKind.COMBINATION and value in library().combinations:
        found = text_in(library().combinations[value].name, language)
    elif kind is TallyKind.BRAND and value in lexicon().brands:
        found = text_in(lexicon().brands[value], language)
    elif kind is TallyKind.GOODS and value in lexicon().goods:
        found = text_in(lexicon().goods[value], language)
    elif kind is TallyKind.TIER:
        found = _tiers().get(value, "")
    elif kind is TallyKind.LANGUAGE:
        found = str(dict(settings.LANGUAGES).get(value, ""))
    return found or value


def _tiers() -> dict[str, str]:
    return {
        "baby-care": _("Baby care"),
        "baby-milk": _("Baby milk"),
        "cosmetics": _("Cosmetics"),
        "drinks": _("Drinks"),
        "electronics": _("Electronics"),
        "health": _("Health products"),
        "jewellery": _("Jewellery"),
        "jewellery-luxury": _("Fine jewellery"),
        "luxury": _("Luxury"),
        "outdoor": _("Outdoor"),
        "premium": _("Premium"),
        "sports": _("Sports"),
        "streetwear": _("Streetwear"),
        "toys": _("Toys"),
        "watch": _("Watches"),
        "watch-luxury": _("Fine watches"),
    }
