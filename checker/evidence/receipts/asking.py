"""Photos to ask for and friendly questions that more than one receipt check needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.evidence.receipts.check import Words

WHOLE_PAPER: Words = {
    "zh": "把整张小票摊平，从店名到最后一行，正上方拍一张，数字要清楚。",
    "en": "The whole receipt laid flat, from the shop's name to the last line, taken from above with sharp figures.",
}
CLOSE_UP_OF_TAX: Words = {
    "zh": "税率、税额和合计那几行的近照。",
    "en": "A close photo of the lines with the tax rate, the tax and the total.",
}
CLOSE_UP_OF_HEAD: Words = {
    "zh": "小票最上面的近照：店名、地址、税号和日期。",
    "en": "A close photo of the top of the receipt: shop, address, tax number and date.",
}
BOTH_PAPERS: Words = {
    "zh": "小票和刷卡单放在一起拍一张，卡号用手指或贴纸遮住。",
    "en": "Receipt and card slip side by side in one photo, with the card number covered.",
}

ASK_WHOLE_PAPER: Mapping[str, Sequence[str]] = {
    "zh": ("方便把整张小票摊平再拍一张吗？有几行数字我想看清楚一点。",),
    "en": ("Could you lay the whole receipt flat and take another photo? I would like to see some figures clearly.",),
}
ASK_SHOP: Mapping[str, Sequence[str]] = {
    "zh": ("请问是在哪个国家、哪座城市、哪家店买的？", "小票上的店名、地址和日期能拍清楚一点吗？"),
    "en": (
        "In which country, city and shop was it bought?",
        "Could you show shop, address and date on the receipt more clearly?",
    ),
}
ASK_SLIP: Mapping[str, Sequence[str]] = {
    "zh": ("这张刷卡单和小票是同一笔付款吗？方便放在一起拍一张吗？卡号请遮住。",),
    "en": ("Are the card slip and the receipt one payment? Could you photograph them together, card number covered?",),
}
