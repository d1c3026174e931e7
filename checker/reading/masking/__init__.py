"""Personal data found in texts and on pictures, and masked: what a shared report may show."""

from checker.reading.masking.faces import FacesUnavailable
from checker.reading.masking.kinds import NARROW, WIDE, MaskedPlace, MaskedSpan, MaskedText, MaskKind
from checker.reading.masking.picture import COVER, MASKED_MEDIA_TYPE, mask_picture, places_to_mask
from checker.reading.masking.reading import mask_reading, private_names, reading_spans
from checker.reading.masking.text import mask_text, private_spans

__all__ = [
    "COVER",
    "MASKED_MEDIA_TYPE",
    "NARROW",
    "WIDE",
    "FacesUnavailable",
    "MaskKind",
    "MaskedPlace",
    "MaskedSpan",
    "MaskedText",
    "mask_picture",
    "mask_reading",
    "mask_text",
    "places_to_mask",
    "private_names",
    "private_spans",
    "reading_spans",
]
