"""What each answer about a receipt is worth, and what it is not: said with every answer, in the same words."""

from __future__ import annotations

from collections.abc import Mapping

from checker.evidence.receipts.check import Words
from checker.vocabulary import Result

MEANING: Mapping[Result, Words] = {
    Result.PASS: {
        "zh": "该票据在这一点上内部一致。不说明票据是真的，不说明它属于这件货，更不说明货真：票真不等于货真。",
        "en": "On this point the document is internally consistent. That does not show that the document is real, that "
        "it belongs to this item, or that the item is genuine.",
    },
    Result.FAIL: {
        "zh": "该票据在这一点上内部矛盾，或识别有误。不说明是谁的原因，也不说明货不对，只说明这张票据不能作为证明。",
        "en": "On this point the document contradicts itself, or it was misread. That says nothing about whose doing "
        "it is or about the goods, only that this document proves little.",
    },
    Result.CANNOT_TELL: {
        "zh": "无法判断。这很常见，本身不是疑点；补拍一张清楚的照片也许就能核对。",
        "en": "This cannot be told. That is normal and no sign of anything; a clearer photo may settle it.",
    },
}
