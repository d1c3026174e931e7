"""Whether a picture shows a printed receipt: its words, and amounts that end in one column."""

from __future__ import annotations

import re

from checker.reading.screens.rows import Sheet

RECEIPT_WORD = re.compile(
    r"sub\s?-?total|total|tax\b|\bvat\b|\btva\b|\bttc\b|\bht\b|mwst|\biva\b|receipt|invoice|facture|ticket de caisse|"
    r"cashier|caisse|change|visa|mastercard|amex|合计|合計|总计|總計|小计|小計|税|稅|消费税|消費税|領収|レシート|お釣|お預|"
    r"小票|实收|找零|收银|持卡人存根|商户|终端号|参考号|交易日期|영수증|합계|부가세"
)
AMOUNT = re.compile(
    r"(.*\s)?[-−]?([¥￥$€£₩]\s?)?\d{1,3}([ ,.]?\d{3})*([.,]\d{2})?\s?([€$£円元]|eur|jpy|usd|cny)?[*A-Z]?"
)
_COLUMN = 0.04


def looks_like_receipt(sheet: Sheet) -> bool:
    """Whether enough words and amounts of a receipt stand there."""
    rows = [(row.written.lower(), row) for row in sheet.rows]
    words = {word.group() for text, _ in rows for word in RECEIPT_WORD.finditer(text)}
    ends = [row.right for text, row in rows if AMOUNT.fullmatch(text.upper().lower())]
    column = max((sum(1 for other in ends if abs(other - edge) < _COLUMN) for edge in ends), default=0)
    return (len(words) >= 2 and column >= 2) or (len(words) >= 1 and column >= 4) or len(words) >= 5
